"""Ranges of ids with their counts -> equations: `GPUs 0-127 (128 GPUs)`, `experts 0-15: 16`, `128 GPUs (0-127)`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.numbers.words import words
from docverify.claims.ranges.id_ranges import IdRange, id_ranges, ids, kind_of
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.table_words import terms
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Constant, Leaf, Node
from docverify.patterns import listed
from docverify.source import Span
from docverify.units import Unit

RULE = "range-count"
_THINGS = Unit(Fraction(1), (), (("id", 1),))
_NEARBY = 16  # items
_TO_COUNT = frozenset({":", "：", "="})
_COMMAS = frozenset({",", "，"})


def range_counts(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """Every range of ids whose count is printed with it."""
    for found in id_ranges(flow, items):
        count = _count_behind(items, found)
        if count is not None:
            yield counted(found, Printing(count, flow), half_open(items, found))
    yield from _counted_before(flow, items)


def _count_behind(items: Sequence[Item], found: IdRange) -> Quantity | None:
    """The count in the bracket behind a range, or behind a colon, an arrow or a comma."""
    at = found.end
    if at < len(items) and items[at].kind == "CLOSE" and items[found.at - 1].kind == "OPEN":
        at += 1
    if at + 1 >= len(items):
        return None
    if items[at].kind == "OPEN":
        return _in_bracket(items, at + 1, found.kind)
    at += items[at].text in _COMMAS and items[at + 1].text in listed("sum_sign")
    told, summed_up = items[at].text.lower() in terms("amount_to"), items[at].text in listed("sum_sign")
    signed = told or summed_up or items[at].text in _TO_COUNT
    if not signed or at + 1 >= len(items) or items[at + 1].kind != "NUM":
        return None
    quantity = items[at + 1].quantity
    kind = counted_kind(items, at + 1)
    if told and not summed_up:
        return quantity if counts(quantity) and kind == found.kind and not per(items, at + 2) else None
    behind = at + 2 + _measured(items, at + 2)
    ends = behind >= len(items) or items[behind].kind in ("BREAK", "CLOSE", "LINE")
    bare = (_is_bare(quantity) and ends) or (summed_up and _is_glued(quantity))
    if not counts(quantity) or not (kind == found.kind or bare) or per(items, at + 2):
        return None
    line = next((n for n in range(at, len(items)) if items[n].kind == "LINE"), len(items))
    others = [n for n in range(at + 2, min(line, at + _NEARBY)) if counted_kind(items, n) == found.kind]
    return None if others else quantity


def _in_bracket(items: Sequence[Item], start: int, kind: str) -> Quantity | None:
    """The only number of that kind in a bracket that computes nothing, or its only number if it is bare."""
    end = next((n for n in range(start, len(items)) if items[n].kind == "CLOSE"), len(items))
    inside = range(start, end)
    if any(items[n].kind in OPERATORS or items[n].kind in ("OPEN", "REL") for n in inside) or end - start > 24:
        return None
    numbers = [n for n in inside if items[n].kind == "NUM"]
    alike = [n for n in numbers if counted_kind(items, n) == kind]
    if not alike and len(numbers) == 1 and end - numbers[0] == 1 + _measured(items, end - 1):
        alike = [n for n in numbers if _is_bare(items[n].quantity) and all(_leads(items[m]) for m in range(start, n))]
    if len(alike) != 1 or per(items, alike[0] + 1) or any(items[n].text.lower() in terms("per") for n in inside):
        return None
    quantity = items[alike[0]].quantity
    return quantity if counts(quantity) else None


def _measured(items: Sequence[Item], at: int) -> bool:
    """Whether a measure stands there, and nothing else: the 个 of `24 个`."""
    return at < len(items) and items[at].text in words().measures


def _is_bare(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.bare and words().measures.issuperset(quantity.words)


def _is_glued(quantity: Quantity | None) -> bool:
    """`共 16 张用于预填充`: behind the measure something else is told."""
    return quantity is not None and quantity.bare and "".join(quantity.words)[:1] in words().measures


def _leads(item: Item) -> bool:
    return item.text in listed("sum_sign")


def _counted_before(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """`128 GPUs (0-127)` and `8 GPUs (ranks 8-15)`."""
    if not any(item.kind == "OPEN" for item in items):
        return
    for at, item in enumerate(items):
        kind = counted_kind(items, at) if item.quantity is not None and counts(item.quantity) else ""
        if not kind or (at and kind_of(items[at - 1].text)):  # `Node 3 GPUs (0-7)`
            continue
        opening = next((n for n in range(at + 1, min(at + 4, len(items))) if items[n].kind != "WORD"), len(items))
        if opening >= len(items) or items[opening].kind != "OPEN" or per(items, at + 1):
            continue
        word = items[opening + 1].text if opening + 1 < len(items) else ""
        named = kind_of(word) == kind or word.lower() in terms("ids")
        found = ids(flow, items, opening + 1 + named, kind)
        closed = found is not None and found.end < len(items) and items[found.end].kind == "CLOSE"
        if found is not None and closed and (named or found.first == 0) and item.quantity is not None:
            yield counted(found, Printing(item.quantity, flow), half_open(items, found))


def counted_kind(items: Sequence[Item], at: int) -> str:
    """What a number counts."""
    quantity = items[at].quantity
    if quantity is None:
        return ""
    if quantity.unit_text:
        return kind_of(quantity.unit_text.strip("- "))
    named = [word for word in quantity.words if word.lower() not in terms("fillers")]
    return kind_of(named[0]) if named else ""


def counts(quantity: Quantity | None) -> bool:
    """Whether a number is a plain count."""
    if quantity is None or not quantity.printed.whole or quantity.upper is not None or quantity.label:
        return False
    measured = quantity.measure.unit.dimensions or quantity.measure.factor != 1 or quantity.percent or quantity.ratio
    return not measured and quantity.hedge is Hedge.NONE


def per(items: Sequence[Item], at: int) -> bool:
    return any(item.text.lower() in terms("per") or item.kind in ("DIVIDE", "TIMES") for item in items[at : at + 2])


def half_open(items: Sequence[Item], found: IdRange) -> bool:
    """`[0-128)`: the end is not in the range."""
    opened = found.at > 0 and items[found.at - 1].text in "[［"
    return opened and found.end < len(items) and items[found.end].text in ")）"


def counted(found: IdRange, count: Printing, half_open: bool) -> Equation:
    count = as_count(count)
    lengths: list[Node] = [Call("length", (Leaf(place),)) for place in found.places]
    node = summed(lengths)
    readings = [Reading(node, "=", Leaf(count))]
    if half_open:
        readings.append(
            Reading(Binary("-", node, Constant(Fraction(1)), True), "=", Leaf(count), "the end is left out")
        )
    derivation = Span(found.places[0].span.start, found.places[-1].span.end)
    whole = Span(min(derivation.start, count.span.start), max(derivation.end, count.span.end))
    return Equation(RULE, tuple(readings), whole, count, derivation, count.flow, "count")


def as_count(count: Printing) -> Printing:
    """The number as one of whole things: its zeros are no rounding."""
    measure = replace(count.quantity.measure, unit=_THINGS)
    return Printing(replace(count.quantity, measures=(measure,)), count.flow)
