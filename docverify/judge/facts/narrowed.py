"""A world x names -> the world as far as these names go: while they are said alike it is the same object."""

from operator import itemgetter

from docverify.facts.fact import Phase
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.worlds import Branches, World
from docverify.kept import Kept

_Entry = tuple[str, tuple[Statement, ...]]


def narrowed(world: World, names: frozenset[str], kept: Kept) -> World:
    """`names` are those before any point."""
    entries = kept.of(_entries, world, kept)
    found = sorted([each for name in names & entries.keys() for each in entries[name]], key=_place)
    own = frozenset([key for key in world.own if key.partition(".")[0] in names])
    around = kept.same((world.branches, own, world.phases, world.frameworks))
    return kept.of(_narrow, around, *[world_entry for _, world_entry in found])


_place = itemgetter(0)


def _entries(world: World, kept: Kept) -> dict[str, list[tuple[int, _Entry]]]:
    """The values by the names before a point, each with its place among them all."""
    found: dict[str, list[tuple[int, _Entry]]] = {}
    for at, (key, statements) in enumerate(world.values.items()):
        entry = kept.of(_entry, kept.same(key), *statements)
        found.setdefault(key.partition(".")[0], []).append((at, entry))
    return found


def _entry(key: str, *statements: Statement) -> _Entry:
    return key, statements


_Around = tuple[Branches, frozenset[str], frozenset[Phase], frozenset[str]]


def _narrow(around: _Around, *entries: _Entry) -> World:
    branches, own, phases, frameworks = around
    return World(branches, {}, own, phases, frameworks, frozenset()).where(dict(entries))
