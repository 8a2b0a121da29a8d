"""A name and a number -> whether they are all of a line or stand between dots: `Duration 720 hours · GPUs 64`."""

import re

from docverify.claims.numbers.quantity import Quantity

_BEGINS, _ENDS = re.compile(r"(?:^|\n|·)[\s*_`]*\Z"), re.compile(r"[\s*_`]*(?:$|\n|·\s)")
_BACK = 12


def is_entry(text: str, start: int, value: Quantity) -> bool:
    if value.measure.unit.nouns or _ENDS.match(text, value.end) is None:
        return False  # `GPU 4 cards`
    return _BEGINS.search(text, max(0, start - _BACK), start) is not None
