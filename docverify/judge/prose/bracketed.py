"""Amount x a result -> whether it is one of several in a closed bracket: `L40S (48 GB, 864 GB/s)`."""

import re

from docverify.judge.prose.amount import Amount

_OPENS = re.compile(r"[(（]([^()（）]*)$")
_CLOSES = re.compile(r"([^()（）]*)[)）]")
_NUMBER = re.compile(r"(?<![\w.])\d")


def in_list(each: Amount, result: Amount) -> bool:
    """Whether nothing is computed with it: a bracket that lists what a thing has ends before the result."""
    text = result.printing.flow.text
    if each.printing.flow is not result.printing.flow:
        return False
    opened, closed = _OPENS.search(text, 0, each.start), _CLOSES.match(text, each.end)
    if opened is None or closed is None or closed.end() > result.start:
        return False
    return any(_NUMBER.search(side) and "," in side for side in (opened[1], closed[1]))
