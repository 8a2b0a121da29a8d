"""Lists and trees of numbers of one kind -> the sum that the last line, or the item around them, holds but for a slip.

`- month: 22,327.20` below four bills, `Budget: $1.2M` above four parts: no word says so, and only a slip is told of.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from math import log2

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import OPERATORS, Item, Read
from docverify.claims.tables.aggregates import alike, other_readings, sum_readings
from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.entries import entry
from docverify.claims.tables.line_blocks import within
from docverify.claims.tables.slips import slip_bits, swap_bits
from docverify.claims.tables.table_words import says
from docverify.claims.tables.totals import total_equation
from docverify.document.model import Document, Flow
from docverify.named import NamedTuple

RULE = "breakdown-total"
_FEWEST, _MOST = 3, 12  # parts
_LAST = 8.0  # bits of a slip in a line that stands below its parts
_PART = 4.5  # and in a part of an item that states the whole
_MORE = 2.0  # or where the parts are a little more than the whole: none is left out
_MOST_MORE = Fraction(3, 10)
_BRANCHES = " \t│├└─┬|`+-\\"
_DRAWN = ("└", "`--", "+--", "\\--")
_SHORT = 80  # characters


def unnamed_sums(document: Document, items: Read) -> Iterator[Equation]:
    """The equations of lists and trees in which only a slip is in the way of a sum."""
    held: dict[int, list[_Group]] = {}
    for holder, parent, flows in _lists(document):
        parts = [_Line(1, flow.text, _of_flow(flow, items)) for flow in flows]
        whole = _Line(0, parent.text, _of_flow(parent, items)) if parent is not None else None
        if whole is not None and whole.value is not None:
            if (group := _group(parts, whole)) is not None:
                held.setdefault(holder, []).append(group)
        elif len(flows) > _FEWEST:
            yield from _last_of(parts)
    for groups in held.values():
        yield from _sums(groups)
    for fence in document.fences:
        if any(map(fence.flow.text.__contains__, _DRAWN)) and (found := items(fence.flow)):
            yield from _sums(_branches(list(_lines(fence.flow, found))))


def _lists(document: Document) -> Iterator[tuple[int, Flow | None, list[Flow]]]:
    """Each list with what it hangs below, an item or a short paragraph, and a number for the list of that item."""
    lists: dict[int, dict[int, Flow]] = {}
    first: dict[int, Flow] = {}
    above: dict[int, Flow] = {}
    for before, flow in pairwise((None, *document.flows)):
        if flow is None or flow.item < 0 or flow.item in first:
            continue
        first[flow.item] = flow
        found = lists.setdefault(document.items[flow.item].list_id, {})
        if not found and before is not None and before.item < 0 and len(before.text) <= _SHORT:
            above[flow.item] = before
        found[flow.item] = flow
    for flows in lists.values():
        if 2 <= len(flows) <= _MOST + 1:
            start = next(iter(flows))
            parent = document.items[start].parent
            holder = document.items[parent].list_id if parent >= 0 else -1 - start
            yield holder, first.get(parent, above.get(start)), list(flows.values())


class _Line(NamedTuple):
    depth: int
    text: str
    value: Value | None


class _Group(NamedTuple):
    parts: list[Value]
    whole: Value
    apart: bool  # whether one of them may be no part, or go on beside others
    drawn: bool = False


def _sums(groups: Sequence[_Group]) -> Iterator[Equation]:
    """Beside a sum that is right one of as many parts, or of a tree, that is wrong needs no reason."""
    fitting = [group for group in groups if _comes_to(group)]
    sizes = {len(group.parts) for group in fitting}
    odd = [group for group in groups if group not in fitting]
    vouched = len(odd) == 1 and (len(odd[0].parts) in sizes or (bool(fitting) and odd[0].drawn))
    wrong = [group for group in odd if vouched or _is_slip(group) or _are_more(group)]
    yield from (_equation(group.parts, group.whole) for group in (*fitting, *wrong))


def _comes_to(group: _Group) -> bool:
    """Whether the sum rounds to the whole: 1.7M is not `1M`, however few digits that has."""
    slack = sum([part.half for part in group.parts], group.whole.half)
    return abs(sum_of(group.parts) - group.whole.number) <= slack


def _branches(lines: Sequence[_Line]) -> list[_Group]:
    return [found for at in range(len(lines)) if (found := _branch(lines, at)) is not None]


def _branch(lines: Sequence[_Line], at: int) -> _Group | None:
    end = next((n for n in range(at + 1, len(lines)) if lines[n].depth <= lines[at].depth), len(lines))
    inner = min((line.depth for line in lines[at + 1 : end]), default=0)
    parts = [line for line in lines[at + 1 : end] if line.depth == inner]
    found = _group(parts, lines[at]) if len(parts) in range(2, _MOST + 1) else None
    return found and found._replace(drawn=True)


def _lines(flow: Flow, items: Sequence[Item]) -> Iterator[_Line]:
    """How far each line of a drawn tree is indented, and what it states."""
    for start, line, own in within(flow, items):
        if line.strip(_BRANCHES):
            depth = len(line) - len(line.lstrip(_BRANCHES))
            yield _Line(depth, line, _value(flow, own, start, start + len(line)))


def _last_of(parts: Sequence[_Line]) -> Iterator[Equation]:
    """A last line that is the sum of those above but for swapped digits."""
    known = [line.value for line in parts if line.value is not None]
    if len(known) == len(parts) and _of_one_kind(known) and not _nested(parts):
        yield from (_equation(known[:-1], known[-1]),) if swap_bits(known[-1], sum_of(known[:-1])) >= _LAST else ()


def _group(lines: Sequence[_Line], whole: _Line) -> _Group | None:
    """What the lines state beside what the one above states, if that may be their sum."""
    parts = [line.value for line in lines if line.value is not None]
    if whole.value is None or len(parts) < len(lines) or not _of_one_kind([*parts, whole.value]) or _nested(lines):
        return None
    timed = ("time", 1) in whole.value.quantity.measure.unit.dimensions
    return _Group(parts, whole.value, timed or any(says("beside", line.text) for line in lines))


def _nested(lines: Sequence[_Line]) -> bool:
    return any(says("nested", line.text) for line in lines)


def _is_slip(group: _Group) -> bool:
    """Whether two digits of one of the numbers changed places, or of parts that come to more another slip was made."""
    whole, doubt = group.whole, log2(len(group.parts))
    missing = whole.number - sum_of(group.parts)
    wanted = [(whole, sum_of(group.parts)), *((part, part.number + missing) for part in group.parts)]
    possible = [(value, number) for value, number in wanted if number > 0]
    swapped = max(swap_bits(value, number) for value, number in possible) - doubt
    if not 0 > missing > -_MOST_MORE * whole.number:
        return swapped >= _PART
    edited = 0.0 if group.apart else max(slip_bits(value, float(number), 0.0) for value, number in possible) - doubt
    return max(swapped, edited) >= _MORE


def _are_more(group: _Group) -> bool:
    """Whether the parts are somewhat more than the whole, and each is a part of it."""
    over = sum_of(group.parts) - group.whole.number
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
    if stated is None or stated.quantity.power or stated.quantity.unit_text.startswith("-"):
        return None  # `a 5-dimensional tensor`, `bit 2^1`: which one, not how many
    return stated if stated.plain and stated.number > 0 else None


def _of_one_kind(values: Sequence[Value]) -> bool:
    kinds = {(value.dimensions, value.quantity.measure.unit.nouns) for value in values}
    quantity = values[0].quantity
    rate = any(power < 0 for _, power in quantity.measure.unit.dimensions)
    return len(kinds) == 1 and not (rate or quantity.percent or quantity.ratio)


def _equation(parts: Sequence[Value], stated: Value) -> Equation:
    few, whole = alike(parts, stated)
    return total_equation(RULE, [*sum_readings(few, whole), *other_readings(few, whole)], few, whole)
