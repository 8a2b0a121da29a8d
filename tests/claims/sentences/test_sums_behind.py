"""A sum behind a colon, a dash or a comma tells what the number of things before it is made of."""

import pytest

from docverify import check


@pytest.mark.parametrize(
    "text",
    [
        "27 layers: 1 dense + 26 MoE. Width 2048.",
        "- 27 layers, 1 dense + 26 MoE, 64 experts",
        "66 experts per layer: 64 routed + 2 shared",
        "3 pools: 24 + 12 + 12 nodes",  # not of pools
        "4 stages: 9 + 9 + 9 + 9",  # of each, not of stages
        "32 GPUs: TP 8 + EP 4",  # degrees
        "64 GPUs: 4 for tests + 2 for rewards, the rest trains",
        "At 64 GPUs: 30 + 4 of them idle",
        "The card has 80 GB: 14 GB weights + 41 GB of cache",  # what is there, not what is taken
        "48 nodes, 2 + 1 spare switches",
        "Week 3, 12 jobs + 4 tests.",
        "24 jobs: 8 training + 4 tests at a time",
    ],
)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("27 layers: 1 dense + 36 MoE. Width 2048.", "27 layers"),
        ("- 27 layers, 1 dense + 36 MoE, 64 experts", "27 layers"),
        ("28 层：2 层 dense + 36 层 MoE", "28 层"),
        ("66 experts per layer: 64 routed + 4 shared", "66 experts per layer"),
        ("80 layers: 20 + 20 + 20 + 30", "80 layers"),
    ],
)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]
