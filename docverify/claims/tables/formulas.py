"""A column of expressions beside a column of values -> an equation a row.

Under a header that says so every row is one; under another (`Basis`, `Notes`) if a row shows that the expressions are
computations of the values, and at most one is none. Among remarks one cell may be nothing but a computation.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.sentences.explicit import expression
from docverify.claims.sentences.parts import Part
from docverify.claims.sentences.structure import structured
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.slips import is_slip
from docverify.claims.tables.table_words import is_one, says
from docverify.dimensions import Dimensions, merged
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Node, leaves, operations
from docverify.named import NamedTuple
from docverify.source import Span

RULE = "table-formula"
_CLOSE = Fraction(6, 100)
_NEAR = Fraction(2)  # a remark that is further off computes something else
_LAST_DAY = 31
_PERIODS = 2  # as many as make a length of time
_SIGN = re.compile(r"[×*÷/·+−]|\d x \d")


class _Row(NamedTuple):
    node: Node
    flow: Flow
    stated: Value
    whole: bool  # whether nothing else is in the cell: `2 × 24 GB ✓` is what there is room in

    @property
    def gap(self) -> Fraction | None:
        """How far the value is from what is computed, as a share of it; None if they are of two kinds."""
        return min((abs(each - 1) for each in self.ratios), default=None)

    @property
    def near(self) -> bool:
        """Whether it is neither much more nor much less."""
        return any(1 / (1 + _NEAR) <= each <= 1 + _NEAR for each in self.ratios)

    @property
    def ratios(self) -> tuple[Fraction, ...]:
        """The value over what is computed, in each unit that this may have."""
        found = _worth(self.node)
        if found is None or not found[0] or found[1] not in ((), self.stated.quantity.measure.unit.dimensions):
            return ()
        return tuple(self.stated.number / scale / found[0] for scale in self.scales(found[1]))

    def scales(self, dimensions: Dimensions) -> tuple[Fraction, ...]:
        """Of plain numbers nothing tells in which unit they are, other than that of the value."""
        measure = self.stated.quantity.measure
        return (Fraction(1),) if dimensions else (Fraction(1), measure.factor * measure.unit.factor)


def formula_equations(grid: Grid, items: Read) -> Iterator[Equation]:
    """The equations of cells that hold an expression with the value beside them."""
    aligned = not any(head.text for head in grid.table.header)  # lines of a calculation
    for index, head in enumerate(grid.table.header):
        told, remarks = says("formula", head.text), is_one("remarks", head.text.strip())
        signs = sum(_SIGN.search(row[index].text) is not None for row in grid.table.rows)
        if not told and not aligned and signs < (1 if remarks else 2):
            continue
        rows = list(_rows(grid, items, index))
        if told or _computing(rows) or aligned:
            yield from (_equation(row) for row in rows if told or _is_judged(row))
        elif remarks:
            yield from (_equation(row) for row in rows if _is_remark(row))


def _is_judged(row: _Row) -> bool:
    """Whether it is the value that is computed; beside other words, only what comes to it but for a slip."""
    return row.gap is not None and (row.whole or row.gap <= _CLOSE or _is_slip(row))


def _is_remark(row: _Row) -> bool:
    """A remark that is only a computation, near the value: not `4 nodes | 4 × 8 GPUs`, which goes on from it."""
    if not row.whole or not operations(row.node) or row.gap is None or _goes_on(row) or _is_date(row.node):
        return False
    return row.near or _is_slip(row)


def _is_date(node: Node) -> bool:
    """`4/22` among remarks: a day, or so many of so many."""
    printed = [leaf.value.quantity for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    small = all(each.bare and each.printed.whole and each.printed.value <= _LAST_DAY for each in printed)
    return isinstance(node, Binary) and node.operator == "/" and operations(node) == 1 and small


def _goes_on(row: _Row) -> bool:
    leaf_values = (leaf.value for leaf in leaves(row.node))
    return any(isinstance(each, Printing) and each.amount == row.stated.printing.amount for each in leaf_values)


def _is_slip(row: _Row) -> bool:
    worth = _worth(row.node)
    return worth is not None and any(is_slip(row.stated, worth[0] * scale) for scale in row.scales(worth[1]))


def _rows(grid: Grid, items: Read, index: int) -> Iterator[_Row]:
    for row, cells in enumerate(grid.table.rows):
        flow = cells[index]
        found = items(flow)
        stated = _beside(grid, row, index) if found else None
        if stated is None:
            continue
        parts = _behind_sign(structured(found))
        runs = [run for run in _runs(parts) if len(run) > 1]
        node = expression(flow, runs[0]) if len(runs) == 1 else None
        if node is not None and not (_names_one(node) or _lasts(node, stated)):
            yield _Row(node, flow, stated, len(runs[0]) == len(parts) and not any(part.marks for part in parts))


def _names_one(node: Node) -> bool:
    """`48 × one expert`: the size of one is told elsewhere."""
    printed = (leaf.value.quantity for leaf in leaves(node) if isinstance(leaf.value, Printing))
    return any(each.spelled and each.printed.value == 1 for each in printed)


def _lasts(node: Node, stated: Value) -> bool:
    """`3 × 40 h per week | 480 h`: for how many weeks is told elsewhere."""
    own, worth = stated.quantity.measure.unit, _worth(node)
    printed = (leaf.value.quantity.measure.unit for leaf in leaves(node) if isinstance(leaf.value, Printing))
    paced = next((each for each in printed if each.rescales and each != own), None)
    if paced is None or worth is None or not (own.dimensions or own.rescales):
        return paced is not None
    return stated.number / own.factor * paced.factor >= _PERIODS * worth[0]


def _behind_sign(parts: Sequence[Part]) -> Sequence[Part]:
    """`= 1024 / 32` in a cell of its own."""
    return parts[1:] if parts and parts[0].text in ("=", "≈") else parts


def _runs(parts: Sequence[Part]) -> list[list[Part]]:
    """The stretches between words and commas."""
    return [list(run) for word, run in groupby(parts, lambda part: part.kind == "BREAK") if not word]


def _computing(rows: list[_Row]) -> bool:
    gaps = [row.gap for row in rows if operations(row.node)]
    far = sum(gap is not None and gap > _CLOSE for gap in gaps)
    return far < len(gaps) - gaps.count(None) and far < 2


def _worth(node: Node) -> tuple[Fraction, Dimensions] | None:
    """What a product, quotient or sum of printed numbers comes to, in base units."""
    match node:
        case Leaf(Printing(quantity)) if quantity.one:
            measure = quantity.measure
            return quantity.printed.value * measure.factor * measure.unit.factor, measure.unit.dimensions
        case Binary(operator, left, right) if (a := _worth(left)) is not None and (b := _worth(right)) is not None:
            return _combined(operator, a, b)
    return None


def _combined(
    operator: str, a: tuple[Fraction, Dimensions], b: tuple[Fraction, Dimensions]
) -> tuple[Fraction, Dimensions] | None:
    if operator == "*":
        return a[0] * b[0], merged(a[1], b[1], 1)
    if operator == "/" and b[0]:
        return a[0] / b[0], merged(a[1], b[1], -1)
    if operator in "+-" and a[1] == b[1]:
        return (a[0] + b[0] if operator == "+" else a[0] - b[0]), a[1]
    return None


def _beside(grid: Grid, row: int, index: int) -> Value | None:
    """The value to the right of a cell, else the one to its left, with a column of units between them or not."""
    units = index > 1 and is_one("unit", grid.table.header[index - 1].text.strip())
    return _value(grid.column(index + 1), row) or _value(grid.column(index - 1 - units), row)


def _value(column: Column | None, row: int) -> Value | None:
    return column.values[row] if column is not None else None


def _equation(row: _Row) -> Equation:
    stated, derivation = row.stated.printing, row.flow.span(0, len(row.flow.text))
    whole = Span(min(derivation.start, stated.span.start), max(derivation.end, stated.span.end))
    reading = Reading(row.node, "=", Leaf(stated))
    return Equation(RULE, (reading,), whole, stated, derivation, stated.flow, "chain")
