"""What a bracket explains -> the same without the time that only its unit names: `48 per day (24 h / 0.5 h)`."""

from collections.abc import Sequence

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.dimensions import in_money, merged
from docverify.expression import Binary, Leaf, Node
from docverify.units import Unit

_POWER = "time"
_TIME = ((_POWER, 1),)


def untimed(value: Printing, sides: Sequence[Node]) -> Printing:
    """The value itself if it is no rate of things or money, or if an expression comes to a rate."""
    unit = value.quantity.measure.unit
    rest = merged(unit.dimensions, _TIME)
    if (_POWER, -1) not in unit.dimensions or (rest and not in_money(rest)) or any(map(_power, sides)):
        return value
    measure = replace(value.quantity.measure, unit=Unit(unit.prefix, rest, unit.nouns, 0, unit.prefix))
    return replace(value, quantity=replace(value.quantity, measures=(measure,)))


def _power(node: Node) -> int:
    """The power of time that products and quotients come to."""
    if isinstance(node, Binary):
        left, right = _power(node.left), _power(node.right)
        return left + right if node.operator == "*" else left - right if node.operator == "/" else left
    unit = node.value.quantity.measure.unit if isinstance(node, Leaf) and isinstance(node.value, Printing) else None
    return dict(unit.dimensions).get(_POWER, 0) if unit is not None else 0
