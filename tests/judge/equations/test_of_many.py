"""A sum with a term that is per something is for as many of these as make the result, if a whole number does."""

import pytest

from docverify.interfaces.check import check

FOR_SOME = [
    "The request is 20GB base + 12GB per GPU = 20 + 96 = 116GB.",
    "Memory of the pod: 20 GB + 12 GB per GPU = 68 GB.",
    "The fee is $300 + $20 per user = $2,300 with everybody in.",
    "A chassis draws 500 W + 700 W per card = 6.1 kW.",
    "Starting takes 40 s + 3 s for each shard = 64 s.",
    "The path adds 4 ms + 0.5 ms a hop = 7 ms.",
    "The pool takes 3 × 5.5 GiB per GPU = 66 GiB on a host with 4 GPUs.",  # of a product that is told
    "n_slots = 3.\n\nThe pool takes n_slots × 5.5 GiB per GPU = 66 GiB on a host with 4 GPUs.",
]
WRONG = [
    ("Memory of the pod: 20 GB + 12 GB per GPU = 62 GB.", "62 GB"),  # for three and a half
    ("Every GPU holds 16 GB per GPU + 4 GB per GPU = 26 GB.", "26 GB"),  # both are
    ("A rank holds 16 GB + 4 GB per GPU = 32 GB per GPU.", "32 GB per GPU"),  # and so is the result
    ("The request is 20GB base + 12GB per GPU = 20 + 96 = 126GB.", "126GB"),
    ("The pool takes 3 × 5.5 GiB per GPU = 66 GiB on a host with 8 GPUs.", "66 GiB"),
    ("The pool takes 3 × 5.5 GiB = 66 GiB on a host with 4 GPUs.", "66 GiB"),
    ("The pod takes 20 GB + 12 GB = 56 GB.", "56 GB"),  # of one and the other, which are per nothing
]


@pytest.mark.parametrize("text", FOR_SOME)
def test_for_as_many_as_make_it(text: str) -> None:
    assert [finding.message for finding in check(f"{text}\n").findings] == []


@pytest.mark.parametrize(("text", "claimed"), WRONG)
def test_for_no_number_of_them(text: str, claimed: str) -> None:
    assert claimed in [finding.claimed for finding in check(f"{text}\n").findings]
