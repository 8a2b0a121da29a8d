"""Expression -> a function of the amounts that its names stand for, as it is tried with very many of them."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, floor
from operator import add, itemgetter, mul, pow, sub, truediv

from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node

Amounts = Sequence[float]
Amount = Callable[[Amounts], float]
_OPERATORS: Mapping[str, Callable[[float, float], float]] = {"+": add, "-": sub, "*": mul, "/": truediv}


def amount_of(node: Node, names: Sequence[str]) -> Amount:
    """What the expression comes to; the amounts are in the order of the names. Where there is none, it divides by 0."""
    match node:
        case Leaf(name):
            return itemgetter(names.index(str(name)))
        case Constant(value):
            return _always(float(value))
        case Negative(operand):
            return _negative(amount_of(operand, names))
        case Binary(operator, left, right):
            return _combined(_OPERATORS.get(operator, pow), amount_of(left, names), amount_of(right, names))
        case Call("ceil" | "floor" as function, (argument,)):
            return _rounded(ceil if function == "ceil" else floor, amount_of(argument, names))
    return _impossible


def _always(value: float) -> Amount:
    return lambda _: value


def _negative(operand: Amount) -> Amount:
    return lambda amounts: -operand(amounts)


def _combined(operation: Callable[[float, float], float], left: Amount, right: Amount) -> Amount:
    return lambda amounts: operation(left(amounts), right(amounts))


def _rounded(function: Callable[[float], int], argument: Amount) -> Amount:
    return lambda amounts: float(function(argument(amounts)))


def _impossible(amounts: Amounts) -> float:
    raise ZeroDivisionError
