"""Tables drawn in a fence are tables; what only looks like one is left."""

import pytest

from docverify.document.parse import parse
from docverify.source import Source

CSV = "```csv\nnode,gpus\na,8\nb,16\ntotal,24\n```\n"
BOX = "```\n+------+------+\n| Pool | GPUs |\n+------+------+\n| a    |   16 |\n| b    |   32 |\n+------+------+\n```\n"
CODE = "```python\nfor gpu in range(8):\n    print(gpu)\n    run(gpu, 16)\n```\n"
TALK = "```\nWe start on 8 GPUs.\nThen we go on.\nAt last 16 are used.\n```\n"


LINES = """```
staging buffers   4 x 12 GB     48 GB
page tables                    0.5 GB   (estimate)
per shard                        3 GB   <- 48 GB / 16
in all   ->                   51.5 GB
```
"""
ASSIGNED = "```\nbuffers  = 4 x 12 GB = 48 GB\ntables   = 0.5 GB\nin all   = 48.5 GB\n```\n"
LOGGED = "```\nstep 100  loss 2.31  lr 3e-4\nstep 200  loss 2.24  lr 3e-4\nstep 300  loss 2.20  lr 3e-4\n```\n"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (CSV, [["node", "gpus"], ["a", "8"], ["b", "16"], ["total", "24"]]),
        (BOX, [["Pool", "GPUs"], ["a", "16"], ["b", "32"]]),
        (CODE, None),
        (TALK, None),
        (
            LINES,  # label, computation, value, note
            [
                ["", "", "", ""],
                ["staging buffers", "4 x 12 GB", "48 GB", ""],
                ["page tables", "", "0.5 GB", "(estimate)"],
                ["per shard", "48 GB / 16", "3 GB", ""],
                ["in all", "", "51.5 GB", ""],
            ],
        ),
        (ASSIGNED, None),  # has signs of equality, and is read as sentences are
        (LOGGED, None),  # no line ends in a value
    ],
)
def test_tables_in_fences(text: str, cells: list[list[str]] | None) -> None:
    source = Source("plan.md", text)
    tables = parse(source).tables
    found = [[[cell.text.strip() for cell in row] for row in (each.header, *each.rows)] for each in tables]
    assert found == ([cells] if cells else [])
