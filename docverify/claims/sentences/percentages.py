"""Expression -> the same with a percentage added to or taken off what stands before it: `12 s minus 20 % is 9.6 s`."""

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.expression import Binary, Constant, Leaf, Node, leaves
from docverify.rational import ONE


def of_what_stands_before(node: Node) -> Node:
    """The node itself if no percentage is added to, or taken off, anything but shares."""
    match node:
        case Binary("+" | "-" as sign, left, Leaf(Printing() as share)) if share.quantity.percent and _amount(left):
            whole = of_what_stands_before(left)
            return Binary("*", whole, Binary(sign, Constant(ONE), Leaf(share), True), True)
        case Binary(left=left):
            first = of_what_stands_before(left)
            return node if first is left else replace(node, left=first)
    return node


def _amount(node: Node) -> bool:
    """Whether none of its numbers is a percentage."""
    printings = [leaf.value for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    return bool(printings) and not any(each.quantity.percent for each in printings)
