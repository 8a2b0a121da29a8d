"""Lists of numbers of one kind -> the sum that the last line, or the item around them, holds but for swapped digits.

`- month: 22,327.20` below four bills, `Budget: $1.2M` above four parts: no word says so, and only a slip is told of.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import log2

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import OPERATORS
from docverify.claims.tables.aggregates import alike, other_readings, sum_readings
from docverify.claims.tables.cells import Value
from docverify.claims.tables.entries import Read, entry
from docverify.claims.tables.slips import swap_bits
from docverify.claims.tables.table_words import says
from docverify.claims.tables.totals import fits, total_equation
from docverify.document.model import Document, Flow

RULE = "breakdown-total"
_FEWEST, _MOST = 3, 12  # parts
_LAST = 8.0  # bits of a slip in a line that stands below its parts
_PART = 4.5  # and in a part of an item that states the whole


def unnamed_sums(document: Document, items: Read) -> Iterator[Equation]:
    """The equations of lists in which only a slip is in the way of a sum."""
    lists: dict[int, dict[int, Flow]] = {}
    first: dict[int, Flow] = {}
    for flow in document.flows:
        if flow.item >= 0 and flow.item not in first:
            first[flow.item] = flow
            lists.setdefault(document.items[flow.item].list_id, {})[flow.item] = flow
    for flows in lists.values():
        if _FEWEST <= len(flows) <= _MOST + 1:
            parent = first.get(document.items[next(iter(flows))].parent)
            yield from _of_list(list(flows.values()), parent, items)


def _of_list(flows: Sequence[Flow], parent: Flow | None, items: Read) -> Iterator[Equation]:
    values = [_value(flow, items) for flow in flows if not says("nested", flow.text)]
    known = [value for value in values if value is not None]
    if len(known) < len(flows):
        return
    whole = _value(parent, items) if parent is not None else None
    if whole is not None and _of_one_kind([*known, whole]):
        yield from _of_whole(known, whole)
    elif len(known) > _FEWEST and _of_one_kind(known) and swap_bits(known[-1], _sum(known[:-1])) >= _LAST:
        yield _equation(known[:-1], known[-1])


def _of_whole(parts: Sequence[Value], whole: Value) -> Iterator[Equation]:
    missing = whole.number - _sum(parts)
    wanted = [(whole, _sum(parts)), *((part, part.number + missing) for part in parts)]
    bits = max(swap_bits(value, number) for value, number in wanted if number > 0) - log2(len(parts))
    if bits >= _PART and not fits(parts, whole):
        yield _equation(parts, whole)


def _value(flow: Flow, items: Read) -> Value | None:
    """The only number of a line, or what it states behind its label."""
    found = items(flow)
    numbers = [item.quantity for item in found if item.quantity is not None]
    stated = None
    if len(numbers) == 1 and not any(item.kind in OPERATORS for item in found) and not numbers[0].label:
        stated = Value(Printing(numbers[0], flow))
    elif numbers:
        stated = entry(flow, found, 0, len(flow.text), 0).value
    return stated if stated is not None and stated.plain and stated.number > 0 else None


def _of_one_kind(values: Sequence[Value]) -> bool:
    kinds = {(value.dimensions, value.quantity.measure.unit.nouns) for value in values}
    quantity = values[0].quantity
    rate = any(power < 0 for _, power in quantity.measure.unit.dimensions)
    return len(kinds) == 1 and not (rate or quantity.percent or quantity.ratio)


def _sum(parts: Sequence[Value]) -> Fraction:
    return sum((part.number for part in parts), Fraction(0))


def _equation(parts: Sequence[Value], stated: Value) -> Equation:
    few, whole = alike(parts, stated)
    return total_equation(RULE, [*sum_readings(few, whole), *other_readings(few, whole)], few, whole)
