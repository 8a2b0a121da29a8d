"""Which ids are the last of their kind."""

import pytest

from tests.facts.found import found

ROWS = [
    ("- Replica 0: GPUs 0-7\n- Replica 1: GPUs 8-15\n", ["last_gpu=15"]),
    ("Ranks 0-31 hold the first stage, ranks 32-63 the second.", ["last_gpu=63"]),
    ("- Stage 0: layers 0-11, nodes 0-1\n- Stage 1: layers 12-23, nodes 2-3\n", ["last_layer=23", "last_node=3"]),
    ("| Stage | Layers |\n|---|---|\n| 0 | 0–15 |\n| 1 | 16–31 |\n", ["last_layer=31"]),
    ("```\nGroup 0: GPU 0-1\n...\nGroup 3: GPU 6-7\n```\n", ["last_gpu=7"]),
    ("- Stage 0: layers 1-12\n- Stage 1: layers 13-24\n", []),  # they begin at one
    ("Experts 0-63 are routed.", []),  # of a layer, or of all
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_last(text: str, expected: list[str]) -> None:
    assert [each for each in found(text) if each.startswith("last_")] == sorted(expected, key=expected.index)
