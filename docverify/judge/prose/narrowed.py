"""Row x the amounts that were used -> the part of it in which words may be about them."""

import re
from collections.abc import Sequence

from docverify.claims.status.sentences import read_in
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.rows import Row
from docverify.judge.prose.settled import EVERYWHERE
from docverify.patterns import Worded

_CLAUSE = re.compile(r"[，；]")
_PEAK_OF = Worded(r"\b{peak_of}\s*$")
_LEAD = 40  # characters before a result
_ASIDE = 2  # clauses from an amount, its own among them, whose words may be about it


def from_first(row: Row, used: Sequence[Amount]) -> Row:
    """The row from the sentence of the first amount that was used, unless one stands in another paragraph."""
    flow = row.result.printing.flow
    if any(each.printing.flow is not flow or each.sentence == EVERYWHERE for each in used):
        return row
    first = min(each.sentence for each in used)
    sentences = read_in(flow.text).all
    inputs = tuple(each for each in row.inputs if each.sentence >= first and each.printing.flow is flow)
    start, end = sentences[first].start, sentences[row.result.sentence].end
    return row._replace(inputs=inputs, text=_around(flow.text, start, end, [*used, row.result]))


def _around(text: str, start: int, end: int, used: Sequence[Amount]) -> str:
    """The clauses of what was used, one before and one behind: a Chinese sentence may run on for a paragraph."""
    first, last = min(each.start for each in used), max(each.end for each in used)
    before = [match.end() for match in _CLAUSE.finditer(text, start, first)]
    behind = [match.start() for match in _CLAUSE.finditer(text, last, end)]
    start = before[-_ASIDE] if len(before) >= _ASIDE else start
    return text[start : behind[_ASIDE - 1] if len(behind) >= _ASIDE else end]


def unnamed(row: Row) -> str:
    """The text without what the result itself is called: a product of nominal values is `a peak of 320 PFLOPS`."""
    flow, at = row.result.printing.flow, row.result.start
    lead = _PEAK_OF.search(flow.text, max(0, at - _LEAD), at)
    return row.text.replace(lead[0], "", 1) if lead is not None else row.text
