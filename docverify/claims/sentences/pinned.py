"""Computation x the numbers before it -> the same with exact bytes: `49,152 bytes = 48 KB; 128 × 48 KB`."""

from collections.abc import Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.document.model import Flow
from docverify.expression import Leaf, Node, leaves, replaced

_DATA = (("information", 1),)
_FEWEST = 2
_BINARY = frozenset(1024**power for power in (1, 2, 3, 4))


def exact_bytes(node: Node, start: int, flow: Flow, items: Sequence[Item]) -> Node:
    """The node itself where nothing before it says how many bytes an operand has in powers of 1024."""
    before = [i.quantity for i in items if i.end <= start and i.quantity is not None and _is_data(i.quantity)]
    if len(before) < _FEWEST:
        return node
    exact = {}
    for leaf in leaves(node):
        if isinstance(leaf.value, Printing) and _is_data(leaf.value.quantity):
            found = next((each for each in before if _says_exactly(each, leaf.value.quantity, before)), None)
            if found is not None:
                exact[id(leaf)] = Leaf(Printing(found, flow))
    return replaced(node, lambda leaf: exact.get(id(leaf), leaf)) if exact else node


def _is_data(quantity: Quantity) -> bool:
    return quantity.measure.unit.dimensions == _DATA


def _says_exactly(exact: Quantity, rounded: Quantity, before: Sequence[Quantity]) -> bool:
    """Whether it is as many bytes, and the rounded number stands before the computation as well."""
    if not rounded.printed.value or exact.measure.unit.factor * exact.measure.factor >= rounded.measure.unit.factor:
        return False
    said = any(q.printed.value == rounded.printed.value and q.unit_text == rounded.unit_text for q in before)
    return said and exact.printed.value / rounded.printed.value in _BINARY
