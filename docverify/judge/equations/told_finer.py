"""Judgements on rounded operands -> granted, where finer ones stand elsewhere: `3.5% (61,000 vs 59,000)`."""

from collections.abc import Iterable, Sequence
from itertools import islice, product

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.quantity import Printed
from docverify.classes import replace
from docverify.expression import Leaf, Node, replaced
from docverify.findings import Verdict
from docverify.judge.equations.decide import holds
from docverify.judge.judgement import Judgement
from docverify.source import Span

_GRANTED = "with the finer figures that stand elsewhere"
_ROUND, _DIGITS = 100, 2  # a rounded number ends on so much, and keeps so many digits
_MOST = 3  # finer figures for one number
_PAIRS = 16


def with_finer(judgement: Judgement, printings: Sequence[Printing]) -> Judgement:
    """A percentage of two rounded numbers may have been computed from what they are rounded from."""
    equation = judgement.equation
    if judgement.verdict is not Verdict.DISAGREE or equation.result is None or not equation.result.quantity.percent:
        return judgement
    rounded = {each.span: each for each in equation.printings if each is not equation.result and _is_round(each)}
    finer = [
        [(at, value) for value in (each.quantity.printed, *_finer(each, printings))] for at, each in rounded.items()
    ]
    for chosen in islice(product(*finer), 1, _PAIRS):
        if holds(_with(equation, dict(chosen))):
            return replace(judgement, verdict=Verdict.AGREE_IF, reading=_GRANTED, expected=None)
    return judgement


def _is_round(each: Printing) -> bool:
    printed = each.quantity.printed
    return printed.whole and printed.value > 0 and printed.value % _ROUND == 0 and printed.significant >= _DIGITS


def _finer(each: Printing, printings: Iterable[Printing]) -> list[Printed]:
    """What others are rounded to by it, in the same scale; without unit it may be of any."""
    quantity, value, step = each.quantity, each.quantity.printed.value, _ROUND
    while value % (step * 10) == 0:
        step *= 10
    found = {
        other.quantity.printed.value: other.quantity.printed
        for other in printings
        if other.quantity.measure.factor == quantity.measure.factor
        and 0 < abs(other.quantity.printed.value - value) * 2 <= step
        and (quantity.bare or other.quantity.measure.unit == quantity.measure.unit)
    }
    return [*found.values()][:_MOST]


def _with(equation: Equation, values: dict[Span, Printed]) -> Equation:
    def finer(leaf: Leaf) -> Node:
        operand = leaf.value
        if not isinstance(operand, Printing) or operand.span not in values:
            return leaf
        return Leaf(Printing(replace(operand.quantity, printed=values[operand.span]), operand.flow))

    readings = (
        replace(each, left=replaced(each.left, finer), right=replaced(each.right, finer)) for each in equation.readings
    )
    return replace(equation, readings=tuple(readings))
