"""A flow of text with the items that were read from it."""

from bisect import bisect_left
from operator import attrgetter

from docverify.claims.numbers.items import Item
from docverify.document.model import Flow
from docverify.named import NamedTuple
from docverify.source import Span

_BEGIN = attrgetter("start")


class Passage(NamedTuple):
    """A flow with its items, `numbers` of which are numbers.

    `named_by` is the cell that names a table cell: its row's or its column's.
    """

    flow: Flow
    items: tuple[Item, ...]
    named_by: Flow | None
    numbers: int

    @property
    def label(self) -> str:
        return f"{self.named_by.text} | " if self.named_by is not None else ""

    @property
    def label_span(self) -> Span | None:
        flow = self.named_by
        return flow.span(0, len(flow.text)) if flow is not None and flow.text else None

    def between(self, start: int, end: int) -> tuple[Item, ...]:
        """The items that begin from one offset on, before the other."""
        return self.items[bisect_left(self.items, start, key=_BEGIN) : bisect_left(self.items, end, key=_BEGIN)]


def passage_of(flow: Flow, items: tuple[Item, ...], named_by: Flow | None) -> Passage:
    return Passage(flow, items, named_by, len([None for item in items if item.quantity is not None]))
