"""Row -> the computation with amounts near its result that a slip of the pen makes of it, where that is no coincidence.

What words do not say, numbers may: that swapping two digits makes a number just what two others near it give is
unlikely to come about by itself. How unlikely is told by how many ways there are that are as simple, how many numbers
a slip may make of the print, and how many digits agree. Nothing is told where something as simple comes to the number
as it is printed.
"""

from collections.abc import Iterator, Sequence
from math import log
from typing import NamedTuple

from docverify.claims.equation import Equation, Reading
from docverify.expression import Leaf
from docverify.judge.equations.misprints import swapped
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.rows import Row, is_given
from docverify.judge.prose.settled import EVERYWHERE
from docverify.judge.prose.simple_shares import Ratio, ratios
from docverify.judge.prose.simple_values import Near, amounts_near, values
from docverify.judge.prose.simple_ways import Way, products, raised, slack_of, sums

_BEFORE, _AFTER = 9, 2  # amounts around a result
_FEWEST = 3  # digits
_SEVERAL = 16  # of one thing: so many times an amount is nothing new
_LIKELY = 0.03  # more such ways by accident, and nothing is told
_SAID = 0.06  # the same for a number that is said to follow
_SIMPLER = 0.5  # by how much it must be simpler than what explains the result
_PLAIN = 1.0  # what is as simple as this explains anything
_FAR_FETCHED = 3.7
_CLOSE, _HEDGED = 0.004, 0.05
_ROUGH = 0.03  # of a number: what is printed so roughly stands for too much
_OFF = 0.02  # a slip that changes less may be a measurement
_SPAN, _REACH = 8.0, 50.0  # results of such a computation lie within four orders of magnitude, mostly within two
_ALIKE = 1000  # values that differ by a thousandth are two
_BINARY = (1.0, 1.024, 1 / 1.024, 1.024**2, 1 / 1.024**2, 1.024**3, 1 / 1.024**3)


class _Found(NamedTuple):
    chance: float
    way: Way | Ratio


def slip_of(row: Row) -> tuple[Equation, Row] | None:
    """The equation for the result and the row with what it rests on."""
    slips = _slips(row.result) if _may_be_told(row.result) and not row.supposed else []
    if not slips or (is_given(row) and not row.said):
        return None
    pool = _pool(row)
    if len(pool) <= 1 or any(_repeats(each, row.result) for each in pool):
        return None
    near = amounts_near(row.result, pool)
    off = _off(row.result)
    if not any(_is_slip(value, row.result, slips, off) for value in _values(*near)):
        return None
    ways, known = _known_ways(*near)
    found = [each for each in _slipped(row.result, slips, ways, off) if each.way.cost + _SIMPLER <= known]
    best = min(found, key=lambda each: each.chance, default=None)
    if best is None or best.chance > (_SAID if row.said else _LIKELY):
        return None
    used = tuple(each for each in best.way.used if each not in row.inputs)
    reading = Reading(best.way.node, "=", Leaf(row.result.printing))
    equation = equation_of(row.result.printing, (reading,), [each.printing for each in best.way.used])
    return equation, row._replace(inputs=(*used, *row.inputs))


def _may_be_told(result: Amount) -> bool:
    """Whether it has enough digits: of fewer, swapping two makes what something near comes to soon enough."""
    digits = result.printing.quantity.printed.significant
    return result.value > 0 and digits >= _FEWEST and (result.sure or result.share)


def _pool(row: Row) -> list[Amount]:
    """The amounts right before the result, and those of its sentence right behind it."""
    result = row.result
    near = [each for each in (*row.before.amounts, *row.inputs) if (each.sure or each.share) and each.value > 0]
    near = [each for each in near if each.sentence != EVERYWHERE]
    behind = [each for each in near if each.printing.flow is result.printing.flow and each.start > result.start]
    before = [each for each in near if each not in behind]
    return [*before[-_BEFORE:], *(each for each in behind if each.sentence == result.sentence)][: _BEFORE + _AFTER]


def _repeats(each: Amount, result: Amount) -> bool:
    """Whether it is the amount again, or so many times it: two at $3.67 are $7.34."""
    if each.share is not result.share or each.measured != result.measured:
        return False
    ratio = max(each.value / result.value, result.value / each.value)
    return round(ratio) <= (_SEVERAL if each.measured else 1) and abs(ratio / round(ratio) - 1) < _CLOSE


def _ways(near: Near, pool: Sequence[Near]) -> Iterator[Way | Ratio]:
    if _is_ratio(near.amount):
        yield from ratios(near, pool)
        return
    yield from products(near, pool)
    yield from sums(near, pool)
    yield from raised(near, pool)


def _values(near: Near, pool: Sequence[Near]) -> Iterator[float]:
    """Of the ways that may be told of."""
    return (way.value for way in ratios(near, pool)) if _is_ratio(near.amount) else values(near, pool)


def _is_ratio(result: Amount) -> bool:
    return result.share or result.printing.quantity.ratio


def _known_ways(near: Near, pool: Sequence[Near]) -> tuple[list[Way | Ratio], float]:
    """All ways, and how far-fetched the simplest is that comes to what is printed; none if that explains all."""
    result = near.amount
    off = _printed(result) + _CLOSE + (_HEDGED if result.printing.quantity.hedge else 0)
    bases = _BINARY if "information" in dict(result.measured) else _BINARY[:1]
    ways: list[Way | Ratio] = []
    known = _FAR_FETCHED + 1
    for way in _ways(near, pool):
        ways.append(way)
        if way.cost < known and any(abs(way.value * base / result.value - 1) <= way.slack + off for base in bases):
            known = way.cost
            if known < _PLAIN:
                return [], known
    return ways, known


def _printed(result: Amount) -> float:
    """By what share a number may be off from its print; one that ends on zeros is rounded."""
    number = result.printing.quantity.printed
    rounded = number.whole and number.significant < len(number.text.replace(",", ""))
    return max(slack_of(result), 10.0**-number.significant / 2 if rounded else 0)


def _slips(result: Amount) -> list[float]:
    """What swapping two digits multiplies the number by; nothing where it is printed too roughly to tell."""
    number = result.printing.quantity.printed
    if _off(result) >= _ROUGH:
        return []
    whole = len(str(int(number.value)))  # as many digits before the point: none begins with a zero
    orders = (
        each for each in swapped(number.text) if (each < 1) == (number.value < 1) and len(str(int(each))) == whole
    )
    slips = (float(each / number.value) for each in orders)
    return [each for each in slips if abs(each - 1) > _OFF]


def _off(result: Amount) -> float:
    number = result.printing.quantity.printed
    return max(_printed(result), float(number.ulp / number.value) / 2)


def _slipped(result: Amount, slips: Sequence[float], ways: Sequence[Way | Ratio], off: float) -> Iterator[_Found]:
    """The ways of whose value a slip makes the print of the result, each with how likely such a one is by accident."""
    for way in ways:
        if way.fair and way.cost <= _FAR_FETCHED and _is_slip(way.value, result, slips, off):
            yield _Found(_as_simple(way, result, ways) * len(slips) * 2 * off / _SPAN, way)


def _is_slip(value: float, result: Amount, slips: Sequence[float], off: float) -> bool:
    """Whether a slip makes the print of the result of a value."""
    ratio = value / result.value
    return any(abs(ratio / slip - 1) * slip <= off + 1e-9 for slip in slips)


def _as_simple(way: Way | Ratio, result: Amount, ways: Sequence[Way | Ratio]) -> int:
    """How many values such ways come to, in the reach of the result."""
    near = (each for each in ways if each.cost <= way.cost + 1e-9 and 1 / _REACH < each.value / result.value < _REACH)
    return max(len({round(log(each.value) * _ALIKE) for each in near}), 1)
