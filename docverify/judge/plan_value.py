"""What a name of a plan may stand for: a value, with where it comes from and how far its print is open."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from docverify.claims.equation import Printing
from docverify.claims.quantity import Hedge, Quantity
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node, replaced
from docverify.judge.plan_numbers import Said

BYTE = 8
_INFORMATION = (("information", 1),)
_ABOUT = 0.05
_BLOCKS, _SCALED = 0.35, 0.1  # what scales and parts in 16 bit take besides
_TWO_BYTES = 2


class Value(NamedTuple):
    """`rough` is the share that its print leaves open; `place` its block, section and offset."""

    amount: float
    node: Node
    rough: float = 0.0
    place: tuple[int, int, int] = (0, 0, 0)
    over: float = 0.0  # by what share more may be right, as scales are stored beside the values of a format
    under: float = 0.0  # or less, as not all that is taken may be told


ONE_OF_IT = Value(1.0, Constant(Fraction(1)))
NOTHING = Value(0.0, Constant(Fraction(0)))


def of_format(size: float, text: str) -> Value:
    """The bytes of one parameter in a format."""
    node = Constant(Fraction(str(size)) * BYTE, _INFORMATION, text.upper())
    return Value(size * BYTE, node, over=_BLOCKS if size < 1 else _SCALED if size < _TWO_BYTES else 0.0)


def named_constant(name: str, amount: float, text: str) -> Value:
    dimensions = (("operation", 1),) if name.endswith("_flops") else ()
    return Value(amount, Constant(Fraction(str(amount)), dimensions, text))


def printed(printing: Printing, amount: float, block: int, section: int) -> Value:
    return Value(amount, Leaf(_of_one_kind(printing)), rough(printing.quantity), (block, section, printing.span.start))


def _of_one_kind(printing: Printing) -> Printing:
    """The number as what it was taken for: `8B` of a model are no bytes."""
    quantity = printing.quantity
    meant = tuple(m for m in quantity.measures if m.unit.dimensions == quantity.measure.unit.dimensions)
    return printing if meant == quantity.measures else replace(printing, quantity=replace(quantity, measures=meant))


def distance(each: Value, claim: Said) -> tuple[bool, bool, int]:
    block, section, at = each.place
    return block != claim.block, section != claim.section, abs(at - claim.printing.span.start)


def rough(quantity: Quantity) -> float:
    """The share of a value that its print leaves open."""
    number = quantity.printed
    if not number.value:
        return 0.0
    counted = number.whole and quantity.measure.factor == 1 and not quantity.measure.unit.dimensions
    width = 0.0 if counted else float(number.ulp / abs(number.value)) / 2
    return width + (_ABOUT if quantity.hedge is Hedge.ABOUT else 0.0)


def total(values: tuple[Value, ...]) -> Value:
    first, *rest = values
    for each in rest:
        first = Value(first.amount + each.amount, Binary("+", first.node, each.node), first.rough + each.rough)
    return first


def computed(node: Node, bound: Mapping[str, Value]) -> Value | None:
    """The value of an expression over what its names stand for; None if there is none above nothing."""
    try:
        amount = _amount(node, bound)
    except (ZeroDivisionError, OverflowError):
        return None
    if isinstance(amount, complex) or amount <= 0:
        return None
    used = bound.values()
    return Value(
        amount,
        _node(node, bound),
        sum(each.rough for each in used),
        over=max((each.over for each in used), default=0.0),
        under=max((each.under for each in used), default=0.0),
    )


def _node(node: Node, bound: Mapping[str, Value]) -> Node:
    """The expression over what was chosen; nothing is divided by one, nor is nothing taken away."""
    match node:
        case Binary("/", left, Leaf(name)) if bound[str(name)] is ONE_OF_IT:
            return _node(left, bound)
        case Binary("-", left, Leaf(name)) if bound[str(name)] is NOTHING:
            return _node(left, bound)
        case Binary(operator, left, right):
            return Binary(operator, _node(left, bound), _node(right, bound))
    return replaced(node, lambda leaf: bound[str(leaf.value)].node)


def _amount(node: Node, bound: Mapping[str, Value]) -> float:
    match node:
        case Leaf(name):
            return bound[str(name)].amount
        case Constant(value):
            return float(value)
        case Negative(operand):
            return -_amount(operand, bound)
        case Binary(operator, left, right):
            return _combined(operator, _amount(left, bound), _amount(right, bound))
        case Call("ceil" | "floor" as function, (argument,)):
            return float((ceil if function == "ceil" else floor)(_amount(argument, bound)))
    raise ZeroDivisionError


def _combined(operator: str, left: float, right: float) -> float:
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
    return float(left**right)
