"""Tables -> equations: totals, columns that are computed from others, before and after, formula cells."""

from collections.abc import Iterator

from docverify.claims.equation import Equation
from docverify.claims.grid import Read, grid
from docverify.claims.totals import totals
from docverify.document.model import Document


def table_equations(document: Document, items: Read) -> Iterator[Equation]:
    """What the tables claim by their columns and rows."""
    for table in document.tables:
        if len(table.rows) > 1:
            numbers = grid(table, items)
            yield from totals(numbers)
