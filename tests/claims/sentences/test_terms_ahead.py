"""Where words cut an expression, or lead on to the next, only what belongs together is computed."""

import pytest

from docverify import check


@pytest.mark.parametrize(
    "text",
    [
        "Delay: 4 hops × 0.5 µs + 2 × 0.4 µs adapter + 60 m of cable at 5 ns/m (0.3 µs) = 3.1 µs.",
        "The ratio went from 120e12 / 4e9 = 30,000 over 300e12 / 25e9 = 12,000 to 990e12 / 50e9 = 19,800.",
        "A node must get 18.4 GB over 4 × 200 Gb/s = 100 GB/s, so 184 ms.",  # over the links, not divided by them
        "Alarm: a burn rate of 12 over 1 h (2 %), 6 over 6 h (5 %).",
        "All layers: 16 × 520 M + 8 × 61 M = 8.32 + 0.49 = 8.81 B.",  # billions, as the last one says
        "Active: 16 × 8 × 9.5 M + 1.48 + 0.42 = 3.1 B.",
        "We serve a 7B (10 replicas × 1 card) and a 32B in AWQ (6 replicas × 4 cards).",  # the bracket counts cards
        "The 14B runs in FP8 on a 24 GB card with 32k (14.5 + 5 GB).",  # the bracket is memory
    ],
)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Delay: 4 hops × 0.5 µs + 2 × 0.4 µs = 3.8 µs.", "3.8 µs"),
        ("We have 2 + 2 spare nodes and with 4 × 8 = 36 GPUs a full pod.", "36 GPUs"),  # of another kind than the sum
        ("The ratio went from 120e12 / 4e9 = 30,000 over 300e12 / 25e9 = 14,000 to 19,800.", "14,000"),
        ("Active: 16 × 8 × 9.5 M + 1.48 + 0.42 = 4.1 B.", "4.1 B"),
        ("A node must get 18.4 GB over 4 × 25 GB/s = 284 ms.", "284 ms"),
        ("The job has 384 GPUs (6 × 8).", "384 GPUs"),  # eight times as many
        ("The buffers take 64 GB (8 × 8 MB).", "64 GB"),  # a wrong prefix
    ],
)
def test_told(text: str, claimed: str) -> None:
    assert [finding.claimed for finding in check(text).findings] == [claimed]
