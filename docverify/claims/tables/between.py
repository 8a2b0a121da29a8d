"""A table of two columns -> whether one of its rows misses exactly what those on both sides of it keep.

What is measured leaves a line towards an end: a speed-up that fades does not come back.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.relations import Relation
from docverify.claims.tables.table_words import says

_COLUMNS = 2
_TOLD = 40.0  # bits
_FEWEST = 3  # rows that keep it


def between(grid: Grid, relation: Relation) -> float:
    """Bits for the odd row of a table in which nothing else may explain it."""
    if relation.odd is None or relation.kind != "product" or len(grid.table.header) != _COLUMNS:
        return 0.0
    result, operand = relation.result, relation.operands[0]
    same = len({_constant(relation, row) for row in relation.rows}) == 1
    if len(relation.rows) < _FEWEST or not same or says("measured", result.heading.text):
        return 0.0
    rows = sorted((*relation.rows, relation.odd))
    inside = relation.odd not in (rows[0], rows[-1])
    return _TOLD if inside and all(_runs(column, rows) for column in (result, operand)) else 0.0


def _runs(column: Column, rows: Sequence[int]) -> bool:
    """Whether each number is greater than the one above, or each is smaller."""
    steps = [_number(column, below) - _number(column, above) for above, below in pairwise(rows)]
    return all(step > 0 for step in steps) or all(step < 0 for step in steps)


def _constant(relation: Relation, row: int) -> Fraction:
    power = relation.signs[0]
    return _number(relation.result, row) / _number(relation.operands[0], row) ** power


def _number(column: Column, row: int) -> Fraction:
    value = column.values[row]
    return value.number if value is not None and value.number else Fraction(1)
