"""Columns of numbers -> the constant between a product of some and another: one that a header states, or a nice one."""

from collections.abc import Sequence

from docverify.claims.equation import Printing
from docverify.claims.tables.bands import Band, band, quotient
from docverify.claims.tables.grid import Column

_VAGUE = 0.05  # no constant is told from others in a wider band
_NICE = tuple(map(float, (1, 2, 4, 7, 8, 10, 12, 16, 24, 30, 60, 100, 365, 730, 1000, 1024, 3600, 10**6, 10**9, 86400)))


def plain(stated: Printing) -> float:
    """The number in a header: `80 %` is a factor of 0.8."""
    value = float(stated.quantity.printed.value)
    return value / 100 if stated.quantity.percent else value


def raw_band(result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]) -> Band:
    """The constant between the numbers as printed."""
    raw = []
    for row in rows:
        bands = [band(column.values[row], raw=True) for column in (result, *operands)]
        raw.append(quotient([b for b in bands if b is not None], signs))
    return Band(max(b.low for b in raw) * (1 - 1e-9), min(b.high for b in raw) * (1 + 1e-9))


def constant_in(raw: Band, stated: Sequence[float]) -> tuple[float, bool]:
    """The constant that a header states, or a round one; 0 if there is none."""
    if raw.width > _VAGUE:
        return 0.0, False
    for constants, told in ((stated, True), (_NICE, False)):
        for constant in (c for number in constants if number for c in (number, 1 / number)):
            if raw.low <= constant <= raw.high:
                return constant, told
    return 0.0, False


def is_exact(columns: Sequence[Column], rows: Sequence[int]) -> bool:
    """Whether the first, as it is printed, is the product of the others in all rows, without a digit of rounding."""
    for row in rows:
        result, *factors = [v.quantity.printed.value for c in columns if (v := c.values[row]) is not None]
        for factor in factors:
            result /= factor
        if result != 1:
            return False
    return True
