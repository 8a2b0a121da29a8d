"""Computed interval x printed result -> whether the print stands for it, and under which habit of rounding."""

from fractions import Fraction

from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.interval import Interval
from docverify.judge.equations.intervals import bounded, hedge_width, operand_interval

_CLOSE = Fraction(105, 100)  # how far a cut digit may lie above the print
_TRAILING = Fraction(5, 100)  # how far trailing zeros may stretch a print
_TEN = "10"
_OF_PERCENT = Fraction(45, 1000)  # and one in percent: 95 % are not 90 %

EXACT, CUT, UP, ZEROS = (
    "",
    "digits are cut off, not rounded",
    "whole things are rounded up",
    "trailing zeros are rounded",
)


def stands_for(quantity: Quantity, measure: Measure, computed: Interval) -> str | None:
    """The habit under which the printed number stands for `computed` (in its own unit); None if under no habit."""
    if stands_as_printed(quantity, measure, computed):
        return EXACT
    if quantity.upper is not None or quantity.spread is not None or quantity.hedge is not Hedge.NONE:
        return None
    number = quantity.printed
    least = number.value + number.ulp
    if not (_counts(quantity, measure) and (measure.unit.nouns or quantity.words)):
        least = min(least, number.value * _CLOSE)
    if not _whole(computed) and number.value <= computed.high and computed.low < least:
        return CUT
    if (
        _counts(quantity, measure)
        and not _whole(computed)
        and number.value - 1 < computed.high
        and computed.low <= number.value
    ):
        return UP
    return _zeros(quantity, computed)


def stands_as_printed(quantity: Quantity, measure: Measure, computed: Interval) -> bool:
    """Whether the printed number stands for `computed` without any habit."""
    if operand_interval(quantity, measure).meets(computed):
        return True
    if quantity.upper is not None or quantity.spread is not None:
        return False
    number = quantity.printed
    if quantity.hedge is not Hedge.NONE:
        width = hedge_width(number) if quantity.hedge is Hedge.ABOUT else number.ulp / 2
        return bounded(Interval(number.value - width, number.value + width), quantity.hedge).meets(computed)
    half = number.ulp / 2
    measured = not number.whole or number.ulp > 1 or measure.unit.dimensions or quantity.percent or measure.factor != 1
    close = measured or not computed.exact
    return bool(close) and Interval(number.value - half, number.value + half).meets(computed)


def _counts(quantity: Quantity, measure: Measure) -> bool:
    """Whether the print is a number of whole things."""
    signed = quantity.percent or quantity.ratio or quantity.currency
    return quantity.printed.whole and not signed and measure.factor == 1 and not measure.unit.dimensions


def _whole(computed: Interval) -> bool:
    low = computed.low
    return computed.exact and isinstance(low, Fraction) and low.denominator == 1


def _zeros(quantity: Quantity, computed: Interval) -> str | None:
    """A bare whole number may be rounded to any of its trailing zeros, within five percent; a count may not, and a rate
    of countable things (`450M / 86,400 s = 5,200 requests/s`) only where it does not come out whole. A power of ten has
    one digit: `10^9 / 86,400 = 10^4`."""
    number, unit = quantity.printed, quantity.measure.unit
    if quantity.power and number.text.startswith(_TEN) and not number.text[2:3].isdecimal():
        return ZEROS if Interval(number.value / 2, number.value * 3 / 2).meets(computed) else None
    exact = not number.ulp  # taken as exact, or it would be trailing zeros without an end
    if exact or not number.whole or not number.value or (unit.nouns and (not unit.dimensions or _whole(computed))):
        return None
    step = number.ulp * 10
    while number.value % step == 0:
        stretched = Interval(number.value - step / 2, number.value + step / 2)
        limit = abs(number.value) * (_OF_PERCENT if quantity.percent else _TRAILING)
        near = computed.low - limit <= number.value <= computed.high + limit
        if near and stretched.meets(computed):
            return ZEROS
        step *= 10
    return None
