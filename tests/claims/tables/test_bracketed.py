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

GAINS = """
| Task | base | tuned | merged |
|---|---:|---:|---:|
| A | 41.2 | 53.6 (+12.4) | 50.1 (+8.9) |
| B | 60.5 | 66.0 (+5.5) | 64.5 ({}) |
| C | 33.1 | 34.0 (+0.9) | 32.7 (-0.4) |
"""

STAGES = """
| Stage | Before | After |
|---|---:|---:|
| tokenise | 40 ms | 31 ms (−9 ms) |
| prefill | 310 ms | 250 ms (−{}) |
| sample | 22 ms | 18 ms (−4 ms) |
"""

POINTS = """
| Task | four bits | eight bits |
|---|---:|---:|
| A | 41.2% | 53.6% (+12.4) |
| B | 60.5% | 66.0% (+5.5) |
| C | 33.1% | 34.0% (+{}) |
"""

SPARES = """
| Pool | Asked | Bought |
|---|---:|---:|
| red | 40 | 44 (+2) |
| blue | 54 | 60 (+3) |
| green | 13 | 16 ({}) |
"""

UPLIFTS = """
| Dimension | Cases | tool one | tool two |
|---|---:|---:|---:|
| Safety | 2 | 100% (+0%) | 100% (+0%) |
| Search | 2 | 100% (+0%) | 66% (+5%) |
| Effect | 2 | 96% (-1%) | 95% ({}) |
| Effort | 2 | 92% (-0%) | 56% (-3%) |
"""

CASES = [
    (ROWS, "1.35x", False),
    (ROWS, "1.53x", True),
    (COLUMNS, "-25%", False),
    (COLUMNS, "-52%", True),
    (COLUMNS, "+25%", False),  # the other way, or something else
    (GAINS, "+4.0", False),
    (GAINS, "+5.0", True),
    (GAINS, "-4.0", False),  # the other way, or something else
    (STAGES, "60 ms", False),
    (STAGES, "70 ms", True),
    (POINTS, "0.9", False),
    (POINTS, "1.9", True),
    (UPLIFTS, "-1%", False),  # against runs that the table does not show
    (SPARES, "+1", False),  # spares on top of what is bought
    (OTHERS, "12%", False),  # no sign and no word of a change: of something else
]


@pytest.mark.parametrize(("table", "value", "wrong"), CASES)
def test_brackets_compare_with_one_line(table: str, value: str, wrong: bool) -> None:
    source = Source("a.md", table.format(value))
    told = [source[each.span] for each in judge(source, parse(source)).findings]
    assert told == ([value.lstrip("-+−")] if wrong else [])
