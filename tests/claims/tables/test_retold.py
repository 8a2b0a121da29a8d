"""What the text tells of a table: right and other numbers are left alone, slips of the table's are found."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

TABLE = """
| Region | Cards | Requests/s | First token (ms) |
|---|---:|---:|---:|
| north | 56 | 3,204 | 218 |
| east | 88 | 6,135 | 284 |
| south | 72 | 4,588 | 251 |
"""

# A sentence below the table, and what is told of it.
CASES = [
    ("East serves 6,135 requests/s.", ""),
    ("East serves 6,315 requests/s.", "6,315 requests/s"),
    ("East serves about 6,300 requests/s.", ""),
    ("East serves at most 6,315 requests/s.", ""),  # a bound
    ("The new west will serve 6,315 requests/s.", ""),  # no row of the table
    ("East sends 6,315 GB a day.", ""),  # of another unit
    ("East costs 6,125 + 190 = 6,315 dollars.", ""),  # part of a computation
    ("In the south the first token takes 215 ms, 36 ms less than planned.", "215 ms"),
    ("South has 33 % of all cards.", ""),
    ("South has 53 % of all cards.", "53 %"),
    ("South has 53 % of the cards that were bought last year.", ""),  # of some
    ("North and east have 67 % of the cards.", ""),  # together
    ("67 % of all cards are not in the south.", ""),  # the others
    ("South has 44 % of the budget.", ""),  # nothing of the table
]


@pytest.mark.parametrize(("text", "told"), CASES)
def test_sentences(text: str, told: str) -> None:
    source = Source("a.md", f"# Fleet\n{TABLE}\n{text}\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == ([told] if told else [])
