"""A judgement -> whether its value, or what it follows from, is an end of a range (`600 GB to 1.1 TB`) that allows it.

Only what lies outside is contradicted. `from 600 GB to 1.1 TB` may tell of a change, and is no such range.
"""

import re
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.reader import read
from docverify.classes import replace
from docverify.expression import Binary, Call, Leaf
from docverify.judge.judgement import Judgement
from docverify.patterns import Worded

_WIDE = Fraction(11, 10)
_REACH, _LEAD = 64, 24  # characters to the other end; before the first one
_JOINED = Worded(r"[\s*_]*{ends_joined}[\s*_~≈]*(?:{nearly}\s*)?")
_BETWEEN = Worded(r"{ends_between}[\s*_~≈]*(?:{nearly}\s*)?$")
_AND = Worded(r"[\s*_]*{ends_and}[\s*_~≈]*(?:{nearly}\s*)?")
_CHANGES = Worded(r"{changes_from}[\s*_~≈]*(?:{nearly}\s*)?$")
_COMPUTED = re.compile(r"\s*[=+*×x/÷]")


def holds_within(judgement: Judgement) -> bool:
    """Whether what follows, with either end of what it follows from, lies between the ends, or near as printed."""
    result, expected = judgement.equation.result, judgement.expected
    if result is None or expected is None or result.quantity.upper is not None:
        return False
    ends, factors = _ends(result), _factors(judgement.equation, result, expected.high < expected.low * _WIDE)
    if ends is None and len(factors) == 1:
        return False
    low, high = ends or (result.quantity, result.quantity)
    unit = _unit(result.quantity)
    least, most = (_value(low) - _open(low)) / unit, (_value(high) + _open(high)) / unit
    return least <= expected.high * max(factors) and expected.low * min(factors) <= most


def _factors(equation: Equation, result: Printing, of_one: bool) -> list[Fraction]:
    """What the result may be multiplied with, as an operand is one end of a range and may be the other one.

    What is computed `of_one` end is so of the first of a range that is printed as one number.
    """
    found = [Fraction(1)]
    waiting = [(side, False) for side in (equation.readings[0].left, equation.readings[0].right)]
    while waiting:
        node, divides = waiting.pop()
        match node:
            case Leaf(Printing() as operand) if operand.span != result.span:
                found += _factor(operand, divides, of_one)
            case Binary(operator, left, right):
                waiting += [(left, divides), (right, divides != (operator == "/"))]
            case Call(_, arguments):
                waiting += [(argument, divides) for argument in arguments]
    return found


def _factor(operand: Printing, divides: bool, of_one: bool) -> list[Fraction]:
    quantity = operand.quantity
    measured = quantity.measure.unit.dimensions or quantity.percent  # no ids
    if quantity.upper is not None and measured and quantity.printed.value:  # `35–50 %`
        wide = quantity.upper.value / quantity.printed.value
        return [1 / wide if divides else wide] if wide > 1 and of_one else []
    ends = _ends(operand)
    if ends is None or not _value(ends[0]):
        return []
    first = ends[0].start == operand.quantity.start
    own, other = map(_value, ends if first else reversed(ends))
    return [own / other if divides else other / own]


def _ends(result: Printing) -> tuple[Quantity, Quantity] | None:
    """The range that the number is an end of, the smaller one first."""
    text, own = result.flow.text, result.quantity
    start, end = max(0, own.start - _REACH), min(len(text), own.end + _REACH)
    found = [item.quantity for item in read(text, start, end) if item.quantity is not None]
    before = [each for each in found if each.end <= own.start][-1:]
    behind = [each for each in found if each.start >= own.end][:1]
    pairs = [(each, own) for each in before] + [(own, each) for each in behind]
    return next((made for low, high in pairs if (made := _range(text, low, high)) is not None), None)


def _range(text: str, low: Quantity, high: Quantity) -> tuple[Quantity, Quantity] | None:
    lead, between = text[max(0, low.start - _LEAD) : low.start], text[low.end : high.start]
    pair = _AND.fullmatch(between) is not None and _BETWEEN.search(lead) is not None
    if not pair and (_JOINED.fullmatch(between) is None or _CHANGES.search(lead) is not None):
        return None
    if _COMPUTED.match(text, high.end) is not None:  # `16 GB - 80 GB = …`
        return None
    if _unfinished(low, high):
        low = replace(low, measures=high.measures, percent=high.percent, currency=high.currency)
    measured = high.measure.unit.dimensions or high.percent  # no ids: `layers 46–59`
    return (low, high) if measured and _kind(low) == _kind(high) and _value(low) < _value(high) else None


def _unfinished(low: Quantity, high: Quantity) -> bool:
    """`50 to 70 s`, `$2 to $3 per hour`: only the second end has the whole unit."""
    unit, whole = low.measure.unit, high.measure.unit
    told = not low.percent and {*unit.dimensions, *unit.nouns} <= {*whole.dimensions, *whole.nouns}
    return told and (high.percent or (unit.dimensions, unit.nouns) != (whole.dimensions, whole.nouns))


def _kind(quantity: Quantity) -> tuple[object, ...]:
    unit = quantity.measure.unit
    return unit.dimensions, unit.nouns, quantity.percent, quantity.currency


def _value(quantity: Quantity) -> Fraction:
    return quantity.printed.value * _unit(quantity)


def _unit(quantity: Quantity) -> Fraction:
    return quantity.measure.factor * quantity.measure.unit.factor


def _open(quantity: Quantity) -> Fraction:
    """What its last digit leaves open."""
    return quantity.printed.ulp * _unit(quantity)
