"""Ranges of things that are numbered one by one, and how many they are: `第 0–19 层，共 20 层`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.claims.ranges.id_ranges import IdRange
from docverify.claims.ranges.ranges import counted
from docverify.document.model import Flow
from docverify.patterns import Worded

_RANGE = Worded(
    r"{ordinal}\s?(?P<a>\d{1,6})\s?{range_joint}\s?{ordinal}?\s?(?P<b>\d{1,6})\s?(?P<noun>{counted_nouns})"
    r"(?P<gap>[^，,。；;：:()（）\d]{0,12}[，,（(：:]?[^，,。；;：:()（）\d]{0,10}?){as_many}?\s?(?P<n>\d{1,6})\s?个?(?P=noun)"
)
_APART = Worded(r"{ordinal}|{one_of}|{each_of_last}|{left_over_sign}")


def ordinal_counts(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """An equation for every such range whose count is about as large."""
    stated = {item.start: item.quantity for item in items if item.quantity is not None}
    for match in _RANGE.finditer(flow.text) if not flow.text.isascii() else ():
        count, length = stated.get(match.start("n")), int(match["b"]) - int(match["a"]) + 1
        if count is None or length < 2 or _APART.search(match["gap"]) is not None:
            continue
        if length <= 2 * count.printed.value <= 4 * length:
            first, last = (
                Printed(Fraction(int(match[name])), Fraction(1), True, match[name], len(match[name])) for name in "ab"
            )
            place = Quantity(match.start("a"), match.end("b"), match.end("b"), first, upper=last)
            yield counted(IdRange("id", (Printing(place, flow),), 0, 0), Printing(count, flow), False)
