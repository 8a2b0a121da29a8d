"""Two columns and numbers -> the ways in which the one may be the other times a number, or over it, by their units."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Quantity
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


def ways(one: Column, other: Column, rows: Sequence[Row], numbers: Sequence[Printing], nth: int) -> Iterator[Way]:
    """The ways whose units come out right, or are not told; what is stated is read in the `nth` way to read units."""
    parts, results = _dimensions((row.part for row in rows), 0), _dimensions((row.stated for row in rows), nth)
    if parts is None or results is None:
        return
    own = telling(other)
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


def telling(column: Column) -> list[Printing]:
    """The numbers of a header that may be factors."""
    return [each for each in column.heading.numbers if each.quantity.printed.value not in (0, 1)]


def measure_of(quantity: Quantity, nth: int) -> Measure:
    """The `nth` way to read its unit; the last where there are fewer."""
    return quantity.measures[min(nth, len(quantity.measures) - 1)]


def _is_tied(number: Printing, one: Column, other: Column, powers: tuple[int, int]) -> bool:
    """So much for one of the first comes to the second; or the second counts what the first is divided by."""
    if powers == (1, 1):
        return tied(number, one, number in other.heading.numbers)
    return powers == (1, -1) and tied(number, other, False)


def _dimensions(values: Iterator[Value], nth: int) -> Dimensions | None:
    """Of all of them; None if they are of several kinds, or shares."""
    each = (v.quantity for v in values)
    found = {(measure_of(q, nth).unit.dimensions, q.percent or q.ratio) for q in each}
    kind, share = found.pop() if len(found) == 1 else ((), True)
    return None if share else kind
