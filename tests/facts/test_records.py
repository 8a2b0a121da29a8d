"""Rows of tables as records: cells that repeat the one above, scales in headers."""

import pytest

from tests.facts.found import found

DITTO = ["same", "as above", "〃", '"', "同上", "(same)", "*ditto*"]


@pytest.mark.parametrize("cell", DITTO)
def test_a_cell_holds_what_the_one_above_holds(cell: str) -> None:
    text = f"| Site | GPUs per node | Nodes |\n|---|---|---|\n| A | 8 | 4 |\n| B | {cell} | 6 |\n| C | {cell} | 9 |\n"
    assert [each.split()[0] for each in found(text) if each.startswith("gpus_per_node")] == ["gpus_per_node=8"] * 3


def test_merged_cells() -> None:
    first = '<tr><td>A</td><td rowspan="2">8</td><td>4</td></tr>'
    others = "<tr><td>B</td><td>2</td></tr><tr><td>C</td><td>4</td><td>1</td></tr>"
    text = f"<table><tr><th>Run</th><th>TP</th><th>PP</th></tr>{first}{others}</table>\n"
    assert sorted(found(text)) == ["pp=1", "pp=2", "pp=4", "tp=4", "tp=8", "tp=8"]


@pytest.mark.parametrize(
    ("head", "cell", "expected"),
    [
        ("Parameters (B)", "70", "params=7e+10"),
        ("Parameters (in billions)", "70", "params=7e+10"),
        ("Params [M]", "350", "params=3.5e+08"),
        ("参数量（亿）", "700", "params=7e+10"),
        ("Weights (GB)", "140", "weights_memory=140"),
        ("Layers", "80", "layers=80"),
    ],
)
def test_the_scale_of_a_column(head: str, cell: str, expected: str) -> None:
    assert expected in found(f"| Model | {head} | Heads |\n|---|---|---|\n| A | {cell} | 64 |\n")
