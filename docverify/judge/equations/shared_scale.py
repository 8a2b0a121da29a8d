"""A sum whose last number has the scale of all -> the reading with it behind each: `604 + 88.1 M = 692.1 M`."""

from collections.abc import Iterator
from dataclasses import replace

from docverify.claims.equation import Printing, Reading
from docverify.expression import Binary, Leaf, Node, leaves, replaced


def of_one_scale(reading: Reading) -> Iterator[Reading]:
    """The reading, if the numbers before the last have no scale of their own, and the result has the same."""
    if not _is_sum(reading.left):
        return
    printings = [leaf.value for leaf in leaves(reading.left) if isinstance(leaf.value, Printing)]
    result = reading.right.value if isinstance(reading.right, Leaf) else None
    if len(printings) < 2 or not isinstance(result, Printing):
        return
    *before, last = printings
    scale = last.quantity.measure
    if scale.factor == 1 or scale.factor != result.quantity.measure.factor or not all(p.quantity.bare for p in before):
        return

    def scaled(leaf: Leaf) -> Node:
        value = leaf.value
        if not isinstance(value, Printing) or value is last:
            return leaf
        return Leaf(replace(value, quantity=replace(value.quantity, measures=last.quantity.measures)))

    yield replace(reading, left=replaced(reading.left, scaled))


def _is_sum(node: Node) -> bool:
    """Whether numbers are only added and taken away."""
    match node:
        case Binary("+" | "-", left, Leaf()):
            return isinstance(left, Leaf) or _is_sum(left)
    return False
