"""A row that is called the mean of those above -> an equation a column: the mean, or one weighted by another column."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from docverify.claims.equation import Equation, Reading
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.grid import Column, Grid, bare
from docverify.claims.tables.table_words import is_one, says
from docverify.claims.tables.totals import RULE, total_equation
from docverify.expression import Binary, Constant, Node

_FEWEST = 3
_MARGIN = Fraction(2, 100)


def mean_rows(grid: Grid) -> Iterator[Equation]:
    """The columns that keep the mean, and one that does not."""
    for row, label in enumerate(grid.labels):
        weighted = says("weighted", label)
        if (weighted or is_one("mean", bare(label))) and row >= _FEWEST:
            yield from _row(grid, row, weighted)


def _row(grid: Grid, row: int, weighted: bool) -> Iterator[Equation]:
    found = [(column, parts, stated) for column in grid.columns if (stated := column.values[row]) is not None
             and len(parts := _parts(column, row, stated)) == row and stated.plain]  # fmt: skip
    if weighted:
        found = [each for each in found if not _adds_up(each[1], each[2])]
    fitting: list[Equation] = []
    odd: list[tuple[Equation, bool]] = []
    for column, parts, stated in found:
        nodes = _nodes(grid, column, parts, row)
        near = any(abs(number - stated.number) <= _MARGIN * abs(stated.number) for _, number in nodes)
        outside = not min(part.number for part in parts) <= stated.number <= max(part.number for part in parts)
        readings = [Reading(node, "=", stated.node) for node, _ in (nodes[:1] if not weighted else nodes[1:2] or nodes)]
        equation = total_equation(RULE, readings, parts, stated, "mean")
        if near:  # as printed, or from numbers with more digits
            exact = any(abs(number - stated.number) <= _ulp(stated) for _, number in nodes)
            fitting += [equation] if exact else []
        elif not _of_means(grid, column, row):
            odd.append((equation, outside or (weighted and len(nodes[1:]) == 1)))
    yield from fitting
    if len(odd) == 1 and (odd[0][1] or (fitting and not weighted)):
        yield odd[0][0]


def _of_means(grid: Grid, column: Column, row: int) -> bool:
    """Whether the column is a quotient of two others in every row: that of the means, then, is no mean."""
    own = [column, *(other for other in grid.columns if other is not column)]
    numbers = [[float(v.number) if v is not None else 0.0 for v in each.values[: row + 1]] for each in own]
    complete = [each for each in numbers if all(each)]
    for above, below in permutations(complete[1:], 2):
        factors = [stated * b / a for stated, a, b in zip(complete[0], above, below, strict=True)]
        if max(factors) - min(factors) <= float(_MARGIN) * abs(factors[0]):
            return True
    return False


def _parts(column: Column, row: int, stated: Value) -> list[Value]:
    return [v for v in column.values[:row] if v is not None and v.plain and v.dimensions == stated.dimensions]


def _nodes(grid: Grid, column: Column, parts: Sequence[Value], row: int) -> list[tuple[Node, Fraction]]:
    """The plain mean, and those weighted by the columns that add up in this row."""
    mean = sum_of(parts) / len(parts)
    found: list[tuple[Node, Fraction]] = [
        (Binary("/", summed([part.node for part in parts]), Constant(Fraction(len(parts)))), mean)
    ]
    for other in grid.columns:
        total = other.values[row]
        weights = [value for value in other.values[:row] if value is not None]
        if other is column or total is None or len(weights) != row or not _adds_up(weights, total):
            continue
        shares = [weight.number / total.number for weight in weights]
        nodes: list[Node] = [Binary("*", part.node, Constant(share)) for part, share in zip(parts, shares, strict=True)]
        number = sum((part.number * share for part, share in zip(parts, shares, strict=True)), Fraction(0))
        found.append((summed(nodes), number))
    return found


def _ulp(value: Value) -> Fraction:
    measure = value.quantity.measure
    return value.quantity.printed.ulp * measure.factor * measure.unit.factor / (100 if value.quantity.percent else 1)


def _adds_up(parts: Sequence[Value], total: Value) -> bool:
    return bool(total.number) and sum_of(parts) == total.number
