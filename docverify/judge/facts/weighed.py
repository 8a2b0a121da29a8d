"""Facts x rules -> judged instances: each set of statements that a rule speaks of is judged once.

It is a matter of the facts and of the few words that rules ask the text for. As long as these are the same, the rest of
the text may change.
"""

from collections.abc import Iterable, Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.facts.beside_result import without_others
from docverify.judge.facts.blame import Judged, telling
from docverify.judge.facts.competing import NAME, competing
from docverify.judge.facts.consistency import Fits, contradicted, repeated
from docverify.judge.facts.derive import completed
from docverify.judge.facts.names import JOINT
from docverify.judge.facts.overshot import overshot
from docverify.judge.facts.relation import Instance, equation, whole
from docverify.judge.facts.spoken import Book
from docverify.judge.facts.worlds import World, of_block, worlds
from docverify.judge.judgement import Judgement
from docverify.judge.words import Words
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.rulebook.load import rules


class Weighed(NamedTuple):
    """`again` are values that are said again: alike, or so that they exclude each other."""

    judged: tuple[Judged, ...]
    again: tuple[Equation, ...]


class _Last(NamedTuple):
    """What was weighed when the facts were last together, and what the text said of the words that were asked for."""

    weighed: Weighed
    said: dict[str, bool]


def weighed(text: str, facts: Iterable[Fact], apart: Iterable[Fact], kept: Kept) -> Weighed:
    """`apart` are facts that hold each in a scope of its own."""
    asserted, beside = (kept.group(*(fact for fact in each if fact.asserted)) for each in (facts, apart))
    last, heard = kept.of(_never, asserted, beside), kept.of(_silence)
    words = Words(text, *heard)
    heard[:] = [words]
    if not last or any(words.say(each) != said for each, said in last[0].said.items()):
        last[:] = [_Last(_weighed(asserted, beside, Book(words, kept), kept), words.said)]
    return last[0].weighed


def _never(asserted: tuple[Fact, ...], beside: tuple[Fact, ...]) -> list[_Last]:
    return []


def _silence() -> list[Words]:
    return []


def _weighed(asserted: Sequence[Fact], beside: Sequence[Fact], book: Book, kept: Kept) -> Weighed:
    blocks = [fact for fact in beside if of_block(fact.scope.alternatives)]
    others = [fact for fact in beside if not of_block(fact.scope.alternatives)]
    stated = (*worlds([*asserted, *blocks], kept), *worlds(others, kept))
    everywhere = [completed(world, book.deriving, kept) for world in stated]
    judged = (*judged_in(everywhere, book), *_whichever(everywhere, book))
    return Weighed(judged, tuple(_again(everywhere, book)))


def _whichever(everywhere: Iterable[World], book: Book) -> Iterator[Judged]:
    """What counts contradict whichever of two numbers of GPUs is meant, told of the one that is said more often."""
    for world in everywhere:
        said = [{j.instance.rule.name: j for j in _of(each, book)} for each in competing(world)]
        for name, first in said[0].items() if said else ():
            if all(name in each and each[name].verdict is Verdict.DISAGREE for each in said):
                yield first


def _of(world: World, book: Book) -> Iterator[Judged]:
    """What the exact rules say of the GPUs in a world."""
    for each in judged_in([world], book, NAME):
        if NAME in each.instance.bound and each.instance.rule.parameters.get("exact"):
            yield each


def judged_in(everywhere: Sequence[World], book: Book, name: str = "") -> list[Judged]:
    """Each set of statements once under each rule, or under those that speak of one name."""
    found: dict[tuple[object, ...], Judged] = {}
    known: set[tuple[object, ...]] = set()
    for world in everywhere:
        for each in book.instances(world, name):
            key = (each.rule.name, *sorted(s.printing.span for s in each.bound.values()))
            values = (each.rule.name, *sorted((n, s.printing.quantity.printed.value) for n, s in each.bound.items()))
            again = values in known and of_block(world.branches)  # a block that says it once more
            known.add(values)
            if key not in found and not again:
                taken = book.kept.of(overshot, each)
                found[key] = Judged(taken, book.kept.of(_decided, taken))
    judged = [judged for judged in found.values() if judged.verdict is not Verdict.NOT_JUDGED]
    if not judged:
        return []
    from docverify.judge.facts.two_jobs import of_two_jobs
    from docverify.judge.facts.undecided import undecided

    judged = without_others(judged)
    return [
        each
        for each in judged
        if not (
            book.grants(each.instance.rule, each.judgement)
            or of_two_jobs(each, everywhere)
            or undecided(each, everywhere)
        )
    ]


def _decided(found: Instance) -> Judgement:
    """Counts must fit exactly; other values as far as their digits go."""
    if found.rule.parameters.get("exact"):
        return decide(whole(found))
    stated = next((e for name in found.results if (e := equation(found, name)) is not None), None)
    return decide(stated or whole(found))


def _for(judged: Judged, name: str) -> bool:
    """Whether it says something for the value of a name that the rule holds: a reading without it says nothing."""
    readings = judged.instance.readings[: 1 if judged.verdict is Verdict.AGREE else None]
    return telling(judged.instance) and all(name in formula.names for _, formula in readings)


def _again(everywhere: Sequence[World], book: Book) -> Iterator[Equation]:
    def fits(world: World, name: str) -> Fits:
        key = name.replace(".", JOINT)
        judged = [each for each in judged_in([world], book, name) if key in each.instance.bound]
        broken = frozenset(each.instance.rule.name for each in judged if each.verdict is Verdict.DISAGREE)
        held = (each for each in judged if each.verdict is not Verdict.DISAGREE)
        return Fits(frozenset(each.instance.rule.name for each in held if _for(each, key)), broken)

    for rule in rules().values():
        for world in everywhere if rule.check == "consistency" else ():
            yield from contradicted(rule, world, fits)
            yield from repeated(rule, world)
