"""The names of a table's lines -> how many devices each is of: `8 × A100`, `64x H100`."""

import re
from collections.abc import Callable, Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.cells import Value
from docverify.claims.tables.headings import Heading, heading_of
from docverify.claims.tables.table_words import terms
from docverify.classes import replace
from docverify.document.model import Flow, Table

_TIMES = re.compile(r"\s*[×xX]\s*(?=[^\W\d_]+[ -]?\d)")  # and then the name of a device
_FEWEST = 2


def counted(table: Table, items: Callable[[Flow], Sequence[Item]]) -> tuple[Heading, list[Value | None]] | None:
    """A header and the numbers, if all lines that are named have one and they differ."""
    named = [row[0] for row in table.rows]
    numbers = [_count(flow, items(flow)) for flow in named if _TIMES.search(flow.text)]
    if len(numbers) < max(_FEWEST, len(table.rows) - 1) or None in numbers:
        return None
    if len({number.printed.value for number in numbers if number is not None}) < _FEWEST:
        return None
    return heading_of(min(terms("devices"))), [_value(flow, items(flow)) for flow in named]


def _value(flow: Flow, items: Sequence[Item]) -> Value | None:
    number = _count(flow, items)
    return None if number is None else Value(Printing(number, flow))


def _count(flow: Flow, items: Sequence[Item]) -> Quantity | None:
    """The number that a label begins with, and then the sign and the name of a device."""
    first = items[0].quantity if items else None
    if first is None or not first.one or not first.printed.whole or first.start or not (first.bare or first.ratio):
        return None
    if not _TIMES.match(flow.text, first.number_end):
        return None
    return replace(first, end=first.number_end, ratio=False, unit_text="", words=())
