"""A text with few numbers, nearly all of which have names: what is counted in passing is all there is."""

import pytest

from tests.facts.found import found

COUNTS = [
    ("A buffer of 16 GB is all-reduced in a ring over 8 GPUs. An all-reduce takes 62 ms.", "gpus=8"),
    ("Weights take 14 GB on 4 GPUs, for 7 billion parameters.", "gpus=4"),
    # two counts: they are not of the same devices
    ("The gradients of 16 GB go over 8 GPUs, then over 4 GPUs. An all-reduce takes 62 ms.", "gpus=8 mentioned"),
    # only some of them, or in no plain statement
    ("An all-reduce of 16 GB of gradients over 8 GPUs of a node takes 62 ms.", "gpus=8 mentioned"),
    ("Gradients take 16 GB. Groups of 8 GPUs may share them. An all-reduce takes 62 ms.", "gpus=8 mentioned"),
    # which devices degrees are of
    ("TP=8 inside each 8-GPU node and PP=4 between 4 nodes.", "nodes=4 mentioned"),
    # what is needed may have been rounded up
    ("90 GPUs at 8 GPUs per node need 12 nodes.", "nodes=12 mentioned"),
    # alone it is no example
    ("A ring over 8 GPUs.", "gpus=8 mentioned"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: str) -> None:
    assert expected in found(text)


def test_a_longer_text_is_no_example() -> None:
    parts = " ".join(f"Run {each} has a global batch of {each}." for each in range(100, 120))
    assert "gpus=8 mentioned" in found(f"The ring goes over 8 GPUs. {parts}")


THEM = [
    ("A single GPU lasts 50,000 hours.\n\nThe cluster has 16,384 of them.", ["gpus=16384"]),
    ("A node has 8 GPUs. We rent 16 of them.", ["gpus_per_node=8", "nodes=16"]),
    ("Each GPU draws 700 W. We use 64 of these machines.", ["power=700 per_gpu"]),  # of others
    ("We have 64 GPUs. The system has 8 of them in reserve.", ["gpus=64"]),  # of those there are
]


@pytest.mark.parametrize(("text", "expected"), THEM)
def test_of_them(text: str, expected: list[str]) -> None:
    assert found(text) == expected
