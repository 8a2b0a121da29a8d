"""How rows or columns compare by what the text says: right and other numbers are left alone, slips are found."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

TABLE = """
| Card | Nodes needed | Memory (GB) | Tokens/s | Rent ($/h) | Score |
|---|---:|---:|---:|---:|---:|
| alpha | 21 | 80 | 1,240 | 12.80 | 78.4 |
| beta | 10 | 141 | 2,860 | 23.60 | 78.1 |
| gamma | 4 | 192 | 6,510 | 41.20 | 74.9 |
"""

TURNED = """
| | Lean | Wide | Edge |
|---|---:|---:|---:|
| Nodes | 30 | 33 | 36 |
| Rent per month ($k) | 412 | 455 | 540 |
| Total per month ($k) | 472 | 540 | 670 |
"""

NUMBERED = """
| batch | step (ms) | rate |
|---:|---:|---:|
| 8 | 12.5 | 640 |
| 32 | 15.2 | 2,105 |
| 64 | 19.8 | 3,232 |
"""

STAGES = """
| Stage | before | after | Δ | Factor |
|---|---:|---:|---:|---:|
| Load | 38 | 15 | -23 | 2.53x |
| Compute | 470 | 352 | -118 | 1.34x |
| Exchange | 166 | 71 | -95 | 2.34x |
"""

PAIR = """
| | old plan | new plan |
|---|---:|---:|
| Devices | 192 | 192 |
| Step (s) | 12.4 | 9.3 |
| Rate (tokens/s) | 84,600 | 112,800 |
"""

LINKS = """
| Path | GB/s | Time [ms] | Price ($) |
|---|---:|---:|---:|
| fast link | 450 | 57.8 | 910 |
| NIC, one port | 36 | 722 | 640 |
"""

STEPS = """
Die Werte sind mit BF16 und auf der neuen Plattform gemessen.

| | Stufe 1 | Stufe 2 | Stufe 3 |
|---|---:|---:|---:|
| Durchsatz (Token/s) | 182.000 | 351.000 | 742.000 |
| Schrittzeit (s) | 11,5 | 6,0 | 2,8 |
"""

HALLS = """
| 机房 | 批 | 吞吐（tokens/s） | 显存（GB） |
|---|---:|---:|---:|
| 北区 | 32 | 1480 | 61.4 |
| 南区 | 48 | 2310 | 70.2 |
"""

# A sentence below the table, and what is told of it.
CASES = [
    (TABLE, "Beta needs 52 % fewer nodes than alpha.", ""),
    (TABLE, "Beta needs 42 % fewer nodes than alpha.", "42 %"),
    (TABLE, "Beta needs 30 % fewer nodes than last year, alpha too.", ""),  # no slip of it
    (TABLE, "Beta makes 2.3x the tokens/s of alpha.", ""),
    (TABLE, "Beta makes 3.3x the tokens/s of alpha.", "3.3x"),
    (TABLE, "Gamma has 2.4 times the memory of alpha and 51 GB more memory than beta.", ""),
    (TABLE, "Gamma has 3.4 times the memory of alpha.", "3.4"),
    (TABLE, "Beta has 16 GB more memory than alpha.", "16 GB"),
    (TABLE, "From alpha to beta memory grows to 141 GB.", ""),  # what it comes to
    (TABLE, "From alpha to beta, tokens/s rise from 1,240 to 2,860, by 131 %.", ""),  # computed from what is there
    (TABLE, "Gamma loses 3.5 points of score against alpha.", ""),
    (TABLE, "Gamma loses 5.3 points of score against alpha.", "5.3 points"),
    (TABLE, "Alpha is what we have. Beta loses 0.3 points of score, gamma has 1.4x the memory of beta.", ""),
    (TABLE, "The gamma pool costs $71.20 less than that of beta.", ""),  # nodes times rent
    (TURNED, "Edge needs 20 % more nodes than Lean and costs $198k more per month.", ""),
    (TURNED, "Edge needs 30 % more nodes than Lean.", "30 %"),
    (TURNED, "Edge costs $189k more per month than Lean.", "$189k"),
    (STAGES, "The exchange is 57 % shorter now.", ""),
    (STAGES, "The exchange is 47 % shorter now.", "47 %"),
    (STAGES, "Compute is 25 % shorter.", ""),
    (STAGES, "Compute is 34 % shorter.", ""),  # of what comes after
    (PAIR, "The new plan is 33 % faster in tokens/s.", ""),
    (PAIR, "The new plan is 43 % faster in tokens/s.", "43 %"),
    (
        PAIR,
        "With the new plan the step falls by 25 %, the price of a link rises by 35 %.",
        "",
    ),  # each by its own clause
    (PAIR, "With the new plan the step falls by 25 %.", ""),
    (PAIR, "The new plan is 4x faster than what we had.", ""),  # a digit is little
    (LINKS, "The fast link is 12.5x faster than the NIC, at 1.42x the price.", ""),
    (LINKS, "The fast link is 15.2x faster than the NIC.", "15.2x"),
    (LINKS, "Tuning lifts the fast link to 11.5x, to 13.5x and to 14.5x of what the NIC had.", ""),  # of other things
    (LINKS, "The fast link has 15.2x the speed of an X5 port.", ""),  # of which the table knows nothing
    (LINKS, "The NIC is 30 % cheaper than the fast link.", ""),
    (LINKS, "The NIC is 40 % cheaper than the fast link.", "40 %"),
    (LINKS, "The fast link is 31.0x faster than the NIC on small messages.", ""),  # no slip of it
    (NUMBERED, "Doubling the batch from 32 to 64 raises the rate by 54 %.", ""),
    (NUMBERED, "Doubling the batch from 32 to 64 raises the rate by 45 %.", "45 %"),
    (NUMBERED, "From 32 to 64 the rate rises by 45 %.", ""),  # of what
    (TABLE, "Alpha has 43 % of the tokens/s of beta.", ""),
    (TABLE, "Alpha has 34 % of the tokens/s of beta.", "34 %"),
    (TABLE, "Alpha has 12 % of the tokens/s, beta 27 %.", ""),  # not of what beta has
    (STEPS, "Stufe 2 schafft den 1,93-fachen Durchsatz von Stufe 1.", ""),
    (STEPS, "Stufe 2 schafft den 1,39-fachen Durchsatz von Stufe 1.", "1,39-fachen"),
    (STEPS, "Die Schrittzeit sinkt von Stufe 1 zu Stufe 2 um 48 %.", ""),
    (STEPS, "Die Schrittzeit sinkt von Stufe 1 zu Stufe 2 um 84 %.", "84 %"),
    (HALLS, "南区的吞吐是北区的 1.56 倍。", ""),
    (HALLS, "南区的吞吐是北区的 1.86 倍。", "1.86 倍"),
    (HALLS, "北区的显存比南区少 8.8 GB。", ""),
    (HALLS, "北区的显存比南区少 9.8 GB。", "9.8 GB"),
    # twice as large, as a model, of which the table says nothing
    (
        "| | lean | wide |\n|---|---|---|\n| Trainable params | 420M | 20M |",
        "Lean beats wide despite a 10x smaller model.",
        "",
    ),
]


@pytest.mark.parametrize(("table", "sentence", "told"), CASES)
def test_comparisons(table: str, sentence: str, told: str) -> None:
    source = Source("a.md", f"# Cards\n{table}\n{sentence}\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == ([told] if told else [])
