"""Amount x a result -> whether it is one of several in a closed bracket, `L40S (48 GB, 864 GB/s)`, or ids of a part."""

import re
from collections.abc import Sequence

from docverify.claims.ranges.id_ranges import kind_of
from docverify.judge.prose.amount import Amount

_OPENS = re.compile(r"[(（]([^()（）]*)$")
_CLOSES = re.compile(r"([^()（）]*)[)）]")
_NUMBER = re.compile(r"(?<![\w.])\d")
_NEAR = 20
_NOUN = re.compile(r"([^\W\d_]+)s?[\s(#]*$")


def of_ids(found: Sequence[Amount], result: Amount) -> bool:
    """Whether the result is of the things whose ids its sentence tells: `stage 0 holds layers 0-11, so 768 experts`."""
    text = result.printing.flow.text
    ids = (each for each in found if each.sentence == result.sentence and each.start < result.start and not each.kind)
    nouns = (_NOUN.search(text, max(0, each.start - _NEAR), each.start) for each in ids if each.printing.quantity.upper)
    return any(kind_of(noun[1]) for noun in nouns if noun is not None)


def in_list(each: Amount, result: Amount) -> bool:
    """Whether nothing is computed with it: a bracket that lists what a thing has ends before the result."""
    text = result.printing.flow.text
    if each.printing.flow is not result.printing.flow:
        return False
    opened, closed = _OPENS.search(text, 0, each.start), _CLOSES.match(text, each.end)
    if opened is None or closed is None or closed.end() > result.start:
        return False
    return any(_NUMBER.search(side) and "," in side for side in (opened[1], closed[1]))
