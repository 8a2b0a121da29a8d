"""Rows and columns that no word calls a total -> the sums that they are, and one that a slip keeps from being one.

A row `Cluster`, or a column headed `both`, is a total where its other numbers add up, or where the only number in it is
that of the sum but for two swapped digits.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import log2

from docverify.claims.equation import Equation
from docverify.claims.tables.aggregates import alike, other_readings, sum_readings
from docverify.claims.tables.bands import information
from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.grid import Column, Grid, bare, is_total, is_whole
from docverify.claims.tables.headings import Heading
from docverify.claims.tables.slips import slip_bits, swap_bits
from docverify.claims.tables.summable import adds, is_repeated
from docverify.claims.tables.table_words import is_one, says
from docverify.claims.tables.totals import RULE, fits, total_equation
from docverify.named import NamedTuple

_FEWEST, _MOST = 3, 30  # parts
_WIDEST = 16
_ALONE = 8.0  # bits of a slip where nothing else in the row adds up
_VOUCHED = 3.0  # and where something does; what adds up with more digits leaves less to doubt
_ANY = 1.0  # a slip it must be
_ADDING = 7.0  # bits of what adds up
_NAMELESS = 4.0


class _Line(NamedTuple):
    """The numbers of a column from top to bottom, or of a row from left to right."""

    values: Sequence[Value | None]
    column: Column  # that tells whether they can be added


class _Sum(NamedTuple):
    parts: tuple[Value, ...]
    stated: Value
    form: str
    fits: bool


def unnamed_totals(grid: Grid) -> Iterator[Equation]:
    """The equations of rows, and of columns, that turn out to be totals."""
    down = [_Line(column.values, column) for column in grid.columns]
    labels = grid.labels
    start = 0
    for row, label in enumerate(labels[:_MOST]):
        if is_total(label):
            start = row + 1
        elif row - start >= _FEWEST and not says("rest", label):
            found = [s for line in down if (s := _sum(line, start, row, "total")) is not None]
            if row + 1 == len(labels) and _is_composed(grid.table.header[0].text, label):
                yield from _of_parts(found, labels[start:row])
            elif not _is_repeated(grid, start, row):
                yield from _told(found, is_whole(label) or not bare(label))
    yield from _across(grid)


def _is_composed(header: str, label: str) -> bool:
    """Whether the last line of a table of phases is the time that they take together: `TTFT`, `Step time`."""
    return is_one("phases", bare(header)) and is_one("composed", bare(label))


def _of_parts(found: Sequence[_Sum], labels: Sequence[str]) -> Iterator[Equation]:
    """Phases may overlap, so that they take less; what takes longer has a phase that is not there, or twice."""
    odd = [each for each in found if not each.fits and not is_repeated(each.stated, labels, each.parts)]
    yield from (_equation(each) for each in found if each.fits)
    if len(odd) == 1 and 0 < odd[0].stated.number - _whole(odd[0]) < _whole(odd[0]) / 2:
        yield _equation(odd[0])


def _is_repeated(grid: Grid, start: int, row: int) -> bool:
    """Whether times in it may be needed many times over."""
    stated = [value for column in grid.columns if (value := column.values[row]) is not None]
    return any(is_repeated(value, grid.labels[start:row]) for value in stated)


def _across(grid: Grid) -> Iterator[Equation]:
    """The columns that are sums of those before them."""
    if not _FEWEST < len(grid.columns) <= _WIDEST or len(grid.labels) > _MOST:
        return
    columns = grid.columns
    heads = [Column(0, Heading(label, ()), ()) for label in grid.labels]
    rows = [_Line([column.values[n] for column in columns], head) for n, head in enumerate(heads)]
    for at, column in enumerate(columns):
        if at >= _FEWEST and not is_total(column.heading.text) and not says("rest", column.heading.text):
            found = [s for line in rows if (s := _sum(line, 0, at, "row")) is not None]
            yield from _told(found, is_whole(column.heading.text))


def _sum(line: _Line, start: int, at: int, form: str) -> _Sum | None:
    """The number at a place beside those before it, if they can be added."""
    stated, before = line.values[at], line.values[start:at]
    if stated is None or len(before) < _FEWEST or not all(before):
        return None
    kind, parts = stated.dimensions, tuple(value for value in before if value is not None)
    if not all(value.dimensions == kind and value.plain and value.sign > 0 for value in (stated, *parts)):
        return None
    if not adds(line.column, parts, stated) or len({part.number for part in parts}) < 2:
        return None
    return _Sum(parts, stated, form, fits(parts, stated))


def _told(found: Sequence[_Sum], nameless: bool) -> Iterator[Equation]:
    """The sums, if they are no accident, and one that should be."""
    adding, odd = [each for each in found if each.fits], [each for each in found if not each.fits]
    known = sum(information(each.stated, 0.0) for each in adding) + _NAMELESS * nameless
    vouched = bool(adding) and known >= _ADDING
    yield from map(_equation, adding if vouched else ())
    if len(odd) > max(1, len(adding)):
        return
    least = max(_VOUCHED - (known - _ADDING) / 2, _ANY)
    # Counts without a unit below each other are settings of many kinds, and no sum.
    alone = [each for each in odd if nameless or adding or not each.stated.quantity.bare]
    slips = [s for s in odd if _slip(s) >= least] if vouched else [s for s in alone if _is_swapped(s, known)]
    if len(slips) == 1:
        yield _equation(slips[0])


def _is_swapped(found: _Sum, known: float) -> bool:
    bits = swap_bits(found.stated, _whole(found))
    return bits > 0 and bits + known >= _ALONE


def _slip(found: _Sum) -> float:
    """Bits for the one number of which a slip explains the difference."""
    missing = found.stated.number - _whole(found)
    wanted = [(found.stated, _whole(found)), *((part, part.number + missing) for part in found.parts)]
    known = [each for each in wanted if each[1] > 0]
    bits = [max(slip_bits(value, float(number), 0.0), swap_bits(value, number)) for value, number in known]
    return max(bits, default=0.0) - log2(len(wanted)) + 1


def _whole(found: _Sum) -> Fraction:
    return sum_of(found.parts)


def _equation(found: _Sum) -> Equation:
    parts, stated = alike(found.parts, found.stated)
    readings = [*sum_readings(parts, stated), *other_readings(parts, stated)]
    return total_equation(RULE, readings, parts, stated, found.form)
