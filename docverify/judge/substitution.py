"""An expression as a function of one of its operands: what else stands in it is evaluated once, whatever is tried."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from docverify.claims.equation import Printing
from docverify.expression import Binary, Call, Leaf, Negative, Node
from docverify.interval import OutOfRange
from docverify.judge.evaluate import Uncomputable, Value, called, combined, evaluated, negative
from docverify.judge.options import Options
from docverify.judge.order import ordered
from docverify.source import Span

Side: TypeAlias = Value | Callable[[Printing], Value]  # a value, if the operand does not stand in it
_Join: TypeAlias = Callable[[Sequence[Value]], Value]
_OF_RANGES = ("length", "first", "last")  # functions of what is printed, not of its value


def opened(node: Node, operand: Span, options: Options) -> Side:
    """Raises Uncomputable if it cannot be computed whatever the operand is."""
    try:
        return _opened(ordered(node, options.order), operand, options, False)
    except OutOfRange as error:
        raise Uncomputable(str(error)) from error


def closed(side: Side, printing: Printing) -> Value:
    """The value of a side with this operand. Raises Uncomputable."""
    try:
        return side if isinstance(side, Value) else side(printing)
    except OutOfRange as error:
        raise Uncomputable(str(error)) from error


def _opened(node: Node, operand: Span, options: Options, inside: bool) -> Side:
    match node:
        case Leaf(Printing() as printing) if printing.span == operand:
            return lambda other: evaluated(Leaf(other), options, inside)
        case Call(function, (Leaf(Printing() as printing),)) if function in _OF_RANGES and printing.span == operand:
            return lambda other: evaluated(Call(function, (Leaf(other),)), options, inside)
        case Negative(inner):
            return _joined([_opened(inner, operand, options, inside)], lambda values: negative(values[0]))
        case Binary(operator, left, right):
            sides = [_opened(each, operand, options, True) for each in (left, right)]
            return _joined(sides, lambda values: combined(operator, *values))
        case Call(function, arguments) if function not in _OF_RANGES:
            sides = [_opened(each, operand, options, True) for each in arguments]
            return _joined(sides, lambda values: called(function, values))
    return evaluated(node, options, inside)


def _joined(sides: Sequence[Side], join: _Join) -> Side:
    values = [side for side in sides if isinstance(side, Value)]
    if len(values) == len(sides):
        return join(values)
    return lambda other: join([side if isinstance(side, Value) else side(other) for side in sides])
