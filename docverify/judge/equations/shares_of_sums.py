"""A share that the amount before it is not -> granted, where it is that of all amounts before.

`1.1 GB weights and 0.8 GB cache (3% of 64 GB)`
"""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.expression import leaves
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.patterns import Worded

_JOINED = Worded(r"(?:(?!{stops_a_sum})[^\n]){0,48}?{joins_terms}(?:(?!{stops_a_sum})[^\n]){0,24}?")
_COMMA = Worded(r"(?:(?!{stops_a_sum})[^\n]){0,48}?[,，]\s?")
_GRANTED = "the share is that of the sum before it"
_MOST = 4  # terms


def granting_sums(judgement: Judgement) -> Judgement:
    """What is contradicted as the share of one amount may be that of all that are added before."""
    equation, expected = judgement.equation, judgement.expected
    result = equation.result
    if judgement.verdict is not Verdict.DISAGREE or result is None or expected is None:
        return judgement
    share = next((q for q in _operands(judgement) if q.percent and q.printed.value), None)
    if share is None or isinstance(expected.middle, float):
        return judgement
    unit = result.quantity.measure.factor * result.quantity.measure.unit.factor
    slack = expected.middle * share.printed.ulp / share.printed.value / 2
    if any(abs(total / unit - expected.middle) <= slack for total in _sums(judgement, result)):
        return replace(judgement, verdict=Verdict.AGREE_IF, reading=_GRANTED, expected=None)
    return judgement


def _operands(judgement: Judgement) -> Iterator[Quantity]:
    for reading in judgement.equation.readings[:1]:
        found = (*leaves(reading.left), *leaves(reading.right))
        yield from (leaf.value.quantity for leaf in found if isinstance(leaf.value, Printing))


def _sums(judgement: Judgement, result: Printing) -> Iterator[Fraction]:
    """Of the amount and those of its kind before it, joined by words, from the nearest on."""
    text, last = result.flow.text, result.quantity
    before = [i.quantity for i in judgement.equation.context if i.quantity is not None and i.end <= last.start]
    total, between = _amount(last), _JOINED
    for each in reversed(before[-_MOST:]):
        alike = each.measure.unit.dimensions == last.measure.unit.dimensions and bool(each.measure.unit.dimensions)
        if not alike or between.fullmatch(text, each.end, last.start) is None:
            return
        total, last, between = total + _amount(each), each, _COMMA
        yield total


def _amount(each: Quantity) -> Fraction:
    return each.printed.value * each.measure.factor * each.measure.unit.factor
