"""rules/units.txt -> the units that documents use: exact factors and dimensions by symbol.

pint reads the definitions; a flat table is derived from it once, so that pint is not loaded at start-up.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from docverify import rational
from docverify.classes import dataclass
from docverify.compiled import compiled
from docverify.dimensions import Dimensions, merged
from docverify.language import worded
from docverify.layered import own_files, prefix
from docverify.named import NamedTuple
from docverify.rational import lowest
from docverify.shipped import shipped

_SOFT = "count_"
_ABBREVIATED = ("bit", "byte", "flop", "token", "param", "sample")
_LONGEST_SYMBOL = 4  # a longer one is a word, which may begin with a capital
_FOLDED = ("information", "operation")


@dataclass(frozen=True, slots=True)
class Unit:
    """A product of powers of base units.

    `factor` is in base units (bit, second, FLOP, joule, …); `thousands` is the power of 1000 in it that its
    information prefixes stand for, which a binary reading takes as powers of 1024.
    `nouns` are the count nouns: equations need not spell them out on both sides.
    """

    factor: Fraction
    dimensions: Dimensions = ()
    nouns: Dimensions = ()
    thousands: int = 0
    prefix: Fraction = rational.ONE  # the part of `factor` that SI and binary prefixes stand for

    @property
    def rescales(self) -> bool:
        """Whether it is a quotient of like units: `hours/day`, `MB/GB`."""
        return not self.dimensions and not self.nouns and self.factor != 1

    def __mul__(self, other: "Unit") -> "Unit":
        return self._joined(other, 1)

    def __truediv__(self, other: "Unit") -> "Unit":
        return self._joined(other, -1)

    def _joined(self, other: "Unit", sign: int) -> "Unit":
        factor = self.factor * other.factor if sign > 0 else self.factor / other.factor
        return Unit(
            factor,
            merged(self.dimensions, other.dimensions, sign),
            merged(self.nouns, other.nouns, sign),
            self.thousands + sign * other.thousands,
            self.prefix * other.prefix if sign > 0 else self.prefix / other.prefix,
        )


ONE = Unit(rational.ONE)


class _Table(NamedTuple):
    """Most symbols are other spellings of a unit: the table that is kept holds each meaning once."""

    meanings: list[list[list[Any]]]
    symbols: dict[str, int]

    def find(self, symbol: str) -> list[list[Any]]:
        at = self.symbols.get(symbol)
        return [] if at is None else self.meanings[at]


@worded()
def _table() -> _Table:
    file, mine = shipped("rules") / "units.txt", own_files("units.txt")
    sources = [file, *mine]
    return _Table(
        *compiled(
            f"{prefix(mine)}units",
            sources,
            lambda: _once(_derived("\n".join(each.read_text("utf-8") for each in sources))),
        )
    )


@worded(4096)
def unit(symbol: str) -> tuple[Unit, ...]:
    """What a symbol without operators may stand for, likeliest first; empty if it is no unit."""
    table = _table()
    entries = table.find(symbol)
    if not entries and len(symbol) > _LONGEST_SYMBOL and symbol[0].isupper():
        entries = table.find(symbol[0].lower() + symbol[1:])
    return tuple(
        Unit(lowest(*factor), _powers(dimensions), _powers(nouns), thousands, lowest(*prefix))
        for factor, dimensions, nouns, thousands, prefix in entries
    )


def _powers(pairs: Iterable[list[Any]]) -> Dimensions:
    return tuple((name, power) for name, power in pairs)


def _once(table: dict[str, list[list[Any]]]) -> list[Any]:
    """The arguments of a _Table."""
    meanings: list[list[list[Any]]] = []
    for entries in table.values():
        if entries not in meanings:
            meanings.append(entries)
    return [meanings, {symbol: meanings.index(entries) for symbol, entries in table.items()}]


def _derived(text: str) -> dict[str, list[list[Any]]]:
    from pint import UnitRegistry

    lines = text.splitlines()
    registry: Any = UnitRegistry([line for line in lines if not line.startswith("#!")])
    prefixed = next(line.split("=")[1].split() for line in lines if line.startswith("#! prefixed"))
    prefixes = {p: d for p, d in registry._prefixes.items() if p}
    table: dict[str, list[list[Any]]] = {}
    for name in list(registry._units):
        _enter(table, name, _entry(registry, name, None))
        if registry._units[name].name in prefixed:
            whole = table[name][0][1] and table[name][0][1][0][0] in _FOLDED  # there is no milli-byte
            for prefix, definition in prefixes.items():
                if _takes(name, prefix, registry) and not (whole and definition.value < 1):
                    _enter(table, prefix + name, _entry(registry, name, definition))
    _add_lower_case(table)
    _add_usage(table)
    return table


def _takes(name: str, prefix: str, registry: Any) -> bool:
    """Full prefixes go with full names and symbols with symbols: `gigabytes`, `GB`.

    But `Gbit`, `Mtokens` and `teraFLOPS` are written too.
    """
    bare, full = name.rstrip("s"), registry._units[name].name.rstrip("s")
    if len(prefix) > 2:
        return bool(bare.lower().rstrip("s") == full)
    return bare != full or bare in _ABBREVIATED


def _entry(registry: Any, name: str, prefix: Any) -> list[Any]:
    quantity = registry.Quantity(1, name).to_root_units()
    dimensions: list[list[Any]] = []
    nouns: list[list[Any]] = []
    for dimension, power in sorted(quantity.dimensionality.items()):
        bare = dimension.strip("[]")
        (nouns if bare.startswith(_SOFT) else dimensions).append([bare.removeprefix(_SOFT), int(power)])
    factor = _exact(quantity.magnitude)
    thousands, scale = 0, Fraction(1)
    if prefix is not None:
        scale = _exact(prefix.value)
        factor *= scale
        thousands = _thousands(scale) if any(name == "information" for name, _ in dimensions) else 0
    return [factor.as_integer_ratio(), dimensions, nouns, thousands, scale.as_integer_ratio()]


def _thousands(scale: Fraction) -> int:
    power = 0
    while scale >= 1000 and scale % 1000 == 0:
        scale, power = scale / 1000, power + 1
    return power if scale == 1 else 0


def _exact(value: float) -> Fraction:
    return Fraction(value).limit_denominator(10**12) if abs(value) < 10**6 else Fraction(round(value))


def _enter(table: dict[str, list[list[Any]]], symbol: str, entry: list[Any]) -> None:
    table.setdefault(symbol, []).append(entry)


def _add_lower_case(table: dict[str, list[list[Any]]]) -> None:
    """`gb` may be bytes or bits; other prefixed symbols, and `Mo`, mean something else in lower case."""
    for symbol, entries in list(table.items()):
        folded = symbol.lower()
        wide = entries[0][1] and entries[0][1][0][0] in _FOLDED
        if wide and folded != symbol and symbol[0] in "KMGTP" and symbol[-1] != "o":
            kept = table.setdefault(folded, [])
            kept.extend(entry for entry in entries if entry not in kept)


def _add_usage(table: dict[str, list[list[Any]]]) -> None:
    """FLOPS is written for work and FLOP for the rate; the literal meaning comes first."""
    for entries in table.values():
        dimensions = entries[0][1]
        if dimensions == [["operation", 1]]:
            entries.append([entries[0][0], [["operation", 1], ["time", -1]], *entries[0][2:]])
        elif dimensions == [["operation", 1], ["time", -1]]:
            entries.append([entries[0][0], [["operation", 1]], *entries[0][2:]])
