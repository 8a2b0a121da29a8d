"""Ranges of things that are numbered one by one, and how many they are: `第 0–19 层，共 20 层`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.claims.ranges.id_ranges import IdRange, kind_of
from docverify.claims.ranges.ranges import counted
from docverify.document.model import Flow
from docverify.patterns import Worded

_RANGE = Worded(
    r"{ordinal}\s?(?P<a>\d{1,6})\s?{counted_nouns}?\s?{range_joint}\s?{ordinal}?\s?(?P<b>\d{1,6})\s?(?P<noun>{counted_nouns})"
    r"(?P<gap>[^，,。；;：:()（）\d]{0,12}[，,（(：:]?[^，,。；;：:()（）\d]{0,10}?){as_many}?\s?(?P<n>\d{1,6})\s?个?(?P=noun)"
)
_PLAIN = Worded(
    r"{ordinal}\s?(?P<a>\d{1,6})\s?{counted_nouns}?\s?{range_joint}\s?{ordinal}?\s?(?P<b>\d{1,6})\s?(?P<noun>{counted_nouns})"
)
_NAMED = re.compile(
    r"\b(?P<noun>[A-Za-z]{3,})\s+(?P<a>\d{1,6})\s?(?:-|–|—|to)\s?(?P<b>\d{1,6})\b(?!\s?[%\d/]|\.\d|\s?[A-Za-z]+/|-\d)"
)
_APART = Worded(r"{ordinal}|{one_of}|{each_of_last}|{left_over_sign}")


def ordinal_ranges(flow: Flow) -> Iterator[IdRange]:
    """`第 0–14 层`; `layers 15-29`, also behind a number that does not count them: `stage 1 layers 15-29`."""
    for pattern in (_PLAIN, _NAMED):
        for match in pattern.finditer(flow.text):
            if int(match["a"]) < int(match["b"]) and (kind := kind_of(match["noun"])):
                yield IdRange(kind, (Printing(_place(match), flow),), 0, 0)


def _place(match: re.Match[str]) -> Quantity:
    first, last = (
        Printed(Fraction(int(match[name])), Fraction(1), True, match[name], len(match[name])) for name in "ab"
    )
    return Quantity(match.start("a"), match.end("b"), match.end("b"), first, upper=last)


def ordinal_counts(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """An equation for every such range whose count is about as large."""
    stated = {item.start: item.quantity for item in items if item.quantity is not None}
    for match in _RANGE.finditer(flow.text) if not flow.text.isascii() else ():
        count, length = stated.get(match.start("n")), int(match["b"]) - int(match["a"]) + 1
        if count is None or length < 2 or _APART.search(match["gap"]) is not None:
            continue
        if length <= 2 * count.printed.value <= 4 * length:
            yield counted(IdRange("id", (Printing(_place(match), flow),), 0, 0), Printing(count, flow), False)
