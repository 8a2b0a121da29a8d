"""Ranges of ids whose count is told beside them in words, and ranges that go on where another ends."""

import pytest

from docverify import check

RIGHT = [
    "We use 32 nodes, node-00 to node-31, for training.",
    "Training uses node-00 to node-31, 32 machines in all.",
    "We keep node-32 to node-35 as 4 spares.",
    "Sixteen server processes listen on ports 8000–8015.",
    "Ports 5000 to 5007 are used by the eight workers.",
    "Hosts gpu017 through gpu024 form the prefill pool (8 hosts).",
    "The 64 ranks of the job are numbered 1 to 64.",
    "There are 256 GPUs, ids 0 to 255.",
    "The cluster has 16 nodes: node-00 is the head, node-01 to node-15 run workers.",  # which is one of them
    "Four engines listen on ports 8000–8007, two each.",
    "Layers 0-20 are on stage 0, layers 20-40 on stage 1.",  # ends are left out
    "Ranks 0-31 are on rack A and ranks 32-63 on rack B.",
    "Shards 0-31 are hot, shards 33-40 are cold.",  # of which one is left out
    "Nodes 0–15 are 16 nodes; nodes 16–39 are 24.",
    "Replica 0: GPUs 0-63, replica 1: GPUs 64-127",
    "Job 1: GPUs 0-3; job 2: GPUs 8-15.",  # GPUs between them are of others
    "Node 0: ranks 0-7, node 1: ranks 0-7.",
    "A request of 8 pages took 4 to 9 seconds, pages 3 to 5 were cached, 2 pages were not.",
]
WRONG = [
    ("We use 32 nodes, node-00 to node-32, for training.", "32 nodes"),
    ("Training uses node-00 to node-32, 32 machines in all.", "32 machines"),
    ("We keep node-32 to node-36 as 4 spares.", "4"),
    ("Sixteen server processes listen on ports 8000–8016.", "Sixteen server"),
    ("Ports 5000 to 5008 are used by the eight workers.", "eight workers"),
    ("Hosts gpu017 through gpu025 form the prefill pool (8 hosts).", "8 hosts"),
    ("The 64 ranks of the job are numbered 0 to 64.", "64 ranks"),
    ("There are 256 GPUs, ids 0 to 256.", "256 GPUs"),
    ("Ranks 0-31 are on rack A and ranks 31-63 on rack B.", "31"),
    ("Ranks 0-31 are on rack A and ranks 33-63 on rack B.", "33"),
    ("Nodes 0–15 are 16 nodes; nodes 16–39 are 23.", "23"),
    ("Replica 0: GPUs 0-73, replica 1: GPUs 64-127", "73"),
    ("Stage 0 holds layers 0-23, stage 1 holds layers 25-47.", "25"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_ranges_that_hold_what_is_counted_are_left_alone(text: str) -> None:
    assert check(text).findings == ()


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_a_count_beside_a_range_that_holds_another_is_told(text: str, claimed: str) -> None:
    assert [each.claimed for each in check(text).findings] == [claimed]
