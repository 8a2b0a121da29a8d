"""Numbers beside a table that two of its columns differ by -> an equation a row.

`4,194,304 tokens per step` beside the columns `Step` and `Tokens (B)`, `We pay $2.25 per GPU-hour` above `GPU-hours`
and `Cost`, `Nodes (8 GPUs each)` beside `GPUs`. Most rows have to keep it, more exactly than any number would by
accident, and an odd one has to be a slip of what it should be.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import log2

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.tables.bands import information
from docverify.claims.tables.cells import rounded
from docverify.claims.tables.constant_ways import Row, Way, measure_of, telling, ways
from docverify.claims.tables.evidence import larger_of_two
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.slips import is_slip, swap_bits
from docverify.claims.tables.turned import Numbered
from docverify.classes import replace
from docverify.document.model import Document, FlowKind
from docverify.expression import Binary, Leaf, Node
from docverify.source import Span

RULE = "table-definition"
_PAIR = 2  # columns
_FEWEST, _CLEAR = 2, 3  # rows, different rows beside which an odd one need be no slip
_MOST_NUMBERS, _MOST_COLUMNS = 60, 12
_MARGIN, _FAR = 0.02, 0.05
_SURE = 12.0  # bits beyond what the number of tried ways explains


def text_constants(document: Document, passages: Sequence[Passage], numbered: Numbered) -> Iterator[Equation]:
    """The equations of all pairs of columns that a number of their section, or of a header, joins."""
    sections = {table.section for table in document.tables if len(table.rows) >= _FEWEST}
    told: dict[int, list[Printing]] = {}
    for passage in passages if sections else ():
        if passage.flow.section in sections and passage.flow.kind in (FlowKind.PARAGRAPH, FlowKind.HEADING):
            told.setdefault(passage.flow.section, []).extend(_telling(passage))
    for table in document.tables if sections else ():
        numbers = told.get(table.section, [])
        numbers = numbers if len(numbers) <= _MOST_NUMBERS else []
        for each in numbered(table):
            if len(each.labels) >= _FEWEST:
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
        if found and not larger_of_two(other, columns, range(len(grid.totals))):
            way, kept, odd = max(found, key=lambda each: len(each[1]))
            wrong = [row for row in odd if _slips(row, way) or _is_clear(row, way, kept, (tried, numbers))]
            wrong = wrong or [row for row in odd if _is_told(row, way, kept, other, len(grid.table.header))]
            yield from (_equation(row, way) for row in (*kept, *wrong))


def _joined(
    grid: Grid, one: Column, other: Column, numbers: Sequence[Printing], tried: float
) -> Iterator[tuple[Way, list[Row], list[Row]]]:
    """The ways that come to the second column in all rows but one, and which these are."""
    if not (numbers or telling(other)) or one.heading.text == other.heading.text:
        return
    every = list(_rows(grid, one, other))
    measures = every[0].stated.quantity.measures if len(every) >= _FEWEST else ()
    for nth in range(len(measures)):  # `B` is a billion, or bytes
        known = [*ways(one, other, every, numbers, nth)]
        rows = [_measured(row, nth) for row in every] if known else []
        for way in known:
            kept, odd = _split(way, rows)
            if len(odd) < 2 and kept:
                told = any(_is_told(row, way, kept, other, len(grid.table.header)) for row in odd)
                if told or _bits(way, kept, odd) > _SURE + tried:
                    yield way, kept, odd


def _is_clear(row: Row, way: Way, kept: Sequence[Row], among: tuple[float, Sequence[Printing]]) -> bool:
    """Whether it is far from what so many rows keep, and no other number of the text explains it."""
    tried, numbers = among
    if row.stated.noted or row.part.noted or abs(_expected(row, way)[0] / float(row.stated.number) - 1) <= _FAR:
        return False
    if len({(each.part.number, each.stated.number) for each in kept}) < _CLEAR:
        return False
    others = (way._replace(number=each) for each in numbers)
    return _bits(way, kept, ()) > _SURE + tried and not any(_keeps(row, other) for other in others)


def _is_told(row: Row, way: Way, kept: Sequence[Row], other: Column, columns: int) -> bool:
    """Whether words tie the number to what the part counts, nothing else is told, and other rows keep it."""
    numbers = telling(other)
    pair = columns <= _PAIR
    headed = pair and way.number.flow.kind is FlowKind.HEADING  # all of the section is about that
    if not (way.tied or headed) or not (numbers or pair) or any(each != way.number for each in numbers):
        return False
    if row.stated.noted or row.part.noted:
        return False
    different = {each.part.number for each in kept if each.part.number != 1}
    needed = 1 if numbers and pair else _FEWEST
    return len(different) >= needed and abs(_expected(row, way)[0] / float(row.stated.number) - 1) > _MARGIN


def _measured(row: Row, nth: int) -> Row:
    """The row with one way to read the unit of what is stated; what is printed with a scale is rounded."""
    stated, number = row.stated.printing, row.stated.quantity.printed
    measure = measure_of(stated.quantity, nth)
    read = replace(row.stated, printing=Printing(replace(stated.quantity, measures=(measure,)), stated.flow))
    scale = float(measure.factor * measure.unit.factor)
    half = 0.0 if row.stated.counted and measure.factor == 1 else float(number.ulp) / 2
    return row._replace(
        stated=read, low=(float(number.value) - half) * scale, high=(float(number.value) + half) * scale
    )


def _rows(grid: Grid, one: Column, other: Column) -> Iterator[Row]:
    for row, total in enumerate(grid.totals):
        part, stated, a, b = one.values[row], other.values[row], one.bands[row], other.bands[row]
        if not total and part is not None and stated is not None and a is not None and b is not None:
            yield Row(part, stated, (a.low, a.high), b.low, b.high)


def _split(way: Way, rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    kept: list[Row] = []
    odd: list[Row] = []
    for row in rows:
        (kept if _keeps(row, way) else odd).append(row)
    return kept, odd


def _keeps(row: Row, way: Way) -> bool:
    low, high = way.low_high(row.ends)
    return row.low <= high and low <= row.high


def _bits(way: Way, kept: Sequence[Row], odd: Sequence[Row]) -> float:
    """What the different rows that keep it tell, and the slip of the one that does not."""
    told = way.told
    for row in {(row.part.number, row.stated.number): row for row in kept}.values():
        low, high = way.low_high(row.ends)
        told += information(row.stated, (high - low) / high + (row.high - row.low) / row.high)
    return told + sum(_slip_bits(row, way) for row in odd)


def _slip_bits(row: Row, way: Way) -> float:
    expected, part = _expected(row, way)
    bits = max(swap_bits(row.stated, expected), swap_bits(row.part, part))
    return bits if bits else 2.0 if _slips(row, way) else -8.0


def _expected(row: Row, way: Way) -> tuple[float, float]:
    """What should stand in the one column, and in the other."""
    constant = way.number.amount**way.of_number
    stated = float(row.part.number) ** way.of_part * constant
    return stated, (float(row.stated.number) / constant) ** way.of_part


def _slips(row: Row, way: Way) -> bool:
    """Whether one of them is what it should be, but for a slip."""
    pairs = zip((row.stated, row.part), _expected(row, way), strict=True)
    far = ((value, wanted) for value, wanted in pairs if abs(wanted / float(value.number) - 1) > _MARGIN)
    return any(is_slip(value, Fraction(wanted)) for value, wanted in far)


def _equation(row: Row, way: Way) -> Equation:
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
