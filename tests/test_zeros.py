"""Numbers that are zero, where nobody expects one, are no error."""

import random
import re

from docverify import check
from docverify.rulebook.load import examples

TEXTS = [example.text for found in examples().values() for example in found]
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def is_sound(text: str) -> bool:
    """Whether it is checked, and what is found stands in it."""
    report = check(text)
    return report.text == text and all(text[f.span.start : f.span.end] == f.claimed for f in report.findings)


def zeroed(text: str, which: int) -> str:
    """The text with those of its numbers zero whose bit is set."""
    places = iter(range(10_000))
    return _NUMBER.sub(lambda match: "0" if which >> next(places) % 64 & 1 else match[0], text)


def test_any_numbers_of_a_text_may_be_zero() -> None:
    chance = random.Random(0)
    for text in chance.sample(TEXTS, 300):
        assert is_sound(zeroed(text, chance.getrandbits(64)))


def test_what_others_are_divided_by_may_be_zero() -> None:
    assert is_sound("The link has 0 Gb/s; NCCL reaches 85 % of that, 0 Gb/s.")
    assert is_sound(
        "| Part | GB |\n|---|---|\n| Weights | 12 |\n| Cache | 0 |\n\nThe weights take 30% of the total memory."
    )
    assert is_sound("Pool A: 0 万元；Pool B: 0 万元。\n\n两项合计 146 万元。")
    assert is_sound("Intensity: 7 * 10^12 / 0 * 10^9 = 5100")
    assert is_sound("The review asked for 27 days: 0 days of computing, 0 days for restarts and 0 days of slack.")
