"""Items of a passage -> the shapes of tensors in it: `[4096, 11008]`, `(5120, 13824)`, `3072 × 5120`."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.document.model import Flow
from docverify.named import NamedTuple

_FEWEST, _MOST, _SMALL = 2, 4, 8  # sizes of a shape; a smaller one is a count
_TIMES = frozenset({"×", "x", "X", "*"})
_COMMAS = frozenset({",", "，"})


class Shape(NamedTuple):
    """The sizes, and where they stand in the text."""

    sizes: tuple[Printing, ...]
    start: int
    end: int


def shapes(passage: Passage) -> Iterator[Shape]:
    """Lists of whole numbers in brackets, and products of such that are no part of a longer computation."""
    items, at = passage.items, 0
    while at < len(items):
        opened = items[at].kind == "OPEN"
        numbers, end = _run(passage.flow, items, at + opened, _COMMAS | _TIMES if opened else _TIMES)
        closed = opened and end < len(items) and items[end].kind == "CLOSE"
        if _FEWEST <= len(numbers) <= _MOST and opened == closed and not _goes_on(items, at, end + closed):
            last = items[end] if closed else items[end - 1]
            yield Shape(tuple(numbers), items[at].start, last.end)
        at = max(end, at + 1)


def _run(flow: Flow, items: Sequence[Item], at: int, signs: frozenset[str]) -> tuple[list[Printing], int]:
    """The sizes from `at` on, and where they end."""
    found: list[Printing] = []
    while at < len(items) and (quantity := items[at].quantity) is not None:
        if not _is_size(quantity):
            return [], at + 1
        found.append(Printing(quantity, flow))
        at += 1
        if at + 1 >= len(items) or items[at].text not in signs or items[at + 1].quantity is None:
            break
        at += 1
    return found, at


def _is_size(quantity: Quantity) -> bool:
    measured = quantity.measure.factor != 1 or quantity.measure.unit.dimensions or quantity.label or quantity.percent
    return not measured and quantity.one and quantity.printed.whole and quantity.printed.value >= _SMALL


def _goes_on(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether more is computed with it; one in brackets may be divided."""
    before = start > 0 and items[start - 1].kind in OPERATORS
    bracket = items[start].kind == "OPEN"
    return before or (end < len(items) and items[end].kind in OPERATORS and not bracket)
