"""Expression -> the same with `over` a time read as a product: `500 kW over 24 h` is an amount, not a quotient."""

from dataclasses import replace

from docverify.claims.equation import Printing
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Negative, Node

_TIME = (("time", 1),)


def over_time(node: Node, flow: Flow) -> Node:
    """The node itself if nothing in it is over a time."""
    match node:
        case Binary("/", left, Leaf(Printing() as time)) if _is_over(time, flow):
            return replace(node, operator="*", left=over_time(left, flow))
        case Binary(left=left, right=right):
            first, second = over_time(left, flow), over_time(right, flow)
            return node if first is left and second is right else replace(node, left=first, right=second)
        case Negative(operand):
            inner = over_time(operand, flow)
            return node if inner is operand else Negative(inner)
    return node


def _is_over(time: Printing, flow: Flow) -> bool:
    before = flow.text[max(0, time.quantity.start - 12) : time.quantity.start].rstrip(" ~≈").lower()
    return time.quantity.measure.unit.dimensions == _TIME and before.endswith(" over")
