"""Lists and trees of numbers of one kind -> the sum that the last line, or the item around them, holds but for a slip.

`- month: 22,327.20` below four bills, `Budget: $1.2M` above four parts: no word says so, and only a slip is told of.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import log2
from typing import NamedTuple

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.tables.aggregates import alike, other_readings, sum_readings
from docverify.claims.tables.cells import Value
from docverify.claims.tables.entries import Read, entry
from docverify.claims.tables.slips import slip_bits, swap_bits
from docverify.claims.tables.table_words import says
from docverify.claims.tables.totals import fits, total_equation
from docverify.document.model import Document, Flow

RULE = "breakdown-total"
_FEWEST, _MOST = 3, 12  # parts
_LAST = 8.0  # bits of a slip in a line that stands below its parts
_PART = 4.5  # and in a part of an item that states the whole
_MORE = 2.0  # or where the parts are a little more than the whole: none is left out
_MOST_MORE = Fraction(3, 10)
_BRANCHES = " \t│├└─┬|`"


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
    for fence in document.fences:
        if "└" in fence.flow.text and (found := items(fence.flow)):
            yield from _of_tree(fence.flow, found)


class _Line(NamedTuple):
    depth: int
    text: str
    value: Value | None


class _Group(NamedTuple):
    parts: list[Value]
    whole: Value
    apart: bool  # whether one of them may be no part, or go on beside others


def _of_tree(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """The sums of lines that branch off from another; beside sums that are right one that is wrong needs no reason."""
    lines = list(_lines(flow, items))
    groups = [found for at in range(len(lines)) if (found := _branch(lines, at)) is not None]
    fitting = [found for found in groups if fits(found.parts, found.whole)]
    vouched = bool(fitting) and len(groups) == len(fitting) + 1
    yield from (_equation(g.parts, g.whole) for g in groups if g in fitting or vouched or _is_wrong(g))


def _branch(lines: Sequence[_Line], at: int) -> _Group | None:
    end = next((n for n in range(at + 1, len(lines)) if lines[n].depth <= lines[at].depth), len(lines))
    inner = min((line.depth for line in lines[at + 1 : end]), default=0)
    parts = [line for line in lines[at + 1 : end] if line.depth == inner]
    return _group(parts, lines[at]) if len(parts) in range(2, _MOST + 1) else None


def _lines(flow: Flow, items: Sequence[Item]) -> Iterator[_Line]:
    """How far each line of a drawn tree is indented, and what it states."""
    start = at = 0
    for line in flow.text.split("\n"):
        end, first = start + len(line), at
        while at < len(items) and items[at].start < end:
            at += 1
        if line.strip(_BRANCHES):
            own = [item for item in items[first:at] if item.kind != "LINE"]
            yield _Line(len(line) - len(line.lstrip(_BRANCHES)), line, _value(flow, own, start, end))
        start = end + 1


def _of_list(flows: Sequence[Flow], parent: Flow | None, items: Read) -> Iterator[Equation]:
    parts = [_Line(1, flow.text, _of_flow(flow, items)) for flow in flows]
    known = [line.value for line in parts if line.value is not None]
    if parent is not None and (whole := _of_flow(parent, items)) is not None:
        found = _group(parts, _Line(0, parent.text, whole))
        if found is not None and (fits(found.parts, found.whole) or _is_wrong(found)):
            yield _equation(found.parts, found.whole)
    elif len(known) == len(parts) > _FEWEST and _of_one_kind(known) and not _nested(parts):
        yield from (_equation(known[:-1], known[-1]),) if swap_bits(known[-1], _sum(known[:-1])) >= _LAST else ()


def _group(lines: Sequence[_Line], whole: _Line) -> _Group | None:
    """What the lines state beside what the one above states, if that may be their sum."""
    parts = [line.value for line in lines if line.value is not None]
    if whole.value is None or len(parts) < len(lines) or not _of_one_kind([*parts, whole.value]) or _nested(lines):
        return None
    timed = ("time", 1) in whole.value.quantity.measure.unit.dimensions
    return _Group(parts, whole.value, timed or any(says("apart", line.text) for line in lines))


def _is_wrong(group: _Group) -> bool:
    return _is_slip(group) or _are_more(group)


def _nested(lines: Sequence[_Line]) -> bool:
    return any(says("nested", line.text) for line in lines)


def _is_slip(group: _Group) -> bool:
    """Whether two digits of one of the numbers changed places, or of parts that come to more another slip was made."""
    whole, doubt = group.whole, log2(len(group.parts))
    missing = whole.number - _sum(group.parts)
    wanted = [(whole, _sum(group.parts)), *((part, part.number + missing) for part in group.parts)]
    possible = [(value, number) for value, number in wanted if number > 0]
    swapped = max(swap_bits(value, number) for value, number in possible) - doubt
    if not 0 > missing > -_MOST_MORE * whole.number:
        return swapped >= _PART
    edited = 0.0 if group.apart else max(slip_bits(value, float(number), 0.0) for value, number in possible) - doubt
    return max(swapped, edited) >= _MORE


def _are_more(group: _Group) -> bool:
    """Whether the parts are somewhat more than the whole, and each is a part of it."""
    over = _sum(group.parts) - group.whole.number
    return len(group.parts) >= _FEWEST and not group.apart and 0 < over < _MOST_MORE * group.whole.number


def _of_flow(flow: Flow, items: Read) -> Value | None:
    return _value(flow, items(flow), 0, len(flow.text))


def _value(flow: Flow, found: Sequence[Item], start: int, end: int) -> Value | None:
    """The only number of a line, or what it states behind its label."""
    numbers = [item.quantity for item in found if item.quantity is not None]
    stated = None
    if len(numbers) == 1 and not any(item.kind in OPERATORS for item in found) and not numbers[0].label:
        stated = Value(Printing(numbers[0], flow))
    elif numbers:
        stated = entry(flow, found, start, end, 0).value
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
