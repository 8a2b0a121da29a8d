"""Numbers of a plan x roles -> judgements: a number whose words say what it is must fit what the others give.

Words alone bind loosely, so much is granted: a number is wrong only if no value that the document states anywhere, in
any of its formats, of one device or of all, comes to it under any role that its words allow.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from fractions import Fraction
from itertools import islice
from math import log

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import BOUNDS
from docverify.claims.status.standing import Status
from docverify.claims.status.status import Statuses
from docverify.document.model import Document, Flow
from docverify.expression import leaves
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.interval import point
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement
from docverify.judge.plans.book import Role, book
from docverify.judge.plans.equation import equation_of
from docverify.judge.plans.explained import explained
from docverify.judge.plans.fit import fit, may_be_shared, tolerance
from docverify.judge.plans.given import Given, Ruled, given_of, ruled_of, same_as_before
from docverify.judge.plans.mentions import mentions
from docverify.judge.plans.numbers import Said, numbers, unread_of
from docverify.judge.plans.open import open_to
from docverify.judge.plans.unexcused import unexcused
from docverify.judge.plans.value import Value
from docverify.judge.plans.values import Values, asked_for
from docverify.judge.plans.wrong import Wrong
from docverify.kept import Kept

_CANDIDATES = 60_000
_ALIKE = 0.5  # such values may be of two runs; of one device and of all they are further apart


def planned(
    document: Document,
    claims: Claims,
    facts: Sequence[Fact],
    meant: Statuses,
    known: Sequence[Judgement],
    topics: frozenset[str],
    kept: Kept,
) -> Iterator[Judgement]:
    """Judgements on what no rule has contradicted yet."""
    topics = kept.same(topics)
    every = [kept.once(ruled_of, group, topics) for group in numbers(document, claims.passages, kept)]
    ruled = [each for group in every for each in group if each.plain and _asserted(each.said.printing, meant)]
    ruled = open_to(ruled, claims.equations, known) if ruled else []
    text = "\n".join(flow.text for flow in _flows(document)) if ruled else ""
    ruled = unexcused(ruled, text, kept) if ruled else []
    if not ruled:
        return
    asked = kept.same(asked_for(frozenset(role.name for each in ruled for role in each.roles)))
    given = (each for group in every for each in kept.once(given_of, group, topics, asked))
    given = (each for each in given if _asserted(each.printing, meant))
    values = _values(given, _with_kinds(facts, every, meant), document, text, asked, kept)
    others = [each.said for group in every for each in group]
    unread = kept.same(unread_of(others, facts))
    yield from _contradicted(ruled, others, values, Wrong(known), unread, kept)


def _contradicted(
    ruled: Sequence[Ruled],
    others: Sequence[Said],
    values: Values,
    wrong: Wrong,
    unread: tuple[float, ...],
    kept: Kept,
) -> Iterator[Judgement]:
    for each, roles, _ in reversed(ruled):  # what follows is as a rule said behind what it follows from
        judgement = kept.once(_judged, each, roles, values, unread)
        if judgement is None or wrong.tells(judgement) or explained(each, others, max(map(tolerance, roles))):
            continue
        wrong.add(judgement)
        yield judgement


def _values(
    given: Iterable[Given],
    facts: Iterable[tuple[Fact, str]],
    document: Document,
    text: str,
    asked: frozenset[str],
    kept: Kept,
) -> Values:
    """Made anew only if one of these, or what the text mentions, has changed."""
    if not kept.lasting:
        return Values(tuple(given), tuple(facts), (mentions(text, asked),))
    found = (kept.once(mentions, flow.text, asked) for flow in _flows(document))
    parts = (
        kept.group(*(same_as_before(each, kept) for each in given)),
        kept.group(*(kept.of(_with_kind, *each) for each in facts)),
        kept.group(*(kept.same(each) for each in found if any(each))),
    )
    return kept.once(Values, *parts)


def _with_kind(fact: Fact, kind: str) -> tuple[Fact, str]:
    return fact, kind


def _with_kinds(
    facts: Iterable[Fact], numbers: Iterable[Sequence[Ruled]], meant: Statuses
) -> Iterator[tuple[Fact, str]]:
    """The facts that have a role, with the kinds that they have as numbers."""
    chosen = [fact for fact in facts if fact.name in book().by_fact]
    spans = {fact.printing.span for fact in chosen}
    said = [each.said for group in numbers for each in group if each.said.printing.span in spans]
    kinds = {each.printing.span: each.kind for each in said if _asserted(each.printing, meant)}
    return ((fact, kinds.get(fact.printing.span, "")) for fact in chosen)


def _flows(document: Document) -> Iterator[Flow]:
    yield from document.flows
    for table in document.tables:
        for row in (table.header, *table.rows):
            yield from row
    yield from (fence.flow for fence in document.fences)


def _asserted(each: Printing, meant: Statuses) -> bool:
    return meant.at(each.flow, each.quantity.start, each.quantity.end).status is Status.ASSERTED


def _judged(each: Said, roles: tuple[Role, ...], values: Values, unread: tuple[float, ...]) -> Judgement | None:
    """The judgement on the first of its roles if every one of them that must has something to say, and none fits."""
    if any(_bounded(role, each) or _several(role, each, values) or values.unsure(role) for role in roles):
        return None
    found = []
    for role in roles:
        candidates, asked = list[Value](), fit(each, role)
        with closing(values.judging(role, each)) as every:  # nothing more is computed once one fits
            for candidate in islice(every, _CANDIDATES):
                if asked.holds(candidate):
                    return None
                candidates.append(candidate)
        if not candidates and role.optional:
            continue
        if not candidates or any(map(asked.holds, islice(values.judging(role, each, True), _CANDIDATES))):
            return None
        found.append((role, min(candidates, key=lambda value: abs(log(each.value / value.amount)))))
    if not found:
        return None
    best = found[0]
    if _repeats(best[1], each) or may_be_shared(*best, each, unread):
        return None
    return _wrong(each, *best)


def _wrong(each: Said, role: Role, value: Value) -> Judgement | None:
    equation = equation_of(each, role, value)
    judgement = decide(equation)
    if judgement.verdict is Verdict.NOT_JUDGED:
        unit = each.printing.quantity.measure
        expected = Fraction(value.amount).limit_denominator(10**9) / (unit.factor * unit.unit.factor)
        return Judgement(equation, Verdict.DISAGREE, "", point(expected))
    return judgement if judgement.verdict is Verdict.DISAGREE else None


def _repeats(value: Value, each: Said) -> bool:
    """Whether it would follow from itself, told again elsewhere: `40 requests/s at the peak, twice the mean`."""
    used = [leaf.value for leaf in leaves(value.node) if isinstance(leaf.value, Printing)]
    units = each.printing.quantity.measure.unit.dimensions
    return any(p.amount == each.value and p.quantity.measure.unit.dimensions == units for p in used if units)


def _bounded(role: Role, each: Said) -> bool:
    """Whether no value is stated, but a bound of it."""
    assert role.rule is not None
    return each.printing.quantity.hedge in BOUNDS and "topic" in role.rule.parameters


def _several(role: Role, each: Said, values: Values) -> bool:
    """Whether there are more other values of a role than a plan has, if its page says: they may be of alternatives."""
    assert role.rule is not None
    most = role.rule.parameters.get("others")
    if most is None:
        return False
    ratios = [abs(log(other.amount / each.value)) for other in values.stated(role.name, each)]
    others = [ratio for ratio in ratios if ratio > tolerance(role)]
    return len(others) > most or any(ratio < _ALIKE for ratio in others)
