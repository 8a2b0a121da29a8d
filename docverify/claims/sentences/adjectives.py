"""A number ahead of a computation -> whether it only tells which thing the computation is of."""

from docverify.claims.equation import Printing
from docverify.claims.sentences.chains import Side
from docverify.expression import leaves, operations

_DATA = (("information", 1),)
_WIDEST = 32  # bits of a number


def adjective(side: Side, other: Side) -> bool:
    """`30-day keep ≈ 12 × 30 ≈ 360 GB`, `70B @ 4 bit = 35 GB + 3 GB`."""
    quantity = side.single.quantity if side.single is not None else None
    if quantity is None:
        return False
    width = quantity.measure.unit.dimensions == _DATA and quantity.measure.unit.factor == 1
    if width and quantity.printed.value <= _WIDEST and operations(other.node):
        told = [leaf.value.quantity.measure.unit for leaf in leaves(other.node) if isinstance(leaf.value, Printing)]
        return any(unit.dimensions == _DATA and unit.factor > 1 for unit in told)
    return quantity.unit_text.startswith("-") and bool(quantity.words)


def names_model(side: Side) -> bool:
    """`405B (4-bit) = 203 GB + 20 GB = 223 GB`."""
    quantity = side.single.quantity if side.single is not None else None
    return quantity is not None and quantity.unit_text == "B" and not quantity.measure.unit.dimensions
