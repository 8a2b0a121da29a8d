"""Sides of a chain -> those that are in the scale or the unit that another side prints."""

from dataclasses import replace
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure
from docverify.claims.sentences.chains import Side
from docverify.expression import Binary, Leaf, Node, leaves


def runs_through(a: Side, b: Side, behind: Side) -> bool:
    """Whether bare numbers stand between: `1.5 h = 1.5 × 60 = 90 min`, `2 × 650 M + 0.4 B = 1.3 + 0.4 = 1.7 B`."""
    if a.measured and behind.measured:
        return not b.measured
    return _is_scaled(a.node) and _is_scaled(behind.node) and not b.measured and not _is_scaled(b.node)


def in_scale(node: Node, result: Printing | None) -> Node:
    """`16 × 80 M + 1.4 + 0.4 = 3.1 B`: bare terms beside one with a scale are in that of the result."""
    factor = max(each.factor for each in result.quantity.measures) if result is not None else Fraction(1)
    return _scaled(node, factor) if factor != 1 and _is_sum(node) and _is_scaled(node) else node


def _scaled(node: Node, factor: Fraction) -> Node:
    match node:
        case Binary(operator="+" | "-", left=left, right=right):
            return replace(node, left=_scaled(left, factor), right=_scaled(right, factor))
        case Leaf(Printing() as term) if term.quantity.bare and not term.quantity.printed.whole:
            return Leaf(replace(term, quantity=replace(term.quantity, measures=(Measure(factor),))))
    return node


def _is_sum(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator in "+-"


def _is_scaled(node: Node) -> bool:
    values = [leaf.value for leaf in leaves(node)]
    return any(m.factor != 1 for each in values if isinstance(each, Printing) for m in each.quantity.measures)
