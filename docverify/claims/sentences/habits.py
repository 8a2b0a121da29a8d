"""Expression -> readings that habits of writing allow: a multiple cut off, the second of two names over the first."""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.sentences.in_format import in_format
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Constant, Leaf, Node, leaves
from docverify.patterns import Worded
from docverify.units import ONE, Unit

_NAMED = re.compile(r"\s*/\s*[A-Za-z_][\w.-]*\s+")
_NAME_BEFORE = re.compile(r"[A-Za-z_][\w.-]*:?\s+$")
_OF = Worded(r"\s*{of_the}\s*")
_GOES_ON = Worded(r"\s*[,;(]?\s*{and_so}\s*{nearly}?\s*\d")
_BOUND = Worded(r"(?:[<>≤≥]=?|{exceeding}|{at_most_ahead})\s?$")
_LONGEST = 24
_WHOLE = "a whole multiple, the rest is cut off"
_LATER = "the second is compared with the first"
_FRACTION = "the unit is that of the fraction"
_DONE = "what is paid for a time is of what is done in it"
_FORMATTED = "each value takes the bytes of its format"
_SCALED = "the power of ten multiplies the quotient"
_TEN = re.compile(r"([\d,]*\.?\d+)\s*(?:[×x*·⋅]|\\times|\\cdot)\s*10\D?")  # what multiplies a power of ten
_TRAINING = "operations of a training run"
_OPERATIONS = Fraction(6)
_LARGE = ("B", "T")


def habits(node: Node, result: Printing | None, flow: Flow) -> Iterator[tuple[Node, str]]:
    """What else the expression may come to, and the name of that reading."""
    if (formatted := in_format(node, result)) is not node:
        yield formatted, _FORMATTED
    match node:
        case Binary("/", _, Leaf(Printing() as below)) if (scale := _scale(below)) is not None:
            yield Binary("*", node, Constant(scale * scale)), _SCALED
        case Binary("*", Leaf(Printing() as first), Leaf(Printing() as second)) if _trains(first, second, result):
            yield Binary("*", Constant(_OPERATIONS), node), _TRAINING
        case Binary("*", Binary("/", whole, Leaf(Printing() as block) as below), Leaf(Printing() as again) as times):
            if block.quantity.printed.value == again.quantity.printed.value:
                yield Binary("*", Call("floor", (Binary("/", whole, below, True),)), times), _WHOLE
        case Binary("/", Leaf(Printing() as first) as base, Leaf(Printing() as second) as later):
            if result is not None and result.quantity.ratio and _both_named(first, second, flow):
                yield Binary("/", later, base), _LATER
            if (paid := _paid(first, second, result)) is not None:
                yield Binary("/", Leaf(paid), later), _DONE
            if flow.text[first.quantity.end : second.quantity.start] == "/" and _is_fraction(first, second):
                yield Binary("/", Leaf(_with_unit_of(first, second)), Leaf(_with_unit_of(second, first))), _FRACTION


def _scale(below: Printing) -> Fraction | None:
    """The power of ten of `$6.40 / 3,600 / 1,390 × 10⁶`, which may be that of the quotient; None if there is none."""
    printed = below.quantity.printed
    found = _TEN.match(printed.text) if below.quantity.measure.unit.dimensions == () else None
    base = Fraction(found[1].replace(",", "")) if found is not None else 0
    return printed.value / base if base else None


def _paid(price: Printing, count: Printing, result: Printing | None) -> Printing | None:
    """`$920/day / 5.2B = $0.18 per million tokens`: the price without its time, where nothing else has one."""
    units = [each.quantity.measure.unit for each in (count, result) if each is not None]
    own = price.quantity.measure.unit
    if not price.quantity.currency or dict(own.dimensions).get("time") != -1 or result is None:
        return None
    if any("time" in dict(each.dimensions) for each in units) or not result.quantity.currency:
        return None
    plain = tuple(part for part in own.dimensions if part[0] != "time")
    measures = tuple(replace(each, unit=Unit(ONE.factor, plain, own.nouns)) for each in price.quantity.measures)
    return replace(price, quantity=replace(price.quantity, measures=measures))


def _trains(params: Printing, tokens: Printing, result: Printing | None) -> bool:
    """`70B × 15T tokens ≈ 6.3 × 10^24`: nobody spells out the operations for each parameter and token."""
    counted = ("token", 1) in tokens.quantity.measure.unit.nouns and params.quantity.unit_text.strip() in _LARGE
    return counted and result is not None and not result.quantity.measure.unit.nouns


def _is_fraction(above: Printing, below: Printing) -> bool:
    """`1/8GBps`: an eighth of one."""
    return above.quantity.bare and above.quantity.printed.whole and bool(below.quantity.measure.unit.dimensions)


def _with_unit_of(value: Printing, other: Printing) -> Printing:
    return replace(value, quantity=replace(value.quantity, measures=other.quantity.measures))


def of_base(node: Node, end: int, flow: Flow) -> Node:
    """In `41 % of 512 × 990 = 507 k, i.e. 208 k` the first result is what the share is of, and so it is in
    `at least 41 % of 512 × 990 = 507 k`; elsewhere the node."""
    if not isinstance(node, Binary) or node.operator != "*":
        return node
    share, *others = [leaf.value for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    between = flow.text[share.quantity.end : others[0].quantity.start] if others else ""
    if not share.quantity.percent or not _OF.fullmatch(between):
        return node
    start = share.quantity.start
    bound = len(others) > 1 and _BOUND.search(flow.text, max(start - _LONGEST, 0), start) is not None
    if not bound and not _GOES_ON.match(flow.text, end):
        return node
    return _without_first(node)


def _without_first(node: Binary) -> Node:
    return replace(node, left=_without_first(node.left)) if isinstance(node.left, Binary) else node.right


def _both_named(first: Printing, second: Printing, flow: Flow) -> bool:
    """`base 32,086 / ours 34,263 = 1.068x`: each number stands behind its name."""
    start = first.quantity.start
    before = _NAME_BEFORE.search(flow.text, max(start - _LONGEST, 0), start)
    return before is not None and _NAMED.fullmatch(flow.text, first.quantity.end, second.quantity.start) is not None
