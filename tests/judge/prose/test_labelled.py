"""Whole numbers of a row or an item, and of the sentences that say the same words."""

import pytest

from docverify import check

ROWS = "\n\n| setting | value |\n|---|---|\n| staging slots | 48 |\n| retry budget | 5 |\n"
WRONG = [
    ("The reader keeps 84 staging slots." + ROWS, "84"),
    ("All our 40 staging slots are in one array." + ROWS, "40"),
    ("- Draft beams: 24\n\nThe sampler uses 42 draft beams.", "42"),
]
RIGHT = [
    "The reader keeps 48 staging slots." + ROWS,
    "The reader keeps 12 staging slots per disk." + ROWS,  # of one
    "With 96 staging slots it would be faster." + ROWS,
    "The reader has 12 of the 48 staging slots." + ROWS,  # a part
    "We tried 96 staging slots." + ROWS,
    "Twelve disks have 12 slots." + ROWS,  # other words
    "- Draft beams: 24\n- Draft beams: 12\n\nThe sampler uses 42 draft beams.",  # nobody knows which
]


@pytest.mark.parametrize(("text", "place"), WRONG)
def test_another_number_for_the_same_words_is_told(text: str, place: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("CON009", place)]


@pytest.mark.parametrize("text", RIGHT)
def test_parts_and_changes_are_left_alone(text: str) -> None:
    assert not check(f"{text}\n").findings
