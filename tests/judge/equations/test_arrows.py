"""Arrows and colons behind computations: equal signs where others of the text are, or else paths to another value."""

import pytest

from docverify import check


def told(*lines: str) -> list[str]:
    return [finding.claimed for finding in check("\n".join(f"- {line}" for line in lines)).findings]


@pytest.mark.parametrize(
    "lines",
    [
        ["48 nodes × 8 → 384 GPUs", "384 × 70 GB → 26.9 TB", "26.9 TB / 12 GB → 2,242 shards"],
        ["48 nodes × 8 → 620 GPUs once the new hall opens", "70 GB × 2 → 140 GB"],  # one other is no custom
        ["4 × 8 mesh: 16 hosts are spare"],
        ["64 nodes × 8 GPUs: 512 ranks visible"],
        ["Mesh of 48 × 8 GPUs: 620 in the next year"],  # a label, no computation alone
    ],
)
def test_right_steps_are_silent(lines: list[str]) -> None:
    assert told(*lines) == []


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (["48 nodes × 8 → 384 GPUs", "384 × 70 GB → 26.9 TB", "26.9 TB / 12 GB → 1,324 shards"], "1,324 shards"),
        (["64 nodes × 8 GPUs: 521 ranks visible"], "521 ranks"),
    ],
)
def test_wrong_steps_are_told(lines: list[str], wrong: str) -> None:
    assert told(*lines) == [wrong]
