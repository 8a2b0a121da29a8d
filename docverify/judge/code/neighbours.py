"""Files beside a document -> findings: what other documents of the deployment say and its scripts and files set."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from docverify.claims.collect import collect
from docverify.claims.equation import Equation, Reading
from docverify.claims.status.status import statuses
from docverify.classes import replace
from docverify.document.listing import is_listing, listing
from docverify.document.parse import parse
from docverify.expression import Leaf
from docverify.facts.fact import Fact, Notation
from docverify.facts.facts import facts
from docverify.findings import Edit, Elsewhere, Finding, Repair, Verdict
from docverify.judge.code.compared import Compared, compared
from docverify.judge.code.setups import coded, outright, same
from docverify.judge.compose import composed
from docverify.judge.equations.decide import decide, twice_said
from docverify.judge.facts.worlds import key_of
from docverify.judge.wording import subject, title
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source


class Neighbour(NamedTuple):
    """A file with the facts in it."""

    source: Source
    said: Sequence[Fact]
    code: Sequence[Fact]


@lru_cache(32)
def neighbour(source: Source) -> Neighbour:
    """A document, or a file of settings; every other document of a run is compared with it."""
    document = listing(source) if is_listing(source.path) else parse(source)
    stated = facts(document, collect(document), statuses(document))
    return Neighbour(source, [f for f in stated if f.notation is not Notation.CODE], coded(stated))


def abroad(source: Source, said: Sequence[Fact], neighbours: Sequence[Neighbour]) -> Iterator[Finding]:
    """Values of the text that a neighbour contradicts; of two documents the later one by name is told."""
    for rule in rules().values() if neighbours else ():
        for other in neighbours if rule.check == "elsewhere" else ():
            pairs = dict(_set(said, other.code))
            if not is_listing(other.source.path) and other.source.path < source.path:
                pairs |= dict(_said(said, other.said))
            for here, there in pairs.values():
                if key_of(there) in rule.parameters["names"]:
                    yield _finding(rule, source, here, there, other.source)


def _set(said: Sequence[Fact], code: Sequence[Fact]) -> Iterator[tuple[str, tuple[Fact, Fact]]]:
    for each in compared(code, said):
        for key, here in each.different.items():
            if each.sure or _meant(each, here, each.setup.facts[key]):
                yield key, (here, each.setup.facts[key])


def _meant(each: Compared, said: Fact, fact: Fact) -> bool:
    """Whether one value differs that the text gives by its name: the file was named beside the document on purpose."""
    plain = outright(said, fact) and said.notation in (Notation.KEY, Notation.CELL)
    return plain and len(each.different) == 1 and len(each.agreeing) > 0


def _said(said: Sequence[Fact], others: Sequence[Fact]) -> Iterator[tuple[str, tuple[Fact, Fact]]]:
    """Names that each document gives one value, in plain words, but not the same."""
    for key in dict.fromkeys(map(key_of, said)):
        here, there = _one(key, said), _one(key, others)
        if here is not None and there is not None and not same(here, there):
            yield key, (here, there)


def _one(key: str, facts: Sequence[Fact]) -> Fact | None:
    found = [fact for fact in facts if key_of(fact) == key]
    plain = all(outright(fact, fact) and not fact.scope.alternatives and same(fact, found[0]) for fact in found)
    name = key.partition(".")[0]
    clear = all(same(fact, found[0]) for fact in facts if fact.name == name) if found else False
    return found[0] if plain and clear else None


def _finding(rule: Rule, source: Source, here: Fact, there: Fact, other: Source) -> Finding:
    place = here.printing
    equation = Equation(
        rule.name, (Reading(Leaf(place), "=", Leaf(there.printing)),), place.span, place, place.span, place.flow,
        "code" if there.notation is Notation.CODE else "value", {"first": there.printing}, words=subject(here.name),
    )  # fmt: skip
    judgement = decide(equation)
    if judgement.verdict is not Verdict.DISAGREE:  # what is set is not rounded
        judgement = replace(twice_said(equation), verdict=Verdict.DISAGREE)
    finding = composed(judgement, rule, source)
    where = Elsewhere(other, there.printing.span, title(there.name))
    edits = tuple(Edit(place.span, each.text) for each in finding.expected[:1])
    repair = Repair(edits, False, "take the value of the other file")
    return replace(finding, evidence=(), elsewhere=(where,), repairs=(repair,) if edits else ())
