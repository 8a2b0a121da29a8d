"""The paragraph above a table that states a total -> the equation with the column that adds up to it, but for a slip.

`Table 1. Fleet by site, 1,344 GPUs in all`
"""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Read
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.aggregates import alike, sum_readings
from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.grid import Column, Grid, bare
from docverify.claims.tables.slips import is_slip
from docverify.claims.tables.summable import adds
from docverify.claims.tables.table_words import is_one, says
from docverify.claims.tables.totals import RULE, fits, total_equation
from docverify.claims.tables.views import stems
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.patterns import Worded

_BEHIND = Worded(r"\s*(?:[\w-]+\s)?(?:{long_in_all})\b")
_AHEAD, _LONGEST, _FEWEST, _MOST = 16, 300, 3, 60


def captions(grid: Grid, items: Read) -> Iterator[Equation]:
    """The totals that the caption states; nothing of one that is a number of the table."""
    caption = grid.table.caption
    if caption is None or len(caption.text) > _LONGEST or not _FEWEST <= len(grid.totals) <= _MOST:
        return
    for quantity in _stated(caption, items):
        told = Value(Printing(quantity, caption))
        sums = [found for column in _of(quantity, grid.columns) if (found := _summed(grid, column, told)) is not None]
        fitting = [parts for parts in sums if fits(parts, told)]
        wrong = [] if _is_printed(grid, told) else [p for p in sums if is_slip(told, sum_of(p))]
        for parts in (fitting or wrong)[:1]:
            few, whole = alike(parts, told)
            yield total_equation(RULE, sum_readings(few, whole), few, whole, "caption")


def _stated(caption: Flow, items: Read) -> Iterator[Quantity]:
    text = caption.text
    if not (says("total", text) or _BEHIND.search(text)):
        return
    for quantity in (item.quantity for item in items(caption) if item.quantity is not None):
        ahead = text[max(0, quantity.start - _AHEAD) : quantity.start]
        if quantity.one and not quantity.hedge and (_BEHIND.match(text, quantity.end) or says("total", ahead)):
            yield quantity


def _of(quantity: Quantity, columns: Sequence[Column]) -> list[Column]:
    """The columns that it may be of: that which its noun or its unit names, or else any."""
    named = stems(f"{quantity.unit_text} {' '.join(quantity.words)}".lower())
    return [column for column in columns if named & stems(column.heading.text.lower())] or list(columns)


def _summed(grid: Grid, column: Column, told: Value) -> list[Value] | None:
    """What the rows that are no totals state, if all do and it can be added."""
    means = [is_one("mean", bare(label)) for label in grid.labels]
    lines = zip(column.values, grid.totals, means, strict=True)
    parts = [value for value, total, mean in lines if not (total or mean)]
    known = [value for value in parts if value is not None and value.plain and value.sign > 0]
    if len(known) < max(len(parts), _FEWEST):
        return None
    like = known[0].quantity
    like_it = replace(told, printing=Printing(replace(told.quantity, measures=like.measures), told.printing.flow))
    same = told.dimensions == known[0].dimensions or (told.quantity.bare and like_it.dimensions == known[0].dimensions)
    return known if same and len({v.dimensions for v in known}) == 1 and adds(column, known, known[0]) else None


def _is_printed(grid: Grid, told: Value) -> bool:
    return any(value is not None and value.number == told.number for c in grid.columns for value in c.values)
