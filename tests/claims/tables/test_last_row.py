"""Last rows that are totals by what they leave out; few rows under headers that tell price and quantity."""

import pytest

from docverify import check

# A name, with the cell that is told of behind ` -> `, and the rows of a table below it.
TABLES = """
all
What | How many | Each | Sum
full | 14 | 1.68 TB | 23.5 TB
export | 60 | 0.24 TB | 14.4 TB
**all** | | | **37.9 TB**

all -> 39.7 TB
What | How many | Each | Sum
full | 14 | 1.68 TB | 23.5 TB
export | 60 | 0.24 TB | 14.4 TB
**all** | | | **39.7 TB**

nothing that applies -> 39.7 TB
What | How many | Each | Sum
full | 14 | 1.68 TB | 23.5 TB
export | 60 | 0.24 TB | 14.4 TB
all | n/a | n.a. | 39.7 TB

two rows -> 41.4 TB
What | How many | Each | Sum
full | 14 | 1.68 TB | 23.5 TB
export | 60 | 0.24 TB | 41.4 TB

a name
Rack | Count | kW each | kW
a | 24 | 41.5 | 996
b | 6 | 15 | 90
c | 4 | 9.5 | 38
Hall | 34 | | 1124

a name -> 1241
Rack | Count | kW each | kW
a | 24 | 41.5 | 996
b | 6 | 15 | 90
c | 4 | 9.5 | 38
Hall | 34 | | 1241

a mean
Pool | Nodes | p50
a | 4 | 40 ms
b | 6 | 52 ms
overall | | 47 ms

money -> $150,080
Item | Cost
servers | $84,000
drives | $46,080
all | $150,080

times that overlap
Part | Time
copy | 30 s
load | 20 s
all | 35 s

a note
Item | Qty | Unit price | Amount | Note
a | 6 | $2,000 | $12,000 | bought
b | 4 | $500 | $24,000 | 12 months
"""


@pytest.mark.parametrize("case", [case.splitlines() for case in TABLES.strip().split("\n\n")], ids=lambda case: case[0])
def test_last_rows(case: list[str]) -> None:
    head, *body = (f"| {row} |" for row in case[1:])
    text = "\n".join((head, "|---" * case[1].count("|") + "|---|", *body, ""))
    told = case[0].partition(" -> ")[2]
    found = [text[each.span.start : each.span.end].strip("*") for each in check(text).findings]
    assert found == ([told] if told else [])
