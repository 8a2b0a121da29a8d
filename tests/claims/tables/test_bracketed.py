"""Cells with a comparison in brackets: they compare with the column, or the row, that most of them fit."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

ROWS = """
| Net | engine one | engine two | engine three |
|---|---|---|---|
| small | 3100 | 3565 (1.15x) | 4185 ({}) |
| middle | 910 | 1001 (1.10x) | 1274 (1.40x) |
| large | 240 | 300 (1.25x) | 288 (1.20x) |
"""

COLUMNS = """
| Build | p50 (ms) | p99 (ms) | Rate (req/s) |
|---|---|---|---|
| v1 | 64 | 410 | 50 |
| v2 | 56 (-12.5%) | 369 (-10%) | 56 (+12%) |
| v3 | 48 ({}) | 287 (-30%) | 64 (+28%) |
"""

OTHERS = """
| Pool | Used | Owned |
|---|---|---|
| red | 56 (70%) | 80 (10%) |
| blue | 54 (90%) | 60 (7%) |
| green | 13 (13%) | 100 ({}) |
"""

CASES = [
    (ROWS, "1.35x", False),
    (ROWS, "1.53x", True),
    (COLUMNS, "-25%", False),
    (COLUMNS, "-52%", True),
    (COLUMNS, "+25%", False),  # the other way, or something else
    (OTHERS, "12%", False),  # no sign and no word of a change: of something else
]


@pytest.mark.parametrize(("table", "value", "wrong"), CASES)
def test_brackets_compare_with_one_line(table: str, value: str, wrong: bool) -> None:
    source = Source("a.md", table.format(value))
    told = [source[each.span] for each in judge(source, parse(source)).findings]
    assert told == ([value.lstrip("-+")] if wrong else [])
