"""Expression x options -> value: an interval in base units with its dimensions."""

from fractions import Fraction
from functools import lru_cache

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.dimensions import Dimensions, merged
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node, Unknown
from docverify.interval import Interval, OutOfRange, point
from docverify.judge.equations.intervals import computed_with, is_setting, operand_interval
from docverify.judge.equations.options import COUNTED, Options, Units, choice_name
from docverify.judge.equations.order import ordered
from docverify.named import NamedTuple


class Value(NamedTuple):
    """`interval` in base units; `free` if no operand has a unit, so that any unit may be meant."""

    interval: Interval
    dimensions: Dimensions = ()
    free: bool = True


class Uncomputable(Exception):
    """The expression holds an unknown or has no finite value."""


def evaluated(node: Node, options: Options, inside: bool = False) -> Value:
    """The value of an expression under the options; `inside` an operation, a number is one that was computed with."""
    try:
        return _evaluated(ordered(node, options.order), options, inside)
    except OutOfRange as error:
        raise Uncomputable(str(error)) from error


def _evaluated(node: Node, options: Options, inside: bool) -> Value:
    match node:
        case Leaf(Printing() as printing):
            return _leaf(printing.quantity, options, inside)
        case Constant(value, dimensions):
            return Value(point(value), dimensions, not dimensions)
        case Negative(operand):
            return negative(_evaluated(operand, options, inside))
        case Binary(operator, left, right):
            return combined(operator, _evaluated(left, options, True), _evaluated(right, options, True))
        case Call("length" | "first" | "last" as function, (Leaf(Printing() as printing),)):
            return Value(point(_of_range(function, printing.quantity)))
        case Call(function, arguments):
            return called(function, [_evaluated(argument, options, True) for argument in arguments])
    raise Uncomputable(node.text if isinstance(node, Unknown) else str(node))


def _of_range(function: str, quantity: Quantity) -> Fraction:
    """The first id of a range, its last, or how many it holds; a single id is a range of one."""
    first = quantity.printed.value
    last = first if quantity.upper is None else quantity.upper.value
    return {"first": first, "last": last, "length": last - first + 1}[function]


def negative(value: Value) -> Value:
    return Value(-value.interval, value.dimensions, value.free)


def combined(operator: str, left: Value, right: Value) -> Value:
    free = left.free and right.free
    match operator:
        case "*":
            return Value(left.interval * right.interval, merged(left.dimensions, right.dimensions), free)
        case "/":
            return Value(left.interval / right.interval.divisor, merged(left.dimensions, right.dimensions, -1), free)
        case "^":
            power = left.interval**right.interval
            exponent = int(right.interval.low)
            if left.dimensions and exponent != right.interval.high:
                raise Uncomputable("a root of a dimension")
            return Value(power, tuple((name, n * exponent) for name, n in left.dimensions if exponent), free)
    dimensions = left.dimensions or right.dimensions
    if left.dimensions != right.dimensions and not (left.free or right.free):
        raise Uncomputable("a sum of different dimensions")
    if left.dimensions != right.dimensions and not (left.interval.low == 0 or right.interval.low == 0):
        raise Uncomputable("a sum of a value with and one without unit")
    interval = left.interval + right.interval if operator == "+" else left.interval - right.interval
    return Value(interval, dimensions, free)


def called(function: str, values: list[Value]) -> Value:
    """Only a root changes the dimensions."""
    from docverify.judge.equations.functions import applied

    interval = applied(function, [value.interval for value in values])
    dimensions, free = values[0].dimensions, all(value.free for value in values)
    if function != "sqrt":
        return Value(interval, dimensions, free)
    if any(power % 2 for _, power in dimensions):
        raise Uncomputable("the root of an odd power")
    return Value(interval, tuple((name, power // 2) for name, power in dimensions), free)


@lru_cache(1024)  # each number is put into many trials
def _leaf(quantity: Quantity, options: Options, inside: bool) -> Value:
    measure = _measure(quantity, options)
    factor = factor_of(measure, options)
    if quantity.upper is not None and options.dash_subtracts:
        interval = point(quantity.printed.value - quantity.upper.value)
    elif options.nominal and quantity.upper is None:
        interval = point(quantity.printed.value)
    else:
        interval = operand_interval(quantity, measure)
        plain = quantity.hedge is Hedge.NONE and quantity.upper is None and quantity.spread is None
        if inside and plain and (quantity.printed.whole or (options.settings and is_setting(quantity))):
            interval = computed_with(interval, quantity.printed)
    dimensions = measure.unit.dimensions if options.units is Units.FULL else ()
    own = measure.unit.dimensions or measure.unit.rescales or quantity.percent or quantity.ratio
    free = not own or options.units is not Units.FULL
    return Value(interval.scaled(factor), dimensions, free)


def measure_of(printing: Printing, options: Options) -> Measure:
    """The measure of a quantity that the options choose."""
    return _measure(printing.quantity, options)


def _measure(quantity: Quantity, options: Options) -> Measure:
    measures = quantity.measures
    if not options.chosen:
        return measures[0]
    index = dict(options.chosen).get(choice_name(quantity), 0)
    return measures[min(index, len(measures) - 1)]


def factor_of(measure: Measure, options: Options) -> Fraction:
    """From the printed number to base units."""
    scale = measure.factor
    if options.binary_counts and measure.letter in COUNTED and not measure.unit.dimensions:
        scale = Fraction(1024) ** {"K": 1, "k": 1, "M": 2, "G": 3}[measure.letter]
    if options.units is Units.LABELS:
        return scale
    factor = measure.unit.factor
    if options.units is Units.PREFIXES:
        factor = measure.unit.prefix
    if options.binary or measure.unit.thousands <= options.binary_to:
        factor *= Fraction(1024, 1000) ** measure.unit.thousands
    return scale * factor
