"""Columns for which the text gives a formula: rows that keep it are left alone, odd ones are found."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

CACHE = """
| Net | Layers | KV heads | Head dim | Type | KiB/token |
|---|---:|---:|---:|---|---:|
| one | 28 | 8 | 128 | bf16 | {} |
| two | 36 | 8 | 128 | fp8 | 72 |
| three | 56 | 8 | 128 | bf16 | 224 |
"""

FULL = """
| Layers (L) | Width | Blocks (B) |
|---:|---:|---:|
| 28 | 3584 | 4.32 |
| 36 | 4608 | {} |
| 56 | 6656 | 29.77 |
"""

BUBBLE = """
| PP | m | Bubble |
|---:|---:|---:|
| 2 | 12 | 7.7 % |
| 4 | 12 | {} |
| 8 | 24 | 22.6 % |
"""

BUS = """
| Size | algbw (GB/s) | busbw (GB/s) |
|---|---:|---:|
| 64 MB | 120 | 210 |
| 512 MB | 184 | {} |
| 2 GB | 208 | 364 |
"""

TURNED = """
| | old | new | next |
|---|---:|---:|---:|
| TP | 4 | 8 | 8 |
| PP | 3 | 3 | 6 |
| DP | 7 | 7 | 7 |
| Devices | 84 | {} | 336 |
| Step (s) | 9.1 | 5.2 | 2.9 |
| Rate (tokens/s) | 101 | 177 | 317 |
"""

PER_TOKEN = "KV bytes per token = 2 × layers × KV heads × head dim × bytes per element."

# The text above a table, the table, the value of a cell, and whether the cell is wrong by the formula.
CASES = [
    (PER_TOKEN, CACHE, "112", False),
    (PER_TOKEN, CACHE, "224", True),
    (f"{PER_TOKEN[:-1]}, cut to a half by sharing.", CACHE, "112", False),
    ("Bytes per token = 2 × layers × KV heads × head dim × bytes per element × overhead.", CACHE, "224", False),
    ("The blocks have 12·L·h² parameters: Blocks = 12·L·h².", FULL, "9.17", False),
    ("The blocks have 12·L·h² parameters: Blocks = 12·L·h².", FULL, "9.71", True),
    ("Blocks are $12 L h^2$", FULL, "7.19", True),
    ("Blocks = 13·L·h² with the gates.", FULL, "9.71", False),  # which no row keeps
    ("Bubble = (PP − 1) / (m + PP − 1)", BUBBLE, "20.0 %", False),
    ("Bubble = (PP − 1) / (m + PP − 1)", BUBBLE, "25.0 %", True),
    ("With 8 ranks busbw = 2·(n−1)/n × algbw.", BUS, "322", False),
    ("With 8 ranks busbw = 2·(n−1)/n × algbw.", BUS, "232", True),
    ("With 16 ranks busbw = 2·(n−1)/n × algbw.", BUS, "232", False),
    ("Devices = TP × PP × DP", TURNED, "168", False),
    ("Devices = TP × PP × DP", TURNED, "186", True),
]


@pytest.mark.parametrize(("text", "table", "value", "wrong"), CASES)
def test_columns_follow_the_formula_of_the_text(text: str, table: str, value: str, wrong: bool) -> None:
    source = Source("a.md", f"{text}\n{table.format(value)}")
    found = judge(source, parse(source)).findings
    assert [source[each.span] for each in found] == ([value] if wrong else [])


STEPS = """
| Step | Loss | Tokens seen (B) |
|---:|---:|---:|
| 30,000 | 2.41 | 118 |
| 45,000 | 2.30 | {} |
| 75,000 | 2.19 | 295 |
| 90,000 | 2.15 | 354 |
"""

PER_STEP = [
    ("One step is 3,932,160 tokens.", "177", False),
    ("One step is 3,932,160 tokens.", "717", True),
    ("One step is 3,932,160 tokens.", "140", False),  # no slip of it
    ("One step is 4,194,304 tokens.", "717", False),  # of another table
    ("One step is 3.93M tokens.", "717", True),
    ("One step is 3.9M tokens.", "717", False),  # few digits are an accident
]


@pytest.mark.parametrize(("text", "value", "wrong"), PER_STEP)
def test_columns_differ_by_a_number_of_the_text(text: str, value: str, wrong: bool) -> None:
    source = Source("a.md", f"# Run\n{STEPS.format(value)}\n{text}\n")
    found = [each for each in judge(source, parse(source)).findings if each.code == "TAB008"]
    assert [source[each.span] for each in found] == ([value] if wrong else [])


_SERVED = (
    "| Users | {ttft} (ms) | {itl} (ms) | E2E (s) |\n|---|---|---|---|\n"
    "| 1 | 62 | 8.1 | 4.20 |\n| 16 | 140 | {odd} | 5.45 |\n| 64 | 380 | 15.6 | 8.35 |\n\nE2E = TTFT + 511 × ITL.\n"
)


@pytest.mark.parametrize(("ttft", "itl"), [("TTFT", "ITL"), ("TTFT p50", "ITL p50")])
@pytest.mark.parametrize(("odd", "told"), [("10.4", []), ("20.4", ["TAB008"])])
def test_a_formula_may_begin_its_text_and_leave_percentiles_out(ttft: str, itl: str, odd: str, told: list[str]) -> None:
    source = Source("a.md", _SERVED.format(ttft=ttft, itl=itl, odd=odd))
    assert [each.code for each in judge(source, parse(source)).findings] == told
