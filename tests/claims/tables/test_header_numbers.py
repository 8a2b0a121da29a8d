"""Numbers of headers that belong to the cells: devices of a column, constants with their units."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

DEVICES = """
| | 4 × A100 | 8 × A100 | 72 × GB200 |
|---|---|---|---|
| Peak per GPU (bf16, TFLOP/s) | 312 | 312 | 2500 |
| Peak (PFLOP/s) | 1.25 | {} | 180 |
| Draw per GPU (W) | 400 | 400 | 1200 |
| Draw (kW) | 1.6 | 3.2 | 86.4 |
"""

WORK = """
| Run | C (FLOP) | GPU-days at 380 TFLOP/s |
|---|---|---|
| a | 3.1e21 | 94.4 |
| b | 7.4e21 | 225 |
| c | 1.9e22 | {} |
"""

LEASE = """
| Term | $/GPU/h | 96 GPUs, 2 years (17,520 h) |
|---|---|---|
| none | 2.35 | $3.95M |
| 1 year | 1.90 | $3.20M |
| 2 years | 1.45 | {} |
"""

COUNTED = """
| Nodes (8×) | GPUs | TP | PP |
|---|---|---|---|
| 16 | 128 | 8 | 4 |
| 32 | 256 | 8 | 8 |
| 64 | 512 | 8 | 8 |
| {} | 1024 | 4 | 8 |
"""

PER_POOL = """
| Pool | GPUs | Used (GPUs) | Idle (GPUs) |
|---|---|---|---|
| north | 320 | 290 | 30 |
| south | 192 | 150 | {} |
"""

CASES = [
    (DEVICES, "2.50", False),
    (DEVICES, "5.20", True),
    (WORK, "579", False),
    (WORK, "975", True),
    (LEASE, "$2.44M", False),
    (LEASE, "$4.24M", True),
    (COUNTED, "128", False),  # eight devices a node; that TP was 8 up to there tells nothing
    (PER_POOL, "42", False),
]


@pytest.mark.parametrize(("table", "value", "wrong"), CASES)
def test_numbers_of_headers(table: str, value: str, wrong: bool) -> None:
    source = Source("a.md", f"# Plan\n{table.format(value)}")
    told = [source[each.span] for each in judge(source, parse(source)).findings]
    assert told == ([value] if wrong else [])
