"""A reading of an equation -> whether it could hold with another number for an operand, at a glance: in floating point.

What a glance rules out does not hold, and most is ruled out; what it lets pass has to be computed. Every end is widened
by more than floating point can lose, and a print by more than any habit of rounding grants. Units are left aside: only
numbers change.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import TypeAlias

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node
from docverify.judge.equations.evaluate import Uncomputable, evaluated, factor_of, measure_of
from docverify.judge.equations.intervals import hedge_width, operand_interval
from docverify.judge.equations.options import Options
from docverify.judge.equations.order import ordered
from docverify.judge.equations.outcome import Outcome
from docverify.judge.equations.scales import scales
from docverify.named import NamedTuple
from docverify.source import Span

_LOST = 1e-9
_ABOUT = 0.06  # a share that `~` grants, and more
_WRITTEN_OUT = (1.0, 100.0)  # scales of percentages, which depend on the operands
_Ends: TypeAlias = tuple[float, float]
_Side: TypeAlias = _Ends | Callable[[_Ends], _Ends]  # its ends, if the operand does not stand in it


class View(NamedTuple):
    """A reading, its sides and the factors that bring the one into the unit of the other; none: it is computed."""

    reading: Reading
    options: Options
    computed: Node
    stated: Node | _Ends
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
        computed, stated = (
            side if isinstance(side, tuple) else _opened(side, operand.span, self.options)
            for side in (self.computed, self.stated)
        )

        def may_hold(value: Fraction, ulp: Fraction) -> bool:
            try:
                middle, half = float(value), float(ulp) / 2
                number = _widened(*sorted(((middle - half) * factor, (middle + half) * factor)))
                return self._meet(
                    computed if isinstance(computed, tuple) else computed(number),
                    *(stated if isinstance(stated, tuple) else stated(number)),
                )
            except ArithmeticError:
                return True

        return may_hold

    def _meet(self, computed: _Ends, low: float, high: float) -> bool:
        low, high = low - abs(low) * self.more, high + abs(high) * self.more
        # Not "both are in order": what is no number, as infinity less infinity, is not out of order either.
        lowest, highest = computed
        return any(not (lowest * each > high or low > highest * each) for each in self.scales)


def _unknown(value: Fraction, ulp: Fraction) -> bool:
    return True


def view(equation: Equation, reading: Reading, options: Options) -> View:
    """Glanced at are equalities of plain arithmetic."""
    blind = View(reading, options, reading.left, reading.right)
    try:
        now = Outcome(equation, reading, options)
        computed = ordered(now.computed_node, options.order)
        other = reading.right if now.computed_node is reading.left else reading.left
        stated: Node | _Ends = ordered(other, options.order)
        if reading.relation not in ("=", "~") or not (_plain(computed) and _plain(other)):
            return blind
        factor = Fraction(1)
        if equation.result is not None:
            factor = factor_of(measure_of(equation.result, options), options)
            stated = _granted(equation.result, options)
        factors = [float(each) for each in scales(now, factor)]
    except (Uncomputable, OverflowError):
        return blind
    more = _LOST + 2 * float(equation.tolerance) + (_ABOUT if reading.relation == "~" else 0)
    return View(reading, options, computed, stated, (*factors, *_WRITTEN_OUT), more)


def _granted(result: Printing, options: Options) -> _Ends:
    """The widest that a print is taken to stand for."""
    number = result.quantity.printed
    printed = operand_interval(result.quantity, measure_of(result, options))
    value, width = float(number.value), float(max(number.ulp, hedge_width(number)))
    return _widened(min(float(printed.low), value - width), max(float(printed.high), value + width))


def _plain(node: Node) -> bool:
    match node:
        case Negative(operand):
            return _plain(operand)
        case Binary(operator, left, right):
            return operator in _OPERATIONS and _plain(left) and _plain(right)
        case Call(function, arguments):
            return function in _OPERATIONS and all(map(_plain, arguments))
    return isinstance(node, Leaf | Constant)


def _opened(node: Node, operand: Span, options: Options, inside: bool = False) -> _Side:
    """An expression as a function of an operand; what else stands in it is evaluated once."""
    match node:
        case Leaf(Printing() as printing) if printing.span == operand:
            return lambda ends: ends
        case Negative(inner):
            return _joined([_opened(inner, operand, options, inside)], _negative)
        case Binary(operator, left, right):
            return _joined([_opened(each, operand, options, True) for each in (left, right)], _OPERATIONS[operator])
        case Call(function, arguments):
            return _joined([_opened(each, operand, options, True) for each in arguments], _OPERATIONS[function])
    interval = evaluated(node, options, inside).interval
    return _widened(float(interval.low), float(interval.high))


def _joined(sides: Sequence[_Side], operation: Callable[..., _Ends]) -> _Side:
    if all(isinstance(side, tuple) for side in sides):
        return operation(*sides)
    return lambda ends: operation(*[side if isinstance(side, tuple) else side(ends) for side in sides])


def _widened(low: float, high: float) -> _Ends:
    return low - abs(low) * _LOST, high + abs(high) * _LOST


def _negative(ends: _Ends) -> _Ends:
    return -ends[1], -ends[0]


def _product(left: _Ends, right: _Ends) -> _Ends:
    if left[0] > 0 and right[0] > 0:
        return left[0] * right[0], left[1] * right[1]
    ends = [a * b if a and b else 0.0 for a in left for b in right]
    return min(ends), max(ends)


def _quotient(left: _Ends, right: _Ends) -> _Ends:
    if right[0] <= 0 <= right[1]:
        raise ZeroDivisionError
    return _product(left, (1 / right[1], 1 / right[0]))


def _absolute(ends: _Ends) -> _Ends:
    low, high = sorted(map(abs, ends))
    return 0.0 if ends[0] <= 0 <= ends[1] else low, high


_OPERATIONS: dict[str, Callable[..., _Ends]] = {
    "+": lambda left, right: (left[0] + right[0], left[1] + right[1]),
    "-": lambda left, right: (left[0] - right[1], left[1] - right[0]),
    "*": _product,
    "/": _quotient,
    "min": lambda *sides: (min(low for low, _ in sides), min(high for _, high in sides)),
    "max": lambda *sides: (max(low for low, _ in sides), max(high for _, high in sides)),
    "abs": _absolute,
}
