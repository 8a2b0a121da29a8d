"""An arrow behind a computation leads to its result, or from an old value to a new one: only slips are told."""

import pytest

from docverify import check

RIGHT = [
    "8 nodes × 8 GPUs/node → 64 GPUs",
    "1,000 tokens × 8 bytes → 8 KB",
    "2 × 40 GB → 60 GB",  # compressed
    "2 × 80 GB → 80 GB after quantisation",  # half
    "4 × 8 → 16 × 2",  # another layout
    "1024 × 512 → 512",  # what goes in and what comes out
    "TP 4 × PP 2 → TP 8",
    "16 GPUs / 2 → 3 nodes",  # no slip
    "Power is 17 × 350 W, so 5.95 kW.",
    "We have 4 × 80 GB, so 140 GB fit.",  # one thing follows from the other
    "We have 4 × 80 GB, so 35 GB per card.",  # of one of them
    "It has 8 × 400 Gb/s, or 25 GB/s on average.",
    "We have 4 × 80 GB, 2 TB of disk and 512 GB of RAM.",
    "We use 4 × 8 GPUs, so 4 are spare.",
    "With 2 × 8 GPUs, i.e. 2 nodes, it runs.",
    "12 racks × 4 servers: 40 servers for the pool, the rest idle",  # of some of them
]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


WRONG = [
    ("8 nodes × 8 GPUs/node → 640 GPUs", "8 nodes × 8 GPUs/node is 64 GPUs, but 640 GPUs are stated"),
    ("4 stages × 12 layers → 84 layers", "4 stages × 12 layers is 48 layers, but 84 layers are stated"),
    ("1,000 tokens × 8 bytes -> 80 KB", "1,000 tokens × 8 bytes is 8 KB, but 80 KB is stated"),
    ("The pumps need 12 × 350 W, so 2.4 kW.", "12 × 350 W is 4.2 kW, but 2.4 kW is printed"),
    ("Keeping 11 × 36 GB per run, i.e. 369 GB, is too much.", "11 × 36 GB is 396 GB, but 369 GB is printed"),
    ("The 3 × 42 GB, 162 GB in all, fit.", "3 × 42 GB is 126 GB, but 162 GB is printed"),
    ("12 racks × 4 servers: 64 servers", "12 racks × 4 servers is 48 servers, but 64 servers are printed"),
    ("140 GB / 8: 35 GB", "140 GB / 8 is 17.5 GB, but 35 GB is printed"),
    ("12 racks × 4 servers, 64 servers in all.", "12 racks × 4 servers is 48 servers, but 64 servers are printed"),
    ("功率 12 × 350 W，即 2.4 kW。", "12 × 350 W is 4.2 kW, but 2.4 kW is printed"),
    ("节点 32 × 8 卡 → 2560 卡", "32 × 8 卡 is 256 卡, but 2560 卡 is stated"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_contradicted(text: str, message: str) -> None:
    assert [finding.message for finding in check(text).findings] == [message]
