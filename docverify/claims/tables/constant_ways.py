"""Two columns and numbers -> the ways in which the one may be the other times a number, or over it, by their units."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column
from docverify.claims.tables.tied import tied
from docverify.dimensions import Dimensions, merged
from docverify.named import NamedTuple

_NEARLY = 1e-9
_OF_UNITS, _OF_HEADER = 4.0, 8.0  # bits: units that come out right; a number in the header itself


class Way(NamedTuple):
    """How the second column is computed from the first and a number: by their powers."""

    number: Printing
    of_part: int
    of_number: int
    told: float  # bits that headers and units tell for it
    tied: bool = False  # whether words say that the number is for one of what the part counts

    def low_high(self, part: tuple[float, float]) -> tuple[float, float]:
        constant = self.number.amount**self.of_number
        ends = [each**self.of_part * constant for each in part]
        return min(ends) * (1 - _NEARLY), max(ends) * (1 + _NEARLY)


class Row(NamedTuple):
    part: Value
    stated: Value
    ends: tuple[float, float]  # of the part
    low: float  # of what is stated
    high: float


def ways(one: Column, other: Column, rows: Sequence[Row], numbers: Sequence[Printing]) -> Iterator[Way]:
    """The ways whose units come out right, or are not told."""
    parts, results = _dimensions(row.part for row in rows), _dimensions(row.stated for row in rows)
    if parts is None or results is None or one.heading.text == other.heading.text:
        return
    own = [each for each in other.heading.numbers if each.quantity.printed.value not in (0, 1)]
    for number in (*own, *numbers):
        unit = number.quantity.measure.unit.dimensions
        if not (results or parts) and number in own and number.amount == number.quantity.printed.value:
            unit = ()  # the cells have the unit of the header's number
        for of_part, of_number in ((1, 1), (1, -1), (-1, 1)):
            left = merged(merged(results, parts, -of_part), unit, -of_number)
            if not left:
                units = bool(results and parts and unit)
                bits = _OF_UNITS * units + _OF_HEADER * (number in own)
                yield Way(number, of_part, of_number, bits, _is_tied(number, one, other, (of_part, of_number)))


def _is_tied(number: Printing, one: Column, other: Column, powers: tuple[int, int]) -> bool:
    """So much for one of the first comes to the second; or the second counts what the first is divided by."""
    if powers == (1, 1):
        return tied(number, one, number in other.heading.numbers)
    return powers == (1, -1) and tied(number, other, False)


def _dimensions(values: Iterator[Value]) -> Dimensions | None:
    """Of all of them; None if they are of several kinds, or shares."""
    found = {(v.quantity.measure.unit.dimensions, v.quantity.percent or v.quantity.ratio) for v in values}
    kind, share = found.pop() if len(found) == 1 else ((), True)
    return None if share else kind
