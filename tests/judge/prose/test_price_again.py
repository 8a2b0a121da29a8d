"""Costs told again for another time: slips are found, other hours and other things are left alone."""

import pytest

from docverify import check

RIGHT = [
    "The fleet costs $41.60 per hour, $998 per day and $30,368 per month.",
    "The fleet costs $41.60 per hour, about $1,000 a day.",
    "每小时 640 元，每天 1.54 万元，全年 560.6 万元。",
    "每小时 640 元，每天工作 10 小时 6400 元。",  # of some hours
    "Eine Stunde kostet 41,60 € pro Stunde, 998,40 € pro Tag.",
    "The cards cost $41.60 per hour, the storage $890 per day.",  # of other things
    "On demand it is $4.10 per hour, reserved $68 per day.",
]

WRONG = [
    ("The fleet costs $41.60 per hour and $989 per day.", []),  # nobody would call this wrong
    ("The fleet costs $41.60 per hour and $898 per day.", ["$898 per day"]),
    ("The fleet costs $41.60 per hour, $9,984 per day.", ["$9,984 per day"]),
    ("每小时 640 元，每天 1.45 万元，全年 560.6 万元。", ["1.45 万元"]),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right_ones_are_silent(text: str) -> None:
    assert [f.message for f in check(text + "\n").findings] == []


@pytest.mark.parametrize(("text", "places"), WRONG)
def test_slips_are_told(text: str, places: list[str]) -> None:
    assert [text[f.span.start : f.span.end] for f in check(text + "\n").findings] == places
