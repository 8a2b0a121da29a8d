"""A unit that is printed once for several numbers: behind the last of a bracket, or only behind the result."""

import pytest

from docverify.interfaces.check import check


def _codes(text: str) -> list[str]:
    return [finding.code for finding in check(text + "\n").findings]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Sending 9 GB takes 9 GB / (600/8 GB/s) = {} ms.", ("120", "180")),
        ("Loading 30 GB takes 30 GB / (40 - 10 GB/s) = {} s.", ("1", "3")),
        ("What is left is 7 GB / (20 - 6 GB) = {}%.", ("50", "70")),
        # a quotient that was converted by hand, and a product that was not
        ("One step is 6/3 + 500 × 8 µs = {} ms.", ("6", "8")),
        ("A layer has 37.7 + 3 × 4096 × 12,288 = {} M weights.", ("188.7", "181.7")),
        ("One step is 2 + 4 ms = {} ms.", ("6", "7")),
        # a price is one of a kilowatt-hour or a gigabyte, whatever time it is paid in
        ("The hall costs 400 kW × 720 h × $0.10 = {}/month.", ("$28,800", "$38,800")),
        ("Egress costs 60 TB × $0.05 = {} a month.", ("$3,000", "$4,000")),
        ("Captions take 600 tokens × $0.030 = {}.", ("$0.018", "$0.028")),  # of a thousand
        ("The answers are 2.4B tokens × $0.25 = {}.", ("$600", "$800")),  # of a million
        # of two lengths of time the longer tells how often
        ("Calls take 20 seconds × 30 days = {} minutes/month.", ("10", "12")),
        ("Drills take 52 weeks × 6 teams × 20 min = {} hours.", ("104", "140")),
        ("Restarts cost 4 × 10 min × 7 days = {} hours per week.", ("4.7", "7.4")),
        # a time may only tell how long
        ("We see 900 requests/day × 7 days = {} requests/week.", ("6300", "630")),
        ("We block 40 requests × 5 ms = {} threads.", ("40", "90")),
        # what `days/month` leads to is per month, and `s/hour` per hour
        ("We expect 5 calls/day × 500 users × 25 days/month = {}.", ("62,500", "500,000")),
        ("It writes 40 rows/s × 3600 s/hour = {}.", ("144,000", "14,400")),
        # how often it is done a day goes without saying
        ("They read 1,000 runs × 10,000 tokens = {} tokens/day.", ("10M", "80M")),
        # a share of one digit was chosen
        ("A year allows 0.02% × 365 × 24 × 60 = {} minutes.", ("105.1", "150.1")),
        # what takes so long is done so often
        ("Each takes 12 ms + 8 ms = {} calls/s.", ("50", "90")),
        # the power is told before
        ("At full load that is 4,000 h/yr x 700 = {} MWh.", ("2,800", "3,800")),
        # a kilobyte of one thing is often 1024 bytes, and what all take is told in powers of ten
        ("The cache takes 32 × 4096 × 40 KB = {} GB.", ("5.37", "7.35")),
        ("The cache takes 32 × 4096 × 40 KB = {} GB.", ("5.24", "7.35")),
        # what a size is contained in so often is a size as well
        ("We need 960 / 40 GB per host = {} hosts.", ("24", "36")),
        ("All told 5,250,000 / 25,000 MB per broker / 0.7 = {} brokers.", ("300", "400")),
    ],
)
def test_a_unit_said_once(text: str, wrong: tuple[str, str]) -> None:
    right, slip = wrong
    assert _codes(text.format(right)) == []
    assert _codes(text.format(slip)) == ["ARI001"]


@pytest.mark.parametrize(
    "text",
    [
        "```bash\n# - 32 GPUs in all = 4 nodes × 8 GPUs\n```",  # the mark of an item, no sign
        "```\n- 32 GPUs = 4 × 8\n```",
        "```\nPlan\n  - 32 GPUs = 4 × 8\n  - 128 / 4 = 32 ranks\n```",
        "Of 40 M plays each day sees 40 M plays / 5 GPU-days = 8 M.",  # the time is said before the result
        "The 512×8 net's speed ≈ 3,050 states/s.",  # a shape
        "| Rate (mean of two runs) | **51 tok/s** (50.6 + 51.8) |\n|---|---|\n| a | b |",
        "The mean latency is 20.1 ms (19.7 + 20.0 + 20.6).",
        "The buffer holds 30k × 6 workers = 2.4 GB of records.",  # what one of them takes is not said
        "They read 1,000 chats × 2,000 tokens = 20k tokens/s.",  # nor how long one takes
        "Each rank reads one 4,096-token sample a step (16 x 4,096 tokens per step).",  # not what all of them read
    ],
)
def test_no_claim_of_that_sort(text: str) -> None:
    assert _codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "```bash\n# - 32 GPUs in all = 4 nodes × 4 GPUs\n```",
        "The rate is 51 tok/s (20.6 + 21.8).",  # nothing is the mean of these
        "Each node holds 500 GB (8 × 80 GB).",
    ],
)
def test_wrong_all_the_same(text: str) -> None:
    assert _codes(text) == ["ARI001"]
