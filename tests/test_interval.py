"""Interval arithmetic: what is computed from points inside lies inside, and nothing grows without bound."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from docverify.interval import INFINITY, Interval, OutOfRange, point

VALUES = st.fractions(min_value=-1000, max_value=1000, max_denominator=60)
ENDS = VALUES | st.just(INFINITY) | st.just(-INFINITY)


@st.composite
def intervals(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval, some with an open end, and a point inside it."""
    low, inside, high = sorted(draw(st.tuples(VALUES, VALUES, VALUES)))
    kind = draw(st.sampled_from(["closed", "closed", "closed", "from", "to", "all"]))
    return Interval(-INFINITY if kind in ("to", "all") else low, INFINITY if kind in ("from", "all") else high), inside


def holds(interval: Interval, value: Fraction) -> bool:
    return interval.low <= value <= interval.high


@settings(max_examples=150)
@given(intervals(), intervals())
def test_what_is_computed_inside_lies_inside(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    (a, x), (b, y) = one, other
    assert holds(a + b, x + y)
    assert holds(a - b, x - y)
    assert holds(a * b, x * y)
    assert holds(-a, -x)
    assert holds(a.hull(b), x)
    if b.low >= 0 < b.high or b.low < 0 >= b.high:
        assert not y or holds(a / b, x / y)
    else:
        with pytest.raises(OutOfRange):
            a / b


@settings(max_examples=150)
@given(intervals(), st.integers(-4, 5))
def test_powers_of_points_lie_in_the_power(one: tuple[Interval, Fraction], exponent: int) -> None:
    interval, inside = one
    assume(exponent >= 0 or not interval.low <= 0 <= interval.high)
    assert holds(interval ** point(exponent), inside**exponent)


@settings(max_examples=100)
@given(VALUES, VALUES)
def test_points_compute_exactly(x: Fraction, y: Fraction) -> None:
    assert point(x) + point(y) == point(x + y)
    assert point(x) - point(y) == point(x - y)
    assert point(x) * point(y) == point(x * y)
    if y:
        assert point(x) / point(y) == point(x / y)


@settings(max_examples=100)
@given(intervals(), intervals())
def test_meeting_is_symmetric_and_reflexive(one: tuple[Interval, Fraction], other: tuple[Interval, Fraction]) -> None:
    (a, x), (b, _) = one, other
    assert a.meets(a)
    assert a.meets(b) == b.meets(a)
    assert a.meets(point(x))
    assert a.meets(a.hull(b))


@pytest.mark.parametrize(
    ("low", "high", "exponent", "expected"),
    [
        (-2, 3, 2, (0, 9)),  # the smallest square is at zero, not at an end
        (-3, 2, 2, (0, 9)),
        (-3, -2, 2, (4, 9)),
        (-2, 3, 3, (-8, 27)),
        (-2, 3, 0, (1, 1)),
        (2, 4, -1, (Fraction(1, 4), Fraction(1, 2))),
        (-4, -2, -2, (Fraction(1, 16), Fraction(1, 4))),
        (2, INFINITY, 2, (4, INFINITY)),
        (-INFINITY, 2, 2, (0, INFINITY)),
        (-INFINITY, 2, 3, (-INFINITY, 8)),
        (2, INFINITY, -1, (0, Fraction(1, 2))),
    ],
)
def test_powers(low: int, high: int, exponent: int, expected: tuple[Fraction, Fraction]) -> None:
    power = Interval(_end(low), _end(high)) ** point(exponent)
    assert (power.low, power.high) == expected


def _end(value: float) -> Fraction | float:
    return value if value in (INFINITY, -INFINITY) else Fraction(value)


@pytest.mark.parametrize(
    ("a", "b", "product"),
    [
        ((-1, 2), (-3, 4), (-6, 8)),
        ((0, 0), (-INFINITY, INFINITY), (0, 0)),  # nothing of anything is nothing
        ((1, INFINITY), (-2, 3), (-INFINITY, INFINITY)),
        ((0, INFINITY), (0, 5), (0, INFINITY)),
        ((2, INFINITY), (3, INFINITY), (6, INFINITY)),
    ],
)
def test_products(a: tuple[float, float], b: tuple[float, float], product: tuple[float, float]) -> None:
    found = Interval(_end(a[0]), _end(a[1])) * Interval(_end(b[0]), _end(b[1]))
    assert (found.low, found.high) == product


@pytest.mark.parametrize(
    ("base", "exponent"),
    [(9, 9**9), (2, 5000), (Fraction(1, 3), 9999), (10, 10**6), (2, -5000), (Fraction(10**300), 20)],
)
def test_a_power_has_a_size(base: Fraction, exponent: int) -> None:
    with pytest.raises(OutOfRange):
        point(base) ** point(exponent)


@pytest.mark.parametrize(
    ("base", "exponent"),
    [
        (2, Interval(Fraction(1), INFINITY)),
        (0, point(Fraction(1, 2))),
        (-2, point(Fraction(1, 2))),
        (10**12, point(Fraction(1, 2))),
        (2, point(Fraction(129, 2))),
    ],
)
def test_a_root_is_of_what_is_above_zero(base: int, exponent: Interval) -> None:
    with pytest.raises(OutOfRange):
        point(base) ** exponent


def test_a_root_lies_between_those_of_the_ends() -> None:
    root = Interval(Fraction(2), Fraction(4)) ** Interval(Fraction(1, 2), Fraction(3, 4))
    assert holds(root, Fraction(14143, 10000))
    assert holds(root, Fraction(28284, 10000))
    assert not holds(root, Fraction(3))


@pytest.mark.parametrize("divisor", [point(0), Interval(Fraction(-1), Fraction(1))])
def test_nothing_is_divided_by_zero(divisor: Interval) -> None:
    with pytest.raises(OutOfRange):
        point(1) / divisor


def test_division_by_an_open_interval() -> None:
    quotient = point(12) / Interval(Fraction(3), INFINITY)
    assert (quotient.low, quotient.high) == (0, 4)


def test_the_middle() -> None:
    assert Interval(Fraction(1), Fraction(2)).middle == Fraction(3, 2)
    assert Interval(Fraction(1), INFINITY).middle == 1
    assert Interval(-INFINITY, Fraction(1)).middle == 1


def test_scaling() -> None:
    assert Interval(Fraction(1), Fraction(2)).scaled(Fraction(-2)) == Interval(Fraction(-4), Fraction(-2))
    assert Interval(Fraction(1), INFINITY).scaled(Fraction(3)) == Interval(Fraction(3), INFINITY)
