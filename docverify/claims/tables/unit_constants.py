"""Rows that keep a product of columns -> what tells that their constant is no accident: units that cancel, a column
that says the same in every row."""

from collections.abc import Iterator, Sequence
from math import log2

from docverify.claims.tables.bands import Band
from docverify.claims.tables.grid import Column
from docverify.dimensions import Dimensions, merged

_OF_UNITS, _OF_COLUMN = 5.0, 8.0  # bits
_VAGUE = 0.02  # no constant is told from others in a wider band
_AIMS = (1.0, 1.024, 1 / 1.024, 1.024**2, 1.024**-2, 1.024**3, 1.024**-3)  # of decimal and binary prefixes


def fixed_in(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[float]:
    """The numbers, in base units, of columns that hold only one."""
    for column in columns:
        numbers = {value.number for row in rows if (value := column.values[row]) is not None}
        if len(numbers) == 1 and (number := abs(float(numbers.pop()))) not in (0.0, 1.0):
            yield number


def of_units(
    result: Column, operands: Sequence[Column], signs: tuple[int, ...], fitting: Sequence[tuple[int, Band]]
) -> float:
    """The bits of a constant of one between columns whose units cancel, as those of time, amount and rate do."""
    own = _dimensions(result)
    others = [_dimensions(column) for column in operands]
    if not own or not all(others):
        return 0.0
    for other, sign in zip(others, signs, strict=True):
        own = merged(own or (), other or (), -sign)
    common = _common(fitting)
    return _OF_UNITS if not own and any(common.low <= aim <= common.high for aim in _AIMS) else 0.0


def of_fixed(fixed: Sequence[float], fitting: Sequence[tuple[int, Band]]) -> float:
    """The bits of a constant that is a number of the same table."""
    common = _common(fitting)
    if not 0 < common.width < _VAGUE or not fixed:
        return 0.0
    known = any(common.low <= each <= common.high for number in fixed for each in (number, 1 / number))
    return max(_OF_COLUMN - log2(len(fixed)), 0.0) if known else 0.0


def _dimensions(column: Column) -> Dimensions | None:
    """Of all its values; None if they are of several kinds, or shares."""
    values = [value for value in column.values if value is not None]
    kinds = {value.quantity.measure.unit.dimensions for value in values}
    shares = any(value.quantity.percent or value.quantity.ratio for value in values)
    return kinds.pop() if len(kinds) == 1 and not shares else None


def _common(fitting: Sequence[tuple[int, Band]]) -> Band:
    """What all rows may be."""
    low, high = max(b.low for _, b in fitting), min(b.high for _, b in fitting)
    return Band(low * (1 - 1e-9), high * (1 + 1e-9))
