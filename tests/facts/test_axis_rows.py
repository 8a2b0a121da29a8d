"""Rows of degrees: names and values that belong together by their place."""

import pytest

from docverify.facts.axis_rows import axis_rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The layout is TP×CP×PP×DP = 4×2×8×8.", "tp=4 cp=2 pp=8 dp=8"),
        ("We run TPxPPxDP = 4x2x8.", "tp=4 pp=2 dp=8"),
        ("Layout [tp, pp, dp]: [2, 4, 6]", "tp=2 pp=4 dp=6"),
        ("a mesh shape (dp, pp, tp) of 6x4x2", "dp=6 pp=4 tp=2"),
        ("The dp-pp-tp layout is 6-4-2.", "dp=6 pp=4 tp=2"),
        ("Setting $(t, p, d) = (8, 8, 20)$", "tp=8 pp=8 dp=20"),
        ("A TP/PP/DP split of 2/4/6 fills the machine.", "tp=2 pp=4 dp=6"),
        ("degrees of tensor, pipeline and data parallelism are 2, 4 and 6", "tp=2 pp=4 dp=6"),
        ("TP、PP、DP 分别为 8、4、2。", "tp=8 pp=4 dp=2"),
        ("GPUs = TP × PP × DP = 8 × 4 × 16 = 512", "tp=8 pp=4 dp=16"),
        ("dp, tp = 8, 4", "dp=8 tp=4"),
        ('Mesh: ("dp", "cp", "tp") = (12, 4, 8)', "dp=12 cp=4 tp=8"),
        ("Process grid (data x pipeline x tensor): 16 x 4 x 8", "dp=16 pp=4 tp=8"),
        ("Die Aufteilung (TP, PP, DP) lautet (2, 4, 6)", "tp=2 pp=4 dp=6"),
        ("8 × 4 × 6 (TP × PP × DP)", "tp=8 pp=4 dp=6"),
        ("launched as 8 x 4 x 3 (tensor, pipeline, data)", "tp=8 pp=4 dp=3"),
        ("采用张量/流水线/数据并行度分别为 8/4/6", "tp=8 pp=4 dp=6"),
        ("张量、流水线并行分别是 8、4", "tp=8 pp=4"),
        ("8 × 4 × 6 (TP × PP)", ""),
        ("a 4/2 (data/index) split", ""),  # of something else
        ("TP and PP of 8 and 16 GPUs", ""),  # they are counted
        ("TP, PP on 8, 16 GPUs", ""),
        ("TP × PP = 8 × 4 × 16", ""),  # more values than names
        ("TP/PP 2.0/1.5", ""),
        ("DP and DP = 4, 8", ""),
        ("the context, data and experts of 3, 4 and 5 nodes", ""),
    ],
)
def test_rows_of_degrees(text: str, expected: str) -> None:
    assert " ".join(f"{each.name}={each.value}" for row in axis_rows(text) for each in row) == expected
