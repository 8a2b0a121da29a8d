"""Columns that differ by a number of the text, or of a header: rows that keep it, and one that is a slip."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

FLEET = """
Every host carries eight cards. We pay $2.25 per GPU-hour.

| Site | Hosts | GPU-hours | Invoice |
|---|---:|---:|---:|
| Oslo | 14 | 81,760 | {0} |
| Bergen | 22 | 128,480 | $289,080 |
| Tromsø | 6 | 35,040 | $78,840 |
"""

HOSTS = """
| | Plan A | Plan B | Plan C |
|---|---:|---:|---:|
| Cards | 1,536 | 1,184 | 3,072 |
| Hosts (8 cards each) | 192 | 148 | {0} |
| Draw (kW) | 1,230 | 890 | 2,480 |
"""

SWEEP = """
Runs of 131,072 tokens.

| Tokens | Batch | Length |
|---:|---:|---:|
| 131,072 | 8 | 16,384 |
| 131,072 | 16 | 8,192 |
| 1,048,576 | {0} | 8,192 |
"""

HTML = """
Each card costs $2.40 per hour, and each run counts all its GPU-hours.

<table>
<thead><tr><td>Run</td><td>GPU-hours</td><td>Bill</td></tr></thead>
<tbody>
<tr><td>small</td><td>5,376</td><td>$12,902</td></tr>
<tr><td>middle</td><td>18,752</td><td>{0}</td></tr>
<tr><td>large</td><td>258,048</td><td>$619,315</td></tr>
</tbody>
</table>
"""

LEASE = """
| Trays | Rent a month ($3,100 each) |
|---:|---:|
| 4 | $12,400 |
| 11 | {0} |
"""

LEASE_OF_THREE = """
| Trays | On loan | Rent a month ($3,100 each) |
|---:|---:|---:|
| 4 | 0 | $12,400 |
| 11 | 3 | {0} |
"""

ANSWERS = """
| Answer tokens | Wait at 40 ms/token |
|---:|---:|
| 50 | 2 s |
| 300 | {0} |
"""

HAN = """
| 卡数 | 吞吐（每卡 1,700 token/s） |
|---|---|
| 8 | 13,600 |
| 24 | {0} |
"""

SLOTS = """
## Slots (1.5 GB per slot)

| Left | Slots |
|---|---|
| 15 GB | 10 |
| 36 GB | {0} |
| 60 GB | 40 |
"""

CASES = [
    (LEASE, "$34,100", False),
    (LEASE, "$31,600", True),
    (LEASE_OF_THREE, "$24,800", False),  # a further column may be the reason
    (ANSWERS, "12 s", False),
    (ANSWERS, "16 s", True),
    (HAN, "40,800", False),
    (HAN, "48,300", True),
    (SLOTS, "24", False),
    (SLOTS, "29", True),
    (FLEET, "$183,960", False),
    (FLEET, "$189,360", True),
    (FLEET, "$140,000", False),  # no slip of it: a discount, a part of the month
    (HOSTS, "384", False),
    (HOSTS, "348", True),
    (SWEEP, "128", False),
    (HTML, "$45,005", False),
    (HTML, "$54,005", True),
]


@pytest.mark.parametrize(("text", "number", "told"), CASES)
def test_constants(text: str, number: str, told: bool) -> None:
    source = Source("a.md", f"# Plan\n{text.format(number)}\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == [number] * told
