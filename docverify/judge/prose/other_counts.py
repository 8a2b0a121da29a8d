"""Bound x value -> whether the one is the whole of the other, or they are of other numbers of things."""

import re

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.bounded import Bound, Held
from docverify.patterns import Worded

_OF_WHOLE = Worded(r"\s*{part_of}\s*[$€£¥]?")
_NUMBER = re.compile(r"\d[\d,.]*")
_COUNTED = re.compile(r"\b(\d[\d,]*) ([a-z]{3,}s)\b")
LOAD = Worded(r"{at_batch}")
_SEVERAL = Worded(r"{several_of_them}")


def is_whole_of(part: Amount, whole: Amount) -> bool:
    """`At most 41 GB of the 80 GB are used.`"""
    text = part.printing.flow.text
    return whole.printing.flow is part.printing.flow and _OF_WHOLE.fullmatch(text, part.end, whole.start) is not None


def are_of_other_counts(bound: Bound, held: Held) -> bool:
    """`720 req/s with 72 replicas; with 80 replicas 790 req/s`, `the port does 50 GB/s, 8 of them 390 GB/s`,
    `the floor is 9 ms at batch 64; at batch 1 we saw 6 ms`."""
    load = {match[0] for match in LOAD.finditer(bound.said)}
    if len(load) > 1 or (load and load != {match[0] for match in LOAD.finditer(held.said)}):
        return True
    own = {number for each in (bound, held) for number in _NUMBER.findall(each.amount.printing.text)}
    told: dict[str, str] = {}
    for number, noun in _COUNTED.findall(f"{bound.said} {held.said}"):
        if number not in own and told.setdefault(noun, number) != number:
            return True
    return held.amount.printing.flow is bound.amount.printing.flow and _SEVERAL.search(held.said) is not None
