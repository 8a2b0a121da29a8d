"""A printed ratio, percentage or difference and two values -> the ways in which it may compare them."""

from collections.abc import Callable
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.claims.tables.cells import Operand, Value
from docverify.claims.tables.table_words import terms
from docverify.classes import dataclass, replace
from docverify.expression import Binary, Node
from docverify.units import ONE

_POINTS = (("points", 1),)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two values are compared: an expression of them, and the same on plain numbers."""

    name: str
    node: Callable[[Operand, Operand], Node]
    number: Callable[[Fraction, Fraction], Fraction]
    text: str  # with {a} and {b} for the values


def _over(top: Node, bottom: Node) -> Node:
    return Binary("/", top, bottom, True)


def _gap(a: Operand, b: Operand) -> Node:
    """The distance of the two values."""
    low, high = (a, b) if a.number <= b.number else (b, a)
    return Binary("-", high.node, low.node, True)


RATIO = Comparison("b to a", lambda a, b: _over(b.node, a.node), lambda a, b: b / a, "{b} ÷ {a}")
INVERSE = Comparison("a to b", lambda a, b: _over(a.node, b.node), lambda a, b: a / b, "{a} ÷ {b}")
CHANGE = Comparison(
    "change of a", lambda a, b: _over(_gap(a, b), a.node), lambda a, b: abs(b - a) / a, "the change from {a} to {b}"
)
RATE = Comparison(
    "change of b", lambda a, b: _over(_gap(a, b), b.node), lambda a, b: abs(b - a) / b, "the change from {b} to {a}"
)
DIFFERENCE = Comparison("difference", _gap, lambda a, b: abs(b - a), "the difference of {a} and {b}")


def possible(
    stated: Value, a: Operand, b: Operand, ratio_header: bool, change_header: bool, falls: bool = False
) -> tuple[Comparison, ...]:
    """The comparisons of a and b that the printed value may mean, the plainest first; what falls, falls from a."""
    quantity = stated.quantity
    if not a.number or not b.number:
        return ()
    if a.number * b.number < 0 and (quantity.percent or quantity.ratio or quantity.bare):
        return ()  # a loss is no multiple of a gain
    if quantity.percent:
        found: tuple[Comparison, ...] = (
            (CHANGE,)
            if falls and b.number < a.number
            else (CHANGE, RATE)
            if change_header or not ratio_header
            else (RATIO, INVERSE, CHANGE, RATE)
        )
        return (*found, DIFFERENCE) if _is_percent(a) and _is_percent(b) else found
    if quantity.ratio or (quantity.bare and ratio_header):
        more = bool(terms("adding") & set(stated.after)) or change_header
        return (RATIO, INVERSE, CHANGE, RATE) if more else (RATIO, INVERSE)
    if stated.dimensions == a.nature == b.nature and (change_header or not quantity.bare):
        return (DIFFERENCE,)
    return (DIFFERENCE,) if _in_points(quantity) and _is_percent(a) and _is_percent(b) else ()


def of_points(stated: Value) -> Value:
    """Points are hundredths, as the shares are of which they are the difference."""
    quantity = stated.quantity
    if not _in_points(quantity):
        return stated
    shares = replace(quantity, measures=(Measure(Fraction(1, 100), ONE),), percent=True)
    return replace(stated, printing=Printing(shares, stated.printing.flow))


def _in_points(quantity: Quantity) -> bool:
    return quantity.measure.unit.dimensions == _POINTS


def _is_percent(operand: Operand) -> bool:
    return operand.nature == "share" or (isinstance(operand.nature, tuple) and bool(operand.nature[1]))
