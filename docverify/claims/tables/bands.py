"""Printed numbers as bands of floats: quick tests whether a relation holds, before an exact equation is made of it.

Nothing is decided here: a band only says which relations are worth the exact arithmetic of the judge.
"""

from collections.abc import Sequence
from math import log2

from docverify.claims.numbers.quantity import Hedge
from docverify.claims.tables.cells import Value
from docverify.named import NamedTuple

_HEDGED = 0.05
_COUNTED = 1000  # whole numbers below are taken as counts, above as possibly rounded


class Band(NamedTuple):
    low: float
    high: float

    @property
    def width(self) -> float:
        """Relative to the middle."""
        return (self.high - self.low) / abs(self.middle) if self.middle else float("inf")

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def band(value: Value | None, raw: bool = False) -> Band | None:
    """Where the number lies, in base units or `raw` as printed; None for bounds, ranges, and what is not positive."""
    if value is None or not value.plain or value.sign < 0 or value.quantity.printed.value <= 0:
        return None
    number, measure = value.quantity.printed, value.quantity.measure
    scale = 1.0 if raw else float(measure.factor * measure.unit.factor)
    middle, half = float(number.value), float(number.ulp) / 2
    if value.quantity.hedge is Hedge.ABOUT:
        half = max(half, middle * _HEDGED)
    elif number.whole and middle < _COUNTED and not (measure.unit.dimensions or value.quantity.percent):
        half = 0.0
    return Band((middle - half) * scale, (middle + half) * scale) if middle > half else None


def outlier(bands: Sequence[Band]) -> int | None:
    """-1 if all bands share a point, the index of the only one that does not fit, None if more do not fit."""
    lows = sorted(range(len(bands)), key=lambda n: bands[n].low)
    highs = sorted(range(len(bands)), key=lambda n: bands[n].high)
    if bands[lows[-1]].low <= bands[highs[0]].high:
        return -1
    for odd in (lows[-1], highs[0]):
        low = bands[lows[-2] if odd == lows[-1] else lows[-1]].low
        high = bands[highs[1] if odd == highs[0] else highs[0]].high
        if low <= high:
            return odd
    return None


def apart(one: Band, two: Band, three: Band) -> bool:
    """Whether no two of them share a point."""
    lowest, middle, highest = sorted((one, two, three))
    return lowest.high < middle.low and max(lowest.high, middle.high) < highest.low


def plausible(bands: Sequence[Band]) -> bool:
    """Whether so few rows may yet keep a product, or a sum."""
    return outlier(bands) is not None or all(b.low <= 0 <= b.high for b in bands[:-2])


def information(value: Value, agreement: float) -> float:
    """How surprising it is, in bits, that this value fits a relation to within `agreement` (relative).

    Doubling and round decimal numbers fit many relations by chance, so factors 2 and 5 carry little.
    """
    number = abs(value.quantity.printed.value / (value.quantity.printed.ulp or 1))
    whole = number.numerator
    for factor in (2, 5):
        while whole and whole % factor == 0:
            whole //= factor
    by_digits = log2(whole) + 1 if whole > 1 else 0.5
    by_width = log2(1 / agreement) if 0 < agreement < 1 else (0.0 if agreement else by_digits)
    return min(by_digits, by_width, 12.0)


def quotient(bands: list[Band], signs: tuple[int, ...]) -> Band:
    """The first over the product of the others, each to the power of its sign; all are positive."""
    low, high = bands[0]
    for (least, most), sign in zip(bands[1:], signs, strict=True):
        low, high = (low * (1 / most), high * (1 / least)) if sign > 0 else (low * least, high * most)
    return Band(low, high)


def difference(bands: list[Band], signs: tuple[int, ...]) -> Band:
    """The first less the sum of the others, each with its sign."""
    low, high = bands[0]
    for (least, most), sign in zip(bands[1:], signs, strict=True):
        low, high = (low - most, high - least) if sign > 0 else (low + least, high + most)
    return Band(low, high)
