"""Numbers beside a table that two of its columns differ by -> an equation a row.

`4,194,304 tokens per step` beside the columns `Step` and `Tokens (B)`, `We pay $2.25 per GPU-hour` above `GPU-hours`
and `Cost`, `Nodes (8 GPUs each)` beside `GPUs`. Most rows have to keep it, more exactly than any number would by
accident, and an odd one has to be a slip of what it should be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from math import log2
from typing import NamedTuple

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Measure
from docverify.claims.passage import Passage
from docverify.claims.tables.bands import information
from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.grid import Column, Grid, Read, grid
from docverify.claims.tables.slips import is_slip, swap_bits
from docverify.claims.tables.turned import turned
from docverify.dimensions import Dimensions, merged
from docverify.document.model import Document, FlowKind
from docverify.expression import Binary, Leaf, Node
from docverify.source import Span

RULE = "table-definition"
_FEWEST = 2  # rows
_MOST_NUMBERS, _MOST_COLUMNS = 60, 12
_MARGIN = 0.02
_NEARLY = 1e-9
_SURE = 12.0  # bits beyond what the number of tried ways explains
_OF_UNITS, _OF_HEADER = 4.0, 8.0  # bits: units that come out right; a number in the header itself


class _Way(NamedTuple):
    """How the second column is computed from the first and a number: by their powers."""

    number: Printing
    of_part: int
    of_number: int
    told: float  # bits that headers and units tell for it

    def low_high(self, part: tuple[float, float]) -> tuple[float, float]:
        constant = self.number.amount**self.of_number
        ends = [each**self.of_part * constant for each in part]
        return min(ends) * (1 - _NEARLY), max(ends) * (1 + _NEARLY)


class _Row(NamedTuple):
    part: Value
    stated: Value
    ends: tuple[float, float]  # of the part
    low: float  # of what is stated
    high: float


def text_constants(document: Document, passages: Sequence[Passage], items: Read) -> Iterator[Equation]:
    """The equations of all pairs of columns that a number of their section, or of a header, joins."""
    sections = {table.section for table in document.tables if len(table.rows) >= _FEWEST}
    told: dict[int, list[Printing]] = {}
    for passage in passages if sections else ():
        if passage.flow.section in sections and passage.flow.kind is FlowKind.PARAGRAPH:
            told.setdefault(passage.flow.section, []).extend(_telling(passage))
    for table in document.tables if sections else ():
        numbers = told.get(table.section, [])
        numbers = numbers if len(numbers) <= _MOST_NUMBERS else []
        for each in (grid(table, items), turned(table, items)):
            if each is not None and len(each.labels) >= _FEWEST:
                yield from _of_grid(each, numbers)


def _telling(passage: Passage) -> Iterator[Printing]:
    for item in passage.items:
        quantity = item.quantity
        if quantity is None or not quantity.one or quantity.percent or quantity.ratio or quantity.label:
            continue
        if quantity.printed.value not in (0, 1):
            yield Printing(quantity, passage.flow)


def _of_grid(grid: Grid, numbers: Sequence[Printing]) -> Iterator[Equation]:
    columns = [column for column in grid.columns[:_MOST_COLUMNS] if not column.heading.valued]
    tried = log2(1 + 3 * len(columns) ** 2 * (1 + len(numbers)))
    for one, other in combinations(columns, 2):
        found = [*_joined(grid, one, other, numbers, tried), *_joined(grid, other, one, numbers, tried)]
        if found:
            way, kept, odd = max(found, key=lambda each: len(each[1]))
            yield from (_equation(row, way) for row in (*kept, *(row for row in odd if _slips(row, way))))


def _joined(
    grid: Grid, one: Column, other: Column, numbers: Sequence[Printing], tried: float
) -> Iterator[tuple[_Way, list[_Row], list[_Row]]]:
    """The ways that come to the second column in all rows but one, and which these are."""
    every = list(_rows(grid, one, other))
    measures = every[0].stated.quantity.measures if len(every) >= _FEWEST else ()
    for measure in measures:  # `B` is a billion, or bytes
        rows = [_measured(row, measure) for row in every]
        split = [(way, *_split(way, rows)) for way in _ways(one, other, rows, numbers)]
        for way, kept, odd in split:
            if len(odd) < 2 and kept and _bits(way, kept, odd) > _SURE + tried:
                yield way, kept, odd


def _measured(row: _Row, measure: Measure) -> _Row:
    """The row with one way to read the unit of what is stated; what is printed with a scale is rounded."""
    stated, number = row.stated.printing, row.stated.quantity.printed
    read = replace(row.stated, printing=Printing(replace(stated.quantity, measures=(measure,)), stated.flow))
    scale = float(measure.factor * measure.unit.factor)
    half = 0.0 if row.stated.counted and measure.factor == 1 else float(number.ulp) / 2
    return row._replace(
        stated=read, low=(float(number.value) - half) * scale, high=(float(number.value) + half) * scale
    )


def _rows(grid: Grid, one: Column, other: Column) -> Iterator[_Row]:
    for row, total in enumerate(grid.totals):
        part, stated, a, b = one.values[row], other.values[row], one.bands[row], other.bands[row]
        if not total and part is not None and stated is not None and a is not None and b is not None:
            yield _Row(part, stated, (a.low, a.high), b.low, b.high)


def _ways(one: Column, other: Column, rows: Sequence[_Row], numbers: Sequence[Printing]) -> Iterator[_Way]:
    """The ways whose units come out right, or are not told."""
    parts, results = _dimensions(row.part for row in rows), _dimensions(row.stated for row in rows)
    if parts is None or results is None or one.heading.text == other.heading.text:
        return
    own = [each for each in other.heading.numbers if each.quantity.printed.value not in (0, 1)]
    for number in (*own, *numbers):
        unit = number.quantity.measure.unit.dimensions
        for of_part, of_number in ((1, 1), (1, -1), (-1, 1)):
            left = merged(merged(results, parts, -of_part), unit, -of_number)
            if not left:
                units = bool(results and parts and unit)
                yield _Way(number, of_part, of_number, _OF_UNITS * units + _OF_HEADER * (number in own))


def _dimensions(values: Iterator[Value]) -> Dimensions | None:
    """Of all of them; None if they are of several kinds, or shares."""
    found = {(v.quantity.measure.unit.dimensions, v.quantity.percent or v.quantity.ratio) for v in values}
    kind, share = found.pop() if len(found) == 1 else ((), True)
    return None if share else kind


def _split(way: _Way, rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    kept = [row for row in rows if _keeps(row, way)]
    return kept, [row for row in rows if row not in kept]


def _keeps(row: _Row, way: _Way) -> bool:
    low, high = way.low_high(row.ends)
    return row.low <= high and low <= row.high


def _bits(way: _Way, kept: Sequence[_Row], odd: Sequence[_Row]) -> float:
    """What the different rows that keep it tell, and the slip of the one that does not."""
    told = way.told
    for row in {(row.part.number, row.stated.number): row for row in kept}.values():
        low, high = way.low_high(row.ends)
        told += information(row.stated, (high - low) / high + (row.high - row.low) / row.high)
    return told + sum(_slip_bits(row, way) for row in odd)


def _slip_bits(row: _Row, way: _Way) -> float:
    expected, part = _expected(row, way)
    bits = max(swap_bits(row.stated, expected), swap_bits(row.part, part))
    return bits if bits else 2.0 if _slips(row, way) else -8.0


def _expected(row: _Row, way: _Way) -> tuple[float, float]:
    """What should stand in the one column, and in the other."""
    constant = way.number.amount**way.of_number
    stated = float(row.part.number) ** way.of_part * constant
    return stated, (float(row.stated.number) / constant) ** way.of_part


def _slips(row: _Row, way: _Way) -> bool:
    """Whether one of them is what it should be, but for a slip."""
    pairs = zip((row.stated, row.part), _expected(row, way), strict=True)
    far = ((value, wanted) for value, wanted in pairs if abs(wanted / float(value.number) - 1) > _MARGIN)
    return any(is_slip(value, Fraction(wanted)) for value, wanted in far)


def _equation(row: _Row, way: _Way) -> Equation:
    part, stated, number = row.part.printing, row.stated.printing, way.number
    first: Node = Leaf(part if row.part.counted else rounded(part))
    second: Node = Leaf(number)
    texts = (part.text, number.text)
    if way.of_part < 0:
        first, second, texts = second, first, (number.text, part.text)
    divided = way.of_part * way.of_number < 0
    node = Binary("/" if divided else "*", first, second, True)
    ends = (part.span, stated.span)
    return Equation(
        RULE, (Reading(node, "=", Leaf(stated)),), Span(min(ends).start, max(end.end for end in ends)), stated,
        part.span, stated.flow, "value", words=f"{texts[0]} {'÷' if divided else '×'} {texts[1]}",
        evidence=(part.span, number.span),
    )  # fmt: skip
