"""Columns of which one row that keeps them tells how they are computed: price and quantity, amount, rate and time."""

from collections.abc import Iterator

from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.start_end import Row
from docverify.claims.tables.table_words import says
from docverify.dimensions import Dimensions, merged
from docverify.expression import Binary, Leaf, Node

_TIME = (("time", 1),)
_A_SECOND = ("time", -1)


def told_by_one(grid: Grid, column: Column) -> bool:
    """Whether nothing but what it is computed from stands beside a column, so that one row tells that it is."""
    others = [each for each in grid.columns if each is not column]
    used = {each.index for each in grid.columns} | {0}
    rest = (cell.text for row in grid.table.rows for n, cell in enumerate(row) if n not in used)
    if len(others) != 2 or any(map(str.isdigit, "".join(rest))):
        return False
    named = [sum(says(word, each.heading.text) for each in others) for word in ("priced", "quantity")]
    priced = named == [1, 1] and says("amount", column.heading.text)
    return priced or any(True for _ in times(grid, column))


def times(grid: Grid, column: Column) -> Iterator[list[Row]]:
    """Amount over rate, where the units of three columns leave no other way to the time."""
    if _kind(column) != _TIME or says("noted", column.heading.text):
        return
    rates = [each for each in grid.columns if _A_SECOND in _kind(each)]
    for rate in rates if len(rates) == 1 else ():
        wanted = merged(_kind(rate), _TIME, 1)
        amounts = [each for each in grid.columns if _kind(each) == wanted]
        if len(amounts) == 1 and len(grid.columns) == 3:
            cells = zip(grid.labels, amounts[0].values, rate.values, column.values, strict=True)
            plain = ((a, b, c) for label, a, b, c in cells if not any(map(str.isdigit, label)))  # of several copies
            yield [_row(a, b, c) for a, b, c in plain if a is not None and b is not None and c is not None and b.number]


def _kind(column: Column) -> Dimensions:
    """What all values of a column measure and count; nothing if they differ."""
    units = [each.quantity.measure.unit for each in column.values if each is not None]
    kinds = {merged(each.dimensions, each.nouns, 1) for each in units}
    return next(iter(kinds)) if len(kinds) == 1 else ()


def _row(amount: Value, rate: Value, time: Value) -> Row:
    words = f"{amount.printing.text} ÷ {rate.printing.text}"
    node = Binary("/", _leaf(amount), _leaf(rate), True)
    places = (amount.printing.span, rate.printing.span)
    return Row((node,), (amount.number / rate.number,), time, places, words)


def _leaf(value: Value) -> Node:
    return Leaf(value.printing if value.counted else rounded(value.printing))
