"""Claims -> judgements on values that a text gives for a thing of which it states a bound.

`The link has a line rate of 25 GB/s. We measured 31 GB/s on the link` needs no formula: the text says what cannot be.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims, items_of
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.status.status import Statuses
from docverify.classes import replace
from docverify.document.holding import holding
from docverify.document.model import Document, FlowKind
from docverify.expression import Leaf, leaves, operations
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.bounded import Bound, Held, bounds_in, held_in
from docverify.judge.prose.bounded_columns import bounded_rows
from docverify.judge.prose.bounding import Bounding, bounding
from docverify.judge.prose.effective import effective
from docverify.judge.prose.percentiles import percentiles
from docverify.kept import Kept
from docverify.patterns import Worded

_PROMISED = Worded(r"\b{own_promise}\b")
_NEAR = 4  # passages
_WORK = (("operation", 1),)
_TRAFFIC = {(("information", 1),), (("information", 1), ("time", -1)), (("time", 1),)}


def out_of_bounds(
    document: Document, claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """Of what nothing else has judged, the values that a bound rules out."""
    judged = judged_places(known)
    for rule in bounding():
        for found in (*_in_text(document, claims, rule, meant, kept), *_in_tables(document, claims, rule)):
            judgement = twice_said(found)
            new = judgement.verdict is Verdict.DISAGREE and found.result and found.result.span not in judged
            if new and not _is_of_several(found, known):
                yield judgement
    yield from percentiles(document, claims, meant, known, kept)
    yield from effective(document, claims, meant, known, kept)
    told = {each.quantity.measure.unit.dimensions for each in claims.printings}
    if _WORK in told:
        from docverify.judge.prose.least_times import least_times  # few texts tell of operations

        yield from least_times(claims, meant, known)
    if told >= _TRAFFIC:
        from docverify.judge.prose.moving_times import moving_times

        yield from moving_times(claims, meant, known)


def _in_text(document: Document, claims: Claims, rule: Bounding, meant: Statuses, kept: Kept) -> Iterator[Equation]:
    passages = [each for each in claims.passages if each.flow.kind is FlowKind.PARAGRAPH and each.numbers]
    places = {id(each.flow): at for at, each in enumerate(passages)}
    flows = [each.flow for each in passages]
    for at in (places[id(flow)] for flow in holding(rule.sought, flows)):
        for bound in kept.once(bounds_in, passages[at], rule):
            from docverify.judge.prose.bound_and_value import are_of_one  # few texts state one

            for other in passages[max(0, at - _NEAR) : at + _NEAR + 1]:
                for held in kept.once(held_in, other, rule):
                    if are_of_one(document, bound, held, rule) and _are_meant(bound, held, meant):
                        yield _equation(bound, held, rule)


def _are_meant(bound: Bound, held: Held, meant: Statuses) -> bool:
    """Whether the author holds both, or promises the value."""
    own = meant.asserts(held.amount.printing) or _PROMISED.search(held.said) is not None
    return own and meant.asserts(bound.amount.printing)


def _in_tables(document: Document, claims: Claims, rule: Bounding) -> Iterator[Equation]:
    printed = items_of(claims.passages)
    for table in document.tables:
        found = [*bounded_rows(table, printed, rule)]
        if found and not any(each.section == table.section and _admits(each.text, rule) for each in document.flows):
            yield from found


def _admits(text: str, rule: Bounding) -> bool:
    """`Prefill is over its budget`: the text itself says that a bound is broken."""
    return rule.calls(text) and rule.unless.search(text) is not None


def _is_of_several(found: Equation, known: Sequence[Judgement]) -> bool:
    """Whether the text computes with the bound, and of no one is more said: `a cap of 700 W; 8 × 700 W = 5.6 kW, hosts
    draw 9 kW`."""
    value, limit = found.result, next((each for each in found.printings if each is not found.result), None)
    if value is None or limit is None:
        return False
    if any(power < 0 and noun != "time" for noun, power in value.quantity.measure.unit.nouns):
        return False
    return any(
        _prints_alike(each, limit)
        for equation in known
        if equation.equation.flow is limit.flow
        for each in _operands(equation.equation)
    )


def _operands(equation: Equation) -> Iterator[Printing]:
    for reading in equation.readings:
        for side in (reading.left, reading.right):
            if operations(side):
                yield from (leaf.value for leaf in leaves(side) if isinstance(leaf.value, Printing))


def _prints_alike(each: Printing, limit: Printing) -> bool:
    one, other = each.quantity, limit.quantity
    return one.printed.value == other.printed.value and one.measure.unit == other.measure.unit


def _bare(limit: Printing) -> Printing:
    """A bound as the number it is: `cannot do more than 5,200` is none of `more than 5,200`."""
    if limit.quantity.hedge is Hedge.ABOUT:
        return limit
    return Printing(replace(limit.quantity, hedge=Hedge.NONE), limit.flow)


def _equation(bound: Bound, held: Held, rule: Bounding) -> Equation:
    limit, value = _bare(bound.amount.printing), held.amount.printing
    return Equation(
        rule.rule.name, (Reading(Leaf(value), bound.relation, Leaf(limit)),), value.span, value, limit.span, value.flow,
        "value", words=bound.words, evidence=(limit.span,),
    )  # fmt: skip
