"""Row -> whether its result only tells what an amount before it turns into: `120 GB per GPU → sharded 31 GB`.

`8 replicas gave 1200 tokens/s each, now they give 1500` is of one as well, though it no more says so.
"""

import re
from math import log

from docverify.judge.equations.misprints import slipped
from docverify.judge.judgement import Judgement
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import TOTAL, counts
from docverify.judge.prose.rows import Row

_ARROW = re.compile(r"[→⇒➜]|[=-]>")
_NEAR = log(1.5)  # of what follows, or of what it was before
_AROUND = 25  # characters in which a word tells that it is of all


def turned_into(row: Row, judgement: Judgement) -> bool:
    """Whether what is stated is far from what follows, and another state of an amount of its own unit may be meant."""
    result, flow = row.result, row.result.printing.flow
    before = (each for each in row.inputs if each.printing.flow is flow and each.end <= result.start)
    alike = [each for each in before if each.measured == result.measured]
    if not (alike and result.measured) or judgement.expected is None or result.of_all:
        return False
    stated, follows = float(result.printing.quantity.printed.value), float(judgement.expected.middle)
    if not (stated > 0 and follows > 0) or TOTAL.search(flow.text, alike[-1].end, result.end + _AROUND) is not None:
        return False
    off = abs(log(stated / follows))
    if _led_by_arrow(row, alike[-1]):
        return off > _NEAR or _apart(alike[-1], result) <= off
    states = [each for each in alike if _is_of_one(each) and _apart(each, result) < _NEAR]
    return bool(states) and off > _NEAR and not _is_of_one(result) and not slipped(result, stated / follows)


def _led_by_arrow(row: Row, last: Amount) -> bool:
    """Whether an arrow, and no other number, stands between."""
    text, result = row.result.printing.flow.text, row.result
    between = any(last.end <= each.start < result.start for each in row.inputs)
    return not between and _ARROW.search(text, last.end, result.start) is not None


def _apart(each: Amount, result: Amount) -> float:
    return abs(log(result.value / each.value)) if each.value > 0 < result.value else _NEAR


def _is_of_one(each: Amount) -> bool:
    """Whether it is per something that is counted."""
    return any(power < 0 and counts(name) for name, power in each.kind)
