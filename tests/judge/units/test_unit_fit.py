"""Units that cannot measure what stands before them; the inverse of a rate names what it is per."""

import pytest

from docverify import check

FITS = [
    "The throughput is 41 ms per token at batch 1.",
    "Throughput: 0.72 ms/token at batch 96",
    "We saw a throughput of 2.6 s per iteration on 48 GPUs.",
    "```\nseconds = bytes / bandwidth  (and a round trip)\n12 GB = 12,000 MB\n```",  # a line of its own
    "```\nfirst measure the latency\n6 GB buffer\n```",
    "FLOPs / bandwidth (in bytes) 12 GB",  # what is divided by it is none
    "Latency/throughput: 14 ms at one request",
]
MISFITS = [
    ("Throughput: 420 ms", "420 ms"),
    ("The server has a throughput of 12 s.", "12 s"),
    ("Bandwidth: 2.4 TB per GPU", "2.4 TB per GPU"),
    ("The link has a bandwidth of\n48 GB.", "48 GB"),  # a filled line goes on
    ("```\nmemory bandwidth = 14 GB\n```", "14 GB"),
]


@pytest.mark.parametrize("text", FITS)
def test_what_a_time_is_per_makes_it_a_rate(text: str) -> None:
    assert [each.message for each in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), MISFITS)
def test_another_dimension_is_told_of(text: str, claimed: str) -> None:
    assert [(each.code, each.claimed) for each in check(f"{text}\n").findings] == [("UNI011", claimed)]
