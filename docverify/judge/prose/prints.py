"""Amount -> how far off what it stands for may be, and the slips of the pen of which its print may be one.

All are shares of what is printed.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction

from docverify.claims.numbers.quantity import Hedge
from docverify.judge.equations.misprints import changed, swapped
from docverify.judge.prose.amount import Amount
from docverify.named import NamedTuple

_ROUND, _LITTLE, _HEDGED = 0.006, 0.02, 0.06
_ROUGH = 0.06  # what is printed so roughly stands for too much
_OFF, _MUCH = 0.02, 0.1  # a slip that changes less may be a measurement
_TELLING = 3  # digits that tell where the point belongs
_POINTS = (10.0, 0.1, 100.0, 0.01)


class Slip(NamedTuple):
    """What was meant, how far that may be off, and how many prints such slips make."""

    meant: float
    off: float
    several: int


def slack_of(each: Amount) -> float:
    """How far off an operand may be. Whole things are exact, and one computes with other whole numbers as printed."""
    quantity = each.printing.quantity
    number = quantity.printed
    if quantity.hedge is not Hedge.NONE:
        return _HEDGED
    counted = number.whole and quantity.measure.factor == 1 and not quantity.measure.unit.dimensions
    if (counted and not quantity.percent) or not number.value:
        return 0.0
    off = float(number.ulp) / 2 / abs(float(number.value))
    return min(off, _ROUND if number.whole else _LITTLE)


def rounding_of(each: Amount) -> float:
    """How far off a result may be; a whole one that ends on zeros is rounded."""
    number = each.printing.quantity.printed
    rounded = number.whole and number.significant < len(number.text.replace(",", ""))
    return max(slack_of(each), 10.0**-number.significant / 2 if rounded else 0.0)


def rounds_to(one: Amount, other: Amount) -> bool:
    """Whether one is printed for the other with fewer digits: `41,500` for 41,480."""
    return abs(one.value - other.value) <= max(rounding_of(each) * abs(each.value) for each in (one, other))


def swaps_of(each: Amount) -> list[Slip]:
    """Two digits swapped; none where that cannot be told."""
    return _other(each, swapped, _OFF) if is_clear(each) else []


def slips_of(each: Amount) -> list[Slip]:
    """One digit another one, or the point of three elsewhere: such explain too much, unless words tell what it is."""
    if not is_clear(each):
        return []
    telling = each.printing.quantity.printed.significant >= _TELLING
    points = (Slip(point, _off(each) * point, 2 * len(_POINTS)) for point in _POINTS if telling)
    return [*(slip._replace(several=2 * slip.several) for slip in _other(each, changed, _MUCH)), *points]


def is_clear(each: Amount) -> bool:
    """Whether it is not printed so roughly that it stands for anything."""
    return _off(each) < _ROUGH


def _off(each: Amount) -> float:
    number = each.printing.quantity.printed
    return max(rounding_of(each), float(number.ulp) / float(number.value) / 2)


def _other(each: Amount, slip: Callable[[str], Iterable[Fraction]], least: float) -> list[Slip]:
    number, off = each.printing.quantity.printed, _off(each)
    value = float(number.value)
    whole = len(str(int(value)))  # as many digits before the point: none begins with a zero
    orders = (order for order in slip(number.text) if order and len(str(int(order))) == whole)
    if number.whole:  # a round number is as round when two digits are swapped
        orders = (order for order in orders if len(str(order).rstrip("0")) <= number.significant)
    meant = [float(order) / value for order in orders]
    meant = [order for order in meant if abs(order - 1) > least]
    return [Slip(order, off, len(meant)) for order in meant]
