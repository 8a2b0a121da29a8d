"""Ranges of ids with a prefix, or of things that no list knows, and their counts: `p0…p15 (16 partitions)`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.claims.ranges.id_ranges import IdRange, kind_of
from docverify.claims.ranges.ranges import counted, counts
from docverify.document.model import Flow

_TO = r"[`'\"]?\s*(?:-|–|—|…|\.{2,3}|to|through)\s*[`'\"]?"
_COUNT = r"[`'\"]?\s*[(（]\s*(?P<n>\d{1,3}(?:,\d{3})+|\d{1,7})\s+"
_PREFIXED = re.compile(
    rf"(?<![\w/.-])(?P<p>[A-Za-z][A-Za-z_-]{{0,15}})(?P<a>\d{{1,6}}){_TO}(?P=p)(?P<b>\d{{1,6}}){_COUNT}"
    r"(?P<things>[A-Za-z]+)\s*[)）]"
)
_COUNTED = re.compile(
    r"(?<![\w.,-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,7})\s+(?P<things>[A-Za-z]+)\b[^.;:()\d]{0,30}[\s:(]\s*[`'\"]?"
    rf"(?P<p>[A-Za-z][A-Za-z_-]{{0,15}})(?P<a>\d{{1,6}}){_TO}(?P=p)(?P<b>\d{{1,6}})(?!\w|\.\d)"
)
_UNKNOWN = re.compile(
    rf"(?<![\w-])(?P<noun>[A-Za-z][a-z]{{2,}}s)\s+(?P<a>\d{{1,6}}){_TO}(?P<b>\d{{1,6}}){_COUNT}(?P=noun)\s*[)）]", re.I
)
_HINT = re.compile(r"\d[`'\"]?\s*[(（]\s*\d|[A-Za-z]\d{1,6}[`'\"]?\s*(?:-|–|—|…|\.\.|to\b|through\b)")


def prefixed_counts(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """An equation for every such range whose count is about as large: a sweep over values holds far fewer."""
    if not _HINT.search(flow.text):
        return
    stated = {item.start: item.quantity for item in items if item.quantity is not None}
    for pattern in (_PREFIXED, _COUNTED, _UNKNOWN):
        for match in pattern.finditer(flow.text):
            count = stated.get(match.start("n"))
            length = int(match["b"]) - int(match["a"]) + 1
            other = kind_of(match["noun"]) if pattern is _UNKNOWN else not _of_things(flow.text, match)
            if count is None or not counts(count) or length < 2 or other:
                continue
            if length <= 2 * count.printed.value <= 4 * length:
                place = _range(flow, match)
                yield counted(IdRange("id", (place,), 0, 0), Printing(count, flow), False)


def _of_things(text: str, match: re.Match[str]) -> bool:
    """Whether the ids are those of what is counted: by their prefix, or by the word before them."""
    things, prefix = match["things"].lower(), match["p"].lower()
    before = text[: match.start()].rstrip(" `'\"").rpartition(" ")[2].lower()
    return things.startswith((prefix[0], before or "\n")) or bool(kind_of(prefix) == kind_of(things) != "")


def _range(flow: Flow, match: re.Match[str]) -> Printing:
    start, end = match.start("p" if "p" in match.re.groupindex else "a"), match.end("b")
    first, last = (
        Printed(Fraction(int(match[name])), Fraction(1), True, match[name], len(match[name])) for name in "ab"
    )
    return Printing(Quantity(start, end, end, first, upper=last), flow)
