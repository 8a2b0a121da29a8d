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
    "1 log line ≈ 300 bytes - 2 KB",  # from one size to another
    "1 UUID = 16 bytes (binary) or 36 bytes (text)\n1 row of the table ≈ 400 bytes - 3 KB",
    "25 tok/s × 30K-token chains of thought = 20 minutes per question",  # at that rate
    "At 50 GB/s × 2 TB = 40 s it is back.",
    "Weights (2 B), gradients (2 B) and both moments (4+4 B) gives 12 bytes per parameter.",  # one of a list
    "70B@4bit = 35 GB + ~10% = 38.5 GB",  # which model
    "A 13B at 8 bits = 13 GB + 2 GB = 15 GB",
    "405B (4-bit) = 202 GB + 10% = 223 GB",
    # a side begins with what the last term before it comes to
    "A card holds 1.2T × 2 bytes / 96 = 25 GB + 96 GB / 128 = 0.75 GB + 1 GB ≈ 26.8 GB.",
    "3 × 30 ms = 90 ms (compute) + 2 × 6 ms = 12 ms (copy) + 5 ms = 107 ms",
    "48 × $3 = $144 + 9 × $4 = $36 + $20 = $200",
    "$90/month hosting + $4,000/month salary = 46 licenses/month.",  # at a price
    "Bytes in a block of N=16 experts = `16 * 2,048 = 32,768`",  # what a name is set to
    "Rows on a rank with EP=8 = 524,288 / 8 = 65,536",
    "7 GB in 20 seconds = 7,000 MB / 20 seconds = 350 MB/s",  # the time that it takes
    "Likes: 4 million users × 3 = 12 million likes/day = 12,000,000 / 100,000 seconds = 120 likes/second",
    "Calls per second = 300,000,000 / 86,400 seconds ≈ 300,000,000 / 100,000 = 3,000 calls/second",  # a round day
]
WRONG = [
    ("Bytes in a block of N=16 experts = 16 * 2,048 = 52,768", "52,768"),
    ("N=250 = 2 * 128 = 256", "250"),
    ("7 GB in 20 seconds = 7,000 MB / 20 seconds = 250 MB/s", "250 MB/s"),
    ("Likes: 12 million likes/day = 12,000,000 / 100,000 seconds = 190 likes/second", "190"),
    ("Calls per second = 300,000,000 / 86,400 seconds ≈ 300,000,000 / 100,000 = 4,000 calls/second", "4,000"),
    ("so 3 × 10^4 = 60,000", "60,000"),  # one number in two prints
    ("Expected failures in 96 hours ≈ 96 × 0.25 = 42 failures.", "42"),
    ("3 frames per second at 240 tokens = 180 × 240 = 34,200 tokens per minute", "34,200 tokens per minute"),
    ("PCIe Gen 4 effective = 32 * 0.90 = 82.8 GB/s.", "82.8 GB/s"),
    ("128 GB = 8 × 12 GB = 96 GB", "128 GB"),
    ("300 × 40 = 2.1만 행", "2.1만"),
    ("서버 12대 × 300만원 = 3900만원", "3900만"),
    ("128 × 8760 × 0.50 = 650,640 GPU-hours/year", "650,640 GPU-hours/year"),
    ("The step takes 62 ms (30 ms compute + 23 ms sync).", "62 ms"),
    ("$90 + $4,000 = $4,900", "$4,900"),
    ("32 bit = 4 × 16 bit", "32 bit"),
    ("70B@4bit = 35 GB + 10% = 48.5 GB", "48.5 GB"),
    ("3 × 30 ms = 90 ms (compute) + 2 × 6 ms = 12 ms (copy) + 5 ms = 57 ms", "57 ms"),
    ("One row is 900 bytes - 300 bytes = 700 bytes", "700 bytes"),
    ("25 tok/s × 30 s = 950 tokens", "950 tokens"),
    ("Both moments are (4+4 B) = 9 bytes per parameter.", "9 bytes per parameter"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_given_is_no_result(text: str) -> None:
    assert [each.message for each in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_results_are_told_of(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(f"{text}\n").findings] == [claimed]
