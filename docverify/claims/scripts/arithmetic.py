"""A Python expression x values of names -> what it comes to, exactly, and the numbers in it."""

import ast
from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor, sqrt

_LARGEST = 10**30
_FINEST = 10**400  # the largest denominator: a power of a small number has as many digits as one of a large one
_MOST_POWER = 64
_HALF = Fraction(1, 2)
_FUNCTIONS: dict[str, Callable[..., Fraction | int | float]] = {
    "int": int, "float": Fraction, "round": round, "ceil": ceil, "floor": floor, "min": min, "max": max, "abs": abs,
    "sqrt": sqrt,
}  # fmt: skip


def computed(code: str, values: Mapping[str, Fraction]) -> tuple[Fraction, frozenset[Fraction]] | None:
    """None where anything in it has no value; what is no computation has no operands."""
    seen: set[Fraction] = set()
    try:
        node = ast.parse(code, mode="eval").body
        result = _value(node, values, seen)
    except (SyntaxError, TypeError, ValueError, ZeroDivisionError, RecursionError, MemoryError):
        return None
    return result, frozenset(() if isinstance(node, ast.Constant | ast.Name) else seen)


def _value(node: ast.expr, values: Mapping[str, Fraction], seen: set[Fraction]) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            found = Fraction(str(number))
            seen.add(found)
        case ast.Name(id=name) if name in values:
            found = values[name]
            seen.add(found)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            found = -_value(operand, values, seen)
        case ast.BinOp(left=left, op=operator, right=right):
            found = _combined(_value(left, values, seen), operator, _value(right, values, seen))
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=given, keywords=[]) if name in _FUNCTIONS:
            found = Fraction(_FUNCTIONS[name](*(_value(each, values, seen) for each in given)))
        case _:
            raise ValueError
    if abs(found) > _LARGEST or found.denominator > _FINEST:
        raise ValueError
    return found


def _combined(left: Fraction, operator: ast.operator, right: Fraction) -> Fraction:
    match operator:
        case ast.Add():
            return left + right
        case ast.Sub():
            return left - right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
        case ast.FloorDiv():
            return Fraction(left // right)
        case ast.Mod():
            return left % right
        case ast.Pow() if right.denominator == 1 and abs(right) <= _MOST_POWER and abs(left) <= _LARGEST:
            return left ** int(right)
        case ast.Pow() if right == _HALF and 0 <= left <= _LARGEST:
            return Fraction(sqrt(left))
    raise ValueError
