"""The time of one thing and how many of them are done in a time are reciprocal."""

import pytest

from docverify.interfaces.check import check

WRONG = [
    ("One document takes 11.4 s, so a group handles 361 documents per hour.", "361"),
    ("One document takes 11.4 s. That is 31.6 documents per hour.", "31.6"),
    ("With a TPOT of 31 ms a user gets 23 tokens/s.", "23 tokens/s"),
    ("Time per output token fell from 41 ms to 29 ms; a single stream now sees 345 tokens/s.", "345 tokens/s"),
    ("A step of 8.4M tokens takes 14 s, i.e. 1,671 steps a day.", "1,671 steps"),
]
RIGHT = [
    "One document takes 11.4 s, so a group handles 316 documents per hour.",
    "One document takes 11.4 s, eight at a time, so a group handles 2,526 documents per hour.",
    "With a TPOT of 31 ms a user gets 32 tokens/s.",
    "With a TPOT of 31 ms a GPU gives 23,000 tokens/s.",  # many users share it
    "Time per output token fell from 41 ms to 29 ms; a single stream now sees 34.5 tokens/s.",
    "A step of 8.4M tokens takes 14 s, i.e. 6,171 steps a day.",
    "Target: 64 sequences per GPU, 25 ms per token. Each user then sees 40 tokens/s.",  # the user, not the GPU
]


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []
