"""Columns that say how they are computed -> an equation a row; two must keep it, and one at most may not.

Shares of a row of 100 %, price times quantity, amount at a rate, a running total, first to last, start to end.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import ceil

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.cells import Value, rounded, sum_of, with_measures
from docverify.claims.tables.columns import Computed
from docverify.claims.tables.excuses import counts_in
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.start_end import Row, as_printed, clocked, spans
from docverify.claims.tables.table_words import says
from docverify.claims.tables.told_by_one import times, told_by_one
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.patterns import Worded
from docverify.rational import ZERO
from docverify.source import Span

RULE = "table-column"
_FEWEST = 3
_MARGIN = Fraction(2, 100)
_SPECIAL = Worded(r"%|[(（](?!{devices_of_one}\s?[)）])[^)）]*\d")  # `(20 % off)`, `(3 years)`; not `(8 GPUs)`


def headed(grid: Grid) -> Iterator[Computed]:
    """The equations of every column whose header says what it holds."""
    for column in grid.columns:
        for rows in map(_one_way, _schemes(grid, column)):
            fitting = [row for row in rows if _fits(row)]
            odd = [row for row in rows if not _fits(row)]
            if (len(fitting) > 1 or told_by_one(grid, column)) and fitting and len(odd) <= 1:
                yield from (Computed(_equation(row), False) for row in fitting)
                margin = Fraction(0) if all(map(_exact, fitting)) else _MARGIN
                wrong = [r for r in odd if _far(r, margin) and r.stated.plain and not r.stated.noted]
                yield from (Computed(_equation(r if margin else as_printed(r)), True) for r in wrong)
                break


def _one_way(rows: list[Row]) -> list[Row]:
    """The rows counted as most of them are, if only one is counted otherwise: with both ends, without Sundays."""
    ways = len(rows[0].expected) if rows else 0
    if len(rows) < _FEWEST or any(len(row.expected) != ways for row in rows):
        return rows
    narrowed = [[row._replace(nodes=row.nodes[n : n + 1], expected=row.expected[n : n + 1]) for row in rows]
                for n in range(ways)]  # fmt: skip
    best = max(narrowed, key=lambda each: sum(map(_fits, each)))
    return best if sum(map(_fits, best)) == len(rows) - 1 else rows


def _schemes(grid: Grid, column: Column) -> Iterator[list[Row]]:
    head = column.heading.text
    if says("duration", head):
        yield from spans(grid, column)
    yield from clocked(grid, column)
    yield from times(grid, column)
    if says("amount", head):
        yield from _amounts(grid, column)
    if says("running", head):
        yield from (_running(grid, other, column) for other in grid.columns if other.index < column.index)
    if says("rest", head):
        yield from (_left(other, column, told) for told in column.heading.numbers for other in grid.columns)
    yield from _shares(grid, column)


def _left(other: Column, column: Column, told: Printing) -> list[Row]:
    """What is left of the amount in the header: `Headroom of 50 GiB`."""
    rows: list[Row] = []
    whole = Value(told)
    for part, rest in zip(other.values, column.values, strict=True):
        if other is column or part is None or rest is None:
            continue
        value, stated = with_measures(part, told.quantity), with_measures(rest, told.quantity)
        if value.dimensions == stated.dimensions == whole.dimensions:
            node = Binary("-", Leaf(told), _leaf(value), True)
            words = f"{told.text} - {value.printing.text}"
            rows.append(_row([node], [whole.number - value.number], stated, (whole, value), words))
    return rows


def _shares(grid: Grid, column: Column) -> Iterator[list[Row]]:
    """What part each row is of the one that has 100 %."""
    scale = 1 if any(v is not None and v.quantity.percent for v in column.values) else 100
    percent = scale == 1 or "%" in column.heading.text
    wholes = [r for r, v in enumerate(column.values) if v is not None and v.number == (1 if scale == 1 else 100)]
    if not percent or len(wholes) != 1:
        return
    for other in grid.columns:
        whole = other.values[wholes[0]]
        if other is column or whole is None or not whole.number or whole.quantity.percent:
            continue
        rows = []
        for row, (part, stated) in enumerate(zip(other.values, column.values, strict=True)):
            if row != wholes[0] and part is not None and stated is not None and part.dimensions == whole.dimensions:
                node = Binary("/", _leaf(part), _leaf(whole), True)
                node = node if scale == 1 else Binary("*", node, Constant(Fraction(100)), True)
                words = f"{part.printing.text} ÷ {whole.printing.text}"
                found = _row([node], [part.number / whole.number * scale], stated, (part, whole), words)
                rows += [found] if _fits(found) or not _rounded_up(part, whole, stated.number / scale) else []
        slips = [row for row in rows if not _fits(row)]
        shares = sum_of(row.stated for row in rows) * (100 if scale == 1 else 1)
        rounded_off = sum((row.stated.quantity.printed.ulp for row in rows), ZERO)
        if not slips or abs(shares - 100) * 2 > rounded_off:  # else the share is right, and the amount is not
            yield rows


def _rounded_up(part: Value, whole: Value, share: Fraction) -> bool:
    """Whether it takes so many whole things for the share: one of 4 replicas for 5 %."""
    return part.counted and whole.counted and ceil(share * whole.number) == part.number


def _amounts(grid: Grid, column: Column) -> Iterator[list[Row]]:
    """Price times quantity."""
    prices = [each for each in grid.columns if each is not column and says("priced", each.heading.text)]
    counts = [each for each in grid.columns if each is not column and says("quantity", each.heading.text)]
    for price, count in ((price, count) for price in prices for count in counts if price is not count):
        rows = []
        for at, (one, many, stated) in enumerate(zip(price.values, count.values, column.values, strict=True)):
            special = _SPECIAL.search(grid.labels[at]) is not None or says("noted", grid.labels[at])
            if not special and one is not None and many is not None and stated is not None:
                number = many.sign * many.quantity.printed.value * many.quantity.measure.factor
                node = Binary("*", _leaf(one), Constant(number), True)
                words = f"{one.printing.text} × {many.printing.text}"
                further = [c for c in grid.columns if c not in (column, price, count)]  # hours, months, a discount
                more = [_plain(v) for c in further if (v := c.values[at]) is not None] + counts_in(grid.labels[at])
                product = one.number * number
                if not any(abs(product * each - stated.number) <= _MARGIN * abs(stated.number) for each in more):
                    rows.append(_row([node], [product], stated, (one, many), words))
        yield rows


def _plain(value: Value) -> Fraction:
    return value.quantity.printed.value * value.quantity.measure.factor


def _running(grid: Grid, other: Column, column: Column) -> list[Row]:
    """The sum of a column down to each row that is no total."""
    rows: list[Row] = []
    parts: list[Value] = []
    for value, stated, sums_up in zip(other.values, column.values, grid.totals, strict=True):
        if sums_up:
            continue
        if value is None or stated is None or value.dimensions != stated.dimensions:
            break
        parts.append(value)
        if len(parts) > 1 or len(column.values) > 2:  # the first is itself
            words = " + ".join(part.printing.text for part in parts[-4:])
            words = words if len(parts) < 5 else f"… + {words}"
            total = sum_of(parts)
            rows.append(_row([summed([part.node for part in parts])], [total], stated, tuple(parts), words))
    return rows


def _row(nodes: Sequence[Node], expected: Sequence[Fraction], stated: Value, parts: Sequence[Value], words: str) -> Row:
    return Row(tuple(nodes), tuple(expected), stated, tuple(part.printing.span for part in parts[-20:]), words)


def _leaf(value: Value) -> Node:
    return Leaf(value.printing if value.counted else rounded(value.printing))


def _fits(row: Row) -> bool:
    measure = row.stated.quantity.measure
    ulp = measure.factor * measure.unit.factor * row.stated.quantity.printed.ulp
    slack = Fraction(0) if ulp and all(each % ulp == 0 for each in row.expected) else ulp  # or else it may be cut off
    slack = max(slack, abs(row.stated.number) / 200) if slack and not row.stated.counted else Fraction(0)
    return any(abs(each - row.stated.number) <= slack for each in row.expected)


def _exact(row: Row) -> bool:
    """Whether no further digits are needed: then none explain another row."""
    return row.stated.number in row.expected and not row.stated.quantity.percent


def _far(row: Row, margin: Fraction) -> bool:
    return all(abs(each - row.stated.number) > margin * abs(row.stated.number) for each in row.expected)


def _equation(row: Row) -> Equation:
    stated = row.stated.printing
    ends = (*row.places, stated.span)
    span = Span(min(ends).start, max(end.end for end in ends))
    readings = tuple(Reading(node, "=", row.stated.node) for node in row.nodes)
    return Equation(
        RULE, readings, span, stated, row.places[0], stated.flow, "headed", words=row.words, evidence=row.places
    )
