"""The unit of a result -> scales in which its bare operands may be printed: power in kilowatts, peaks in teraflops,
or with the prefix below.
"""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.numbers.quantity import Measure
from docverify.judge.equations.evaluate import Value
from docverify.units import Unit

_FLOPS = (("operation", 1), ("time", -1))
_KILO, _TERA = 1000, 10**12
_FEW = 10**8


def in_other_prefix(stated: Measure, factor: Fraction) -> Iterator[Fraction]:
    """`64 × 80 = 5.12 TB` is of gigabytes; `96 × 44 = 4.22 MW`: power and energy are told in kilowatts.

    `factor` leads from the unit to base units.
    """
    if "energy" in dict(stated.unit.dimensions):
        yield _KILO * stated.unit.factor / stated.unit.prefix / factor
    if stated.unit.prefix > 1:
        yield from (1 / stated.factor / step for step in (_KILO, 1024))


def in_teras(computed: Value, stated: Unit, factor: Fraction) -> Iterator[Fraction]:
    """`32 × 989 × 45% = 14.2 PFLOPS`: peaks of devices are told in teraflops; so few operations a second are none."""
    if stated.dimensions == _FLOPS and computed.interval.high < _FEW:
        yield _TERA * stated.factor / stated.prefix / factor
