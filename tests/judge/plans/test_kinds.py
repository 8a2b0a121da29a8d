"""What a number of a plan is a number of: its kind, and the time that words say it to be of."""

import pytest

from docverify.judge.plans.kinds import counted, kind_of, timed
from tests.reading import the_quantity


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        ("80 GB", "bytes"),
        ("3.35 TB/s", "bytes/s"),
        ("40 ms", "seconds"),
        ("16,384 GPU-hours", "device_seconds"),
        ("405 TFLOPS", "flop/s"),
        ("8.4e23 FLOP", "flop"),
        ("30 requests/s", "count/s"),
        ("700 W", "watts"),
        ("12 kWh", "joules"),
        ("$2.40", "money"),
        ("46%", "share"),
        ("0.46", "share"),  # a bare part of one
        ("46", "count"),
        ("3.2x", "times"),
        ("30-40", ""),  # a range is no value
    ],
)
def test_kind(printed: str, kind: str) -> None:
    assert kind_of(the_quantity(printed), "#") == kind


@pytest.mark.parametrize(
    ("printed", "words", "kind"),
    [
        ("139", "qps #", "count/s"),
        ("139", "# requests per minute", "count/s"),
        ("$1,382", "per day | #", "money/s"),
        ("139", "the first # requests", "count"),
        ("80 GB", "per day | #", "bytes"),  # only counts and money are of a time by words alone
    ],
)
def test_time_that_words_tell(printed: str, words: str, kind: str) -> None:
    assert kind_of(timed(the_quantity(printed), (words,)), words) == kind


def test_tokens_are_no_bytes() -> None:
    quantity = the_quantity("3.6 B")
    assert kind_of(counted(quantity, "# tokens"), "# tokens") == "count"
