"""Columns of numbers -> the constant between a product of some and another: one that a header states, or a nice one."""

from collections.abc import Sequence
from itertools import combinations

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure
from docverify.claims.tables.bands import Band, band, quotient
from docverify.claims.tables.grid import Column
from docverify.named import NamedTuple

_TOLD, _SURE = 10.0, 18.0  # bits for a constant that a header states, with the units that it has to have
_VAGUE = 0.05  # no constant is told from others in a wider band
NICE = tuple(map(float, (1, 2, 4, 7, 8, 10, 12, 16, 24, 30, 60, 100, 365, 730, 1000, 1024, 3600, 10**6, 10**9, 86400)))


def plain(stated: Printing) -> float:
    """The number in a header: `80 %` is a factor of 0.8."""
    value = float(stated.quantity.printed.value)
    return value / 100 if stated.quantity.percent else value


class Told(NamedTuple):
    """What numbers of headers may make of the printed numbers: as they stand or multiplied, or with their units."""

    plain: list[float]
    sure: list[float]


def told_constants(result: Column, operands: tuple[Column, ...], signs: tuple[int, ...]) -> Told:
    """`Cost at $2/h`, `64 GPUs, 720 h`; `GPU-days at 400 TFLOP/s` of FLOP, `GB for 70B` of bits."""
    heads = [[p for p in column.heading.numbers if p.quantity.printed.value != 1] for column in (result, *operands)]
    found = [plain(p) for head in heads for p in head]  # `1 engine` tells of no factor
    own, other = _factor(result), _factor(operands[0])
    if len(operands) > 1 or not own or not other:
        return Told(found, [])
    amounts = [a.amount * b.amount for a, b in combinations(heads[0], 2)]
    if own != 1 or other != 1:
        amounts += [_amount(p, measure) for p in heads[0] for measure in p.quantity.measures]
    units = (own / other, other / own) if signs[0] > 0 else (own * other, 1 / own / other)
    times = [plain(p) for p in heads[0] if p.quantity.ratio]  # `Nodes (8×)`
    return Told(found, [*times, *(amount * each for amount in amounts for each in units)])


def _amount(told: Printing, measure: Measure) -> float:
    return float(told.quantity.printed.value * measure.factor * measure.unit.factor)


def _factor(column: Column) -> float:
    """Of the unit that all values have."""
    measures = [v.quantity.measure for v in column.values if v is not None]
    factors = {float(each.factor * each.unit.factor) for each in measures}
    return factors.pop() if len(factors) == 1 else 0.0


def raw_band(result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]) -> Band:
    """The constant between the numbers as printed."""
    raw = []
    for row in rows:
        bands = [band(column.values[row], raw=True) for column in (result, *operands)]
        raw.append(quotient([b for b in bands if b is not None], signs))
    return Band(max(b.low for b in raw) * (1 - 1e-9), min(b.high for b in raw) * (1 + 1e-9))


def constant_in(raw: Band, told: Told) -> tuple[float, float]:
    """The constant that a header states, or a round one, and how many bits that tells; 0 if there is none."""
    if raw.width > _VAGUE:
        return 0.0, 0.0
    for constants, bits in ((told.sure, _SURE), (told.plain, _TOLD), (NICE, 0.0)):
        for constant in (c for number in constants if number for c in (number, 1 / number)):
            if raw.low <= constant <= raw.high:
                return constant, bits
    return 0.0, 0.0


def is_exact(columns: Sequence[Column], rows: Sequence[int]) -> bool:
    """Whether the first, as it is printed, is the product of the others in all rows, without a digit of rounding."""
    for row in rows:
        result, *factors = [v.quantity.printed.value for c in columns if (v := c.values[row]) is not None]
        for factor in factors:
            result /= factor
        if result != 1:
            return False
    return True
