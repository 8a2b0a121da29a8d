"""What a bracket explains -> the same without the time that only its unit names: `48 per day (24 h / 0.5 h)`.

And what is per a time before the quotient that is made of it.
"""

from collections.abc import Sequence

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.dimensions import in_money, merged
from docverify.expression import Binary, Leaf, Node, leaves
from docverify.patterns import Worded
from docverify.units import Unit

_POWER = "time"
_TIME, _RATE = ((_POWER, 1),), ((_POWER, -1),)
_IN = Worded(r"\d[^.;=\n]{0,16}\s{in_time}\s+$")
_AHEAD = 32  # characters


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


def taken_over(value: Printing | None, node: Node, text: str) -> bool:
    """`6M a day = 6,000,000 / 86,400 s`, `3 GB in 10 s = 3,000 MB / 10 s`: a rate, or the time that an amount takes,
    before the quotient that is made of it."""
    operands = [leaf.value for leaf in leaves(node)] if isinstance(node, Binary) and node.operator == "/" else []
    if value is None or not operands:
        return False
    first, last, own = operands[0], operands[-1], value.quantity
    if own.measure.unit.dimensions == _TIME and isinstance(last, Printing):
        start = own.start
        return last.amount == value.amount and _IN.search(text, max(start - _AHEAD, 0), start) is not None
    bare = isinstance(first, Printing) and first.quantity.bare and first.quantity.printed.value
    return own.measure.unit.dimensions == _RATE and bare == own.printed.value * own.measure.factor
