"""the tags inside an HTML <table> -> a grid of cells."""

import re
from collections.abc import Sequence

from docverify.document.flows import Flows
from docverify.document.model import Flow, FlowKind, Piece, PieceKind
from docverify.source import Span

PARTS = frozenset(("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"))
_SPAN = r"""\b%s\s*=\s*["']?([0-9]{1,3})"""
_COLUMNS, _ROWS = re.compile(_SPAN % "colspan", re.IGNORECASE), re.compile(_SPAN % "rowspan", re.IGNORECASE)
_WIDEST = 20  # columns that one cell may span
_MOST_HEADS = 3  # rows
_MOST_EMPTY = 65_536  # cells that rows may lack in all

_Row = list[Flow | None]  # None: a cell that another one spans


class Grid:
    """A table's rows as far as they have been read."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.in_cell = False
        self._in_head = False
        self._rows: list[_Row] = []
        self._headers: list[bool] = []  # whether each row holds header cells only
        self._below: dict[int, int] = {}  # column -> rows further down that a cell reaches
        self._columns = 1  # that the current cell spans
        self._deep = 1  # rows that the current cell spans
        self._merged: list[tuple[int, int]] = []  # row and column of cells that one above spans

    def follow(self, name: str, closing: bool, rest: str) -> None:
        """Take a tag of the table. A cell ends with the next tag of any kind."""
        if name == "thead":
            self._in_head = not closing
        if closing or name not in ("tr", "td", "th"):
            return
        if name == "tr" or not self._rows:
            if self._rows:
                self._skip_spanned(self._rows[-1])  # the last cells of a row may be spanned
            self._rows.append([])
            self._headers.append(True)
        if name != "tr":
            self.in_cell = True
            self._headers[-1] &= name == "th" or self._in_head
            self._columns, self._deep = _number(_COLUMNS, rest), _number(_ROWS, rest)

    def add(self, cell: Flow) -> None:
        """Put the cell that has ended into its place."""
        self.in_cell = False
        row = self._rows[-1]
        self._skip_spanned(row)
        for column in range(len(row), len(row) + self._columns):
            self._below[column] = self._deep - 1
        row += [cell, *[None] * (self._columns - 1)]

    def _skip_spanned(self, row: _Row) -> None:
        while self._below.get(len(row), 0) > 0:
            self._below[len(row)] -= 1
            self._merged.append((len(self._rows) - 1, len(row)))
            row.append(None)

    def cells(self) -> list[Flow]:
        """The cells in reading order."""
        return [cell for row in self._rows for cell in row if cell]

    @property
    def merged(self) -> frozenset[tuple[int, int]]:
        """Row, counted behind the header, and column of cells that one above spans."""
        return frozenset((row - self._heads, column) for row, column in self._merged if row >= self._heads)

    @property
    def _heads(self) -> int:
        """How many rows are the header: those of header cells at the start, behind the first without a number."""
        heads = 0
        while heads < min(len(self._rows) - 1, _MOST_HEADS) and self._headers[heads]:
            if heads and any(c.isdigit() for cell in self._rows[heads] if cell for c in cell.text):
                break
            heads += 1
        return max(heads, int(bool(self._headers) and self._headers[0]))

    def fitted(self, make: Flows) -> tuple[tuple[Flow, ...], tuple[tuple[Flow, ...], ...] | None]:
        """Header and rows of one width; None for rows that differ so much that it is no table."""
        width = max(map(len, self._rows), default=0)
        if width * (len(self._rows) + 1) - sum(map(len, self._rows)) > _MOST_EMPTY:
            return (), None
        empty = make.empty(FlowKind.CELL, make.source.line_span(self.line).end, self.line - 1)
        full = [tuple(cell or empty for cell in [*row, *[None] * (width - len(row))]) for row in self._rows]
        if full and self._headers[0]:
            over = [_spread(row) for row in full[: self._heads - 1]]
            return tuple(map(_under, zip(*over, full[self._heads - 1], strict=True))), tuple(full[self._heads :])
        return (empty,) * width, tuple(full)


def _spread(row: Sequence[Flow]) -> list[Flow]:
    """A row of headers in which one without number stands above all columns that it spans."""
    found: list[Flow] = []
    for cell in row:
        over = found[-1] if found and not cell.text and not any(c.isdigit() for c in found[-1].text) else cell
        found.append(over)
    return found


def _under(cells: tuple[Flow, ...]) -> Flow:
    """One header of those that stand under one another: `Memory` over `GB`."""
    named = [cell for cell in cells if cell.text]
    if len(named) < 2:
        return named[0] if named else cells[0]
    pieces, at = list[Piece](), 0
    for cell in named:
        start = cell.pieces[0].span.start
        gap = [Piece(PieceKind.BREAK, " ", at, Span(start, start))] if pieces else []
        at += len(gap)
        pieces += [*gap, *(piece._replace(start=piece.start + at) for piece in cell.pieces)]
        at += len(cell.text)
    return named[0]._replace(text="".join(piece.text for piece in pieces), pieces=tuple(pieces))


def _number(attribute: re.Pattern[str], rest: str) -> int:
    found = attribute.search(rest)
    return min(max(int(found[1]), 1), _WIDEST) if found else 1
