"""A column of expressions beside a column of values -> an equation a row."""

from collections.abc import Iterator

from docverify.claims.cells import Value
from docverify.claims.equation import Equation, Reading
from docverify.claims.explicit import expression
from docverify.claims.grid import Column, Grid, Read
from docverify.claims.structure import structured
from docverify.claims.table_words import says
from docverify.expression import Leaf, Node
from docverify.source import Span

RULE = "table-formula"


def formula_equations(grid: Grid, items: Read) -> Iterator[Equation]:
    """The equations of cells that hold an expression, under a header that says so, with the value beside them."""
    for index, head in enumerate(grid.table.header):
        if not says("formula", head.text):
            continue
        for row, cells in enumerate(grid.table.rows):
            flow = cells[index]
            found = items(flow)
            node = expression(flow, structured(found)) if found else None
            stated = _beside(grid, row, index)
            if node is not None and stated is not None:
                yield _equation(node, flow.span(0, len(flow.text)), stated)


def _beside(grid: Grid, row: int, index: int) -> Value | None:
    """The value to the right of a cell, else the one to its left."""
    return _value(grid.column(index + 1), row) or _value(grid.column(index - 1), row)


def _value(column: Column | None, row: int) -> Value | None:
    return column.values[row] if column is not None else None


def _equation(node: Node, derivation: Span, stated: Value) -> Equation:
    place = stated.printing.span
    whole = Span(min(derivation.start, place.start), max(derivation.end, place.end))
    reading = Reading(node, "=", Leaf(stated.printing))
    return Equation(RULE, (reading,), whole, stated.printing, derivation, stated.printing.flow, "chain")
