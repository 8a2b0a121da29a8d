"""The column that compares others -> the columns before and after, and the rows that the others are compared with."""

from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.table_words import says


def named_pair(grid: Grid, column: Column) -> tuple[int, int] | None:
    """The columns headed before and after; `Δ vs baseline` is no baseline, `vs B` compares with something else."""
    heads = [(n, h.text) for n, h in enumerate(grid.table.header) if n != column.index and not says("against", h.text)]
    before = [n for n, text in heads if says("before", text)]
    after = [n for n, text in heads if says("after", text) and n not in before]
    if not len(before) == len(after) == 1 or _against_another(column.heading.text, grid.table.header[before[0]].text):
        return None
    return before[0], after[0]


def _against_another(heading: str, before: str) -> bool:
    words = set(heading.lower().split())
    return says("against", heading) and not says("before", heading) and words.isdisjoint(before.lower().split())


def baselines(column: Column, row: int) -> list[int]:
    """The rows above that a row may be compared with: the nearest that says `1x` of itself, and the first."""
    ones = [n for n in range(1, row) if _is_one(column.values[n])]
    return [*ones[-1:], 0] if row and not _is_one(column.values[row]) else []


def _is_one(stated: Value | None) -> bool:
    return stated is not None and stated.quantity.ratio and stated.number == 1
