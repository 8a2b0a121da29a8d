"""Computed side x stated side -> whether things are counted there that are no amount of what is stated."""

from fractions import Fraction
from typing import Protocol

from docverify.claims.equation import Printing, Reading
from docverify.claims.numbers.quantity import Quantity
from docverify.expression import Binary, Leaf, Node, leaves
from docverify.judge.equations.evaluate import Value

EVENTS = frozenset({"token", "sequence", "request", "sample"})  # of which none is a byte, a second or a dollar
_FEW = 2
_TIME, _PER_SECOND = (("time", 1),), (("time", -1),)
_DAILY = Fraction(1, 86_400)
_THOUSAND = ("k", "K")  # of a bare number: no amount is printed so


class Counting(Protocol):
    """Two sides of an equation, of which the computed one has no unit."""

    reading: Reading
    result: Printing | None
    stated: Value
    computed_node: Node


def adds_counts(sides: Counting) -> bool:
    """`200 tokens + 1 pass ≈ 10 s`: what is counted and added up is no time."""
    node, counted = sides.computed_node, False
    while isinstance(node, Binary) and node.operator in "+-":
        counted = counted or _is_count(node.left) or _is_count(node.right)
        node = node.left
    result = sides.result
    return counted and bool(sides.stated.dimensions) and result is not None and not result.quantity.measure.unit.nouns


def prices_counts(sides: Counting) -> bool:
    """`4 cores × 5 instances ≈ $300/mo`: what is counted is what the price is of, not what it follows from."""
    operands = [leaf.value.quantity for leaf in leaves(sides.computed_node) if isinstance(leaf.value, Printing)]
    counted = len(operands) > 1 and all(quantity.words or quantity.measure.unit.nouns for quantity in operands)
    return counted and sides.reading.relation == "~" and ("currency", 1) in sides.stated.dimensions


def only_counts(sides: Counting) -> bool:
    """`64 × 2,048 tokens = 25.8 GB`, `50k × 8 workers = 3 GB`: what one of them takes is said elsewhere, or nowhere."""
    operands = [leaf.value for leaf in leaves(sides.computed_node)]
    last = operands[-1].quantity if operands and isinstance(operands[-1], Printing) else None
    if last is None or len(operands) > _FEW or not sides.stated.dimensions:
        return False
    told = () if sides.result is None else _told_a_day(sides.result.quantity)
    many = any(each[0] in EVENTS and each not in told for each in last.measure.unit.nouns if each[1] > 0)
    first = operands[0].quantity if isinstance(operands[0], Printing) else last
    if first is not last and _names_things(first) and _names_things(last) and sides.stated.dimensions == _TIME:
        return True  # `1,500 loads × 400 cycles = 0.6 ms`
    return many or (first.measure.letter in _THOUSAND and first is not last and _names_things(last))


def _told_a_day(result: Quantity) -> tuple[tuple[str, int], ...]:
    """The things of `1,000 runs × 10,000 tokens = 10M tokens/day`: how often it is done goes without saying, not how
    long one takes."""
    unit = result.measure.unit
    return unit.nouns if unit.dimensions == _PER_SECOND and unit.factor <= _DAILY else ()


def _names_things(quantity: Quantity) -> bool:
    """Things that are counted, of which none is a parameter."""
    nouns = {noun for noun, _ in quantity.measure.unit.nouns}
    return bool(quantity.words or nouns) and "parameter" not in nouns and not quantity.measure.unit.dimensions


def _is_count(node: Node) -> bool:
    printing = single(node)
    unit_ = None if printing is None else printing.quantity.measure.unit
    return unit_ is not None and bool(unit_.nouns) and not unit_.dimensions


def single(node: Node) -> Printing | None:
    return node.value if isinstance(node, Leaf) and isinstance(node.value, Printing) else None
