"""Items of a paragraph -> the same with a break before every line that begins an equation of its own."""

from bisect import bisect_left
from collections.abc import Sequence

from docverify.claims.numbers.items import Item
from docverify.claims.passage import Passage
from docverify.document.model import PieceKind

_MOST_WORDS = 5  # in the label of a line


def with_breaks(passage: Passage) -> Sequence[Item]:
    """A line that begins with a label and a relation (`MFU = 430 / 989`) does not go on with the line above."""
    breaks = [p.start for p in passage.flow.pieces if p.kind is PieceKind.BREAK]
    if not breaks:
        return passage.items
    found: list[Item] = []
    previous = 0
    for index, item in enumerate(passage.items):
        if bisect_left(breaks, item.start) > bisect_left(breaks, previous) and _begins_equation(passage.items, index):
            found.append(Item("BREAK", "", item.start, item.start))
        found.append(item)
        previous = item.end
    return found


def _begins_equation(items: Sequence[Item], at: int) -> bool:
    end = at
    while end < len(items) and items[end].kind == "WORD" and end - at < _MOST_WORDS:
        end += 1
    return at < end < len(items) and items[end].kind == "REL" and not items[end].text.isalpha()
