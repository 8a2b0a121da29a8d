"""A bracket that computes, some words behind its number: it is of the number where its units are."""

import pytest

from docverify.interfaces.check import check

RIGHT = [
    "We need 4,630 QPS for the front end (80M × 5 / 86,400 s).",
    "That takes 40 hours of wall time (480 steps × 5 min).",
    "The run asks for 64 GPUs in the new hall (8 nodes × 8 GPUs).",
    "A token costs 320 KiB in the cache (2 × 80 × 8 × 128 × 2 bytes).",
    "Each card draws 600 W in the new nodes (8 × 600 W).",  # what the number is one of
    "It uses 64 GB of the host memory (12 GB × 4 ranks and more).",  # words in it
    "It takes 12 GB on top of the weights (8B × 2 bytes).",  # of what stands before it
    "The spare holds 2 TB beside the cache (60 nodes × 64 GB).",
    "The last stage has 4 GB less than the others (12 layers × 1.5 GB).",
    "The pool has 12 hours of slack in the plan (3 weekends × 8 h).",  # of one of two things
    "It reads 12 GB of the weights (8B × 2 bytes).",  # a part of them
    "We hold 40 GB for each rank (16 ranks × 3 GB).",
    "We meet after 12 hours in the office (3 people × 2 topics).",  # of another kind
]
WRONG = [
    ("We need 3,630 QPS for the front end (80M × 5 / 86,400 s).", "3,630 QPS"),
    ("That takes 50 hours of wall time (480 steps × 5 min).", "50 hours"),
    ("The run asks for 96 GPUs in the new hall (8 nodes × 8 GPUs).", "96 GPUs"),
    ("Reading takes 58 ms for the whole model (140 GB / 3.35 TB/s).", "58 ms"),
    ("The fleet burns 320 kW in the new hall (512 GPUs × 700 W).", "320 kW"),
    ("全部缓存共 4,800 GB 显存 (60 节点 × 64 GB)", "4,800 GB"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(f"{text}\n").findings] == [claimed]
