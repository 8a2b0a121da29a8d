"""Pattern, flows -> the flows in which it is found, by one search of all their texts: most hold nothing of most.

A search in each flow costs more than what it searches. The mark before each text holds no letter, digit or sign, so
that a pattern without `^` and `$` finds in the whole what it finds in a text alone; `\\b` sees an edge at both. A text
begins as its lines do, behind the end of one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Protocol

from docverify.document.model import Flow

_MARK = "\n\0\n"


class Pattern(Protocol):
    def finditer(self, text: str, /) -> Iterator[re.Match[str]]: ...


def holding(pattern: Pattern, flows: Iterable[Flow]) -> Iterator[Flow]:
    """In their order."""
    every = [*flows]
    texts = [flow.text for flow in every]
    starts: list[int] = []
    last = -1
    for match in pattern.finditer(_MARK.join(("", *texts))):
        starts = starts or [*accumulate((len(text) + len(_MARK) for text in texts), initial=len(_MARK))]
        index = bisect_right(starts, match.end() - 1) - 1
        if index > last:
            yield every[index]
            last = index
