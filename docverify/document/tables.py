"""a pipe table's tokens -> Table: cells are placed by the pipes of their line."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from docverify.document.flows import Flows, has_digit
from docverify.document.model import Flow, FlowKind, Table
from docverify.document.positions import BLANK, LineMap
from docverify.source import Source

_ESCAPED = re.compile(r"\\\|")


def read_table(make: Flows, opening: Token, tokens: Sequence[Token], caption: Flow | None) -> Table:
    """The table between its opening and closing token. Without any digit in it, its cells are kept as they stand."""
    exact = any(token.type == "inline" and has_digit(token.content) for token in tokens)
    header, *body = [_read_row(make, row, cells, exact) for row, cells in _rows(tokens)]
    return Table(header, tuple(body), make.outline.section, (opening.map or [0])[0] + 1, caption)


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[str]]]:
    row: Token | None = None
    cells: list[str] = []
    for token in tokens:
        if token.type == "tr_open":
            row, cells = token, []
        elif token.type == "inline":
            cells.append(token.content)
        elif token.type == "tr_close" and row is not None:
            yield row, cells


def _read_row(make: Flows, row: Token, cells: list[str], exact: bool) -> tuple[Flow, ...]:
    line = (row.map or [0])[0]
    spans = _cell_spans(make.source, row)
    flows = []
    for number, content in enumerate(cells):
        if number >= len(spans) or not content:
            at = spans[number][0] if number < len(spans) else make.source.line_span(line + 1).end
            flows.append(make.empty(FlowKind.CELL, at, line))
            continue
        start, end = spans[number]
        places = _cell_map(content, make.source.text[start:end], start)
        if places is None:
            flows.append(make.unplaced(FlowKind.CELL, content, line, line + 1))
        else:
            flows.append(make.read(FlowKind.CELL, content, places, line, exact))
    return tuple(flows)


def _cell_spans(source: Source, row: Token) -> list[tuple[int, int]]:
    """Source start and end of each cell that the row spells out, blanks around it aside."""
    span = source.line_span((row.map or [0])[0] + 1)
    start = span.end - int(row.meta["length"])
    text = source.text[start : span.end]
    stripped = text.strip(BLANK)
    start += text.find(stripped)
    edges = _edges(stripped)
    cells = list(pairwise(edges))
    if cells and not stripped[cells[0][0] + 1 : cells[0][1]]:
        cells.pop(0)
    if cells and not stripped[cells[-1][0] + 1 : cells[-1][1]]:
        cells.pop()
    return [_trimmed(stripped, first + 1, last, start) for first, last in cells]


def _edges(text: str) -> list[int]:
    """Offsets of the pipes that part cells, with one before the first cell and one behind the last."""
    pipes = [at for at, character in enumerate(text) if character == "|" and text[at - 1 : at] != "\\"]
    return [-1, *pipes, len(text)]


def _trimmed(text: str, first: int, last: int, shift: int) -> tuple[int, int]:
    cell = text[first:last]
    body = cell.strip(BLANK)
    at = first + len(cell) - len(cell.lstrip(BLANK)) if body else first
    return shift + at, shift + at + len(body)


def _cell_map(content: str, written: str, start: int) -> LineMap | None:
    """Where the characters of a cell's content are, given how the cell is written and where it starts."""
    if content == written:
        return LineMap([0], [start])
    if content != _ESCAPED.sub("|", written):
        return None
    starts, shifts = [0], [start]
    for dropped, pipe in enumerate(_ESCAPED.finditer(written), 1):
        bar = pipe.start() - dropped + 1
        starts += [bar, bar + 1]
        shifts += [start + dropped - 1, start + dropped]
    return LineMap(starts, shifts)
