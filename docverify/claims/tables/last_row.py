"""Columns of a table, the label of its last row -> whether that row is a total although no word says so.

What cannot be added, a price or a size of one, is left blank in it.
"""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.tables.cells import Value
from docverify.claims.tables.table_words import is_one, says
from docverify.document.model import Table

_DASHES = " -–—"
_BLANK = f"{_DASHES}/*·"
_FEWEST = 2  # rows above it
_PARTS = 3  # where only the numbers tell
_TELLING = 20  # a sum that is no accident
_POWER = (("energy", 1), ("time", -1))  # what machines draw
_NEARLY = Fraction(1, 5)
_FAR = 10  # times as much as the sum
Values = Sequence[tuple[int, Sequence[Value | None]]]  # with the index of each column


def is_sum_of_all(table: Table, columns: Values, label: str) -> bool:
    """Whether the last row holds what all rows above come to."""
    row = len(table.rows) - 1
    if row < _FEWEST or any(not cells[0].text.strip() for cells in table.rows[:-1]) or says("rest", label):
        return False
    stated = [(values[:row], value) for _, values in columns if (value := values[row]) is not None]
    ratios = [_ratio(parts, value) for parts, value in stated]
    if not stated or None in ratios:
        return False
    nameless = not table.rows[row][0].text.strip(_DASHES)
    alone = nameless and bool(table.header[0].text.strip(" #")) and _is_all_that_is_said(table, len(stated))
    if alone and all(each is not None and abs(each - 1) < _NEARLY for each in ratios):
        return True
    amounts = is_one("whole", label) and all(_is_amount(value) and _is_most(parts, value) for parts, value in stated)
    if not amounts and not any(_is_left_out(table.rows[row][index].text, values[:row]) for index, values in columns):
        return False
    if nameless or is_one("whole", label):
        return all(each is not None and each < _FAR for each in ratios) and all(_is_most(*each) for each in stated)
    return row >= _PARTS and any(_is_exactly(parts, value) for parts, value in stated)


def _is_all_that_is_said(table: Table, stated: int) -> bool:
    return sum(bool(cell.text.strip(_DASHES)) for cell in table.rows[-1]) == stated


def _is_left_out(cell: str, above: Sequence[Value | None]) -> bool:
    """Whether each row above has a number there, and the last one nothing."""
    return (not cell.strip(_BLANK) or is_one("inapplicable", cell.strip())) and None not in above


def _ratio(parts: Sequence[Value | None], stated: Value) -> Fraction | None:
    """The stated number over the sum of the parts."""
    known = [part.number for part in parts if part is not None and part.dimensions == stated.dimensions]
    whole = sum(known, Fraction(0))
    return stated.number / whole if whole and len(known) == len(parts) else None


def _is_amount(stated: Value) -> bool:
    """Money, sizes and power add up; times may overlap."""
    kind = stated.quantity.measure.unit.dimensions
    return stated.quantity.currency or kind == _POWER or (bool(kind) and "time" not in dict(kind))


def _is_most(parts: Sequence[Value | None], stated: Value) -> bool:
    """Whether it is above them all, and so no mean."""
    return all(part is None or part.number < stated.number for part in parts)


def _is_exactly(parts: Sequence[Value | None], stated: Value) -> bool:
    known = [part for part in parts if part is not None]
    slack = sum((part.half for part in known), stated.half)
    missing = sum((part.number for part in known), Fraction(0)) - stated.number
    return abs(missing) <= slack and stated.quantity.printed.value >= _TELLING and slack * _TELLING < stated.number
