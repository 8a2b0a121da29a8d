"""Totals that no word names: right tables are silent, a slip in a row that otherwise adds up is found."""

import pytest

from docverify import check
from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

# A name, with the cell that is told of behind ` -> `, and the rows of a table below it.
TABLES = """
dashes
Rack | Nodes | Cards | kW
A1 | 4 | 32 | 41.6
A2 | 3 | 24 | 31.2
A3 | 4 | 32 | 41.6
A4 | 5 | 40 | 52.0
— | 16 | 128 | 166.4

dashes -> 18
Rack | Nodes | Cards | kW
A1 | 4 | 32 | 41.6
A2 | 3 | 24 | 31.2
A3 | 4 | 32 | 41.6
A4 | 5 | 40 | 52.0
— | 18 | 128 | 166.4

a name -> 1,638
Site | Hosts | Requests
Oslo | 35 | 412
Bergen | 28 | 397
Tromsø | 41 | 559
Country | 104 | 1,638

only one number -> 5,014.80
Job | Hours | Bill
nightly | 6 | 230.40
weekly | 11 | 1,689.60
release | 9 | 2,476.80
ad hoc | 30 | 708.00
All | | 5,014.80

across -> 125,100
 | North | East | South | Σ
replicas | 14 | 22 | 9 | 45
cards | 56 | 88 | 72 | 216
tokens | 32,900 | 51,700 | 36,900 | 125,100

settings of many kinds, of which two digits happen to be swapped
Setting | Value
Tensor parallelism | 8
Pipeline parallelism | 16
Batch size | 2160
Layers | 96
Heads | 128
Sequence length | 2048

the last row is one of its kind
Site | Hosts | Requests
Oslo | 35 | 412
Bergen | 28 | 397
Tromsø | 41 | 559
Malmö | 104 | 1,412

a mean beside a sum
Site | Hosts | Load
Oslo | 35 | 41.5
Bergen | 28 | 39.7
Tromsø | 41 | 55.9
Country | 104 | 46.7

tokens of one document beside sums
Source | Documents | Tokens | Tokens per document
web | 1,241 | 868 | 700
code | 310 | 279 | 900
papers | 22 | 154 | 7,000
mix | 1,573 | 1,301 | 827

power -> 1,932
Hall | Racks | kW
Lund | 13 | 528
Gent | 9 | 369
Turin | 15 | 495
Europe | 37 | 1,932

times that add up to something else
Batch | Forward (ms) | Backward (ms) | Update (ms) | Step (ms)
8 | 12.1 | 24.3 | 3.2 | 41.0
16 | 20.4 | 41.0 | 3.2 | 66.1
32 | 38.8 | 77.9 | 3.2 | 121.5
"""


@pytest.mark.parametrize("case", [case.splitlines() for case in TABLES.strip().split("\n\n")], ids=lambda case: case[0])
def test_unnamed_totals(case: list[str]) -> None:
    head, *body = (f"| {row} |" for row in case[1:])
    source = Source("a.md", "\n".join(("# Plan", "", head, "|---" * case[1].count("|") + "|---|", *body, "")))
    told = case[0].partition(" -> ")[2]
    assert [source[each.span] for each in judge(source, parse(source)).findings] == ([told] if told else [])


LINED = """```
forward ....... 1.92 s
backward ...... {} s
exchange ...... 0.41 s   (exposed)
{}step .......... 6.17 s
```
"""


@pytest.mark.parametrize(
    ("part", "line", "wrong"), [("3.84", "-" * 22 + "\n", 0), ("3.48", "-" * 22 + "\n", 1), ("3.12", "", 0)]
)
def test_what_stands_below_a_line_is_a_sum(part: str, line: str, wrong: int) -> None:
    assert len(check(LINED.format(part, line)).findings) == wrong


@pytest.mark.parametrize("last", ["H100 .......... 7.00 s", "wall clock .... 5.90 s"])
def test_what_is_no_sum_may_stand_below_a_line(last: str) -> None:
    text = LINED.format("3.84", "-" * 22 + "\n").replace("step .......... 6.17 s", last)
    assert check(text).findings == ()
