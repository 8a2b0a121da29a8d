"""Amounts told again behind a comma in another unit, and two amounts that only stand so."""

import pytest

from docverify import check

RIGHT = [
    "The fourth quarter (92 days, 2,208 hours) was quiet.",
    "The export is 1,128 GB, 1.13 TB.",
    "The delay was 125 ms, 2 s with retries.",
    "Timeouts (1.25 s, 30 min) differ.",  # two of them
    "It ran for 36.5 h, 2 days at most.",
    "The outage was 147 min, 2 h 27 min.",
    "The latencies are 1.25 s, 850 ms.",
    "The last run was 2 days, 4.25 hours.",  # one time
    "The pool needs 6.25 MW, 480 kW are cooling.",
    "There were 90 failures / 30 days = 3.",  # per day, as one has it
    "Per node-year this is 61 failures / 63.1 node-years ≈ 0.97.",
]
WRONG = {
    "The fourth quarter (92 days, 2,280 hours) was quiet.": "2,280 hours",
    "That is 3.6 million seconds, 51.7 days.": "51.7 days",
    "The hall needs 1,440 kW, 1.84 MW.": "1.84 MW",
    "There were 96 failures / 30 days = 5.2.": "5.2",
}


@pytest.mark.parametrize("line", RIGHT)
def test_right_lines_are_silent(line: str) -> None:
    assert not check(line + "\n").findings


@pytest.mark.parametrize(("line", "at"), WRONG.items())
def test_the_second_amount_is_found(line: str, at: str) -> None:
    text = line + "\n"
    assert [text[each.span.start : each.span.end] for each in check(text).findings] == [at]
