"""Brackets behind products: what they tell of one, of all, and of what is of another kind."""

import pytest

from docverify import check

RIGHT = [
    "Each node has 3 × 400 Gb/s (50 GB/s) ports.",  # of one
    "Uplinks: 4 × 400 Gb/s (200 GB/s), two switches.",  # of all
    "Generators: 3 × 1.25 MVA (1.0 MW), N+1: 2.0 MW.",  # by a power factor that nobody states
    "UPS: 2 × 500 kVA (450 kW).",
    "A month costs $216,576 (128 GPUs × 720 h × $2.35).",  # a price of an hour
    "A month costs $216,576 (16 nodes × 30 days × $451.20).",
    "We pay $216,576 a month (128 GPUs × 720 h × $2.35/h).",
    "Egress is $500 (5 TB × $0.10).",  # a price of a gigabyte
    "We pay $1.2M (40 nodes × $30k each).",
    "We order 26 racks (24 compute + 2 storage + 3 spare).",  # set aside
    "We order 29 racks (24 compute + 2 storage + 3 spare).",
    "Keys and values 1024 × 4096 each = 8.39 M.",  # of both
    "We have 6 hosts × 4 cards each (24 cards total), and 3 × 5 GB (15 GB in all, 20 GB with logs).",
    "The plan needs 24 cards (= 6 × 4).",
    "Logs need 1.5 TB (50 GB × 30 hosts, if traces are on).",
    "Logs need 2 TB (50 GB × 30 hosts, if half as many again are kept in 2 places).",
    "Logs need 2 TB (50 GB × 30 hosts, with room to grow).",
    "RAM asked for by 3 hosts (24 * 3).",
    "Cores for 3 hosts (24 * 3)",  # the hosts are a factor
    "Rank 0 hosts A100-80GB ×4 (320 GB).",  # which rank, not how many hosts
]
WRONG = {
    "We have 3 hosts ×4 (16 GPUs).": "16 GPUs",
    "We have 6 hosts × 4 cards each (28 cards total).": "28 cards",
    "Sechs Knoten zu 3 × 5 GB (20 GB insgesamt).": "20 GB",
    "机房有 6 台 × 4 张卡（共 28 张卡）。": "28 张卡",
    "The plan needs 28 cards (= 6 × 4).": "28 cards",
    "| Cards | 28 (= 6 × 4) |\n|---|---|\n| Disks | 9 |": "28",
    "We send 6 shards × 40 calls/s each = 280 calls/s.": "280",
    "A plan for 73 hosts (24 * 3)": "73 hosts",
    "It takes 4 hosts (8 * 4).": "4 hosts",
    "Logs need 2.5 TB (50 GB × 30 hosts, if traces are on).": "2.5 TB",
    "Logs need 2.5 TB (50 GB × 30 hosts; optional).": "2.5 TB",
    "A frame has 24×3600 = 88,473,600 of them.": "88,473,600",
    "The overhead is 2^0.75 = 2.68.": "2.68",
    "Uplinks: 4 × 400 Gb/s (300 GB/s), two switches.": "300 GB/s",
    "A month costs $316,576 (128 GPUs × 720 h × $2.35).": "$316,576",
    "A month costs $316,576 (16 nodes × 30 days × $451.20).": "$316,576",
    "We pay $316,576 a month (128 GPUs × 720 h × $2.35/h).": "$316,576 a month",
    "We order 36 racks (24 compute + 2 storage + 3 spare).": "36 racks",
    "We pay $2.2M (40 nodes × $30k each).": "$2.2M",
}


@pytest.mark.parametrize("line", RIGHT)
def test_right_brackets_are_silent(line: str) -> None:
    assert not check(line + "\n").findings


@pytest.mark.parametrize(("line", "at"), WRONG.items())
def test_wrong_brackets_are_found(line: str, at: str) -> None:
    text = line + "\n"
    assert [text[each.span.start : each.span.end] for each in check(text).findings] == [at]
