"""A product of counts, the amount of memory it is said to take -> the product in bytes of the format that it names."""

from docverify.claims.equation import Printing
from docverify.claims.numbers.formats import bytes_of
from docverify.expression import Binary, Constant, Leaf, Node, leaves

_MEMORY = (("information", 1),)


def in_format(node: Node, result: Printing | None) -> Node:
    """`1M × 768 float32 ≈ 3 GB`: each value takes four bytes; elsewhere the node."""
    if result is None or result.quantity.measure.unit.dimensions != _MEMORY or not _is_product(node):
        return node
    counts = [leaf.value.quantity for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    if any(each.measure.unit.dimensions for each in counts):
        return node
    sizes = [size for each in counts for word in each.words[:1] if (size := bytes_of(word)) is not None]
    return Binary("*", node, Constant(sizes[0] * 8, _MEMORY, f"{sizes[0]} bytes")) if len(sizes) == 1 else node


def _is_product(node: Node) -> bool:
    if isinstance(node, Binary):
        return node.operator == "*" and _is_product(node.left) and _is_product(node.right)
    return isinstance(node, Leaf)
