"""What a known slip makes of a number: two digits swapped, the point elsewhere."""

import re

import pytest

from docverify.claims.collect import collect
from docverify.document.parse import parse
from docverify.judge.equations.misprints import is_swapped, slip_size, slipped
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.source import Source


def _amount(text: str) -> Amount:
    passage = collect(parse(Source("a.md", f"It takes {text}.\n"))).passages[0]
    return amounts(passage, re.compile("(?!)"))[-1]


@pytest.mark.parametrize(
    ("printed", "follows", "is_one"),
    [
        ("812 GB", 182, True),
        ("812 GB", 81.2, True),
        ("812 GB", 8_120, True),
        ("812 GB", 212, False),  # a wrong digit is no reason to doubt a factor that nobody spells out
        ("82 GB", 28, False),  # of so few digits it would be chance
    ],
)
def test_a_slip_to_the_digit(printed: str, follows: float, is_one: bool) -> None:
    result = _amount(printed)
    assert slipped(result, float(result.printing.quantity.printed.value) / follows) is is_one


def test_swapped_digits() -> None:
    number = _amount("1,234 tokens").printing.quantity.printed
    assert is_swapped(number, 1324)
    assert is_swapped(number, 4231)
    assert not is_swapped(number, 1235)


@pytest.mark.parametrize(
    ("old", "new", "slips"),
    [("812", "812", 0), ("812", "182", 1), ("812", "8.12", 1), ("812", "8112", 1), ("64", "128", 2), ("812", "345", 9)],
)
def test_how_many_slips_lie_between(old: str, new: str, slips: int) -> None:
    assert slip_size(old, new) == slips
