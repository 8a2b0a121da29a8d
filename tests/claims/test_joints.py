"""Words and commas between a number and what derives it: shares of a noun, running results, asides, scales."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source


def found(text: str) -> list[str]:
    """The claimed text of every finding."""
    source = Source("text.md", text)
    return [finding.claimed for finding in judge(source, parse(source)).findings]


@pytest.mark.parametrize(
    "text",
    [
        "Storage nodes are 25% of the hosts (5 / 20).",
        "The pilot is 0.8% of all vehicles (12 / 1,500).",
        "Some 20% of the boards (16 × 8) are old.",  # the bracket counts the boards
        "We keep 40% of the boards in stock (3 / 16).",  # of something else
        "A share of 60% of the buyers (30 / 20).",  # no fraction
        "4 × 6 kW = 24 kW, × 1.20 = 28.8 kW",
        "12 crates × 20 kg = 240, ÷ 8 = 30",
        "We have 3 × 4 = 12, × marks a product, and 5 = 5.",
        "Each of 24 levels keeps 2 KiB, 24 × 2 KiB × 96 Ki = 4.5 GiB",
        "A pod asks for 4 × 16Gi = 64Gi, that is 4 × 16 GiB = 64Gi.",
        "At 40 ms it serves 25 pages/s for one user (1 / 0.04).",
        "There is room for 5 (62 / 11.2 = 5.5).",
        "We order 6 boxes (62 / 11.2 = 5.5).",
        "Five excerpts of 320 tokens each, together 1,600 tokens.",
        "访问量：30 million，即 3000 万次",
        "They hold 30 million, that is 2 million more than planned.",
    ],
)
def test_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Storage nodes are 30% of the hosts (5 / 20).", "30%"),
        ("The pilot is 8% of all vehicles (12 / 1,500).", "8%"),
        ("Clerks answer 12.5% of our customers' calls (60 / 400).", "12.5%"),
        ("4 × 6.0 kW = 24.0 kW, × 1.20 = 32.8 kW", "32.8 kW"),
        ("8 pumps × 1.50 kW = 12.0 kW, × reserve 1.25 = 51.0 kW", "51.0 kW"),
        ("24 × 2 KiB × 96 Ki = 5.4 GiB", "5.4 GiB"),
        ("4 × 16 GiB = 72Gi", "72Gi"),
        ("We rent four nodes (36 / 6).", "four nodes"),
        ("There is room for 3 (62 / 11.2 = 5.5).", "3"),
        ("Five excerpts of 320 tokens each, together 1,900 tokens.", "1,900 tokens"),
        ("访问量：30 million，即 3 亿次", "3 亿"),
        ("规模：5 billion，即 5 亿字", "5 亿"),
    ],
)
def test_wrong(text: str, claimed: str) -> None:
    assert found(text) == [claimed]


REGIONS = """| Region | Share | Visits (k) |
|---|---:|---:|
| North | 47% | 1,175 |
| South | 23% | 575 |
| East | 13% | 325 |
| West | 17% | 425 |
| **World** | 100% | 2,500 |
"""


def test_the_row_of_all_shares_is_a_total_whatever_its_name() -> None:
    assert found(REGIONS) == []
    assert found(REGIONS.replace("425", "452")) == ["452"]


def test_other_columns_of_that_row_need_not_be_sums() -> None:
    head = "| Suite | Passed | Time (s) |\n|---|---:|---:|\n"
    assert found(head + "| a | 60% | 12 |\n| b | 30% | 15 |\n| c | 10% | 11 |\n| d | 100% | 19 |\n") == []
