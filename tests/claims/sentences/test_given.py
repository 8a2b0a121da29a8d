"""A number ahead of a computation is its result unless it is given to it: operands, names, other things."""

import pytest

from docverify.interfaces.check import check

RIGHT = [
    "3 frames per second at 240 tokens = 180 × 240 = 43,200 tokens per minute",  # what is computed with
    "hosts (12-core) = 42 ÷ 12 = 4 hosts",
    "Expected failures in 96 hours ≈ 96 × 0.25 = 24 failures.",
    "PCIe Gen 4 effective = 32 * 0.90 = 28.8 GB/s.",  # of a name
    "Tier 2 total = 12 × 6 = 72 GPUs",
    "Allowed: <1 per 10⁷ hours = <1 per 1,141 years.",  # one of so many
    "Stacks of 2048-bit × 8 Gbps ÷ 8 = 2.0 ~ 2.4 TB/s",  # the unit of a range
    "300 × 40 = 1.2만 행",
    "서버 12대 × 300만원 = 3600만원",
    "(128 × 8760 × 0.50 ≈ 560,500 GPU-hours/year)",  # hours are not divided by those of a year
    "decode pays ~62 ms/token in API calls (1,310 launches + 260 syncs)",  # things in a time
    "$90/month hosting + $4,000/month salary = 46 licenses/month.",  # at a price
]
WRONG = [
    ("Expected failures in 96 hours ≈ 96 × 0.25 = 42 failures.", "42"),
    ("3 frames per second at 240 tokens = 180 × 240 = 34,200 tokens per minute", "34,200 tokens per minute"),
    ("PCIe Gen 4 effective = 32 * 0.90 = 82.8 GB/s.", "82.8 GB/s"),
    ("128 GB = 8 × 12 GB = 96 GB", "128 GB"),
    ("300 × 40 = 2.1만 행", "2.1만"),
    ("서버 12대 × 300만원 = 3900만원", "3900만"),
    ("128 × 8760 × 0.50 = 650,640 GPU-hours/year", "650,640 GPU-hours/year"),
    ("The step takes 62 ms (30 ms compute + 23 ms sync).", "62 ms"),
    ("$90 + $4,000 = $4,900", "$4,900"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_given_is_no_result(text: str) -> None:
    assert [each.message for each in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_results_are_told_of(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(f"{text}\n").findings] == [claimed]
