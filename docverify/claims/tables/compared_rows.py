"""Printed comparisons, each with the two values that it compares -> equations of those that fit, and of an odd one."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.tables.cells import Operand, Value
from docverify.claims.tables.comparisons import Comparison
from docverify.classes import dataclass
from docverify.expression import Leaf
from docverify.source import Span

RULE = "table-change"
_MARGIN, _FINER = Fraction(2, 100), Fraction(10, 100)
_NEAR, _ABSURD = Fraction(5, 100), Fraction(1, 4)
_SEVERAL = 2  # rows that show of what percentages are
_SLACK = Fraction(1, 100)  # for operands that were rounded


@dataclass(frozen=True, slots=True)
class Row:
    """A printed comparison with the two values that it may compare."""

    stated: Value
    a: Operand
    b: Operand
    comparisons: tuple[Comparison, ...]

    def fitting(self) -> tuple[Comparison, ...]:
        return tuple(c for c in self.comparisons if _fits(self.stated, c.number(self.a.number, self.b.number)))

    def exact(self) -> bool:
        """Whether a comparison of the numbers as printed rounds or cuts to what is printed."""
        printed, ulp = abs(self.stated.number), self.stated.digit
        gaps = [abs(c.number(self.a.number, self.b.number)) - printed for c in self.comparisons]
        return any(-ulp / 2 <= gap < ulp for gap in gaps)

    def rounded(self, names: set[str]) -> bool:
        """Whether more digits of the two values could make it what is printed: `$1.27`, `$0.98` and `−23.3%`."""
        return any(self._rounds_to(comparison) for comparison in self.comparisons if comparison.name in names)

    def _rounds_to(self, comparison: Comparison) -> bool:
        ends = [
            abs(comparison.number(a, b))
            for a in (self.a.number - self.a.half, self.a.number + self.a.half)
            for b in (self.b.number - self.b.half, self.b.number + self.b.half)
            if a and b
        ]
        printed, ulp = abs(self.stated.number), self.stated.digit
        return bool(ends) and min(ends) - ulp <= printed <= max(ends) + ulp / 2  # cut, or rounded

    def far(self, comparisons: Sequence[Comparison]) -> bool:
        """Whether every comparison misses by more than further digits could explain."""
        return self.off(comparisons) > _MARGIN

    def off(self, comparisons: Sequence[Comparison]) -> Fraction:
        """By what share the nearest of the comparisons misses the print."""
        printed = abs(self.stated.number)
        numbers = [abs(c.number(self.a.number, self.b.number)) for c in comparisons]
        return min((abs(n - printed) / (max(printed, n) or 1) for n in numbers), default=Fraction(1))


def agreed(rows: Sequence[Row], least: int) -> Iterator[Equation]:
    """The equations of rows that fit, and of the one that does not, if at least so many others do."""
    fitting = [(row, row.fitting()) for row in rows]
    kept = [found for _, found in fitting if found]
    if len(kept) < least:
        return
    usual = {comparison.name for found in kept for comparison in found}
    inverted = _inverted(fitting)
    inverted |= _otherwise_based(fitting)
    usual -= {comparison.name for found in inverted.values() for comparison in found}
    odd = [row for row, found in fitting if (not found and not row.rounded(usual)) or id(row) in inverted]
    for row, found in fitting:
        if row.exact() and id(row) not in inverted:
            yield equation(row, found)
    allowed = tuple(c for row in odd for c in row.comparisons if c.name in usual)
    odd = odd if len(odd) == 1 else _absurd(odd, allowed, len(kept))
    finer = not any(row.exact() for row, found in fitting if found)  # all of them come of finer figures
    if len(odd) == 1 and allowed and odd[0].off(allowed) > (_FINER if finer else _MARGIN):
        yield equation(odd[0], allowed)


def _absurd(odd: Sequence[Row], comparisons: Sequence[Comparison], kept: int) -> list[Row]:
    """The one row that is far off, where all others are near: means of ratios, or of other runs, are a little off."""
    far = [row for row in odd if row.off(comparisons) > _ABSURD]
    near = all(row.off(comparisons) < _NEAR for row in odd if row not in far)
    return far if near and len(far) == 1 and kept >= _SEVERAL and len(odd) <= kept else []


def _inverted(fitting: Sequence[tuple[Row, tuple[Comparison, ...]]]) -> dict[int, tuple[Comparison, ...]]:
    """The one row, by id, that prints a factor below one for what is above one, as all others print it."""
    below = [(row, found) for row, found in fitting if found and row.stated.number < 1]
    above = [found for row, found in fitting if found and row.stated.number > 1]
    if len(below) != 1 or len(above) < 2 or below[0][0].stated.quantity.percent:
        return {}
    row, found = below[0]
    usual = set.intersection(*({c.name for c in each} for each in above))
    other = not usual & {c.name for c in found} and any(c.name in usual for c in row.comparisons)
    return {id(row): found} if usual and other else {}


def _otherwise_based(fitting: Sequence[tuple[Row, tuple[Comparison, ...]]]) -> dict[int, tuple[Comparison, ...]]:
    """The one row, by id, whose percentage is of the other value than in all others, of which there are several."""
    shares = [(row, found) for row, found in fitting if found and row.stated.quantity.percent]
    for at, (row, found) in enumerate(shares):
        others = [{c.name for c in each} for _, each in (*shares[:at], *shares[at + 1 :])]
        usual = set.intersection(*others) if len(others) >= _SEVERAL else set[str]()
        if usual and usual.isdisjoint(c.name for c in found) and any(c.name in usual for c in row.comparisons):
            return {id(row): found}
    return {}


def _fits(stated: Value, number: Fraction) -> bool:
    """Whether the printed value stands for the number, as far as a quick look tells."""
    quantity = stated.quantity
    width = max(stated.digit, abs(stated.number) / 20 if quantity.hedge is Hedge.ABOUT else Fraction(0))
    return abs(abs(stated.number) - abs(number)) <= width + abs(number) * _SLACK


def equation(row: Row, comparisons: Sequence[Comparison]) -> Equation:
    """The comparison that comes nearest to what is printed is told first: `10 ms`, `4 ms` and `2.9×`."""
    comparisons = sorted(comparisons, key=lambda each: row.off((each,)))
    readings = tuple(Reading(c.node(row.a, row.b), "=", Leaf(row.stated.printing), "") for c in comparisons)
    places = (*row.a.spans, *row.b.spans)
    ends = (*places, row.stated.printing.span)
    words = comparisons[0].text.format(a=row.a.text, b=row.b.text)
    return Equation(
        RULE, readings, Span(min(ends).start, max(end.end for end in ends)), row.stated.printing,
        Span(min(places).start, max(place.end for place in places)), row.stated.printing.flow, "change",
        words=words, evidence=places,
    )  # fmt: skip
