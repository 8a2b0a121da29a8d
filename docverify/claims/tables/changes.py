"""A column that its header calls a ratio or a change, beside the columns it compares -> an equation a row."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from docverify.claims.equation import Equation
from docverify.claims.numbers.items import Read
from docverify.claims.tables.baselines import baselines, named_pair
from docverify.claims.tables.cells import Operand, Value, operand, with_measures
from docverify.claims.tables.compared_rows import Row, agreed, equation
from docverify.claims.tables.comparisons import RATE, of_points, possible
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.table_words import says, terms
from docverify.claims.tables.views import stems
from docverify.classes import dataclass

_MOST_COLUMNS = 10
_SAMPLE = 20  # rows that choose the columns
_SURE = 2  # rows
_ABOVE = -1  # the fixed row of a pair that compares each row with the one above

_Pair = tuple[tuple[int, int | None], int]


def change_equations(grid: Grid, items: Read) -> Iterator[Equation]:
    """Equations for every column whose header says that it compares others."""
    for column in grid.columns:
        ratio, change = (says(kind, column.heading.uncounted) for kind in ("ratio", "change"))
        if (ratio or change) and not _of_constant(grid, column, items):
            yield from _column(_Compared(grid, items, column, ratio, change, named_pair(grid, column)))


def _of_constant(grid: Grid, column: Column, items: Read) -> bool:
    """`vs. baseline (35 tok/s)`: what the rows are compared with stands in the header."""
    return any(
        item.quantity is not None and item.quantity.measure.unit.dimensions
        for item in items(grid.table.header[column.index])
    )


@dataclass(frozen=True, slots=True)
class _Compared:
    """The column of a grid that compares others."""

    grid: Grid
    items: Read
    column: Column
    ratio: bool
    change: bool
    named: tuple[int, int] | None

    def rows(self, pair: _Pair, most: int | None = None) -> list[Row]:
        """The rows that compare the pair's first column (of that row, the one above or a fixed one) with its second."""
        (first, fixed), second = pair
        found: list[Row] = []
        for row, stated in enumerate(self.column.values[:most] if self.grid.alike(first, second) else ()):
            if stated is None or set(stated.after) - terms("comparing"):
                continue
            others = [row] if fixed is None else [row - 1] if fixed == _ABOVE else baselines(self.column, row)
            each = [one for n in others if (one := self._row(stated, (first, n), (second, row))) is not None]
            found += [next((one for one in each if one.fitting()), each[-1])] if each else []
        return found

    def _row(self, stated: Value, first: tuple[int, int], second: tuple[int, int]) -> Row | None:
        """What compares a cell, by column and row, with another."""
        if first == second or first[1] < 0:
            return None
        a, b = self._operand(*first, like=second[0]), self._operand(*second, like=first[0])
        if a is None or b is None or a.nature != b.nature:
            return None
        comparisons = possible(stated, a, b, self.ratio, self.change, self._falls(stated))
        if self.named is not None and stated.signed and (b.number > a.number) == (stated.sign > 0):
            comparisons = tuple(each for each in comparisons if each is not RATE)  # so the first value itself changed
        return Row(of_points(stated), a, b, comparisons) if comparisons else None

    def _operand(self, index: int, row: int, like: int) -> Operand | None:
        """A cell; what `Achieved per GPU` heads has the unit of `Peak per GPU (TFLOP/s)`."""
        column, other, cell = self.grid.column(index), self.grid.column(like), self.grid.table.rows[row][index]
        stated = column.values[row] if column is not None else None
        if stated is not None and column is not None and other is not None and other.heading.unit is not None:
            alike = not stems(column.heading.text.lower()).isdisjoint(stems(other.heading.text.lower()))
            stated = with_measures(stated, other.heading.unit) if alike else stated
        return operand(stated, cell, self.items(cell))

    def elsewhere(self, row: Row, sure: bool) -> bool:
        """Whether the value may speak of an effect on something else: of a setting without unit, or under `impact`.

        There a bare percentage does not if others compare their own row, which makes it `sure`.
        """
        worded = bool(row.stated.after)
        setting = row.a.nature == ((), False, False) and worded
        return setting or (says("effect", self.column.heading.text) and (worded or not sure))

    def _falls(self, stated: Value) -> bool:
        """Whether the value is called a fall, which is taken of the value before it."""
        return self.named is not None and says("fall", f"{self.column.heading.text} {' '.join(stated.after)}")

    @property
    def begins_with_baseline(self) -> bool:
        """Whether the first row is what the others are compared with: it has no value, or 1, 0 or 100 %."""
        first = self.column.values[0]
        return first is None or first.number in (0, 1)

    @property
    def begins_with_one(self) -> bool:
        """Whether the first row says that it is the baseline: `1.00×`, `100%`."""
        first = self.column.values[0]
        one = self.ratio and first is not None and first.number == 1
        return first is not None and one and (first.quantity.ratio or first.quantity.percent)

    @property
    def others(self) -> list[int]:
        """The columns that it may compare."""
        heads = range(len(self.grid.table.header))
        return [n for n in heads if n != self.column.index and self.grid.column(n) is not None][:_MOST_COLUMNS]


def _column(compared: _Compared) -> Iterator[Equation]:
    if compared.named is not None:
        rows = compared.rows(((compared.named[0], None), compared.named[1]))
        sure = _kept(rows) >= _SURE
        for row in rows:
            if row.exact() or (not row.fitting() and row.far(row.comparisons) and not compared.elsewhere(row, sure)):
                yield equation(row, row.comparisons)
        return
    pairs: list[_Pair] = [((a, None), b) for a, b in combinations(compared.others, 2)]
    pairs = [pair for pair in pairs if compared.rows(pair, _SAMPLE)]
    first: list[_Pair] = [((n, 0), n) for n in compared.others] if compared.begins_with_baseline else []
    stepwise = compared.change or says("before", compared.column.heading.uncounted)  # `vs. previous`
    above: list[_Pair] = [((n, _ABOVE), n) for n in compared.others] if stepwise else []
    kept = {pair: _kept(compared.rows(pair, _SAMPLE)) for pair in (*pairs, *first, *above)}
    best = max(kept, key=lambda pair: kept[pair], default=None)
    if best is not None:
        only = pairs == [best] or (best in first and compared.begins_with_one and sum(map(bool, kept.values())) == 1)
        yield from agreed(compared.rows(best), 1 if only else 2)


def _kept(rows: Sequence[Row]) -> int:
    return sum(bool(row.fitting()) for row in rows)
