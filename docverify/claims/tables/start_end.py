"""Columns of starts and ends -> what a column of durations or counts should say in each row."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.table_words import says
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.source import Span
from docverify.units import unit

_CLOCK = re.compile(r"\s*([01]?\d|2[0-4]):([0-5]\d)\s*")
_DATE = re.compile(r"\s*((?:19|20)\d\d)-(\d\d)-(\d\d)\s*")
_DAY = 86_400
_LONGEST = 3660  # days


class Row(NamedTuple):
    """What a row should say in any of the ways to count it, and what it says."""

    nodes: tuple[Node, ...]
    expected: tuple[Fraction, ...]
    stated: Value
    places: tuple[Span, ...]
    words: str


def spans(grid: Grid, column: Column) -> Iterator[list[Row]]:
    """From a start to an end: ids with both ends, times of day, dates."""
    heads = [head.text for head in grid.table.header]
    for start in (i for i, head in enumerate(heads) if says("start", head)):
        for end in (i for i, head in enumerate(heads) if says("end", head) and i > start):
            found = [_span(grid, row, start, end, column) for row in range(len(grid.table.rows))]
            yield [row for row in found if row is not None]


def _span(grid: Grid, row: int, start: int, end: int, column: Column) -> Row | None:
    first, last, stated = grid.table.rows[row][start], grid.table.rows[row][end], column.values[row]
    words = f"{first.text.strip()} to {last.text.strip()}"
    if stated is None:
        return None
    timed = ("time", 1) in stated.quantity.measure.unit.dimensions
    lengths = _clock(first.text, last.text) or _dates(first.text, last.text) if timed else ()
    spans = (first.span(0, len(first.text)), last.span(0, len(last.text)))
    if lengths:
        nodes = tuple(Leaf(_seconds(last, each)) for each in lengths)
        return Row(nodes, tuple(map(Fraction, lengths)), stated, spans, words)
    low, high = (c.values[row] if (c := grid.column(i)) is not None else None for i in (start, end))
    if low is None or high is None or not (low.counted and high.counted and stated.counted):
        return None
    length = high.number - low.number + 1
    node = Binary("+", Binary("-", high.node, low.node), Constant(Fraction(1)))
    return Row((node,), (length,), stated, spans, words)


def _clock(first: str, last: str) -> tuple[int, ...]:
    one, other = _CLOCK.fullmatch(first), _CLOCK.fullmatch(last)
    if one is None or other is None:
        return ()
    gap = (int(other[1]) - int(one[1])) * 3600 + (int(other[2]) - int(one[2])) * 60
    return (gap,) if gap > 0 else (gap + _DAY, gap + _DAY // 2)


def _dates(first: str, last: str) -> tuple[int, ...]:
    one, other = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if one is None or other is None:
        return ()
    from datetime import date  # few documents have dates

    try:
        begin = date(*map(int, one.groups())).toordinal()
        days = date(*map(int, other.groups())).toordinal() - begin
    except ValueError:
        return ()
    worked = sum((begin + day - 1) % 7 < 5 for day in range(min(days, _LONGEST)))  # Mondays to Fridays
    return tuple(each * _DAY for each in (days, days + 1, worked, worked + 1)) if days > 0 else ()


def _seconds(flow: Flow, length: int) -> Printing:
    number = Printed(Fraction(length), Fraction(1), True, flow.text, len(str(length)))
    return Printing(Quantity(0, len(flow.text), len(flow.text), number, (Measure(unit=unit("s")[0]),)), flow)
