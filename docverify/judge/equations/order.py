"""An expression as readers with other rules of precedence would take it."""

from fractions import Fraction

from docverify.expression import Binary, Constant, Node
from docverify.judge.equations.options import Order


def ordered(node: Node, order: Order) -> Node:
    """The expression regrouped; brackets and powers stay as they are."""
    if order is Order.USUAL or not isinstance(node, Binary):
        return node
    steps = _flat(Binary(node.operator, node.left, node.right), order)
    if order is Order.DENOMINATORS:
        return _below_the_line(steps)
    result = steps[0][1]
    for operator, operand in steps[1:]:
        result = Binary(operator, result, operand)
    return result


def _flat(node: Node, order: Order) -> list[tuple[str, Node]]:
    """Operators and operands in the order of the text, down to brackets and powers."""
    if not isinstance(node, Binary) or node.operator == "^":
        return [("", node)]
    if node.bracketed:
        inner = ordered(node, order)
        return [("", Binary(inner.operator, inner.left, inner.right, True) if isinstance(inner, Binary) else inner)]
    right = _flat(node.right, order)
    return [*_flat(node.left, order), (node.operator, right[0][1]), *right[1:]]


def _below_the_line(steps: list[tuple[str, Node]]) -> Node:
    """`a / b * c` as a / (b * c), term by term."""
    total: Node | None = None
    sign = "+"
    term: list[tuple[str, Node]] = []
    for operator, operand in [*steps, ("+", Constant(Fraction(0)))]:
        if operator in ("+", "-"):
            value = _term(term)
            total = value if total is None else Binary(sign, total, value)
            sign, term = operator, [("", operand)]
        else:
            term.append((operator, operand))
    assert total is not None
    return total


def _term(steps: list[tuple[str, Node]]) -> Node:
    above, below = steps[0][1], None
    for operator, operand in steps[1:]:
        if operator == "*" and below is None:
            above = Binary("*", above, operand)
        else:
            below = operand if below is None else Binary("*", below, operand)
    return above if below is None else Binary("/", above, below)
