"""Cells that price what they count, with the value beside them -> an equation each.

`12 racks at $2,150 a month` beside 309,600 under `per year`, `48 servers at 10.4 kW` beside 499.2 kW.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Item, Read
from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Grid
from docverify.claims.tables.table_words import says
from docverify.classes import replace
from docverify.dimensions import Dimensions, in_money, merged
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.patterns import Worded
from docverify.source import Span

RULE = "table-priced"
_MOST = 60  # rows
_AT = Worded(r"(?:\s[^\d.,;:()]{0,30})?(?:\s{priced_at}|\s?@)\s*(?:[A-Z]{3}\s?|[$€£¥]\s?)?")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = (1, 12)  # a salary, or a rent of a month, stands under `per year` as often as not
_TIMES = (31557600, 2629800, 604800, 86400, 3600)  # seconds of a year, a month, a week, a day, an hour
_PERIODS = (*_YEAR, Fraction(1, 12), 24, 36, 48, 60, 52, 365, 30, 24 * 365, 24 * 30, 730, 744, 168, 24 * 366)


def priced_cells(grid: Grid, items: Read) -> Iterator[Equation]:
    """The equations of cells whose two numbers are how many and what one of them has."""
    rows = grid.table.rows
    for at in range(len(grid.table.header)) if len(rows) <= _MOST else ():
        told = [(n, row[at]) for n, row in enumerate(rows) if _LETTER.search(row[at].text) and _AT.search(row[at].text)]
        for n, flow in told:
            stated = _beside(grid, n, at)
            found = _two(flow, items(flow)) if stated is not None else None
            if stated is not None and found is not None:
                yield from _equation(*found, stated)


def _beside(grid: Grid, row: int, index: int) -> Value | None:
    """The only value of the row in other columns."""
    values = [v for column in grid.columns if column.index != index and (v := column.values[row]) is not None]
    return values[0] if len(values) == 1 and values[0].plain and values[0].sign > 0 else None


def _two(flow: Flow, items: Sequence[Item]) -> tuple[Printing, Printing] | None:
    """How many, and what one has; None where more is said."""
    numbers = [item.quantity for item in items if item.quantity is not None]
    if len(numbers) != 2 or not all(each.one and not each.percent and not each.ratio for each in numbers):
        return None
    many, one = numbers
    end = flow.text[one.end :].strip(" .)")
    if many.currency or _AT.fullmatch(flow.text, many.end, one.start) is None or says("priced_otherwise", flow.text):
        return None
    return None if len(end) > 24 or any(map(str.isdigit, end)) else (Printing(many, flow), Printing(one, flow))


def _equation(many: Printing, one: Printing, stated: Value) -> Iterator[Equation]:
    """The value is the product, times the months of a year or the like where the price is one of a time."""
    count, own = many.quantity.measure.unit.dimensions, stated.quantity.measure.unit.dimensions
    factors = _factors(one.quantity.measure.unit.dimensions, count, own)
    first, second, result = many, one, stated.printing
    if (paid := in_money(one.quantity.measure.unit.dimensions)) and factors:
        first, second = _plain(many, _factor(many) if count else 1), _plain(one, _factor(one))
        result = _plain(result, _factor(result))
    scales = (1, 1000, 10**6) if paid and stated.quantity.bare else (1,)
    every = [Fraction(factor) / scale for factor in factors for scale in scales]
    every.sort(key=lambda factor: abs(first.amount * second.amount * float(factor) - result.amount))
    if every:
        readings = [_reading(first, second, result, factor) for factor in every]
        readings.append(Reading(Leaf(second), "=", Leaf(result), "the value is that of one"))
        yield _told(many, one, result, tuple(readings))


def _factors(price: Dimensions, count: Dimensions, own: Dimensions) -> Sequence[int | Fraction]:
    """What the product may have to be multiplied by; none if it is of another kind than the value."""
    whole = merged(price, count, 1)
    if not in_money(price):
        return (1,) if price and price == own and not count else ()
    if _currency(own) not in ("", _currency(whole)):
        return ()
    if len(whole) == 1:
        return (1,) if count else _YEAR
    return _PERIODS if not count and ("time", -1) in price and _currency(price) == _currency(price[:1]) else ()


def _told(many: Printing, one: Printing, result: Printing, readings: tuple[Reading, ...]) -> Equation:
    text = many.flow.text[many.quantity.start : one.quantity.end]
    derivation = many.flow.span(many.quantity.start, one.quantity.end)
    span = Span(min(derivation.start, result.span.start), max(derivation.end, result.span.end))
    return Equation(
        RULE, readings, span, result, derivation, result.flow, "value", words=text, evidence=(many.span, one.span)
    )


def _currency(dimensions: Dimensions) -> str:
    """The currency of an amount, or of an amount per time; what else there is, or nothing, otherwise."""
    return "".join(name for name, _ in dimensions if name != "time")


def _reading(first: Printing, second: Printing, result: Printing, factor: Fraction) -> Reading:
    node: Node = Binary("*", Leaf(first), Leaf(second))
    if factor != 1:
        node = Binary("*", node, Constant(factor))
    return Reading(node, "=", Leaf(result))


def _plain(printing: Printing, factor: Fraction | int) -> Printing:
    """The number with its scale and a factor, without a unit."""
    quantity: Quantity = printing.quantity
    measures = tuple(Measure(each.factor * factor) for each in quantity.measures[:1])
    return Printing(replace(quantity, measures=measures), printing.flow)


def _factor(printing: Printing) -> Fraction | int:
    """What its unit multiplies it by, a time that it is of left out: 1000 for `kEUR a month`."""
    unit = printing.quantity.measure.unit
    whole = (unit.factor * seconds for seconds in _TIMES) if dict(unit.dimensions).get("time") else ()
    return next((factor for factor in whole if factor in (1, 1000, 10**6)), unit.factor)
