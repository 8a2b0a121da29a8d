"""Quantity -> what the printed number stands for: an interval, by its rounding, its hedge and its bound."""

from fractions import Fraction
from functools import lru_cache

from docverify.claims.numbers.quantity import Hedge, Measure, Printed, Quantity
from docverify.dimensions import in_money
from docverify.interval import INFINITY, Interval

_HEDGE = Fraction(5, 100)  # what a hedged number may be off at least
_WHOLE_OPERAND = Fraction(10, 100)  # and what a whole operand may be off at most
_SETTING = Fraction(5, 100)  # and a share like `0.4`, which is rather chosen than measured
_TENTH = Fraction(1, 10)
_HALF = Fraction(1, 2)
_WHOLE_UNITS = (Fraction(1), Fraction(8))  # bit and byte are counted, not measured


@lru_cache(1024)
def operand_interval(quantity: Quantity, measure: Measure) -> Interval:
    """What the printed number stands for, before scale and unit."""
    printed = _printed_interval(quantity, quantity.printed, measure)
    if quantity.upper is not None:
        printed = printed.hull(_printed_interval(quantity, quantity.upper, measure))
    if quantity.spread is not None:
        value, spread = quantity.printed.value, quantity.spread.value
        printed = printed.hull(Interval(value - spread, value + spread))
    return bounded(printed, quantity.hedge)


def bounded(interval: Interval, hedge: Hedge) -> Interval:
    """The interval that a bound opens."""
    if hedge in (Hedge.AT_LEAST, Hedge.MORE):
        return Interval(interval.low, INFINITY)
    if hedge in (Hedge.AT_MOST, Hedge.LESS):
        return Interval(-INFINITY, interval.high)
    return interval


def _printed_interval(quantity: Quantity, number: Printed, measure: Measure) -> Interval:
    half = Fraction(0) if _exact(quantity, number, measure) else number.ulp / 2
    if quantity.hedge is Hedge.ABOUT:
        rough = number.ulp if quantity.upper is not None else Fraction(0)  # `roughly 1-2 weeks`: each end is
        half = max(half, hedge_width(number), rough)
    return Interval(number.value - half, number.value + half)


def hedge_width(number: Printed) -> Fraction:
    """± one in the last significant digit and at least 5 %; what is taken as exact has no last digit. Of a single digit
    one is too much: it may be rounded, and what it is rounded from 5 % off. `~1.5 hours` may be rounded to halves."""
    last = number.ulp
    if last == _TENTH and number.value % 1 == _HALF and abs(number.value) > 1:
        return max(_HALF / 2, abs(number.value) * _HEDGE)
    if number.whole and last:
        while number.value and number.value % (last * 10) == 0:
            last *= 10
    off = abs(number.value) * _HEDGE
    return max(last / 2 + off if abs(number.value) < 10 * last else last, off)


def _exact(quantity: Quantity, number: Printed, measure: Measure) -> bool:
    """Whole numbers are counts unless a measured unit, a scale or a percent sign makes them rounded values."""
    if not number.whole or quantity.percent or quantity.ratio or measure.factor != 1:
        return not number.ulp
    dimensions = measure.unit.dimensions
    return (
        not dimensions
        or quantity.currency
        or in_money(dimensions)
        or (dimensions == (("information", 1),) and measure.unit.factor in _WHOLE_UNITS)
    )


def computed_with(interval: Interval, printed: Printed) -> Interval:
    """An operand may have been rounded, but not so that one digit loses its meaning."""
    value = printed.value
    most = abs(value) * (_WHOLE_OPERAND if printed.whole else _SETTING)
    return Interval(max(interval.low, value - most), min(interval.high, value + most))


def is_setting(quantity: Quantity) -> bool:
    """The `0.4` of `0.4 × 989 TFLOPS`, the `0.01%` of `0.01% × 365 × 24 h`."""
    printed = quantity.printed
    chosen = quantity.percent or (quantity.bare and printed.ulp == _TENTH)
    return chosen and 0 < printed.value < 1
