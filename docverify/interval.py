"""Interval arithmetic on exact rationals; an end is unbounded where it is an infinite float."""

from fractions import Fraction

from docverify.named import NamedTuple
from docverify.rational import ZERO, Rational, lowest

INFINITY = float("inf")
End = Fraction | float

_LARGEST_POWER_BITS = 4096
_LARGEST_BASE, _LARGEST_EXPONENT = 10**9, 32  # of a power that is no whole one
_ROUNDED = Fraction(1, 10**12)


class OutOfRange(ArithmeticError):
    """The result is not a number that a document could mean: a zero divisor, a power too large."""


class Interval(NamedTuple):
    """All values from `low` to `high`, both included."""

    low: End
    high: End

    @property
    def exact(self) -> bool:
        return self.low is self.high or self.low == self.high

    @property
    def middle(self) -> End:
        """The middle, or the bounded end of a half-open interval."""
        if self.low.__class__ is float:
            return self.high
        return self.low if self.low is self.high or self.high.__class__ is float else (self.low + self.high) / 2

    def __neg__(self) -> "Interval":
        low = -self.high
        return Interval(low, low if self.exact else -self.low)

    def __add__(self, other: "Interval") -> "Interval":  # type: ignore[override]
        low = self.low + other.low
        return Interval(low, low if self.exact and other.exact else self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":  # type: ignore[override]
        if self.low > 0 and other.low > 0:
            low = self.low * other.low
            return Interval(low, low if self.exact and other.exact else self.high * other.high)
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: "Interval") -> "Interval":
        if other.low < 0 < other.high or other.low == other.high == 0:
            raise OutOfRange("division by an interval that holds zero")
        return self * Interval(_inverse(other.high, -INFINITY), _inverse(other.low, INFINITY))

    @property
    def divisor(self) -> "Interval":
        """`~100 ms` and `<0.1 ms` reach down to nothing, not below it: what they divide has no upper end."""
        return Interval(ZERO, self.high) if self.low < 0 < self.high else self

    def __pow__(self, exponent: "Interval") -> "Interval":
        if not exponent.exact or not isinstance(exponent.low, Fraction) or exponent.low.denominator != 1:
            return self._rooted(exponent)
        return self._power(int(exponent.low))

    def _rooted(self, exponent: "Interval") -> "Interval":
        """`2^0.75`, of what is above zero, neither tiny nor large, and no large power."""
        if (
            self.low * _LARGEST_BASE < 1
            or self.high > _LARGEST_BASE
            or max(-exponent.low, exponent.high) > _LARGEST_EXPONENT
        ):
            raise OutOfRange("the power is no root")
        ends = [
            float(base) ** float(power) for base in (self.low, self.high) for power in (exponent.low, exponent.high)
        ]
        return Interval(Fraction(min(ends)) * (1 - _ROUNDED), Fraction(max(ends)) * (1 + _ROUNDED))

    def _power(self, exponent: int) -> "Interval":
        if exponent < 0:
            return point(1) / self._power(-exponent)
        ends = [_power(end, exponent) for end in (self.low, self.high)]
        if exponent % 2 == 0 and self.low <= 0 <= self.high:
            return Interval(Fraction(0 if exponent else 1), max(ends))
        return Interval(min(ends), max(ends))

    def meets(self, other: "Interval") -> bool:
        return self.low <= other.high and other.low <= self.high

    def hull(self, other: "Interval") -> "Interval":
        return Interval(min(self.low, other.low), max(self.high, other.high))

    def scaled(self, factor: Fraction) -> "Interval":
        if factor == 1:
            return self
        if factor <= 0 or not self.low or not self.high:
            return self * point(factor)
        low = self.low * factor
        return Interval(low, low if self.high is self.low else self.high * factor)


def point(value: Fraction | int) -> Interval:
    exact = value if value.__class__ is Rational else lowest(value.numerator, value.denominator)
    return Interval(exact, exact)


def _times(a: End, b: End) -> End:
    if a == 0 or b == 0:
        return ZERO
    return a * b


def _inverse(end: End, unbounded: float) -> End:
    """What is as near to nothing as one likes goes in as often as one likes."""
    if not end:
        return unbounded
    return ZERO if end.__class__ is float else 1 / end


def _power(base: End, exponent: int) -> End:
    if isinstance(base, Fraction):
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        if bits * exponent > _LARGEST_POWER_BITS:
            raise OutOfRange("the power is too large")
    return base**exponent
