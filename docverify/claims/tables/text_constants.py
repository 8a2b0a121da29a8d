"""Numbers of the text beside a table that two columns differ by -> an equation a row.

`4,194,304 tokens per step` beside the columns `Step` and `Tokens (B)`: most rows have to keep it, and an odd one has to
be a slip of what it should be.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations, product
from typing import NamedTuple

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.grid import Column, Grid, Read, grid
from docverify.claims.tables.slips import is_slip
from docverify.document.model import Document, FlowKind
from docverify.expression import Binary, Leaf
from docverify.source import Span

RULE = "table-definition"
_TELLING = 4  # digits of a number that is no accident
_FEWEST, _KEPT = 3, 2  # rows, and those that keep it
_MOST_NUMBERS, _MOST_COLUMNS = 60, 8
_MARGIN = 0.02
_NEARLY = 1e-9


class _Row(NamedTuple):
    part: Value
    stated: Value
    low: float  # of the quotient
    high: float


def text_constants(document: Document, passages: Sequence[Passage], items: Read) -> Iterator[Equation]:
    """The equations of all pairs of columns that a number of their section joins."""
    sections = {table.section for table in document.tables if len(table.rows) >= _FEWEST}
    told: dict[int, list[Printing]] = {}
    for passage in passages if sections else ():
        if passage.flow.section in sections and passage.flow.kind is FlowKind.PARAGRAPH:
            told.setdefault(passage.flow.section, []).extend(_telling(passage))
    for table in document.tables:
        numbers = told.get(table.section, [])
        if numbers and len(table.rows) >= _FEWEST and len(numbers) <= _MOST_NUMBERS:
            yield from _of_grid(grid(table, items), numbers)


def _telling(passage: Passage) -> Iterator[Printing]:
    for item in passage.items:
        quantity = item.quantity
        if quantity is None or not quantity.one or quantity.percent or quantity.ratio:
            continue
        if quantity.printed.significant >= _TELLING:
            yield Printing(quantity, passage.flow)


def _of_grid(grid: Grid, numbers: Sequence[Printing]) -> Iterator[Equation]:
    for one, other in permutations(grid.columns[:_MOST_COLUMNS], 2):
        rows = _rows(grid, one, other)
        for number, scale in product(numbers, _scales(rows) if len(rows) >= _FEWEST else ()):
            wanted = number.amount / scale
            fitting = [row for row in rows if row.low * (1 - _NEARLY) <= wanted <= row.high * (1 + _NEARLY)]
            odd = [row for row in rows if row not in fitting]
            if len({row.stated.number for row in fitting}) >= _KEPT and len(odd) < 2:
                yield from (_equation(row, number) for row in (*fitting, *(row for row in odd if _slips(row, wanted))))
                break


def _rows(grid: Grid, one: Column, other: Column) -> list[_Row]:
    """The quotients of the second column, as it is printed, and the first."""
    found: list[_Row] = []
    for row, total in enumerate(grid.totals):
        part, stated, a = one.values[row], other.values[row], one.bands[row]
        if not total and part is not None and stated is not None and a is not None and other.bands[row] is not None:
            number = stated.quantity.printed
            half = 0.0 if stated.counted and other.heading.unit is None else float(number.ulp) / 2
            middle = float(number.value)
            found.append(_Row(part, stated, (middle - half) / a.high, (middle + half) / a.low))
    return found


def _scales(rows: Sequence[_Row]) -> list[float]:
    """What the printed numbers may be in: `B` is a billion, or bytes."""
    return [float(each.factor * each.unit.factor) for each in rows[0].stated.quantity.measures]


def _slips(row: _Row, wanted: float) -> bool:
    """Whether it is what it should be, but for a slip."""
    measure, printed = row.stated.quantity.measure, float(row.stated.quantity.printed.value)
    expected = float(row.part.number) * wanted
    far = abs(expected - printed) > _MARGIN * expected
    return far and is_slip(row.stated, Fraction(expected) * measure.factor * measure.unit.factor)


def _equation(row: _Row, number: Printing) -> Equation:
    part, stated = row.part.printing, row.stated.printing
    node = Binary("*", Leaf(part if row.part.counted else rounded(part)), Leaf(number), True)
    ends = (part.span, stated.span)
    return Equation(
        RULE, (Reading(node, "=", Leaf(stated)),), Span(min(ends).start, max(end.end for end in ends)), stated,
        part.span, stated.flow, "value", words=f"{part.text} × {number.text}", evidence=(part.span, number.span),
    )  # fmt: skip
