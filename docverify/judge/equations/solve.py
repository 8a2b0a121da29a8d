"""Formula x name -> the expression that the name equals or is bounded by."""

from docverify.expression import Binary, Leaf, Node, leaves
from docverify.formula import Formula

_MOST_LEAVES = 200
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "~": "~"}


def solved(formula: Formula, name: str) -> Formula | None:
    """`expression relation name`; None if the name cannot be had alone. Quantities are positive."""
    if sum(1 for side in (formula.left, formula.right) for _ in leaves(side)) > _MOST_LEAVES:
        return None
    if _count(formula.left, name) + _count(formula.right, name) != 1:
        return None
    if _count(formula.right, name):
        return _peeled(formula.left, formula.relation, formula.right, name)
    return _peeled(formula.right, _MIRRORED[formula.relation], formula.left, name)


def _count(node: Node, name: str) -> int:
    return sum(leaf.value == name for leaf in leaves(node))


def _peeled(other: Node, relation: str, side: Node, name: str) -> Formula | None:
    while not isinstance(side, Leaf):
        if not isinstance(side, Binary) or side.operator == "^":
            return None
        other, relation, side = _step(other, relation, side, name)
    return Formula(other, relation, side)


def _step(other: Node, relation: str, side: Binary, name: str) -> tuple[Node, str, Node]:
    """One operation brought to the other side."""
    left = bool(_count(side.left, name))
    kept, moved = (side.left, side.right) if left else (side.right, side.left)
    match side.operator:
        case "+":
            return Binary("-", other, moved, True), relation, kept
        case "*":
            return Binary("/", other, moved, True), relation, kept
        case "-" if left:
            return Binary("+", other, moved, True), relation, kept
        case "/" if left:
            return Binary("*", other, moved, True), relation, kept
    return Binary(side.operator, moved, other, True), _MIRRORED[relation], kept
