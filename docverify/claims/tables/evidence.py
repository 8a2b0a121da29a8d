"""Rows that keep a product of columns -> the bits that they tell: by their widths, or with exact operands."""

from collections.abc import Sequence

from docverify.claims.tables.bands import Band, information, quotient
from docverify.claims.tables.grid import Column

_EXACT = 2.0  # bits that it costs to take the operands as they are printed


def spread(column: Column, rows: Sequence[int]) -> float:
    """How far the column's values lie apart: what hardly varies fits many relations."""
    numbers = [abs(float(value.number)) for row in rows if (value := column.values[row]) is not None]
    return max((max(numbers) - min(numbers)) / max(numbers), 1e-9)


def of_widths(result: Column, fitting: Sequence[tuple[int, Band]]) -> list[float]:
    """What each row tells, whose bands are as wide as its printed digits leave them."""
    apart = spread(result, [row for row, _ in fitting])
    return [information(value, b.width / apart) for r, b in fitting if (value := result.values[r])]


def of_exact(result: Column, operands: Sequence[Column], signs: tuple[int, ...], rows: Sequence[int]) -> list[float]:
    """The same where prices and counts are exact and only the result is rounded; empty if the rows do not share one
    constant then."""
    found = []
    for row in rows:
        bands = [b for column in (result, *operands) if (b := column.bands[row]) is not None]
        points = [Band(b.middle, b.middle) for b in bands[1:]]
        found.append((row, quotient([bands[0], *points], signs)))
    low, high = max(b.low for _, b in found), min(b.high for _, b in found)
    if low > high * (1 + 1e-9):
        return []
    bits = of_widths(result, found)
    return [*bits[:-1], bits[-1] - _EXACT] if bits else []
