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
]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


WRONG = [
    ("8 nodes × 8 GPUs/node → 640 GPUs", "8 nodes × 8 GPUs/node is 64 GPUs, but the arrow leads to 640 GPUs"),
    ("4 stages × 12 layers → 84 layers", "4 stages × 12 layers is 48 layers, but the arrow leads to 84 layers"),
    ("1,000 tokens × 8 bytes -> 80 KB", "1,000 tokens × 8 bytes is 8 KB, but the arrow leads to 80 KB"),
    ("节点 32 × 8 卡 → 2560 卡", "32 × 8 卡 is 256 卡, but the arrow leads to 2560 卡"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_contradicted(text: str, message: str) -> None:
    assert [finding.message for finding in check(text).findings] == [message]
