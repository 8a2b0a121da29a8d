"""Whether a printed result stands for a computed one: the habits of rounding, with the reason beside each odd row."""

from dataclasses import replace
from fractions import Fraction

import pytest

from docverify.interval import INFINITY, Interval, point
from docverify.judge.equations.stated import CUT, EXACT, UP, ZEROS, stands_for
from tests.reading import the_quantity

THIRD = Fraction(1, 3)

ROWS = [
    # decimals: half a unit of the last digit, both ways
    ("3.33 s", Fraction(10, 3), EXACT),
    ("3.34 s", Fraction(10, 3), None),
    ("6.67 s", Fraction(20, 3), EXACT),
    ("6.66 s", Fraction(20, 3), CUT),
    ("6.68 s", Fraction(20, 3), None),
    ("0.13", Fraction(1, 8), EXACT),  # half up
    ("0.12", Fraction(1, 8), EXACT),  # half down, and half to even
    ("0.14", Fraction(1, 8), None),
    ("2.5 s", Fraction("2.45"), EXACT),
    ("2.4 s", Fraction("2.45"), EXACT),
    ("2.50 s", Fraction("2.45"), None),  # a zero that is printed is evidence
    ("1.0", Fraction("1.04"), EXACT),
    ("1.0", Fraction("1.06"), None),  # cut off, but by more than a twentieth
    ("1.0", Fraction("1.05"), EXACT),
    ("9.9", Fraction("9.99"), CUT),
    # percent
    ("33%", THIRD * 100, EXACT),
    ("33.3%", THIRD * 100, EXACT),
    ("34%", THIRD * 100, None),
    ("93.8%", Fraction("93.75"), EXACT),
    ("93.7%", Fraction("93.75"), EXACT),
    ("93%", Fraction("93.75"), CUT),
    ("94%", Fraction("93.75"), EXACT),
    ("95%", Fraction("93.75"), None),
    ("90%", Fraction(94), ZEROS),
    ("90%", Fraction(95), None),
    ("3%", Fraction("3.9"), None),  # cut off, but by more than a twentieth
    # counts: exact, unless the computed number is none
    ("512 GPUs", Fraction(512), EXACT),
    ("512 GPUs", Fraction(513), None),
    ("500 GPUs", Fraction(512), None),  # a count is not rounded to its trailing zeros
    ("4,200 requests/s", Fraction(12625, 3), ZEROS),  # a rate is, where it does not come out whole
    ("4,200 requests/s", Fraction(4208), None),
    ("3 nodes", Fraction(17, 8), UP),  # 2.1 nodes are three
    ("2 nodes", Fraction(17, 8), CUT),
    ("4 nodes", Fraction(17, 8), None),
    ("1 node", Fraction(17, 8), None),
    ("11 layers", Fraction(94, 8), CUT),
    ("12 layers", Fraction(94, 8), UP),
    ("7", Fraction(20, 3), UP),
    ("6", Fraction(20, 3), None),  # no noun says that whole things are counted
    ("10922", Fraction(32768, 3), CUT),
    ("10923", Fraction(32768, 3), UP),
    # trailing zeros of a bare number
    ("56,000", Fraction(56088), ZEROS),
    ("56,100", Fraction(56088), ZEROS),
    ("56,080", Fraction(56088), None),  # to tens it is 56,090
    ("60,000", Fraction(56088), None),  # more than a twentieth
    ("1000", Fraction(1024), ZEROS),
    ("1000", Fraction(1100), None),
    ("8000", Fraction(8300), ZEROS),
    # measured whole numbers stand for half a unit
    ("78 MB", Fraction("78.125"), EXACT),
    ("78 MB", Fraction("78.6"), CUT),
    ("77 MB", Fraction("78.125"), None),
    ("5 s", Fraction("5.5"), EXACT),
    # scales
    ("70B", Fraction("70.4"), EXACT),
    ("70B", Fraction("70.6"), CUT),
    ("70B", Fraction("72"), ZEROS),
    ("71B", Fraction("72.6"), None),
    ("70B", Fraction("76"), None),
    ("1.5T", Fraction("1.53"), EXACT),
    ("3e8", Fraction(315 * 10**6), EXACT),  # one digit is printed
    ("3e8", Fraction(36 * 10**7), None),
    # hedges: one in the last significant digit, and at least a twentieth
    ("~5 GB", Fraction("5.7"), EXACT),
    ("~5 GB", Fraction("5.8"), None),  # which rounds to 6, and more than a twentieth off
    ("~100 GB", Fraction("104.9"), EXACT),
    ("~250 GB", Fraction("262"), EXACT),
    ("~255 GB", Fraction("267"), EXACT),
    ("~255 GB", Fraction("269"), None),
    ("~5.00 GB", Fraction("5.2"), EXACT),
    ("about 5.00 GB", Fraction("5.3"), None),
    # bounds
    ("under 80 s", Fraction(77), EXACT),
    ("under 70 s", Fraction(77), None),
    ("<= 77 s", Fraction(77), EXACT),
    ("at least 77 s", Fraction(77), EXACT),
    ("at least 78 s", Fraction(77), None),
    ("over 70 s", Fraction(77), EXACT),
    ("75+", Fraction(77), EXACT),
    ("80+", Fraction(77), None),
    ("up to 80 GB", Fraction(3), EXACT),  # true, if weak
    # ranges and spreads
    ("70-80 s", Fraction(77), EXACT),
    ("70-75 s", Fraction(77), None),
    ("75–77 s", Fraction(77), EXACT),
    ("77 ± 2 s", Fraction("78.9"), EXACT),
    ("77 ± 2 s", Fraction("79.9"), None),
    # money
    ("$20", Fraction(20), EXACT),
    ("$20", Fraction("20.4"), EXACT),
    ("$20", Fraction("20.6"), CUT),
    ("$20", Fraction("21.5"), None),
    ("$1.47M", Fraction("1.474560"), EXACT),
    ("$1.48M", Fraction("1.474560"), None),
    # factors
    ("3.2x", Fraction("3.24"), EXACT),
    ("3x", Fraction("3.2"), EXACT),
    ("3x", Fraction("3.6"), None),
    ("0", Fraction(0), EXACT),
    ("0 s", Fraction("0.4"), EXACT),
]


@pytest.mark.parametrize(("printed", "computed", "habit"), ROWS)
def test_a_print_stands_for_what_was_computed(printed: str, computed: Fraction, habit: str | None) -> None:
    """`computed` is in the unit of the print."""
    quantity = the_quantity(printed)
    assert stands_for(quantity, quantity.measure, point(computed)) == habit


INTERVALS = [
    ("6.3", Interval(Fraction("5.9475"), Fraction("6.5520")), EXACT),  # 3.1 × 2.0
    ("6.7", Interval(Fraction("5.9475"), Fraction("6.5520")), None),
    ("512", Interval(Fraction(511), Fraction(513)), EXACT),
    ("514", Interval(Fraction(511), Fraction(513)), None),
    ("100", Interval(Fraction(77), INFINITY), EXACT),
    ("70", Interval(Fraction(77), INFINITY), None),
    ("70", Interval(-INFINITY, Fraction(77)), EXACT),
    ("90 s", Interval(-INFINITY, Fraction(77)), None),
]


@pytest.mark.parametrize(("printed", "computed", "habit"), INTERVALS)
def test_a_print_stands_for_an_interval_that_it_meets(printed: str, computed: Interval, habit: str | None) -> None:
    quantity = the_quantity(printed)
    assert stands_for(quantity, quantity.measure, computed) == habit


@pytest.mark.parametrize("printed", ["80%", "~80%", "90 s"])
def test_what_is_taken_as_exact_stands_for_nothing_else(printed: str) -> None:
    """A print without a last digit has no trailing zeros to round."""
    quantity = the_quantity(printed)
    exact = replace(quantity, printed=replace(quantity.printed, ulp=Fraction(0)))
    assert stands_for(exact, exact.measure, point(Fraction(124))) is None
