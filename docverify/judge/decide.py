"""Equation -> judgement: the first reading that holds, or what follows instead of what is printed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.quantity import Hedge, Quantity
from docverify.expression import Binary, Leaf, Node, leaves
from docverify.findings import Verdict
from docverify.interval import Interval
from docverify.judge.by_hand import NAME as BY_HAND
from docverify.judge.by_hand import by_calendar, conversions
from docverify.judge.evaluate import Uncomputable, Value, evaluated, factor_of, measure_of
from docverify.judge.options import Options, Units, trials
from docverify.judge.stated import stands_for
from docverify.units import unit

_BYTE = Fraction(8)
_FARTHEST = Fraction(10) ** 300
_FEW = 12  # options to try for a conversion by hand


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on an equation. `expected` is in the unit of the printed result."""

    equation: Equation
    verdict: Verdict
    reading: str = ""  # what has to be granted, or why it was not judged
    expected: Interval | None = None
    options: Options = Options()
    tried: tuple[str, ...] = ()
    left: Value | None = None
    right: Value | None = None


def decide(equation: Equation) -> Judgement:
    """Tries the readings from the plainest on; contradicted only if none holds."""
    outcomes: list[_Outcome] = []
    tried: dict[str, None] = {}
    reason = "no common unit"
    for reading, options in _trials(equation):
        try:
            outcome = _Outcome(equation, reading, options)
        except Uncomputable as error:
            reason = f"not computable: {error}"
            continue
        granted = outcome.holds()
        if granted is not None:
            return outcome.judgement(granted)
        tried.update(dict.fromkeys(outcome.names))
        outcomes.append(outcome)
    comparable = [outcome for outcome in outcomes if outcome.comparable]
    if not comparable:
        return Judgement(equation, Verdict.NOT_JUDGED, reason)
    return replace(_plainest(comparable).contradiction(), tried=tuple(tried))


def _plainest(outcomes: list["_Outcome"]) -> "_Outcome":
    """The outcome to tell of: the first that gives both sides one dimension, or a conversion by hand that comes closer."""
    plain = next((outcome for outcome in outcomes if outcome.fitting), outcomes[0])
    by_hand = [
        outcome for outcome in outcomes if outcome.by_hand and not outcome.options.binary
    ]
    return min([plain, *by_hand], key=_Outcome.distance)


def _trials(equation: Equation) -> Iterator[tuple[Reading, Options]]:
    for reading in equation.readings:
        for options in trials(reading.left, reading.right):
            yield reading, options
    if _shares_unit(equation):
        yield equation.readings[0], Options(units=Units.LABELS)
    if equation.form == "chain":
        for reading in equation.readings:
            for converted in conversions(reading):
                yield from ((converted, options) for options in islice(trials(reading.left, reading.right), _FEW))
            if by_calendar(reading) or _different(reading):
                yield reading, Options(units=Units.PREFIXES)
                yield reading, Options(units=Units.PREFIXES, binary=True)
                yield reading, Options(units=Units.LABELS)


def _shares_unit(equation: Equation) -> bool:
    """`62/80 GB (77.5%)`: the unit behind a quotient stands for both of its numbers."""
    result, node = equation.result, equation.readings[0].left
    if (
        result is None
        or not (result.quantity.percent or result.quantity.ratio)
        or equation.form not in ("gloss", "value")
    ):
        return False
    sides = [leaf.value for leaf in leaves(node)]
    divides = isinstance(node, Binary) and node.operator == "/" and len(sides) == 2
    return divides and isinstance(sides[0], Printing) and sides[0].quantity.bare


def _different(reading: Reading) -> bool:
    """Whether units may be labels: the dimensions differ though both sides have units."""
    try:
        left, right = evaluated(reading.left, Options()), evaluated(reading.right, Options())
    except Uncomputable:
        return True
    return left.dimensions != right.dimensions and not (left.free or right.free)


class _Outcome:
    """Both sides under one reading and one set of options."""

    def __init__(self, equation: Equation, reading: Reading, options: Options) -> None:
        self.equation, self.reading, self.options = equation, reading, options
        self.left = evaluated(reading.left, options)
        self.right = evaluated(reading.right, options)
        self.result = self._result(reading.right) or self._result(reading.left)
        flipped = self.result is not None and self._result(reading.right) is None
        self.computed, self.stated = (self.right, self.left) if flipped else (self.left, self.right)
        self.computed_node = reading.right if flipped else reading.left

    def _result(self, node: Node) -> Printing | None:
        value = node.value if isinstance(node, Leaf) else None
        return value if isinstance(value, Printing) and value is self.equation.result else None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in (self.reading.name, *self.options.names) if name)

    @property
    def by_hand(self) -> bool:
        """Whether factors of the equation convert units of one kind into another."""
        if self.reading.name != BY_HAND:
            return self.options.units is not Units.FULL
        operands = [leaf.value for leaf in leaves(self.computed_node)]
        units = [operand.quantity.measure.unit for operand in operands if isinstance(operand, Printing)]
        return self.result is not None and self.result.quantity.measure.unit not in units

    @property
    def fitting(self) -> bool:
        """Whether nothing has to be assumed about units."""
        return self.computed.dimensions == self.stated.dimensions or self.computed.free

    @property
    def comparable(self) -> bool:
        """Whether both sides are of one kind, so that a difference means something."""
        return next(self._in_result_unit(), None) is not None

    def holds(self) -> str | None:
        """The habit of rounding under which the sides agree; None if they do not."""
        for computed in self._in_result_unit():
            habit = self._compared(computed)
            if habit is not None:
                return habit
        return None

    def _compared(self, computed: Interval) -> str | None:
        stated = self._stated_interval()
        if self.equation.tolerance:
            computed = computed * Interval(1 - self.equation.tolerance, 1 + self.equation.tolerance)
        match self.reading.relation:
            case "<" | "<=":
                low, high = (computed, stated) if self.computed is self.left else (stated, computed)
                return "" if low.low <= high.high else None
            case ">" | ">=":
                high, low = (computed, stated) if self.computed is self.left else (stated, computed)
                return "" if low.low <= high.high else None
        if self.result is None:
            return "" if stated.meets(_widened(computed, self.reading.relation)) else None
        quantity = self.result.quantity
        if self.reading.relation == "~" and quantity.hedge is Hedge.NONE:
            quantity = replace(quantity, hedge=Hedge.ABOUT)
        return stands_for(quantity, measure_of(self.result, self.options), computed)

    def _stated_interval(self) -> Interval:
        if self.result is None:
            return self.stated.interval
        return self.stated.interval.scaled(1 / factor_of(measure_of(self.result, self.options), self.options))

    def _in_result_unit(self) -> Iterator[Interval]:
        """The computed side in the unit of the stated one, once for every unit that it may stand in."""
        factor = Fraction(1)
        if self.result is not None:
            factor = factor_of(measure_of(self.result, self.options), self.options)
        for scale in self._scales(factor):
            yield self.computed.interval.scaled(scale)

    def _scales(self, factor: Fraction) -> Iterator[Fraction]:
        computed, stated = self.computed, self.stated
        if computed.dimensions == stated.dimensions:
            yield 1 / factor
            yield from self._percent_written_out()
        elif computed.free:
            if self.result is not None:
                measure = measure_of(self.result, self.options)
                yield measure.unit.factor / measure.unit.prefix / factor
                yield 1 / factor
                yield 1 / measure.factor
            else:
                yield (_BYTE if ("information", 1) in stated.dimensions else Fraction(1)) / factor
                yield from (other / factor for other in self._units_of(self.reading.right, stated))
        elif stated.free and self._may_carry_a_unit():
            yield from (1 / unit / factor for unit in self._units_of(self.computed_node, computed))
            yield from (1 / unit / factor for unit in self._units_nearby(computed))
            yield (1 / _BYTE if ("information", 1) in computed.dimensions else Fraction(1)) / factor
        elif self.equation.form == "chain":
            yield from (scale / factor for scale in (Fraction(1), _BYTE, 1 / _BYTE))

    def _may_carry_a_unit(self) -> bool:
        """`8 nodes (64 × 80 GB)`: a noun in front of a bracket is not a number whose unit was left out."""
        return self.result is None or self.equation.form == "chain" or self.result.quantity.bare

    def _percent_written_out(self) -> Iterator[Fraction]:
        """`a / b × 100 = 40 %`, and `430 / 989 = 43.5` where the sign is left out."""
        if self.result is None:
            return
        quantity = self.result.quantity
        if quantity.percent and self._has_constant(Fraction(100)):
            yield Fraction(1)
        if quantity.bare and quantity.printed.value > 1 and 0 < self.computed.interval.low < 1:
            yield Fraction(100)

    def _has_constant(self, value: Fraction) -> bool:
        return any(
            isinstance(p := leaf.value, Printing) and p.quantity.printed.value == value
            for leaf in leaves(self.computed_node)
        )

    def _units_of(self, node: Node, value: Value) -> Iterator[Fraction]:
        """The printed units of a side's operands that are of the side's dimension."""
        for leaf in leaves(node):
            if isinstance(leaf.value, Printing):
                measure = measure_of(leaf.value, self.options)
                if measure.unit.dimensions == value.dimensions:
                    yield factor_of(replace(measure, factor=Fraction(1)), self.options)

    def _units_nearby(self, value: Value) -> Iterator[Fraction]:
        """Units of the value's dimension that stand elsewhere in the sentence or in its label."""
        for item in self.equation.context:
            units = [item.quantity.measure.unit] if item.quantity else unit(item.text) if item.kind == "WORD" else []
            yield from (one.factor for one in units[:1] if one.dimensions == value.dimensions)

    def judgement(self, granted: str) -> Judgement:
        said = "; ".join((*self.names, *([granted] if granted else [])))
        verdict = Verdict.AGREE_IF if said else Verdict.AGREE
        return Judgement(self.equation, verdict, said, None, self.options, (), self.left, self.right)

    def contradiction(self) -> Judgement:
        """What follows from the printed numbers as they stand, in the unit that comes closest to what is printed."""
        nominal = _Outcome(self.equation, self.reading, replace(self.options, nominal=True))
        expected = min(nominal._in_result_unit(), key=self._distance, default=None)
        return Judgement(self.equation, Verdict.DISAGREE, "", expected, self.options, (), nominal.left, nominal.right)

    def distance(self) -> float:
        """How far the computed side is from the print, at best, as a factor."""
        return min(map(self._distance, self._in_result_unit()), default=float("inf"))

    def _distance(self, computed: Interval) -> float:
        printed = self.result.quantity.printed.value if self.result else Fraction(1)
        middle = computed.middle
        if isinstance(middle, float) or not middle or not printed:
            return float("inf")
        ratio = abs(middle / printed)
        gap = ratio if ratio >= 1 else 1 / ratio
        return float(min(gap, _FARTHEST))


def _widened(interval: Interval, relation: str) -> Interval:
    return interval * Interval(Fraction(95, 100), Fraction(105, 100)) if relation == "~" else interval


def mismatch(judgement: Judgement) -> Fraction | None:
    """Expected over printed, both in the middle; None where either is unbounded or zero."""
    result = judgement.equation.result
    if result is None or judgement.expected is None:
        return None
    middle, printed = judgement.expected.middle, _middle(result.quantity)
    if isinstance(middle, float) or not printed or not middle:
        return None
    return middle / printed


def _middle(quantity: Quantity) -> Fraction:
    upper = quantity.upper.value if quantity.upper is not None else quantity.printed.value
    return (quantity.printed.value + upper) / 2
