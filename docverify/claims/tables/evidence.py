"""Rows that keep a product of columns -> the bits that they tell: by their widths, or with exact operands."""

from collections.abc import Sequence

from docverify.claims.tables.bands import Band, information, outlier, quotient
from docverify.claims.tables.grid import Column

PRECISE = 8.0  # bits that further digits of the operands would not have left by chance
_EXACT = 2.0  # bits that it costs to take the operands as they are printed


def spread(column: Column, rows: Sequence[int]) -> float:
    """How far the column's values lie apart: what hardly varies fits many relations."""
    numbers = [abs(float(value.number)) for row in rows if (value := column.values[row]) is not None]
    return max((max(numbers) - min(numbers)) / max(numbers), 1e-9)


def idle(operands: Sequence[Column], fitting: Sequence[tuple[int, Band]]) -> bool:
    """Whether one of the operands varies less than rounding hides: any column like it would do as well."""
    hidden, rows = max(found.width for _, found in fitting), [row for row, _ in fitting]
    return any(spread(operand, rows) < hidden for operand in operands)


def of_widths(result: Column, fitting: Sequence[tuple[int, Band]]) -> list[float]:
    """What each row tells, whose bands are as wide as its printed digits leave them."""
    apart = spread(result, [row for row, _ in fitting])
    return [information(value, b.width / apart) for r, b in fitting if (value := result.values[r])]


def of_exact(result: Column, operands: Sequence[Column], signs: tuple[int, ...], rows: Sequence[int]) -> list[float]:
    """The same where prices and counts are exact and only the result is rounded; empty if the rows do not share one
    constant then."""
    found = _exact(result, operands, signs, rows)
    low, high = max(b.low for _, b in found), min(b.high for _, b in found)
    if low > high * (1 + 1e-9):
        return []
    bits = of_widths(result, found)
    return [*bits[:-1], bits[-1] - _EXACT] if bits else []


def odd_of_exact(
    result: Column, operands: Sequence[Column], signs: tuple[int, ...], fitting: Sequence[tuple[int, Band]]
) -> int | None:
    """The only row that does not share the constant of the others then, where these tell that it is no accident."""
    found = _exact(result, operands, signs, [row for row, _ in fitting])
    at = outlier([b for _, b in found])
    if at is None or at < 0:
        return None
    others = of_exact(result, operands, signs, [row for n, (row, _) in enumerate(found) if n != at])
    return found[at][0] if sum(others) > sum(of_widths(result, fitting)) + PRECISE else None


def _exact(
    result: Column, operands: Sequence[Column], signs: tuple[int, ...], rows: Sequence[int]
) -> list[tuple[int, Band]]:
    found = []
    for row in rows:
        bands = [b for column in (result, *operands) if (b := column.bands[row]) is not None]
        points = [Band(b.middle, b.middle) for b in bands[1:]]
        found.append((row, quotient([bands[0], *points], signs)))
    return found


def larger_of_two(result: Column, columns: Sequence[Column], rows: Sequence[int]) -> bool:
    """Whether each row repeats the number of one of several other columns: a bound is the larger of two times."""
    taken = set[int]()
    for row in rows:
        value = result.values[row]
        same = [
            c.index for c in columns if c is not result and value and (v := c.values[row]) and v.number == value.number
        ]
        if not same:
            return False
        taken.add(same[0])
    return len(taken) > 1
