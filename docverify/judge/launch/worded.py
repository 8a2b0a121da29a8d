"""Passages -> passages with the numbers in words that only a launch makes clear: `the newest three`, `eight slices`.

Elsewhere such a word counts only beside a noun that is known to be counted.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.claims.numbers.reader import read
from docverify.claims.numbers.words import words
from docverify.claims.passage import Passage, passage_of
from docverify.claims.scripts.comments import comments
from docverify.document.model import Document, FlowKind
from docverify.language import worded
from docverify.units import unit

_MOST = 20  # larger ones are printed in digits
_FEWEST = 2  # one is an article too


def commented(document: Document) -> Iterator[Passage]:
    """What comments in code tell of it."""
    for fence in document.fences:
        for flow in comments(fence):
            yield passage_of(flow, tuple(read(flow.text)), None)


def with_words(passages: Iterable[Passage]) -> Iterator[Passage]:
    for passage in passages:
        more = tuple(_numbers(passage)) if passage.flow.kind is FlowKind.PARAGRAPH else ()
        if more:
            items = tuple(sorted((*passage.items, *more), key=lambda item: item.start))
            yield passage_of(passage.flow, items, passage.named_by)
        else:
            yield passage


def _numbers(passage: Passage) -> Iterator[Item]:
    taken = [(item.start, item.end) for item in passage.items if item.quantity is not None]
    for match in _word().finditer(passage.flow.text):
        free = not any(start < match.end() and match.start() < end for start, end in taken)
        if free and (measure := _measure(match["unit"])) is not None:
            yield _item(match, measure)


@worded()
def _word() -> re.Pattern[str]:
    small = [word for word, value in words().numbers.items() if _FEWEST <= value <= _MOST]
    either = "|".join(sorted(small, key=len, reverse=True))
    return re.compile(rf"(?<![\w'-])(?P<number>{either})(?:-(?P<unit>\w+))?(?![\w-])", re.IGNORECASE)


def _measure(name: str | None) -> Measure | None:
    """`two-minute` is a time, `two-way` names something."""
    if name is None:
        return Measure()
    known = unit(name)
    return Measure(unit=known[0]) if known and known[0].dimensions else None


def _item(match: re.Match[str], measure: Measure) -> Item:
    value = Fraction(words().numbers[match["number"].lower()])
    printed = Printed(value, Fraction(1), True, match["number"], 1)
    quantity = Quantity(
        match.start(), match.end(), match.end("number"), printed, (measure,), match["unit"] or "", spelled=True
    )
    return Item("NUM", match[0], match.start(), match.end(), quantity=quantity)
