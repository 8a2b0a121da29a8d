"""Row x the one amount it follows from -> whether it is that one for another time, wrongly told: 3 a day, 9 a month."""

import re

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import cues
from docverify.judge.prose.explained import explained
from docverify.judge.prose.rows import Row

MONTH = 0.04  # which has 28 to 31 days
_CLAUSE = re.compile(r"[,;，；。]|\.\s")


def is_misconverted(row: Row, used: Amount) -> bool:
    """Whether no word between them or behind, up to the end of the clause, tells of another factor.

    Nothing is lost on the way from a day to a second.
    """
    result, flow = row.result, row.result.printing.flow
    around = flow.text[used.end : result.end] + _CLAUSE.split(flow.text[result.end :], maxsplit=1)[0]
    told = cues().announcing.search(flow.text, used.end, result.start) is not None
    if used.printing.flow is not flow or not told or not result.value or cues().unsaid.search(around) is not None:
        return False
    between = [each for each in row.inputs if each.kind and used.start < each.start < result.start]
    others = [each for each in (*row.inputs, *row.behind) if each is not used]
    return abs(used.value / result.value - 1) > MONTH and not between and not explained(result, others)
