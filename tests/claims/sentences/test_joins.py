"""What joins the parts of a computation: commas before further terms, nouns that are verbs too, `at` and an amount."""

import pytest

from docverify import check

RIGHT = [
    "0.85 × 96 = 81.6 GB, minus 41.2 weights, minus 5.1 buffers = 35.3 GB",
    "Weights 30 GB, plus 14 GB cache, plus 3 GB graphs = 47 GB",
    "The rest is 4 × 6 = 24 nodes, plus 3 spares, 6 × 4 = 24 switches.",  # the terms lead to nothing
    "It was 30 GB, plus 4 + 4 = 8 GB.",
    "We pay 2 × 7 = 14 k€, minus 10 % = 12.6 k€.",
    "Now 240 ms, plus 12 ms of network, p99 = 900 ms.",
    "6 pods × 8 leaves = 48 leaves; 90 - 35 leaves 55 GB.",
    "Racks for storage: 7 at 16 kW = 112 kW",
    "Batch 64 at 20 ms = 3,200 tokens/s",  # not of one kind
    "On TP 8 at 45 ms = 2 × 22.5 ms",
    "Its p99 at 18 ms = 18 ms",
    "8.4 TB at 2 GB/s = 70 min",
    "We run 4x L40S (48GB) = 192 GB, and 6 H200 141 GB = 846 GB.",
    "Rack 4 A100 80 GB = 80 GB",  # the name of a rack
    "It is 3x faster than an A100 (80 GB) = 1 share",
    "7,000 × 20 avg followers = 140,000 writes/s",
]
WRONG = [
    ("0.85 × 96 = 81.6 GB, minus 41.2 weights, minus 5.1 buffers = 45.3 GB", "45.3 GB"),
    ("Weights 30 GB, plus 14 GB cache, plus 3 GB graphs = 57 GB", "57 GB"),
    ("6 pods × 8 leaves = 58 leaves", "58"),
    ("48 leaves x 32 ports = 2,536 ports", "2,536 ports"),
    ("Racks for storage: 7 at 16 kW = 212 kW", "212 kW"),
    ("7 racks @ 16 kW each = 132 kW", "132 kW"),
    ("64 GPUs at $2.49/h = $195/h", "$195/h"),
    ("We run 4x L40S (48GB) = 1536 GB", "1536 GB"),  # `4x` is as many of them
    ("A node with 8 H100 80GB = 64 GB", "64 GB"),
    ("6 x H200 (141 GB each) = 864 GB", "864 GB"),
    ("7,000 × 20 avg followers = 410,000 writes/s", "410,000"),  # no function of something
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_no_part_of_it(text: str) -> None:
    assert [each.message for each in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_what_is_part_of_it(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(f"{text}\n").findings] == [claimed]
