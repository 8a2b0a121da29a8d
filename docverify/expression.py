"""Expressions: what an equation's side says, over leaves that are printed quantities (claims) or names (rules)."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from docverify.classes import dataclass


@dataclass(frozen=True, slots=True)
class Leaf:
    """A quantity of a document, or the name of one in a rule."""

    value: object


@dataclass(frozen=True, slots=True)
class Constant:
    """A number of a rule's equation; one with dimensions, like a year, has a name."""

    value: Fraction
    dimensions: tuple[tuple[str, int], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """A symbol or word without a value; what holds it cannot be computed."""

    text: str


@dataclass(frozen=True, slots=True)
class Negative:
    operand: "Node"


@dataclass(frozen=True, slots=True)
class Binary:
    """`operator` is one of + - * / ^; `bracketed` if the author put the operation in brackets."""

    operator: str
    left: "Node"
    right: "Node"
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Call:
    """A function of a rule's equation: min, max, ceil, floor, abs, sqrt."""

    function: str
    arguments: tuple["Node", ...]


Node = Leaf | Constant | Unknown | Negative | Binary | Call


def leaves(node: Node) -> Iterator[Leaf]:
    """The leaves from left to right."""
    waiting = [node]
    while waiting:
        match waiting.pop():
            case Leaf() as leaf:
                yield leaf
            case Negative(operand):
                waiting.append(operand)
            case Binary(_, left, right):
                waiting += (right, left)
            case Call(_, arguments):
                waiting += reversed(arguments)


def known(node: Node) -> bool:
    """Whether nothing in the expression is unknown."""
    match node:
        case Unknown():
            return False
        case Negative(operand):
            return known(operand)
        case Binary(_, left, right):
            return known(left) and known(right)
        case Call(_, arguments):
            return all(map(known, arguments))
    return True


def operations(node: Node) -> int:
    """How many operations the expression holds."""
    match node:
        case Negative(operand):
            return operations(operand)
        case Binary(_, left, right):
            return 1 + operations(left) + operations(right)
        case Call(_, arguments):
            return 1 + sum(map(operations, arguments))
    return 0


def replaced(node: Node, replace: Callable[[Leaf], Node]) -> Node:
    """The expression with every leaf replaced."""
    match node:
        case Leaf():
            return replace(node)
        case Negative(operand):
            return Negative(replaced(operand, replace))
        case Binary(operator, left, right, bracketed):
            return Binary(operator, replaced(left, replace), replaced(right, replace), bracketed)
        case Call(function, arguments):
            return Call(function, tuple(replaced(argument, replace) for argument in arguments))
    return node
