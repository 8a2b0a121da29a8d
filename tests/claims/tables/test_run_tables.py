"""Tables of runs: work, time, rate and devices of each, of which one has a slip."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

LADDER = """
| run | N | D | FLOPs | GPUs | MFU | TFLOPS/GPU | wall (h) | GPU-hours |
|---|---|---|---|---|---|---|---|---|
| a | 0.3B | 6B | 1.08e19 | 8 | 31% | 307 | 1.22 | 9.8 |
| b | 0.9B | 18B | 9.72e19 | 16 | 36% | 356 | 4.74 | 75.8 |
| c | 2.4B | 48B | {} | 32 | 38% | 376 | 16.0 | 511 |
| d | 6.1B | 122B | 4.47e21 | 64 | {} | 396 | 48.9 | {} |
| e | 11B | 220B | 1.45e22 | 128 | 41% | 405 | 77.8 | 9,960 |
"""

PLAN = """
| model | params | tokens | compute | GPUs | days | GPU-hours |
|---|---|---|---|---|---|---|
| S | 2.6B | 3T | 4.7e22 | 256 | 4.9 | 30k |
| M | 11B | 5T | 3.3e23 | 512 | 17.4 | 214k |
| L{} | 52B | 7T | {} | 2048 | {} | 1.45M |
"""

SPEED = """
| run | GPUs | tokens/s | tokens/s/GPU |
|---|---|---|---|
| a | 8 | 1.31M | 164k |
| b | 16 | 1.12M | 70.1k |
| c | 32 | 802k | {} |
| d | 64 | 371k | 5,797 |
"""

SCRIPTED = """
| 运行 | 参数量 | 训练 token | 计算量 |
|---|---|---|---|
| 甲 | 1.3B | 26B | 2.03e20 |
| 乙 | 3.1B | 62B | 1.15e21 |
| 丙 | 7.2B | 144B | {} |
"""

CASES = [
    (LADDER, ("6.91e20", "40%", "3,130"), ()),
    (LADDER, ("8.91e20", "40%", "3,130"), ("8.91e20",)),  # 6 × N × D
    (LADDER, ("6.91e20", "48%", "3,130"), ("396",)),  # of the same peak
    (LADDER, ("6.91e20", "40%", "4,130"), ("4,130",)),
    (PLAN, ("", "2.2e24", "29.5"), ()),
    (PLAN, ("", "4.2e24", "29.5"), ("4.2e24",)),
    (PLAN, ("", "2.2e24", "39.5"), ("1.45M",)),
    (PLAN, ("", "7.1e23", "29.5"), ()),  # no slip of the pen: who knows what else it is
    (PLAN, (" (MoE)", "1.2e24", "29.5"), ()),  # of which not all parameters are active
    (PLAN, (" (resumed twice)", "2.2e24", "39.5"), ()),
    (SPEED, ("25.1k",), ()),
    (SPEED, ("35.1k",), ("35.1k",)),
    (SCRIPTED, ("6.22e21",), ()),
    (SCRIPTED, ("8.22e21",), ("8.22e21",)),
]


@pytest.mark.parametrize(("text", "cells", "places"), CASES)
def test_the_row_with_a_slip(text: str, cells: tuple[str, ...], places: tuple[str, ...]) -> None:
    source = Source("a.md", text.format(*cells))
    assert tuple(source[each.span] for each in judge(source, parse(source)).findings) == places
