"""A grid -> its headers that are formulas of others: `p99 / p50`, or hold one in brackets, `GPUs (TP × DP)`."""

import re
from collections.abc import Iterator

from docverify.claims.tables.defined_names import column_names
from docverify.claims.tables.defined_text import Definition, expressed, longest_of
from docverify.claims.tables.grid import Column, Grid
from docverify.document.model import Table

_SIGN = re.compile(r"[\w)]\s*[×·*/÷−–-]\s*[\w(]")
_BRACKET = re.compile(r"[(（]([^()（）]{3,40})[)）]")


def heads_compute(table: Table) -> bool:
    """Whether a header, or the first cell of a row, may be a formula."""
    heads = (*table.header, *(row[0] for row in table.rows))
    return any(_SIGN.search(cell.text) for cell in heads)


def of_headers(grid: Grid) -> Iterator[tuple[Column, Definition]]:
    """Columns with what their headers say them to be."""
    for column in grid.columns:
        head = column.heading.text.strip(" *_`")
        parts = [head, *_BRACKET.findall(head), _BRACKET.sub("", head).strip()] if _SIGN.search(head) else []
        for part in parts:
            known = longest_of([each for each in column_names(grid) if each[1] != f"c{column.index}"])
            if (formula := expressed(part, known)) is not None:
                yield column, Definition(head, formula, (0, len(head)))
                break
