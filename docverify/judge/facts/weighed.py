"""Facts x rules -> judged instances: each set of statements that a rule speaks of is judged once.

It is a matter of the facts and of the few words that rules ask the text for. As long as these are the same, the rest of
the text may change.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docverify.claims.equation import Equation
from docverify.facts.fact import Fact, Phase
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
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.worlds import World, worlds
from docverify.judge.judgement import Judgement
from docverify.judge.words import Words
from docverify.kept import Kept
from docverify.rulebook.load import rules

_LAYOUT = frozenset({"dp", "tp", "pp", "ep", "cp"})
_SITE = frozenset({"gpus", "nodes", "gpus_per_node", "gpu_memory", "params", "layers", "heads", "kv_heads", "experts"})


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
    stated = (*worlds(asserted, kept), *worlds(beside, kept))
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


def judged_in(everywhere: Iterable[World], book: Book, name: str = "") -> list[Judged]:
    """Each set of statements once under each rule, or under those that speak of one name."""
    found: dict[tuple[object, ...], Judged] = {}
    for world in everywhere:
        for each in book.instances(world, name):
            key = (each.rule.name, *sorted(s.printing.span for s in each.bound.values()))
            if key not in found:
                taken = book.kept.of(overshot, each)
                found[key] = Judged(taken, book.kept.of(_decided, taken))
    judged = [judged for judged in found.values() if judged.verdict is not Verdict.NOT_JUDGED]
    judged = without_others(judged)
    return [each for each in judged if not (book.grants(each.instance.rule, each.judgement) or _of_two_jobs(each))]


def _of_two_jobs(judged: Judged) -> bool:
    """Whether a rate of the service is held against how the training is laid out, or the other way round."""
    if judged.verdict is not Verdict.DISAGREE:
        return False
    stated = [each for bound in judged.instance.bound.values() for each in bound.stated]
    laid_out = {phase for each in stated if each.key in _LAYOUT for phase in _phases(each)}
    told = {phase for each in stated if each.key not in _LAYOUT and each.key not in _SITE for phase in _phases(each)}
    if laid_out and told and laid_out.isdisjoint(told):
        return True
    return told == {Phase.INFERENCE} and _laid_out_anew(judged.instance)


def _laid_out_anew(found: Instance) -> bool:
    """Whether the section on a service says how it is laid out, and another one the rest: `With TP=8, …`."""
    stated = [(key, each) for key, bound in found.bound.items() for each in bound.stated]
    here = {fact.scope.section for key, each in stated if key in found.results for fact in each.facts}
    places = [{fact.scope.section for fact in each.facts} for _, each in stated if each.key in _LAYOUT]
    return any(each & here for each in places) and any(each.isdisjoint(here) for each in places)


def _phases(stated: Statement) -> set[Phase]:
    return {fact.scope.phase for fact in stated.facts} - {Phase.UNKNOWN}


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
