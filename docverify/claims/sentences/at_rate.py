"""Computation of a rate x the amount before it -> the time of moving it: `16 GB at 4.8 TB/s × 80% = 4.2 ms`."""

from collections.abc import Sequence
from typing import TypeGuard

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Node, leaves
from docverify.patterns import Worded

_AT = Worded(r"[^.;:=]{0,40}(?:{at_rate})\s*[(（*_`]*")
_TIME = (("time", 1),)
_PER_TIME = ("time", -1)
_TWO = 2


def amount_at(node: Node, start: int, result: Printing | None, flow: Flow, items: Sequence[Item]) -> Printing | None:
    """The amount, if the computation behind `start` is of a rate of its kind, and the result a time."""
    if result is None or result.quantity.measure.unit.dimensions != _TIME:
        return None
    moved = _moved(node)
    before = next((item for item in reversed(items) if item.quantity is not None and item.end <= start), None)
    if moved is None or before is None or before.quantity is None:
        return None
    alike = before.quantity.measure.unit.dimensions == moved and _AT.fullmatch(flow.text, before.end, start)
    return Printing(before.quantity, flow) if alike else None


def amount_times_rate(node: Node, result: Printing | None) -> Node:
    """`31 tokens/s × 31K tokens = 17 minutes`: the sign stands for "at", as the amount is of what the rate is of; the
    computation as it is, where that is not so."""
    sides = [each.value for each in (node.left, node.right) if isinstance(each, Leaf)] if _is_times(node) else []
    told = [each for each in sides if isinstance(each, Printing)]
    if len(told) != _TWO or result is None or result.quantity.measure.unit.dimensions != _TIME:
        return node
    for rate, amount in (told, told[::-1]):
        of, what = rate.quantity.measure.unit, amount.quantity.measure.unit
        per_time = _PER_TIME in of.dimensions and (what.dimensions or set(what.nouns) & set(of.nouns))
        if per_time and tuple(each for each in of.dimensions if each != _PER_TIME) == what.dimensions:
            return Binary("/", Leaf(amount), Leaf(rate))
    return node


def _is_times(node: Node) -> TypeGuard[Binary]:
    return isinstance(node, Binary) and node.operator == "*"


def _moved(node: Node) -> tuple[tuple[str, int], ...] | None:
    """What the only rate among the operands is a rate of, if the others are without dimensions."""
    if not _is_product(node):
        return None
    values = [leaf.value for leaf in leaves(node)]
    units = [each.quantity.measure.unit.dimensions for each in values if isinstance(each, Printing)]
    rates = [each for each in units if each]
    if len(rates) != 1 or _PER_TIME not in rates[0]:
        return None
    return tuple(each for each in rates[0] if each != _PER_TIME) or None


def _is_product(node: Node) -> bool:
    """Whether nothing but factors stands in it, and divisors without dimensions."""
    match node:
        case Binary("*", left, right):
            return _is_product(left) and _is_product(right)
        case Binary("/", left, Leaf(Printing() as by)):
            return _is_product(left) and not by.quantity.measure.unit.dimensions
    return isinstance(node, Leaf)
