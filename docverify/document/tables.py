"""a pipe table's token -> Table: cells are parted and placed by the pipes of their line."""

import re
from itertools import pairwise

from markdown_it.token import Token

from docverify.document.flows import Flows, has_digit
from docverify.document.model import Flow, FlowKind, Table
from docverify.document.positions import BLANK, LineMap

_PIPE = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\\|")


def read_table(make: Flows, token: Token, caption: Flow | None) -> Table:
    """The table of a `table` token. Without any digit in it, its cells are kept as they stand."""
    first, last = token.map or (0, 1)
    text, span = make.source.text, make.source.line_span
    exact = has_digit(text[span(first + 1).start : span(last).end])
    header, *body = [_read_row(make, line, span(line + 1).end - length, exact) for line, length in token.meta["rows"]]
    rows = [_fit(make, row, len(header), line) for row, (line, _) in zip(body, token.meta["rows"][1:], strict=True)]
    return Table(tuple(header), tuple(rows), make.outline.section, first + 1, caption)


def _fit(make: Flows, row: list[Flow], width: int, line: int) -> tuple[Flow, ...]:
    """The row as wide as the header: cells beyond it are not part of the table, missing ones are empty."""
    if len(row) < width:
        row += [make.empty(FlowKind.CELL, make.source.line_span(line + 1).end, line)] * (width - len(row))
    return tuple(row[:width])


def _read_row(make: Flows, line: int, start: int, exact: bool) -> list[Flow]:
    written = make.source.text[start : make.source.line_span(line + 1).end]
    text = written.strip(BLANK)
    start += written.find(text)
    edges = [-1, *[pipe.start() for pipe in _PIPE.finditer(text)], len(text)]
    cells = [(first + 1, last) for first, last in pairwise(edges)]
    if cells[0][0] == cells[0][1]:
        cells.pop(0)
    if cells and cells[-1][0] == cells[-1][1]:
        cells.pop()
    return [_read_cell(make, text[first:last], start + first, line, exact) for first, last in cells]


def _read_cell(make: Flows, written: str, start: int, line: int, exact: bool) -> Flow:
    content = written.strip(BLANK)
    if not content:
        return make.empty(FlowKind.CELL, start, line)
    start += written.find(content)
    if "|" not in content:
        return make.read(FlowKind.CELL, content, LineMap([0], [start]), line, exact)
    return make.read(FlowKind.CELL, _ESCAPED.sub("|", content), _unescaped(content, start), line, exact)


def _unescaped(written: str, start: int) -> LineMap:
    """Where the characters of a cell are, in which each `\\|` has become `|`."""
    starts, shifts = [0], [start]
    for dropped, pipe in enumerate(_ESCAPED.finditer(written)):
        bar = pipe.start() - dropped
        starts += [bar, bar + 1]
        shifts += [start + dropped, start + dropped + 1]
    return LineMap(starts, shifts)
