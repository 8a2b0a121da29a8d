"""Expression -> the same with `over` read as it is meant, where it does not divide.

Over a time it multiplies: `500 kW over 24 h` is an amount. A percentage over an amount goes beyond it: `5% over 200`.
"""

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf, Negative, Node
from docverify.rational import ONE

_TIME = (("time", 1),)


def over_time(node: Node, flow: Flow) -> Node:
    """The node itself if nothing in it is over a time."""
    match node:
        case Binary("/", left, Leaf(Printing() as time)) if _is_time(time) and _is_over(time, flow):
            return replace(node, operator="*", left=over_time(left, flow))
        case Binary("/", Leaf(Printing() as more), Leaf(Printing() as base)) if _goes_beyond(more, base, flow):
            return Binary("*", node.right, Binary("+", Constant(ONE), node.left, True))
        case Binary(left=left, right=right):
            first, second = over_time(left, flow), over_time(right, flow)
            return node if first is left and second is right else replace(node, left=first, right=second)
        case Negative(operand):
            inner = over_time(operand, flow)
            return node if inner is operand else Negative(inner)
    return node


def behind_over(node: Node, flow: Flow) -> Node:
    """`a / b = 40,000 over c / d = 12,480`: behind a result the word leads on to the next computation."""
    match node:
        case Binary(left=Leaf(), right=Leaf(Printing() as first)) if _is_over(first, flow):
            return node.right
        case Binary(left=Binary(bracketed=False) as left):
            inner = behind_over(left, flow)
            return node if inner is left else replace(node, left=inner)
    return node


def _is_time(printing: Printing) -> bool:
    return printing.quantity.measure.unit.dimensions == _TIME


def _goes_beyond(more: Printing, base: Printing, flow: Flow) -> bool:
    return more.quantity.percent and not base.quantity.percent and _is_over(base, flow)


def _is_over(printing: Printing, flow: Flow) -> bool:
    before = flow.text[max(0, printing.quantity.start - 12) : printing.quantity.start].rstrip(" ~≈").lower()
    return before.endswith(" over")
