"""Cells that say in brackets how they compare, `5,040 (1.2x)`, `61 ms (-18 %)`, `53.6 (+12.4)` -> an equation a cell.

They compare with one column, the baseline, in their row, or with one row in their column: what most of them fit.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item, Read
from docverify.claims.tables.cells import Value, operand_of, with_measures
from docverify.claims.tables.compared_rows import Row, agreed
from docverify.claims.tables.comparisons import of_points, possible
from docverify.claims.tables.grid import Grid
from docverify.claims.tables.table_words import terms
from docverify.classes import replace
from docverify.named import NamedTuple

_FEWEST = 3  # cells that compare with one line
_SIGNED = 2  # of them that must fit, if their signs do so too
_MOST = 400


class _Cell(NamedTuple):
    """What stands in a bracket, and the value before it."""

    row: int
    column: int
    value: Value
    told: Value

    @property
    def kind(self) -> str:
        quantity = self.told.quantity
        return "ratio" if quantity.ratio else "share" if self.told.printing.text.endswith("%") else "difference"


def bracketed(grid: Grid, items: Read) -> Iterator[Equation]:
    """The equations of the comparisons in brackets."""
    cells = [found for column in grid.columns for found in _of_column(grid, column.index, items)]
    for kind in ("ratio", "share", "difference"):
        told = [cell for cell in cells if cell.kind == kind and cell.told.number]  # no change fits anything
        if _FEWEST <= len(told) <= _MOST:
            lines = [(None, column.index) for column in grid.columns] + [(n, None) for n in range(len(grid.labels))]
            rows = [[row for cell in told if (row := _row(grid, cell, *line)) is not None] for line in lines]
            yield from agreed(max(rows, key=_kept), _SIGNED if kind == "difference" else _FEWEST)


def _kept(rows: Sequence[Row]) -> int:
    return sum(bool(row.fitting()) for row in rows)


def _of_column(grid: Grid, index: int, items: Read) -> Iterator[_Cell]:
    for number, row in enumerate(grid.table.rows):
        column = grid.column(index)
        stated = column.values[number] if column is not None else None
        if stated is not None and stated.noted and (told := _inside(items(row[index]), stated)) is not None:
            yield _Cell(number, index, stated, told)


def _inside(items: Sequence[Item], stated: Value) -> Value | None:
    """The ratio, percentage or signed difference in the only bracket behind the value, which ends the cell."""
    opens = [n for n, item in enumerate(items) if item.kind == "OPEN"]
    if len(opens) != 1 or items[-1].kind != "CLOSE":
        return None
    inside = items[opens[0] + 1 : -1]
    signs = [item.kind for item in inside if item.kind in ("PLUS", "MINUS")]
    numbers = [item.quantity for item in inside if item.quantity is not None]
    words = tuple(item.text.lower() for item in inside if item.kind == "WORD")
    if len(numbers) != 1 or len(signs) + len(words) + 1 != len(inside) or set(words) - terms("comparing"):
        return None
    quantity = numbers[0]
    if not (quantity.ratio or signs or (quantity.percent and words)) or not quantity.one:
        return None
    told = Value(Printing(quantity, stated.printing.flow), -1 if "MINUS" in signs else 1, bool(signs), words)
    return with_measures(told, stated.quantity) if quantity.bare else told


def _row(grid: Grid, cell: _Cell, row: int | None, column: int | None) -> Row | None:
    """The comparison with the column in the cell's row, or with the row in its column."""
    place = (cell.row if row is None else row, cell.column if column is None else column)
    other = grid.column(place[1])
    base = other.values[place[0]] if other is not None else None
    if place == (cell.row, cell.column) or base is None or not base.plain or not cell.value.plain:
        return None
    base = with_measures(base, cell.value.quantity) if not cell.value.quantity.bare else base
    a, b = operand_of(base), operand_of(cell.value)
    told = of_points(replace(cell.told, sign=1))
    comparisons = possible(told, a, b, told.quantity.ratio, not told.quantity.ratio)
    comparisons = comparisons if a.nature == b.nature else ()
    falls = b.number < a.number
    if not comparisons or (cell.told.signed and not told.quantity.ratio and falls is (cell.told.sign > 0)):
        return None
    return Row(told, a, b, comparisons)
