"""A column headed total or average -> equations: each row's entry aggregates the entries beside it."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.claims.tables.aggregates import alike, other_readings, sum_readings, summed
from docverify.claims.tables.cells import Value, rounded, sum_of
from docverify.claims.tables.grid import Column, Grid, bare, is_plain_total
from docverify.claims.tables.summable import summable
from docverify.claims.tables.table_words import is_one
from docverify.claims.tables.totals import RULE, fits, total_equation
from docverify.classes import dataclass, replace
from docverify.expression import Binary, Constant, Leaf, Node

_MOST_COLUMNS = 16
_MARGIN = Fraction(2, 100)


@dataclass(frozen=True, slots=True)
class _Row:
    parts: tuple[Value, ...]
    stated: Value
    fits: bool


def row_totals(grid: Grid) -> Iterator[Equation]:
    """The equations of columns that are headed as totals or means."""
    for column in grid.columns:
        head = column.heading.text
        if is_plain_total(head):
            yield from _columns(grid, column, fits, _sum_equation)
        elif is_one("mean", bare(head)):
            yield from _columns(grid, column, _mean_fits, _mean_equation)


def _columns(
    grid: Grid, column: Column, fit: Callable[[Sequence[Value], Value], bool], equation: Callable[[_Row], Equation]
) -> Iterator[Equation]:
    """The run of columns before this one that most rows aggregate."""
    best: list[_Row] = []
    width = 0
    for first in range(column.index - 2, max(-1, column.index - _MOST_COLUMNS), -1):
        if grid.column(column.index - 1) is None or grid.column(first) is None:
            break
        rows = _rows(grid, column, first, fit)
        if sum(row.fits for row in rows) >= max(1, sum(row.fits for row in best)):
            best, width = rows, column.index - first
    kept, odd = [row for row in best if row.fits], [row for row in best if not row.fits]
    yield from (equation(row) for row in kept)
    known = len(kept) > 1 or (len(kept) == 1 and width > 2)
    if fit is _mean_fits:  # what is nearly the mean may be that of numbers with more digits
        odd = [row for row in odd if _off_mean(row.parts, row.stated) > abs(row.stated.number) * _MARGIN]
    if len(odd) == 1 and known and (fit is _mean_fits or summable(column, odd[0].stated)):
        yield equation(odd[0])
    if not best:
        yield from _only_row(grid, column, fit, equation)


def _only_row(
    grid: Grid, column: Column, fit: Callable[[Sequence[Value], Value], bool], equation: Callable[[_Row], Equation]
) -> Iterator[Equation]:
    """A single row of numbers with units that stands between its label and its total."""
    rows = _rows(grid, column, 1, fit) if column.index > 2 else []
    for row in rows if len(rows) == 1 else []:
        units = {value.quantity.unit_text for value in (*row.parts, row.stated) if value.number}
        if "" not in units and summable(column, row.stated) and len(row.parts) == column.index - 1:
            yield equation(row)


def _rows(grid: Grid, column: Column, first: int, fit: Callable[[Sequence[Value], Value], bool]) -> list[_Row]:
    columns = [found for n in range(first, column.index) if (found := grid.column(n)) is not None]
    rows = []
    for number, stated in enumerate(column.values):
        parts = [value for c in columns if (value := c.values[number]) is not None]
        if stated is None or len(parts) < 2 or len(parts) < column.index - first or not _alike([*parts, stated]):
            continue
        rows.append(_Row(tuple(parts), stated, fit(parts, stated)))
    return rows


def _alike(values: Sequence[Value]) -> bool:
    """Whether all are of one kind; a bare zero is of every kind."""
    kinds = {value.dimensions for value in values if value.number or not value.quantity.bare}
    return len(kinds) <= 1 and all(value.plain for value in values)


def _sum_equation(row: _Row) -> Equation:
    parts, stated = alike(row.parts, row.stated)
    parts = [part for part in parts if part.number] or parts
    readings = [*sum_readings(parts, stated), *other_readings(parts, stated)]
    return total_equation(RULE, readings, parts, stated, "row")


def _mean(values: Sequence[Value], loose: bool) -> Node:
    nodes = [Leaf(rounded(value.printing)) if loose else value.node for value in values]
    return Binary("/", _bracketed(summed(nodes)), Constant(Fraction(len(nodes))), True)


def _bracketed(node: Node) -> Node:
    return replace(node, bracketed=True) if isinstance(node, Binary) else node


def _mean_equation(row: _Row) -> Equation:
    parts, stated = alike(row.parts, row.stated)
    readings = [Reading(_mean(parts, False), "=", stated.node)]
    if not all(part.counted for part in parts):
        readings.append(Reading(_mean(parts, True), "=", stated.node, "the parts are rounded"))
    return total_equation(RULE, readings, parts, stated, "mean")


def _mean_fits(parts: Sequence[Value], stated: Value) -> bool:
    measure = stated.quantity.measure
    return _off_mean(parts, stated) <= stated.quantity.printed.ulp * measure.factor * measure.unit.factor / 2


def _off_mean(parts: Sequence[Value], stated: Value) -> Fraction:
    return abs(sum_of(parts) / len(parts) - stated.number)
