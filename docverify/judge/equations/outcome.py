"""Reading x options -> outcome: both sides computed and compared."""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.classes import replace
from docverify.expression import Leaf, Node, leaves
from docverify.findings import Verdict
from docverify.interval import Interval
from docverify.judge.equations.by_hand import NAME as BY_HAND
from docverify.judge.equations.evaluate import Uncomputable, evaluated, factor_of, measure_of
from docverify.judge.equations.options import Options, Units
from docverify.judge.equations.scales import scales
from docverify.judge.equations.stated import stands_for
from docverify.judge.judgement import Judgement
from docverify.rational import ONE

_FARTHEST = Fraction(10) ** 300
_TWICE = 2.0
_TELLING = 2  # digits
_UP = (Fraction(8), Fraction(10), Fraction(1000), Fraction(1024))
_SLIPS = (*_UP, *(1 / each for each in _UP))


class Outcome:
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
        alike = self.computed.dimensions == self.stated.dimensions or self.computed.free
        return alike and self.options.units is Units.FULL

    @property
    def opposed(self) -> bool:
        """Whether less than nothing follows where something is printed."""
        return self.computed.interval.high < 0 < self.stated.interval.low

    @property
    def comparable(self) -> bool:
        """Whether both sides are of one kind, so that a difference means something."""
        if self.equation.result is None and not self.fitting:
            return False  # `800 Gb/s × 1 µs = (800e9 / 8 B/s) × 1e-6 s`: no side says what the other is in
        return next(self.in_result_unit(), None) is not None

    def holds(self) -> str | None:
        """The habit of rounding under which the sides agree; None if they do not."""
        for computed in self.in_result_unit():
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
                return self._ordered(low, high)
            case ">" | ">=":
                high, low = (computed, stated) if self.computed is self.left else (stated, computed)
                return self._ordered(low, high)
        if self.result is None:
            return "" if stated.meets(_widened(computed, self.reading.relation)) else None
        quantity = self.result.quantity
        if self.reading.relation == "~" and quantity.hedge is Hedge.NONE:
            quantity = replace(quantity, hedge=Hedge.ABOUT)
        return stands_for(quantity, measure_of(self.result, self.options), computed)

    def _ordered(self, low: Interval, high: Interval) -> str | None:
        """Whether one may lie below the other; two exact values may be equal only where the relation says so."""
        equal = low.exact and high.exact and low.low == high.high
        return "" if low.low <= high.high and not (equal and self.reading.relation in ("<", ">")) else None

    def _stated_interval(self) -> Interval:
        if self.result is None:
            return self.stated.interval
        return self.stated.interval.scaled(1 / factor_of(measure_of(self.result, self.options), self.options))

    def in_result_unit(self) -> Iterator[Interval]:
        """The computed side in the unit of the stated one, once for every unit that it may stand in."""
        factor: Fraction = ONE
        if self.result is not None:
            factor = factor_of(measure_of(self.result, self.options), self.options)
        for scale in scales(self, factor):
            yield self.computed.interval.scaled(scale)

    def judgement(self, granted: str) -> Judgement:
        said = "; ".join((*self.names, *([granted] if granted else [])))
        verdict = Verdict.AGREE_IF if said else Verdict.AGREE
        return Judgement(self.equation, verdict, said, None, self.options, (), self.left, self.right)

    def contradiction(self) -> Judgement:
        """What follows from the printed numbers as they stand, in the unit in which the print is likeliest a slip."""
        try:
            nominal = Outcome(self.equation, self.reading, self.options._replace(nominal=True))
        except Uncomputable as error:  # as with a divisor that is printed as zero, and only rounded to it
            return Judgement(self.equation, Verdict.NOT_JUDGED, f"not computable: {error}")
        expected = min(nominal.in_result_unit(), key=self._unlikeliness, default=None)
        return Judgement(self.equation, Verdict.DISAGREE, "", expected, self.options, (), nominal.left, nominal.right)

    def unlikeliness(self) -> float:
        """How unlikely it is that this was meant and the print is a slip; one digit may be a slip for anything."""
        if self.result is None or self.result.quantity.printed.significant < _TELLING:
            return self.distance()
        return min(map(self._unlikeliness, self.in_result_unit()), default=float("inf"))

    def distance(self) -> float:
        """How far the computed side is from the print, at best, as a factor."""
        return min(map(self._distance, self.in_result_unit()), default=float("inf"))

    def _unlikeliness(self, computed: Interval) -> float:
        """How far it is from the print; a wrong prefix or point is likelier than twice as much."""
        off = self._distance(computed)
        if off > _TWICE and any(self._compared(computed.scaled(each)) is not None for each in _SLIPS):
            return _TWICE
        return off

    def _distance(self, computed: Interval) -> float:
        printed = self.result.quantity.printed.value if self.result else self.stated.interval.middle
        middle = computed.middle
        if isinstance(middle, float) or isinstance(printed, float) or not middle or not printed:
            return float("inf")
        ratio = abs(middle / printed)
        gap = ratio if ratio >= 1 else 1 / ratio
        return float(min(gap, _FARTHEST))


def _widened(interval: Interval, relation: str) -> Interval:
    return interval * Interval(Fraction(95, 100), Fraction(105, 100)) if relation == "~" else interval
