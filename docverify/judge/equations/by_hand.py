"""An equation that converts units by hand -> readings without those factors: `400 Gbps / 8 = 50 GB/s`."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from docverify.claims.equation import Printing, Reading
from docverify.claims.numbers.compound import TIME
from docverify.classes import replace
from docverify.expression import Binary, Constant, Leaf, Negative, Node, leaves
from docverify.judge.equations.options import Options, Units
from docverify.units import Unit

NAME = "units are converted by hand"
_BITS = frozenset({Fraction(8)})  # of a byte
_PREFIXES = frozenset(map(Fraction, (1000, 10**6, 10**9, 10**12, 10**15, 2**10, 2**20, 2**30, 2**40)))
_CALENDAR = frozenset(map(Fraction, (12, 24, 52, 60, 3600, 86400, 7, 30, 31, 365, 720, 730, 8760)))
_TIMES = frozenset(map(Fraction, (60, 3600, 86400)))  # seconds of a minute, an hour and a day
_APART = 100  # GiB and GB are not
_MOST = 4  # factors that may be conversions


def conversions(reading: Reading) -> Iterator[Reading]:
    """The reading with one or more of its conversion factors left out: the units themselves tell what they convert."""
    if len({p.quantity.measure.unit for p in _printings(reading) if _measured(p)}) < 2:
        return
    known = _converted(reading)
    factors = [leaf for side in (reading.left, reading.right) for leaf in _factors(side, known)][:_MOST]
    for count in range(1, len(factors) + 1):
        for dropped in combinations(factors, count):
            converted = replace(
                reading, left=_without(reading.left, dropped), right=_without(reading.right, dropped), name=NAME
            )
            if sum(1 for _ in _printings(converted)) > 1:
                yield converted


def _measured(printing: Printing) -> bool:
    unit = printing.quantity.measure.unit
    return bool(unit.dimensions) or unit.rescales


def _converted(reading: Reading) -> frozenset[Fraction]:
    """The factors that may convert the units that occur: 8 needs bits, 60 a time."""
    units = {p.quantity.measure.unit for p in _printings(reading)}
    bits = any(("information", 1) in each.dimensions and each.factor == each.prefix for each in units)
    timed = any(each.rescales or name == "time" for each in units for name, _ in each.dimensions or (("", 0),))
    return _PREFIXES | (_BITS if bits else frozenset()) | (_CALENDAR if timed else frozenset())


def by_calendar(reading: Reading) -> bool:
    """Whether days, hours and minutes are converted, of which a month and a year have no certain number."""
    printings = list(_printings(reading))
    timed = any(name == "time" for p in printings for name, _ in p.quantity.measure.unit.dimensions)
    return timed and any(p.quantity.bare and p.quantity.printed.value in _CALENDAR for p in printings)


def in_labels(reading: Reading) -> Iterator[Options]:
    """Units that tell nothing but a prefix, or not even that."""
    yield Options(units=Units.PREFIXES, settings=True)
    yield Options(units=Units.PREFIXES, binary=True, settings=True)
    if not _prefixed(reading):
        yield Options(units=Units.LABELS, settings=True)


def _prefixed(reading: Reading) -> bool:
    """`7 GB/day × 30 days = 210 TB/month`: whatever a month is, both sides are data in a prefix of their own."""
    data = [
        [unit.prefix for unit in _units(side) if ("information", 1) in unit.dimensions]
        for side in (reading.left, reading.right)
    ]
    return len(data[0]) == len(data[1]) == 1 and not _APART > data[0][0] / data[1][0] > 1 / _APART


def _units(node: Node) -> Iterator[Unit]:
    return (leaf.value.quantity.measure.unit for leaf in leaves(node) if isinstance(leaf.value, Printing))


def _printings(reading: Reading) -> Iterator[Printing]:
    for side in (reading.left, reading.right):
        yield from (printing for leaf in leaves(side) if isinstance(printing := leaf.value, Printing))


def _factors(node: Node, known: frozenset[Fraction], factor: bool = False) -> Iterator[Leaf]:
    match node:
        case Leaf(Printing() as printing) if factor and printing.quantity.printed.value in known:
            if printing.quantity.bare or _spelled_out(printing):
                yield node
        case Binary(operator, left, right) if operator != "^":
            for side in (left, right):
                yield from _factors(side, known, operator in "*/")
        case Negative(operand):
            yield from _factors(operand, known, factor)


def _spelled_out(printing: Printing) -> bool:
    """`3600 s` of an hour, `24 h` of a day."""
    measure = printing.quantity.measure
    seconds = printing.quantity.printed.value * measure.factor * measure.unit.factor
    return measure.unit.dimensions == TIME and seconds in _TIMES


def _without(node: Node, dropped: tuple[Leaf, ...]) -> Node:
    match node:
        case Leaf():
            return Constant(Fraction(1)) if any(node is each for each in dropped) else node
        case Binary(left=left, right=right):
            return replace(node, left=_without(left, dropped), right=_without(right, dropped))
        case Negative(operand):
            return Negative(_without(operand, dropped))
    return node
