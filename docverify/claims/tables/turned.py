"""A table with a column for each deployment -> the same with a row for each, if its first column is like a header.

`Batch | 4 | 8 | 16` over `Cache (GB, 2.5 per sequence) | 10 | 20 | 40`: one line of numbers over others is turned, too.
"""

import re
from collections.abc import Callable, Sequence

from docverify.claims.numbers.items import Read
from docverify.claims.tables.cells import value
from docverify.claims.tables.grid import Grid, grid
from docverify.claims.tables.headings import stated_unit
from docverify.claims.tables.table_words import says
from docverify.document.model import Table

_NUMBER = re.compile(r"\s*\d[\d.,]*\s?[kKM]?\s*")
_FEWEST, _MOST = 3, 24  # rows
_WIDEST = 12
_TELLING = ("ratio", "change", "rest", "part", "computed")


Numbered = Callable[[Table], Sequence[Grid]]  # the same, of which each is made once


def grids(table: Table, items: Read) -> tuple[Grid, ...]:
    """The numbers of the table, and those of the table turned if it can be."""
    other = turned(table, items)
    return (grid(table, items), *([other] if other is not None else []))


def turned(table: Table, items: Read) -> Grid | None:
    """The numbers of the table, its first column as header."""
    width = len(table.header)
    heads = [head.text for head in table.header[1:]]
    numbers = all(map(_NUMBER.fullmatch, heads)) and bool(table.header[0].text.strip())
    if not (1 if numbers else _FEWEST) <= len(table.rows) <= _MOST or not 2 < width <= _WIDEST:
        return None
    labels = [row[0] for row in table.rows]
    if not any(heads) or any(map(stated_unit, heads)):
        return None
    if not numbers and not _heads([label.text for label in labels]) and not _of_kinds(table, items):
        return None
    rows = tuple((table.header[n], *(row[n] for row in table.rows)) for n in range(1, width))
    return grid(
        table._replace(header=(table.header[0], *labels), rows=rows, merged=frozenset(), ruled=frozenset()), items
    )


def _heads(labels: list[str]) -> bool:
    """Whether the labels are those of columns: at least two give a unit, and one says how it is computed."""
    units = sum(stated_unit(label) is not None for label in labels)
    return units > 1 or (units > 0 and any(says(meaning, label) for label in labels for meaning in _TELLING))


def _of_kinds(table: Table, items: Read) -> bool:
    """Whether every row is of one kind, and two rows of units are of different ones."""
    kinds = set[object]()
    for row in table.rows:
        values = [found for cell in row[1:] if (found := value(cell, items(cell))) is not None]
        own = {each.dimensions for each in values}
        if len(own) > 1:
            return False
        kinds |= {each.dimensions for each in values if each.quantity.measure.unit.dimensions}
    return len(kinds) > 1
