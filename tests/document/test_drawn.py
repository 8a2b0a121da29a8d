"""Tables drawn in a fence are tables; what only looks like one is left."""

import pytest

from docverify.document.parse import parse
from docverify.source import Source

CSV = "```csv\nnode,gpus\na,8\nb,16\ntotal,24\n```\n"
BOX = "```\n+------+------+\n| Pool | GPUs |\n+------+------+\n| a    |   16 |\n| b    |   32 |\n+------+------+\n```\n"
CODE = "```python\nfor gpu in range(8):\n    print(gpu)\n    run(gpu, 16)\n```\n"
TALK = "```\nWe start on 8 GPUs.\nThen we go on.\nAt last 16 are used.\n```\n"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (CSV, [["node", "gpus"], ["a", "8"], ["b", "16"], ["total", "24"]]),
        (BOX, [["Pool", "GPUs"], ["a", "16"], ["b", "32"]]),
        (CODE, None),
        (TALK, None),
    ],
)
def test_tables_in_fences(text: str, cells: list[list[str]] | None) -> None:
    source = Source("plan.md", text)
    tables = parse(source).tables
    found = [[[cell.text.strip() for cell in row] for row in (each.header, *each.rows)] for each in tables]
    assert found == ([cells] if cells else [])
