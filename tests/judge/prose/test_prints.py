"""What a slip of the pen may have made a print of, and how many prints it could make."""

import re

import pytest

from docverify.claims.collect import collect
from docverify.document.parse import parse
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.prints import slack_of, slips_of, swaps_of
from docverify.source import Source

_NO_VERBS = re.compile(r"(?!)")


def _amount(text: str) -> Amount:
    passage = collect(parse(Source("a.md", f"It takes {text}.\n"))).passages[0]
    return amounts(passage, _NO_VERBS)[-1]


@pytest.mark.parametrize(
    ("printed", "meant", "is_one"),
    [
        ("812 GB", 182, True),  # two digits swapped
        ("812 GB", 218, True),  # not neighbours
        ("8.12 GB", 81.2, True),  # the point
        ("8.12 GB", 812, True),
        ("812 GB", 212, True),  # one digit
        ("812 GB", 813, False),  # so little may be measured
        ("82 GB", 28, True),
        ("20 GB", 2, False),  # no number begins with a zero, and of two digits the point tells nothing
        ("32,000 tokens/s", 30200, False),  # a round number is as round with two digits swapped
        ("32,000 tokens/s", 23000, True),
        ("8 GB", 80, False),  # so few digits stand for anything
        ("812 GB", 345, False),
    ],
)
def test_a_slip(printed: str, meant: float, is_one: bool) -> None:
    result = _amount(printed)
    wanted = meant / float(result.printing.quantity.printed.value)
    assert any(abs(slip.meant - wanted) < 1e-9 for slip in (*swaps_of(result), *slips_of(result))) is is_one


def test_how_many_prints_swapped_digits_make() -> None:
    assert [slip.several for slip in swaps_of(_amount("812 GB"))] == [2, 2]  # 182 and 218; 821 is too near


@pytest.mark.parametrize(
    ("printed", "least", "most"),
    [
        ("24 GPUs", 0, 0),  # counted
        ("24 GB", 0.005, 0.007),  # one computes with it as it is printed
        ("1.6 s", 0.019, 0.021),
        ("about 24 GB", 0.05, 0.07),
    ],
)
def test_how_far_off_an_operand_may_be(printed: str, least: float, most: float) -> None:
    assert least <= slack_of(_amount(printed)) <= most
