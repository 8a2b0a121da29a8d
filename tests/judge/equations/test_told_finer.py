"""Percentages of rounded numbers: the finer figures may stand elsewhere."""

import pytest

from docverify import check

FINE = " Plan K reaches 41,480 tokens/s, plan L 38,530 tokens/s."


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Plan K is 7.7% faster (41,500 vs. 38,500 tokens/s)." + FINE, []),
        ("Plan K is 7.8% faster (41,500 vs. 38,500 tokens/s)." + FINE, []),  # of what is printed
        ("Plan K is 9.7% faster (41,500 vs. 38,500 tokens/s)." + FINE, ["9.7%"]),
    ],
)
def test_rounded_operands(text: str, claimed: list[str]) -> None:
    assert [each.claimed for each in check(text).findings] == claimed
