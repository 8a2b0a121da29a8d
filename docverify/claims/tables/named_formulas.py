"""A column of formulas over the names of other rows -> an equation a row, for each column of values.

`| total power (kW) | nodes × power of a node | 653 |`, `| c | GPUs | a × b | 1024 |`. A name is the id of a row, all of
its label, or a part that no other label above has. In which unit a row is its label says or does not: of plain numbers
the rows are compared but for a power of ten, which the other columns must share.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from math import log10

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.tables.cells import Value
from docverify.claims.tables.formula_names import Literal, Names, calculation, rows_in
from docverify.claims.tables.formulas import RULE
from docverify.claims.tables.grid import Grid
from docverify.claims.tables.table_words import says
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.named import NamedTuple
from docverify.source import Span

_OPERATION = re.compile(r"[×*÷/·+−＋－]|\s[-x]\s")
_MOST_ROWS, _MOST_VALUES = 60, 12
_CLOSE, _FAR, _ROUNDED = 0.01, 3.0, 0.002
# what an hour has of seconds, a day of hours, and the like, but for a power of ten: another unit, no slip
_CONVERSIONS = (8.0, 3.6, 8.64, 2.4, 6.0, 8.76)
_BINARY = (1.024, 1.0486, 1.0737, 1.0995)


def named_formulas(grid: Grid, items: Read) -> Iterator[Equation]:
    """The equations of the first column that says of its rows how they follow from others."""
    table = grid.table
    if not 2 <= len(table.rows) <= _MOST_ROWS or len(grid.columns) > _MOST_VALUES:
        return
    for index, head in enumerate(table.header):
        if index and says("formula", head.text):
            cells = [row[index] for row in table.rows]
            if sum(_OPERATION.search(cell.text) is not None for cell in cells):
                yield from _of_rows(grid, cells, index, items)
            return


def _of_rows(grid: Grid, cells: Sequence[Flow], index: int, items: Read) -> Iterator[Equation]:
    computed = [_OPERATION.search(cell.text) is not None for cell in cells]
    names = Names([[cell.text for cell in row[:index]] for row in grid.table.rows], computed)
    found: dict[int, tuple[frozenset[int], list[_Computed]]] = {}
    for row, cell in enumerate(cells):
        operand = calculation(cell.text, names, row) if computed[row] else None
        if operand is not None and rows_in(operand):
            printed = {item.start: Printing(item.quantity, cell) for item in items(cell) if item.quantity is not None}
            found[row] = rows_in(operand), list(_of_row(grid, row, index, cell, operand, printed))
    every = [each for _, row_ in found.values() for each in row_]
    right = sum(each.scale is not None for each in every) + any(names.ids)  # which are told for it
    wrong: set[int] = set()
    for row, (used, row_) in found.items():
        equations = list(_equations(row_, right))
        if any(each.scale is None for each in row_):
            equations = equations if wrong.isdisjoint(used) else []
            wrong.add(row)
        yield from equations


class _Worth(NamedTuple):
    """An expression over values of a column, in base units, how far it may be off, and whether nothing has a unit."""

    node: Node
    number: Fraction
    slack: float
    plain: bool


class _Computed(NamedTuple):
    """One row of one column: what its formula gives and what it states."""

    worth: _Worth
    stated: Value
    cell: Flow

    @property
    def plain(self) -> bool:
        return self.worth.plain and _is_plain(self.stated)

    @property
    def ratio(self) -> float:
        return float(self.stated.number / self.worth.number)

    @property
    def scale(self) -> int | None:
        """The power of ten by which it is what the formula gives; None if it is not."""
        power = round(log10(self.ratio))
        slack = self.worth.slack + float(self.stated.half / self.stated.number) + _ROUNDED
        close = abs(self.ratio / 10.0**power - 1) <= slack
        return power if close and (self.plain or not power) else None

    def equation(self, power: int) -> Equation:
        node = self.worth.node if not power else Binary("*", self.worth.node, Constant(Fraction(10) ** power))
        printing, derivation = self.stated.printing, self.cell.span(0, len(self.cell.text))
        whole = Span(min(derivation.start, printing.span.start), max(derivation.end, printing.span.end))
        reading = Reading(node, "=", Leaf(printing))
        return Equation(RULE, (reading,), whole, printing, derivation, printing.flow, "chain")


def _equations(row: Sequence[_Computed], right: int) -> Iterator[Equation]:
    """What most columns of the row share is its scale; a row of one column needs others that are right.

    A wrong number in the formula makes all columns wrong alike: that is told of the first.
    """
    scales = [each.scale for each in row if each.scale is not None]
    if not scales and right > 1:
        row = row[:1]
    for each in row:
        if each.scale is not None and scales.count(each.scale) >= len(scales) - 1:
            yield each.equation(each.scale)
        elif each.scale is None and len(row) - len(scales) < 2:
            if scales and scales.count(scales[0]) == len(scales) and (len(scales) > 1 or right > 1):
                yield each.equation(scales[0])
            elif not scales and right and (power := _near(each)) is not None:
                yield each.equation(power)


def _near(each: _Computed) -> int | None:
    """The power of ten that it is near, unless another unit explains it."""
    power = round(log10(each.ratio))
    off = each.ratio / 10.0**power
    if (not each.plain and power) or not 1 / _FAR < off < _FAR:
        return None
    ratios = (off, off * 10, off / 10, 1 / off, 10 / off, 0.1 / off)
    other = any(abs(a / b - 1) < _CLOSE for a in ratios for b in _CONVERSIONS)
    return None if other or any(abs(a / b - 1) < _ROUNDED for a in ratios for b in _BINARY) else power


def _of_row(
    grid: Grid, row: int, index: int, cell: Flow, operand: Node, printed: Mapping[int, Printing]
) -> Iterator[_Computed]:
    for column in grid.columns:
        stated = column.values[row]
        if column.index > 0 and column.index != index and stated is not None and stated.number > 0:
            worth = _worth(operand, column.values, printed)
            if worth is not None and worth.number > 0:
                yield _Computed(worth, stated, cell)


def _worth(operand: Node, values: Sequence[Value | None], printed: Mapping[int, Printing]) -> _Worth | None:
    """None where a cell holds no number, or amounts of two units are added."""
    if isinstance(operand, Binary):
        left, right = (_worth(each, values, printed) for each in (operand.left, operand.right))
        return _joined(operand.operator, left, right) if left is not None and right is not None else None
    named = operand.value if isinstance(operand, Leaf) else None
    if isinstance(named, int):
        value = values[named]
        if value is None or not value.number:
            return None
        return _Worth(value.node, value.number, float(value.half / abs(value.number)), _is_plain(value))
    literal = printed.get(named.start) if isinstance(named, Literal) else None
    if literal is None or not literal.quantity.one:
        return None
    worth = literal.quantity.printed.value * literal.quantity.measure.factor
    return _Worth(Leaf(literal), worth / (100 if literal.quantity.percent else 1), 0.0, True)


def _joined(sign: str, left: _Worth, right: _Worth) -> _Worth | None:
    if sign == "/" and not right.number:
        return None
    plain, node = left.plain and right.plain, Binary(sign, left.node, right.node)
    if sign in "+-":
        number = left.number + right.number if sign == "+" else left.number - right.number
        slack = (left.slack * float(left.number) + right.slack * float(right.number)) / abs(float(number) or 1.0)
        return _Worth(node, number, slack, plain)
    number = left.number * right.number if sign == "*" else left.number / right.number
    return _Worth(node, number, left.slack + right.slack, plain)


def _is_plain(value: Value) -> bool:
    """Whether no unit is told but that of its row."""
    measure = value.quantity.measure
    return not measure.unit.dimensions and measure.factor == 1 and not value.quantity.percent
