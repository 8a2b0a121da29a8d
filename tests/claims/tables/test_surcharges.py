"""Rows that add a percentage to those above, what closes them, and cells that price what they count."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

OFFER = """
| # | Item | Qty | Amount (USD) |
|---|---|---:|---:|
| 1 | Nodes | 20 | 5,200,000 |
| 2 | Switches | 6 | 150,000 |
|   | Spare parts (4 % of nodes) | | {} |
|   | Subtotal | | 5,558,000 |
|   | Contingency 5 % | | {} |
|   | Request | | {} |
"""

NOTES = """
| Item | Basis | EUR per year |
|---|---|---:|
| Power | 2,400 MWh at EUR 0.12/kWh | {} |
| Space | 8 racks at EUR 1,500 a month | {} |
| Staff | 2 FTE at EUR 95,000 | {} |
"""

QUOTA = """
| Folder | Size (TB) | Share of quota |
|---|---:|---:|
| runs | 12.5 | 25 % |
| data | 8.0 | 16 % |
| logs | 1.5 | 3 % |
| Sum | 22.0 | {} |
"""

RUNNING = """
| M$ per year | |
|---|---:|
| Depreciation | 12.10 |
| Energy | 1.50 |
| {} | {} |
"""

CASES = [
    (RUNNING, ("Insurance, 1.1 %", "0.66"), None),  # of what was bought, which is no running cost
    (RUNNING, ("Insurance (1.1 % of energy)", "0.66"), "0.66"),
    (RUNNING, ("Contingency 5 %", "0.98"), "0.98"),
    (OFFER, ("208,000", "277,900", "5,835,900"), None),
    (OFFER, ("280,000", "277,900", "5,835,900"), "280,000"),
    (OFFER, ("208,000", "377,900", "5,935,900"), "377,900"),
    (OFFER, ("208,000", "277,900", "5,385,900"), "5,385,900"),
    (OFFER, ("208,000", "5,835,900", "–"), None),  # with what it is added to
    (NOTES, ("288,000", "144,000", "190,000"), None),
    (NOTES, ("28,800", "144,000", "190,000"), "28,800"),
    (NOTES, ("288,000", "414,000", "190,000"), "414,000"),
    (NOTES, ("288,000", "144,000", "290,000"), "290,000"),
    (NOTES, ("288,000", "12,000", "190,000"), None),  # of a month
    (QUOTA, ("44 %",), None),
    (QUOTA, ("64 %",), "64 %"),
    (QUOTA, ("15 %",), None),  # a mean
]


@pytest.mark.parametrize(("table", "values", "wrong"), CASES)
def test_rows_of_budgets(table: str, values: tuple[str, ...], wrong: str | None) -> None:
    source = Source("a.md", table.format(*values))
    told = {source[each.span] for each in judge(source, parse(source)).findings if each.severity == "error"}
    assert wrong in told if wrong else not told
