"""Page -> the dimension of a head where heads are multiplied by it: `16 heads × 64 dims`, `40 heads × 128 = 5,120`."""

import re
from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page

_HEADS = re.compile(r"\d\s*(?:attention |query |q )?heads\s*$|\d\s*个(?:注意力|查询)?头\s*$", re.IGNORECASE)
_DIMENSION = re.compile(r"\s*(?:-?dim(?:ension)?s?\b|维|(?!\s*[A-Za-z%]))", re.IGNORECASE)


def shaped(page: Page) -> Iterator[Binding]:
    """The bare number behind `heads ×`."""
    items = page.passage.items
    for index in page.numbers:
        quantity = items[index].quantity
        if index < 2 or quantity is None or items[index - 1].kind != "TIMES" or not quantity.printed.whole:
            continue
        if quantity.measure.unit.dimensions or not _HEADS.search(
            page.text, max(0, quantity.start - 40), items[index - 1].start
        ):
            continue
        if _DIMENSION.match(page.text, quantity.number_end):
            yield Binding("head_dim", Printing(quantity, page.flow), frozenset(), "heads ×", Notation.NOUN)
