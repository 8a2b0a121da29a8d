"""Facts of code x facts of the text -> every setup beside the text: where they agree and where they differ."""

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from docverify.classes import dataclass, replace
from docverify.facts.fact import LOOSE, Fact, Notation
from docverify.judge.code.bounds import comparable, leave_room, of_all, of_each, of_nearest_layout, part_or_all, times
from docverify.judge.code.setups import MOST, Setup, counted, outright, same, setups
from docverify.judge.facts.worlds import key_of
from docverify.rulebook.load import rules

_SEQUENCES = frozenset({"sequence", "request"})
_OF_ENGINE = MOST | {"per_replica"}
_LIMITS = frozenset({"concurrency", "sequence"})
_LONG = 4  # digits of a number that does not come twice by chance
_AGREEING = 2  # so many other values of a command are those of the text
_RANK = "node_rank"
_TELLING = 3  # so many where other commands set something else


@dataclass(frozen=True, slots=True)
class Compared:
    """A setup beside the text: the keys on which they agree, and what the text says of the others."""

    setup: Setup
    agreeing: frozenset[str]
    different: dict[str, Fact]
    near: frozenset[str] = frozenset()  # keys of which the text speaks together with others that are set so

    @property
    def beside(self) -> bool:
        """Whether one value of the engine or the model differs, and its own sentence says others that are set so."""
        return len(self.different) == 1 and self.near >= self.different.keys()

    @property
    def sure(self) -> bool:
        """Whether it sets up what is described; with more differences it sets up something else."""
        return len(self.agreeing) >= _AGREEING * max(1, len(self.different))


def compared(code: Sequence[Fact], said: Sequence[Fact]) -> list[Compared]:
    """Every setup beside the text. Setups that never differ are one deployment: what one shows, all have shown; so are
    those of one block of code."""
    found = [_compared(setup, said) for setup in setups(code)]
    groups: dict[int, list[Compared]] = {}
    for each in found:
        groups.setdefault(0 if _one_deployment(code) else block(each), []).append(each)
    shared = [one for group in groups.values() for one in _shared(group)]
    return [_unrivalled(each, shared) for each in shared]


def block(each: Compared) -> int:
    return next(iter(each.setup.facts.values())).printing.flow.line


def _shared(group: Sequence[Compared]) -> Sequence[Compared]:
    """What one has shown, all have, if they never differ."""
    if not _one_deployment(fact for each in group for fact in each.setup.facts.values()):
        return group
    agreeing = frozenset[str]().union(*(each.agreeing for each in group))
    return [replace(each, agreeing=agreeing - each.different.keys()) for each in group]


def _unrivalled(each: Compared, found: Sequence[Compared]) -> Compared:
    """Without the values that another setup sets otherwise and that may be meant for it."""
    kept = {key: told for key, told in each.different.items() if not any(_rivals(each, other, key) for other in found)}
    return each if len(kept) == len(each.different) else replace(each, different=kept)


def _rivals(each: Compared, other: Compared, key: str) -> bool:
    """Whether another setup sets it otherwise: just as the text says, or it is that of the text as much as this one."""
    fact, section = other.setup.facts.get(key), each.setup.section
    if fact is None or same(fact, each.setup.facts[key]):
        return False
    if block(each) == block(other) and _RANK in {*each.setup.facts, *other.setup.facts}:
        return False  # commands for the nodes of one job
    if same(each.different[key], fact):
        return True
    own = each.sure and each.different[key].scope.section == section != other.setup.section
    return not own and len(each.agreeing) < max(_TELLING, _AGREEING * len(other.agreeing))


def _one_deployment(code: Iterable[Fact]) -> bool:
    first: dict[str, Fact] = {}
    return all(same(first.setdefault(key_of(fact), fact), fact) for fact in code)


def _compared(setup: Setup, said: Sequence[Fact]) -> Compared:
    agreeing, different = set(), {}
    for key, fact in setup.facts.items():
        others = [each for each in said if _of_one(each, fact) and comparable(each, fact, setup)]
        if LOOSE in fact.qualifiers:
            others = [] if any(part_or_all(each, fact) for each in said) else [o for o in others if outright(o, fact)]
        others = of_each([*others, *_batches(fact, said)])
        one = any("per_replica" in each.qualifiers for each in others)
        engines = set() if one else _engines(key, [*said, *setup.facts.values()])
        if any(times(each, fact) in engines for each in others):
            agreeing.add(key)
        elif any(same(each, fact) for each in others):
            sure = any(_tells(each, fact) and same(each, fact) for each in others)
            agreeing |= {key} if sure and fact.printing.quantity.printed.value != 1 else set()
        elif (not engines or _below(others, fact)) and not _seen(fact, others, said):
            near = of_nearest_layout(_near_ones(others, setup), setup, said)
            if _one(near, fact) and not leave_room(near, fact):
                different[key] = next(filter(lambda each: outright(each, fact), near), near[0])
    further = {key: found for key, each in setup.split.items() if (found := _one_of(each, said)) is not None}
    different |= {key: told for key, (told, _) in further.items()}
    facts = setup.facts | {key: fact for key, (_, fact) in further.items()}
    beside = (key for key, told in different.items() if of_all(told, setup, said) and _near(told, setup, said))
    return Compared(replace(setup, facts=facts), frozenset(agreeing), different, frozenset(beside))


def _near(told: Fact, setup: Setup, said: Sequence[Fact]) -> bool:
    """Whether its paragraph says another value that is set so, be it in passing."""
    others = [each for each in said if each.printing.flow is told.printing.flow and each.name != told.name]
    return any(
        fact.name == each.name and each.asserted and same(each, fact) and fact.printing.quantity.printed.value != 1
        for fact in setup.facts.values() for each in others
    )  # fmt: skip


def _of_one(said: Fact, fact: Fact) -> bool:
    """Whether both speak of the same thing: experts in total are those of all layers, which no flag sets, and what is
    stored in 8 bits may be computed with in 16."""
    if said.name == "bytes_per_param" and said.printing.quantity.printed.value <= 1 and times(said, fact) < 1:
        return False
    return said.name == fact.name and not (said.name == "experts" and "total" in said.qualifiers)


def _batches(fact: Fact, said: Sequence[Fact]) -> Iterator[Fact]:
    """How many sequences may be in a batch is what an engine's flag for those in flight sets."""
    for each in said if fact.name == "concurrency" else ():
        nouns = {noun for noun, _ in each.printing.quantity.measure.unit.nouns}
        if each.name == "batch" and each.qualifiers & _OF_ENGINE and nouns <= _SEQUENCES and not _mixed(each):
            yield replace(each, name=fact.name, qualifiers=fact.qualifiers | each.qualifiers & {"per_replica"})


def _mixed(fact: Fact) -> bool:
    """Whether it is of a phase or a pool."""
    return any(each.startswith("per_") and each not in ("per_replica", "per_step") for each in fact.qualifiers)


def _one_of(each: Sequence[Fact], said: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """What the text says outright, and the only one of a file's settings that is not so."""
    told = [fact for fact in said if fact.name == each[0].name]
    wrong = [fact for fact in each if not any(same(other, fact) for other in told)]
    clear = _one(told, each[0]) and any(_tells(fact, each[0]) for fact in told)
    one = len(wrong) == 1 and wrong[0].printing.quantity.printed.value != 1
    return (told[0], wrong[0]) if clear and one else None


def _tells(said: Fact, fact: Fact) -> bool:
    """Whether the text says so much: outright, or in a count or by the words around it, not in passing."""
    seen = {*said.scope.alternatives} <= {*fact.scope.alternatives}
    noun = said.notation in (Notation.NOUN, Notation.CUE) and seen and "mentioned" not in said.qualifiers
    return outright(said, fact) or (noun and counted(said, fact))


def _one(others: Sequence[Fact], fact: Fact) -> bool:
    """Whether the text gives the name one value, wherever it does, and says it outright or counts it in passing."""
    plain = all(outright(each, fact) or counted(each, fact) for each in others)
    return bool(others) and plain and all(same(each, others[0]) for each in others)


def _engines(key: str, said: Sequence[Fact]) -> set[Fraction]:
    """How many there are of what the flag is set for, if it is set for one of several: the engine of a replica."""
    names = {name for rule in rules().values() for name in rule.parameters.get("of_one", {}).get(key, ())}
    return {f.printing.quantity.printed.value for f in said if f.name in names and f.asserted} - {Fraction(1)}


def _near_ones(others: Sequence[Fact], setup: Setup) -> Sequence[Fact]:
    """What its own section says, if it does: other sections may speak of another deployment."""
    return [each for each in others if each.scope.section == setup.section] or others


def _below(others: Sequence[Fact], fact: Fact) -> bool:
    """Whether one engine takes more sequences than all may, so that it does not matter how many there are."""
    return bool(others) and all(times(each, fact) < 1 and _sequences(each) for each in others)


def _seen(fact: Fact, others: Sequence[Fact], said: Sequence[Fact]) -> bool:
    """Whether the author has seen both; so many sequences as an engine may run are a batch of the text, others are
    those that run."""
    batches = (each for each in said if fact.name == "concurrency" and each.name == "batch")
    return any(_told(each, fact) for each in others) or any(times(each, fact) == 1 for each in batches)


def _told(said: Fact, fact: Fact) -> bool:
    """Whether the paragraph says the very number that is set too, of something else: the author has seen both."""
    if fact.name not in _LIMITS and (len(fact.printing.text) < _LONG or fact.name == "experts"):
        return False
    return fact.printing.text in re.findall(r"\d+", said.printing.flow.text.replace(",", ""))


def _sequences(fact: Fact) -> bool:
    """Requests and users may wait in front of the engines, sequences are in them."""
    return ("sequence", 1) in fact.printing.quantity.measure.unit.nouns
