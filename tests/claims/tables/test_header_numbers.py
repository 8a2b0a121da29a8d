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

BOTH_WAYS = """
| Link | Lanes | Gb/s per lane | GB/s per direction | GB/s bidirectional |
|---|---:|---:|---:|---:|
| one | 18 | 200 | 450 | 900 |
| two | 16 | 32 | {} | 128 |
| three | 8 | 50 | 50 | 100 |
"""

LEFT = """
| Sequences | Cache (GiB) | Cache per GPU (GiB) | Headroom of 48 GiB per GPU |
|---:|---:|---:|---:|
| 3 | 11.2 | 1.4 | 46.6 |
| 24 | 89.6 | 11.2 | {} |
| 48 | 179.2 | 22.4 | 25.6 |
| 96 | 358.4 | 44.8 | 3.2 |
"""

SHARED = """
| Sequences | Cache (GiB) | Cache per GPU (GiB) |
|---:|---:|---:|
| 8 | 20 | 2.5 |
| 32 | 80 | {} |
| 64 | 160 | 20 |
| 96 | 240 | 30 |
"""

PER_TOKEN = """
| Card | Price/h | tok/s (9B) | $/1M tokens | rel. cost |
|---|---:|---:|---:|---:|
| old | $1.10 | 250 | $1.22 | 1.00 |
| new | $2.70 | 860 | {} | 0.71 |
| next | $3.90 | 1450 | $0.75 | 0.61 |
| best | $4.40 | 1820 | $0.67 | 0.55 |
"""

SCALED = """
| GPUs | micro-batch | step (s) | speedup | eff. |
|---:|---:|---:|---:|---:|
| 32 | 8 | 9.00 | 1.00 | 100% |
| 64 | 8 | 4.70 | 1.91 | 96% |
| 128 | 4 | 2.60 | 3.46 | {} |
| 256 | 2 | 1.62 | 5.56 | 69% |
"""

IN_PERCENT = """
| Month | Need | Limit | Spare | Spare % |
|---|---:|---:|---:|---:|
| March | 640 | 800 | 160 | 20 % |
| April | 712 | 800 | 88 | 11 % |
| May | 845 | 1000 | 155 | {} |
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
    (BOTH_WAYS, "64", False),
    (BOTH_WAYS, "46", True),
    (LEFT, "36.8", False),
    (LEFT, "38.6", True),
    (SHARED, "10", False),
    (SHARED, "20", True),
    (PER_TOKEN, "$0.87", False),
    (PER_TOKEN, "$1.87", True),
    (SCALED, "87%", False),
    (SCALED, "78%", True),
    (IN_PERCENT, "15 %", False),
    (IN_PERCENT, "16 %", False),  # 15.5
    (IN_PERCENT, "51 %", True),
]


@pytest.mark.parametrize(("table", "value", "wrong"), CASES)
def test_numbers_of_headers(table: str, value: str, wrong: bool) -> None:
    source = Source("a.md", f"# Plan\n{table.format(value)}")
    told = [source[each.span] for each in judge(source, parse(source)).findings]
    assert told[: 1 + (not wrong)] == ([value] if wrong else [])  # and what was computed from it
