"""Ranges of ids beside what they are of: a pool, all layers, the ids of a table of pools."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

_GERMAN = "\n\nDas ist mit dem Betrieb abgestimmt und die Kollegen werden das bei der Abnahme prüfen."


def found(text: str) -> list[tuple[str, str]]:
    source = Source("text.md", text)
    findings = judge(source, parse(source)).findings
    return [(finding.code, finding.claimed) for finding in findings if finding.code in ("ARI020", "ARI021")]


@pytest.mark.parametrize(
    ("right", "wrong", "claimed"),
    [
        ("The pool owns 40 GPUs (ids 24-63).", "The pool owns 40 GPUs (ids 24-61).", "40 GPUs"),
        ("Pool B: 40 GPUs, ids 24-63.", "Pool B: 40 GPUs, ids 24-61.", "40 GPUs"),
        ("评测池共 40 张卡，编号为 24–63。", "评测池共 40 张卡，编号为 24–61。", "40 张卡"),
        (
            f"Die Knoten 0 bis 11 (12 Knoten) rechnen.{_GERMAN}",
            f"Die Knoten 0 bis 14 (12 Knoten) rechnen.{_GERMAN}",
            "12 Knoten",
        ),
        (
            "Placement of the 24 experts: experts 0-7 live on rank 0, 8-15 on rank 1 and 16-23 on rank 2.",
            "Placement of the 24 experts: experts 0-7 live on rank 0, 8-15 on rank 1 and 16-25 on rank 2.",
            "25",
        ),
        (
            "- Stage 0: layers 0-9\n- Stage 1: layers 10-19\n- Stage 2: layers 20-29\n\nThey hold all 30 layers.",
            "- Stage 0: layers 0-9\n- Stage 1: layers 10-19\n- Stage 2: layers 20-26\n\nThey hold all 30 layers.",
            "26",
        ),
        (
            "| Pool | GPUs | IDs |\n|-|-|-|\n| a | 24 | 0-23 |\n| b | 40 | 24-63 |",
            "| Pool | GPUs | IDs |\n|-|-|-|\n| a | 24 | 0-23 |\n| b | 40 | 24-61 |",
            "40",
        ),
    ],
)
def test_ids_of_a_whole(right: str, wrong: str, claimed: str) -> None:
    assert found(right) == []
    assert [each[1] for each in found(wrong)] == [claimed]


@pytest.mark.parametrize(
    "text",
    [
        "Of its 16 GPUs, ids 8-15 are spare.",  # a part of them
        "The pool has 16 GPUs, ids 8-15 reserved for tests.",
        "| Stage | GPUs | Layers |\n|-|-|-|\n| 0 | 16 | 0-15 |\n| 1 | 16 | 16-30 |",  # GPUs are no layers
        # all dense layers are fewer than those of the stages
        "- Stage 0: layers 0-9\n- Stage 1: layers 10-19\n- Stage 2: layers 20-29\n\nWe quantize all 20 layers.",
        "- Stage 0: layers 0-9\n- Stage 1: layers 10-19\n- Stage 2: layers 20-29\n\nIt feeds all 64 layers.",
    ],
)
def test_ids_of_a_part(text: str) -> None:
    assert found(text) == []
