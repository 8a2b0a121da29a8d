"""Bounds over an operand that its own equation contradicts: told only where both of its values break them."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

PLAN = """## Memory per GPU

- Precision: FP16
- Expert weights: {experts}
- Attention weights: 0.1 GB
- Optimizer states: {states}
"""


@pytest.mark.parametrize(
    ("experts", "states", "expected"),
    [
        ("0.6 GB (4 experts × 3 × 512 × 1024 × 2 bytes)", "13.4 GB", ["ARI001", "MEM062"]),  # 12.6 MB: all the less
        ("0.6 GB (4 experts × 3 × 512 × 1024 × 2 bytes)", "1.2 GB", ["ARI001"]),  # right beside what is printed
        ("0.6 GB (40 experts × 3 × 4096 × 8192 × 2 bytes)", "13.4 GB", ["ARI001"]),  # right beside 8 GB
        ("0.6 GB", "13.4 GB", ["MEM062"]),
        ("0.6 GB", "4.2 GB", []),
    ],
)
def test_a_bound_is_told_if_neither_value_of_a_doubted_operand_keeps_it(
    experts: str, states: str, expected: list[str]
) -> None:
    source = Source("plan.md", PLAN.format(experts=experts, states=states))
    assert [each.code for each in judge(source, parse(source)).findings] == expected


def test_the_note_names_the_doubted_operand() -> None:
    experts = "0.6 GB (4 experts × 3 × 512 × 1024 × 2 bytes)"
    source = Source("plan.md", PLAN.format(experts=experts, states="13.4 GB"))
    _, found = judge(source, parse(source)).findings
    assert "what is computed for 0.6 GB breaks it as well" in found.notes
