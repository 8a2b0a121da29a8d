"""Columns of starts and ends -> what a column of durations or counts should say in each row."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.moments import KINDS, tells_times
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.table_words import says
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf, Node, replaced
from docverify.named import NamedTuple
from docverify.rational import ZERO
from docverify.source import Span
from docverify.units import unit

_DAY = 86_400
_LONGEST = 3660  # days
_FEWEST = 3
_TIME = (("time", 1),)


class Row(NamedTuple):
    """What a row should say in any of the ways to count it, and what it says."""

    nodes: tuple[Node, ...]
    expected: tuple[Fraction, ...]
    stated: Value
    places: tuple[Span, ...]
    words: str


def as_printed(row: Row) -> Row:
    """Its operands have no further digits, as those of all other rows have none."""
    return row._replace(nodes=tuple(replaced(node, _exactly) for node in row.nodes))


def _exactly(leaf: Leaf) -> Node:
    if not isinstance(leaf.value, Printing):
        return leaf
    quantity = leaf.value.quantity
    exact = replace(quantity, printed=replace(quantity.printed, ulp=ZERO))
    return Leaf(Printing(exact, leaf.value.flow))


def spans(grid: Grid, column: Column) -> Iterator[list[Row]]:
    """From a start to an end: ids with both ends, times of day, dates."""
    heads = [head.text for head in grid.table.header]
    for start in (i for i, head in enumerate(heads) if says("start", head)):
        for end in (i for i, head in enumerate(heads) if says("end", head) and i > start):
            found = [_span(grid, row, start, end, column) for row in range(len(grid.table.rows))]
            yield [row for row in found if row is not None]


def clocked(grid: Grid, column: Column) -> Iterator[list[Row]]:
    """From one to the other end of a cell, or from the first row to each: `14:05–14:52`, minutes since the start."""
    stated = [value for value in column.values if value is not None]
    if len(stated) < _FEWEST or any(value.quantity.measure.unit.dimensions != _TIME for value in stated):
        return
    for at in range(len(grid.table.header)):
        cells = [row[at] for row in grid.table.rows]
        if at != column.index and sum(tells_times(cell.text) for cell in cells) >= _FEWEST:
            yield list(_along(cells, column))


def _along(cells: Sequence[Flow], column: Column) -> Iterator[Row]:
    start: Flow | None = None
    for cell, stated in zip(cells, column.values, strict=True):
        lengths = _lasting(cell.text.strip())
        start = cell if stated is not None and not stated.number and start is None else start
        if stated is not None and lengths:
            yield _row(lengths, stated, (cell,), cell.text.strip())
        elif stated is not None and start is not None and start is not cell:
            words = f"{start.text.strip()} to {cell.text.strip()}"
            if lengths := _between(start.text, cell.text):
                yield _row(lengths, stated, (start, cell), words)


def _row(lengths: tuple[int, ...], stated: Value, cells: Sequence[Flow], words: str) -> Row:
    nodes = tuple(Leaf(_seconds(cells[-1], each)) for each in lengths)
    places = tuple(cell.span(0, len(cell.text)) for cell in cells)
    return Row(nodes, tuple(map(Fraction, lengths)), stated, places, words)


def _span(grid: Grid, row: int, start: int, end: int, column: Column) -> Row | None:
    first, last, stated = grid.table.rows[row][start], grid.table.rows[row][end], column.values[row]
    words = f"{first.text.strip()} to {last.text.strip()}"
    if stated is None:
        return None
    timed = ("time", 1) in stated.quantity.measure.unit.dimensions
    if timed and (lengths := _between(first.text, last.text)):
        return _row(lengths, stated, (first, last), words)
    low, high = (c.values[row] if (c := grid.column(i)) is not None else None for i in (start, end))
    if low is None or high is None or not (low.counted and high.counted and stated.counted):
        return None
    length = high.number - low.number + 1
    node = Binary("+", Binary("-", high.node, low.node), Constant(Fraction(1)))
    return Row((node,), (length,), stated, tuple(c.span(0, len(c.text)) for c in (first, last)), words)


def _between(first: str, last: str) -> tuple[int, ...]:
    """The seconds from one time of day or date to another, of dates also those of Mondays to Fridays."""
    found = _lasting(f"{first.strip()} – {last.strip()}")
    return (*found, *(_worked(first, found[0]) if found and not found[0] % _DAY else ()))


def _lasting(text: str) -> tuple[int, ...]:
    """The seconds between the two times or dates that are all of a text."""
    for kind in KINDS if tells_times(text) else ():
        if (match := kind.pattern.fullmatch(text)) is not None:
            return tuple(each * kind.scale.seconds for each in kind.between(match))
    return ()


def _worked(first: str, seconds: int) -> Iterator[int]:
    """Days of work from an ISO date on, without and with the last one, in seconds."""
    from datetime import date  # few documents have dates

    try:
        begin = date.fromisoformat(first.strip()).toordinal()
    except ValueError:
        return
    days = sum((begin + day - 1) % 7 < 5 for day in range(min(seconds // _DAY, _LONGEST)))
    yield from (days * _DAY, (days + 1) * _DAY)


def _seconds(flow: Flow, length: int) -> Printing:
    number = Printed(Fraction(length), Fraction(1), True, flow.text, len(str(length)))
    return Printing(Quantity(0, len(flow.text), len(flow.text), number, (Measure(unit=unit("s")[0]),)), flow)
