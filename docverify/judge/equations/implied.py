"""The unit of a result -> scales in which its bare operands may be printed: power in kilowatts, peaks in teraflops,
or with the prefix below.
"""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.numbers.quantity import Measure
from docverify.dimensions import merged
from docverify.document.model import Flow, FlowKind
from docverify.judge.equations.evaluate import Value
from docverify.units import Unit, unit

_FLOPS = (("operation", 1), ("time", -1))
_MONEY = (("currency", 1),)
_PAID = (*_MONEY, ("time", -1))
_KILO, _TERA = 1000, 10**12
_FEW = 10**8
_TIME = (("time", 1),)


def prefixes(flow: Flow) -> tuple[Fraction, ...]:
    """`4096 × 160 KB = 655`: the unit of an operand, and in a cell, whose header may say it, with any other prefix."""
    powers = (0, -2, -1, 1, 2) if flow.kind is FlowKind.CELL else (0,)
    return tuple(Fraction(1000) ** power for power in powers)


def in_other_prefix(stated: Measure, printed: Fraction, factor: Fraction) -> Iterator[Fraction]:
    """`64 × 80 = 5.12 TB` is of gigabytes; `96 × 44 = 4.22 MW`: power and energy are told in kilowatts.

    Who prints thousands of a unit has not gone on to it from a smaller one.

    `factor` leads from the unit to base units.
    """
    if "energy" in dict(stated.unit.dimensions):
        yield _KILO * stated.unit.factor / stated.unit.prefix / factor
    if stated.unit.prefix > 1 and printed < _KILO:
        yield from (1 / stated.factor / step for step in (_KILO, 1024))


def in_teras(computed: Value, stated: Unit, factor: Fraction) -> Iterator[Fraction]:
    """`32 × 989 × 45% = 14.2 PFLOPS`: peaks of devices are told in teraflops; so few operations a second are none."""
    if stated.dimensions == _FLOPS and computed.interval.high < _FEW:
        yield _TERA * stated.factor / stated.prefix / factor


def per_kilowatt_hour(computed: Value, stated: Value, factor: Fraction) -> Iterator[Fraction]:
    """`1,494 MWh × 0.19 = 283,900` and `911 MWh × €0.17 = €155k`: the price is one of a kilowatt-hour."""
    hour = unit("kWh")[0]
    if computed.dimensions == merged(stated.dimensions, hour.dimensions):
        yield 1 / hour.factor / factor


def priced(computed: Value, stated: Value, unit_: Unit | None, factor: Fraction) -> Iterator[Fraction]:
    """A price is one of a kilowatt-hour or a gigabyte; in which time it is paid may only be told: `40 TB × $0.09 =
    $3,600/month`."""
    paid = unit_ is not None and unit_.dimensions == _PAID
    for result, own in (
        (stated, factor),
        (stated._replace(dimensions=_MONEY), factor / unit_.factor if unit_ else factor),
    ):
        if result is stated or paid:
            yield from per_kilowatt_hour(computed, result, own)
            yield from per_gigabyte(computed, result, own)


def per_gigabyte(computed: Value, stated: Value, factor: Fraction) -> Iterator[Fraction]:
    """`300 TB × $0.10 = $30,000`: the price of storage and traffic is one of a gigabyte, or of a terabyte."""
    for size in (unit("GB")[0], unit("GiB")[0], unit("TB")[0]):
        if "currency" in dict(stated.dimensions) and computed.dimensions == merged(stated.dimensions, size.dimensions):
            yield 1 / size.factor / factor


def of_power(computed: Value, stated: Value, factor: Fraction) -> Iterator[Fraction]:
    """`33.6 × 8760 h ≈ 294 MWh`, `33.6 × 8760 h/yr`: the power was said before, in the prefix that one uses."""
    if stated.dimensions == unit("Wh")[0].dimensions and computed.dimensions in (_TIME, ()):
        year = 1 if computed.dimensions else unit("yr")[0].factor
        yield from (power * year / factor for power in (_KILO, _KILO**2))
