"""What an amount turns into is a state of it and follows from nothing; a slip in what follows is told of."""

import pytest

from docverify.interfaces.check import check

RIGHT = [
    "48 GPUs, 96 GB per GPU → sharded 22 GB → offloaded 9 GB.",
    "48 张卡：每卡 96 GB → 分片后 22 GB → 卸载后 9 GB。",
    "6 卡，每卡 36 GB → 量化后每卡 11 GB",  # also where it is said of what both are
    "12 nodes at 9 kW each → capped 7.5 kW",
    "The 6 replicas gave 1100 tok/s each, now they give 1400 tok/s.",  # without an arrow
    "Each of the 6 links gives 50 GB/s; with pauses off it gives 36 GB/s.",
    "12 nodes at 9 kW each → 108 kW",
]
WRONG = [
    ("12 nodes at 9 kW each → 118 kW", "118 kW"),
    ("14 checkpoints, 120 GB each → 1860 GB", "1860 GB"),
    ("48 卡，每卡 96 GB → 共 4806 GB", "4806 GB"),
    ("6 replicas, 1100 tok/s each → 1200 tok/s in total", "1200 tok/s"),  # of all
]


@pytest.mark.parametrize("text", RIGHT)
def test_states_are_silent(text: str) -> None:
    assert [each.message for each in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_what_follows_is_told_of(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(f"{text}\n").findings] == [claimed]
