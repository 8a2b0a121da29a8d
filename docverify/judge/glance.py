"""A reading of an equation -> whether it could hold with another number for an operand, at a glance: in floating point.

What a glance rules out does not hold, and most is ruled out; what it lets pass has to be computed. Every end is widened
by more than floating point can lose, and a print by more than any habit of rounding grants.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.quantity import Hedge
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node
from docverify.interval import Interval
from docverify.judge.evaluate import (
    Uncomputable,
    Value,
    called,
    combined,
    evaluated,
    factor_of,
    hedge_width,
    measure_of,
    negative,
    operand_interval,
)  # fmt: skip
from docverify.judge.options import Options
from docverify.judge.order import ordered
from docverify.judge.outcome import Outcome
from docverify.judge.scales import scales
from docverify.source import Span

_LOST = 1e-9
_ABOUT = 0.06  # a share that `~` grants, and more
_WRITTEN_OUT = (1.0, 100.0)  # scales of percentages, which depend on the operands
_PLAIN = ("+", "-", "*", "/", "min", "max", "abs")
_Side: TypeAlias = Value | Callable[[Value], Value]  # a value, if the operand does not stand in it


class View(NamedTuple):
    """A reading, its sides and the factors that bring the one into the unit of the other; none: it is computed."""

    reading: Reading
    options: Options
    computed: Node
    stated: Node | Value
    scales: tuple[float, ...] = ()
    more: float = 0.0  # share of a value that is granted

    def test(self, operand: Printing) -> Callable[[Fraction, Fraction], bool]:
        """Whether the reading may hold with this number, printed to this precision, in place of the operand's."""
        if not self.scales or operand.quantity.hedge is not Hedge.NONE or operand.quantity.spread is not None:
            return _unknown
        try:
            return self._test(operand)
        except (Uncomputable, ArithmeticError):  # no floating point is that large or that small
            return _unknown

    def _test(self, operand: Printing) -> Callable[[Fraction, Fraction], bool]:
        factor = float(factor_of(measure_of(operand, self.options), self.options))
        unit = evaluated(Leaf(operand), self.options)
        sides = [
            side if isinstance(side, Value) else _opened(side, operand.span, self.options)
            for side in (self.computed, self.stated)
        ]

        def may_hold(value: Fraction, ulp: Fraction) -> bool:
            try:
                low, high = sorted((float(value - ulp / 2) * factor, float(value + ulp / 2) * factor))
                number = _widened(low, high, unit)
                computed, stated = (side if isinstance(side, Value) else side(number) for side in sides)
            except (Uncomputable, ArithmeticError):
                return True
            return self._meet(computed.interval, float(stated.interval.low), float(stated.interval.high))

        return may_hold

    def _meet(self, computed: Interval, low: float, high: float) -> bool:
        low, high = low - abs(low) * self.more, high + abs(high) * self.more
        # Not "both are in order": what is no number, as infinity less infinity, is not out of order either.
        return any(not (computed.low * each > high or low > computed.high * each) for each in self.scales)


def _unknown(value: Fraction, ulp: Fraction) -> bool:
    return True


def view(equation: Equation, reading: Reading, options: Options) -> View:
    """Glanced at are equalities of plain arithmetic."""
    blind = View(reading, options, reading.left, reading.right)
    try:
        now = Outcome(equation, reading, options)
        computed = ordered(now.computed_node, options.order)
        other = reading.right if now.computed_node is reading.left else reading.left
        stated: Node | Value = ordered(other, options.order)
        if reading.relation not in ("=", "~") or not (_plain(computed) and _plain(other)):
            return blind
        factor = Fraction(1)
        if equation.result is not None:
            factor = factor_of(measure_of(equation.result, options), options)
            stated = _granted(equation.result, options, now.stated)
        factors = [float(each) for each in scales(now, factor)]
    except (Uncomputable, OverflowError):
        return blind
    more = _LOST + 2 * float(equation.tolerance) + (_ABOUT if reading.relation == "~" else 0)
    return View(reading, options, computed, stated, (*factors, *_WRITTEN_OUT), more)


def _granted(result: Printing, options: Options, unit: Value) -> Value:
    """The widest that a print is taken to stand for, in its unit."""
    number = result.quantity.printed
    printed = operand_interval(result.quantity, measure_of(result, options))
    value, width = float(number.value), float(max(number.ulp, hedge_width(number)))
    return _widened(min(float(printed.low), value - width), max(float(printed.high), value + width), unit)


def _plain(node: Node) -> bool:
    match node:
        case Negative(operand):
            return _plain(operand)
        case Binary(operator, left, right):
            return operator in _PLAIN and _plain(left) and _plain(right)
        case Call(function, arguments):
            return function in _PLAIN and all(map(_plain, arguments))
    return isinstance(node, Leaf | Constant)


def _opened(node: Node, operand: Span, options: Options, inside: bool = False) -> _Side:
    """An expression as a function of an operand; what else stands in it is evaluated once."""
    match node:
        case Leaf(Printing() as printing) if printing.span == operand:
            return lambda value: value
        case Negative(inner):
            return _joined([_opened(inner, operand, options, inside)], lambda values: negative(values[0]))
        case Binary(operator, left, right):
            sides = [_opened(each, operand, options, True) for each in (left, right)]
            return _joined(sides, lambda values: combined(operator, *values))
        case Call(function, arguments):
            sides = [_opened(each, operand, options, True) for each in arguments]
            return _joined(sides, lambda values: called(function, values))
    value = evaluated(node, options, inside)
    return _widened(float(value.interval.low), float(value.interval.high), value)


def _joined(sides: Sequence[_Side], join: Callable[[list[Value]], Value]) -> _Side:
    values = [side for side in sides if isinstance(side, Value)]
    if len(values) == len(sides):
        return join(values)
    return lambda value: join([side if isinstance(side, Value) else side(value) for side in sides])


def _widened(low: float, high: float, unit: Value) -> Value:
    return Value(Interval(low - abs(low) * _LOST, high + abs(high) * _LOST), unit.dimensions, unit.free)
