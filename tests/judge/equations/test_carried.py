"""Bare operands that repeat a value printed with a unit nearby take the unit, where it is certain."""

import pytest

from docverify import check

SIZE = "The checkpoint is 175 GB and the link has 400 Gb/s. "

RIGHT = [
    SIZE + "A copy takes 175 × 8 / 400 = 3.5 s.",
    "A step moves 3.2 GB over 400 Gb/s: 3.2 / 400 = 0.064 s.",  # small numbers, if all are told with units
    "The shard holds 175 GB and the disk writes 7 GB/s, 175 / 7 = 25 s.",
    SIZE + "A copy takes 175 / 50 = 3.5 s.",  # nobody says 50 of what
    "A step moves 640 MB over 900 GB/s: 640 / 900 = 0.71 ms",
    "8 GPUs of 80 GB each: 8 × 80 = 640 GB",
    "Adam needs 16 bytes per parameter: 30 × 16 = 480 GB.",  # thirty billion, as the result says
    "8 GPUs of 80 GB each: 8 × 80 = 640",
    "Two cards of 80 GB hold it. The cache is 80·8·128·4096·2·2 ≈ 1.34 GB per sequence.",  # of 80 layers
    "The weights take 140 GB. 140 × 1000 / 8 = 17500 MB",
    "A step takes 20 ms. For 50 steps that makes 20 × 50 = 1 s.",  # milliseconds, as the text says
    "At 450 tokens/s a step of 20 ms yields 450 × 20 / 1000 = 9 tokens.",
    "The link has 400 Gb/s, and the store 400 GB/s: 175 / 400 = 0.44 s",  # one of two
    "The store reads 400 GB/s.\n\n- the link of a node has 400 Gb/s\n- a copy: 176 GB / 400 = 0.44 s",  # one of two
    "A prompt costs 303 TFLOP. The peak is high; at 6,333 TFLOPS it takes 303 / 6,333 = 47.9 ms.",  # 303.2 of them
    "The copy of 175 GB. Then. And then. Much later 175 / 400 = 0.44 s.",  # too far away
    "It has 8 s and 4 GB. 8 × 4 = 32 ms",  # small numbers are equal by chance
    "About 175 GB and up to 400 Gb/s: 175 / 400 = 0.44 s",  # hedged
    "175 GB, 400 Gb/s: 175 GB / 50 GB/s = 3.5 s",  # the operands have units of their own
    "The link has 400 Gb/s. We have 400 / 8 = 50 GPUs.",  # another dimension
    "A replica makes 207 million tokens a day. The 32 replicas: 32 × 207 = 6.6 billion tokens.",  # of millions
    "70B at 38 % MFU on 320 H100: 0.38 × 989 × 320 = 120 PFLOPS",  # the peak of a maker is one of TFLOPS
]


@pytest.mark.parametrize("text", RIGHT)
def test_silent(text: str) -> None:
    assert [finding.message for finding in check(text).findings] == []


WRONG = [
    ("Adam needs 16 bytes per parameter: 30 × 16 = 420 GB.", "30 × 16 is 480 GB, but 420 GB is printed"),
    ("A message has 16 MB: 16 × 32 = 512 GB.", "16 MB × 32 is 512 MB, but 512 GB is printed"),
    ("A step moves 3.2 GB over 400 Gb/s: 3.2 / 400 = 0.008 s", "3.2 GB / 400 Gb/s is 0.064 s, but 0.008 s is printed"),
    ("The shard has 175 GB, the disk 7 GB/s: 175 / 7 = 25 ms.", "175 GB / 7 GB/s is 25 s, but 25 ms is printed"),
    ("At 38 % MFU: 0.38 × 989 × 320 = 12 PFLOPS", "0.38 × 989 TFLOPS × 320 is 120 PFLOPS, but 12 PFLOPS is printed"),
    (
        SIZE + "A copy takes 175 / 400 = 0.44 s.",
        "175 GB / 400 Gb/s is 3.50 s, but 0.44 s is printed",
    ),  # bytes over bits
    (
        "- Size: 175 GB\n- Link: 400 Gb/s\n- Time: 175 / 400 = 0.44 s",
        "175 GB / 400 Gb/s is 3.50 s, but 0.44 s is printed",
    ),
    ("A step moves 640 MB over 900 GB/s: 640 / 900 = 0.71 s", "640 MB / 900 GB/s is 0.000711 s, but 0.71 s is printed"),
    ("We send 640 MB. In all that is 640 × 4 = 2560 GB.", "640 MB × 4 is 2560 MB, but 2560 GB is printed"),
    (
        "At 450 tokens/s a step of 20 ms yields 450 × 20 = 9000 tokens.",
        "450 tokens/s × 20 ms is 9 tokens, but 9000 tokens are printed",
    ),
    (
        "A port has 400 Gb/s, a node has 8 ports: 400 × 8 = 3200 GB/s",
        "400 Gb/s × 8 is 400 GB/s, but 3200 GB/s is printed",
    ),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_contradicted(text: str, message: str) -> None:
    assert [finding.message for finding in check(text).findings] == [message]


def test_the_places_that_lend_their_units_are_evidence() -> None:
    text = SIZE + "A copy takes 175 / 400 = 0.44 s."
    (finding,) = check(text).findings
    assert [text[mark.span.start : mark.span.end] for mark in finding.evidence] == ["175 / 400", "175 GB", "400 Gb/s"]
