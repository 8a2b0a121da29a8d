"""Claims -> judgements on values that a text gives for a thing of which it states a bound.

`The link has a line rate of 25 GB/s. We measured 31 GB/s on the link` needs no formula: the text says what cannot be.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims, items_of
from docverify.claims.equation import Equation, Reading
from docverify.claims.status.status import Statuses
from docverify.document.holding import holding
from docverify.document.model import Document, FlowKind
from docverify.expression import Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.bounded import Bound, Held, are_of_one, bounds_in, held_in
from docverify.judge.prose.bounded_columns import bounded_rows
from docverify.judge.prose.bounding import Bounding, bounding
from docverify.kept import Kept

_NEAR = 4  # passages


def out_of_bounds(
    document: Document, claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """Of what nothing else has judged, the values that a bound rules out."""
    judged = judged_places(known)
    for rule in bounding():
        for found in (*_in_text(document, claims, rule, meant, kept), *_in_tables(document, claims, rule)):
            judgement = twice_said(found)
            if judgement.verdict is Verdict.DISAGREE and found.result and found.result.span not in judged:
                yield judgement


def _in_text(document: Document, claims: Claims, rule: Bounding, meant: Statuses, kept: Kept) -> Iterator[Equation]:
    passages = [each for each in claims.passages if each.flow.kind is FlowKind.PARAGRAPH and each.numbers]
    places = {id(each.flow): at for at, each in enumerate(passages)}
    flows = [each.flow for each in passages]
    for at in (places[id(flow)] for flow in holding(rule.sought, flows)):
        for bound in kept.once(bounds_in, passages[at], rule):
            for other in passages[max(0, at - _NEAR) : at + _NEAR + 1]:
                for held in kept.once(held_in, other, rule):
                    if are_of_one(document, bound, held, rule) and all(
                        meant.asserts(each.amount.printing) for each in (bound, held)
                    ):
                        yield _equation(bound, held, rule)


def _in_tables(document: Document, claims: Claims, rule: Bounding) -> Iterator[Equation]:
    printed = items_of(claims.passages)
    for table in document.tables:
        yield from bounded_rows(table, printed, rule)


def _equation(bound: Bound, held: Held, rule: Bounding) -> Equation:
    limit, value = bound.amount.printing, held.amount.printing
    return Equation(
        rule.rule.name, (Reading(Leaf(value), bound.relation, Leaf(limit)),), value.span, value, limit.span, value.flow,
        "value", words=bound.words, evidence=(limit.span,),
    )  # fmt: skip
