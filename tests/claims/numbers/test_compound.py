"""Durations of two parts are one number; what only follows is not."""

from fractions import Fraction

import pytest

from docverify.claims.numbers.reader import read

ONE = [
    ("5 h 20 min", 320, 10),
    ("1 day and 6 hours", 30, 1),
    ("4 min 30 s", 270, 10),
    ("3 h 10 min 5 s", 11405, 5),
    ("2 hours 17 minutes", 137, 1),
    ("1 小时 20 分钟", 80, 10),
]
TWO = [
    "24 h, 95 min",  # a list
    "the 24 h 95 min average",  # more than an hour
    "20 min 5 h",  # the smaller one first
    "1.5 h 20 min",  # parts are whole
    "2 h ~20 min",
    "5 GB 20 MB",
]


@pytest.mark.parametrize(("text", "value", "ulp"), ONE)
def test_two_parts_are_one_number(text: str, value: int, ulp: int) -> None:
    (found,) = (item.quantity for item in read(text) if item.quantity is not None)
    assert (found.printed.value, found.printed.ulp) == (Fraction(value), Fraction(ulp))
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize("text", TWO)
def test_what_only_follows_is_another_number(text: str) -> None:
    assert sum(item.quantity is not None for item in read(text)) == 2
