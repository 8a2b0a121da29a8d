"""Rows that keep a product of columns -> what tells that their constant is no accident: units that cancel, a column
that says the same in every row."""

from collections.abc import Iterator, Sequence
from math import log2

from docverify.claims.tables.bands import Band
from docverify.claims.tables.grid import Column
from docverify.claims.tables.table_words import says
from docverify.dimensions import Dimensions, merged
from docverify.named import NamedTuple

_OF_UNITS, _OF_COLUMN, _OF_BOTH = 5.0, 8.0, 12.0  # bits
_VAGUE = 0.02  # no constant is told from others in a wider band
_AIMS = (1.0, 1.024, 1 / 1.024, 1.024**2, 1.024**-2, 1.024**3, 1.024**-3)  # of decimal and binary prefixes


class Fixed(NamedTuple):
    """What a column says in every row, in base units."""

    number: float
    dimensions: Dimensions


def fixed_in(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Fixed]:
    """The numbers of columns that hold only one."""
    for column in columns:
        numbers = {value.number for row in rows if (value := column.values[row]) is not None}
        if len(numbers) == 1 and (number := abs(float(numbers.pop()))) not in (0.0, 1.0):
            yield Fixed(number, _dimensions(column) or ())


def told_by_units(
    result: Column,
    operands: Sequence[Column],
    signs: tuple[int, ...],
    fixed: Sequence[Fixed],
    fitting: Sequence[tuple[int, Band]],
) -> float:
    """The bits that units and columns of one number tell."""
    return (
        _of_units(result, operands, signs, fitting)
        or _of_fixed(result, operands, signs, fixed, fitting)
        or _of_ratio(result, operands, signs, fitting)
    )


def _of_units(
    result: Column, operands: Sequence[Column], signs: tuple[int, ...], fitting: Sequence[tuple[int, Band]]
) -> float:
    """The bits of a constant of one between columns whose units cancel, as those of time, amount and rate do."""
    left = _left(result, operands, signs)
    if left is None or not _dimensions(result) or not all(map(_dimensions, operands)):
        return 0.0
    common = _common(fitting)
    return _OF_UNITS if not left and any(common.low <= aim <= common.high for aim in _AIMS) else 0.0


def _of_ratio(
    result: Column, operands: Sequence[Column], signs: tuple[int, ...], fitting: Sequence[tuple[int, Band]]
) -> float:
    """The bits of a column without a unit that is just how often one of two columns of one kind holds the other."""
    compares = says("ratio", result.heading.text) or says("change", result.heading.text)  # changes.py
    if compares or sorted(signs) != [-1, 1] or not _counts(result) or not _are_alike(*operands):
        return 0.0
    common = _common(fitting)
    if not common.low <= 1 <= common.high or _doubled(operands, [row for row, _ in fitting]):
        return 0.0
    return _OF_UNITS + sum(min(_OF_UNITS, log2(1 / max(found.width, 1e-6))) for _, found in fitting)


def _counts(column: Column) -> bool:
    values = [value for value in column.values if value is not None]
    return not any(value.quantity.measure.unit.dimensions for value in values)


def _are_alike(one: Column, other: Column) -> bool:
    """Whether both are of one unit: of a dimension, or of the same things."""
    units = {v.quantity.measure.unit for column in (one, other) for v in column.values if v is not None}
    first = one.heading.words[:1]
    same = len({(each.dimensions, each.nouns) for each in units}) == 1
    return same and (any(each.dimensions or each.nouns for each in units) or (first == other.heading.words[:1] != ()))


def _doubled(columns: Sequence[Column], rows: Sequence[int]) -> bool:
    """Whether all numbers of a column are powers of two of one another: such columns fit many relations."""
    for column in columns:
        numbers = [value.number for row in rows if (value := column.values[row]) is not None]
        ratios = [max(each / numbers[0], numbers[0] / each) for each in numbers if each and numbers[0]]
        if all(ratio.denominator == 1 and ratio.numerator.bit_count() == 1 for ratio in ratios):
            return True
    return False


def _of_fixed(
    result: Column,
    operands: Sequence[Column],
    signs: tuple[int, ...],
    fixed: Sequence[Fixed],
    fitting: Sequence[tuple[int, Band]],
) -> float:
    """The bits of a constant that is a number of the same table; more if its unit is just what is left over."""
    common = _common(fitting)
    if not 0 < common.width < _VAGUE:
        return 0.0
    left, found = _left(result, operands, signs), 0.0
    for number, dimensions in fixed:
        for constant, power in ((number, 1), (1 / number, -1)):
            if common.low <= constant <= common.high:
                of_unit = dimensions and left == tuple((name, power * each) for name, each in dimensions)
                found = max(found, _OF_BOTH if of_unit else _OF_COLUMN - log2(len(fixed)))
    return found


def _left(result: Column, operands: Sequence[Column], signs: tuple[int, ...]) -> Dimensions | None:
    """The dimensions of the result that those of the operands do not cancel."""
    left = _dimensions(result)
    for column, sign in zip(operands, signs, strict=True):
        other = _dimensions(column)
        left = None if left is None or other is None else merged(left, other, -sign)
    return left


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
