"""an HTML block -> flows and tables: the text between its block tags, with its place.

A scanner, not an HTML parser: a tag starts or ends a flow, and unbalanced ones do no harm.
"""

import re

from markdown_it.token import Token

from docverify.document.flows import Flows
from docverify.document.html_table import PARTS, Grid
from docverify.document.html_text import HtmlText, is_inline
from docverify.document.model import Flow, FlowKind, Piece, PieceKind, Table
from docverify.document.positions import LineMap, align
from docverify.source import Span

# Comments, scripts and styles are marks of their own, so that nothing in them is text; an unclosed one goes to the end.
_MARK = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<tag>[a-z][a-z0-9-]*)(?P<rest>(?:[^<>\"']|\"[^<\"]*\"|'[^<']*')*+)>"
    r"|<[!?/][^<>]*>"
    r"|(?P<entity>&(?:[a-z][a-z0-9]{1,31}|\#[0-9]{1,7}|\#x[0-9a-f]{1,6});)"
    r"|(?P<line>[ \t]*\n[ \t]*)",
    re.IGNORECASE | re.DOTALL,
)


def read_html(make: Flows, token: Token, caption: Flow | None) -> tuple[list[Flow], list[Table]]:
    """The block's flows and tables. `caption` is the paragraph above, for a table without its own."""
    first, last = token.map or (0, 1)
    content = token.content.removesuffix("\n")
    places = align(make.source, content, first)
    if places is None:
        return [make.unplaced(FlowKind.HTML, content, first, last)], []
    scanner = _Scanner(make, content, places, caption)
    scanner.scan()
    return scanner.flows, scanner.tables


class _Scanner:
    """One HTML block as far as it has been read."""

    def __init__(self, make: Flows, content: str, places: LineMap, caption: Flow | None) -> None:
        self.flows: list[Flow] = []
        self.tables: list[Table] = []
        self._make = make
        self._content = content
        self._places = places
        self._caption = caption
        self._grids: list[Grid] = []  # the tables that are open, outermost first
        self._tag = ""  # the block tag before the current text
        self._text = HtmlText(places, content)

    def scan(self) -> None:
        at = 0
        for mark in _MARK.finditer(self._content):
            self._text.add(at, mark.start())
            at = mark.end()
            name = (mark["tag"] or "").lower()
            if name and not is_inline(name):
                self._block_tag(name, bool(mark["close"]), mark["rest"], mark.start())
            else:
                self._text.add_mark(mark, name)
        self._text.add(at, len(self._content))
        self._end_flow(at)
        while self._grids:
            self._end_table()

    def _block_tag(self, name: str, closing: bool, rest: str, at: int) -> None:
        grid = self._grids[-1] if self._grids else None
        if grid and grid.in_cell and name not in PARTS:
            self._text.pieces.add(PieceKind.BREAK, " ", at, at)
            return
        self._end_flow(at)
        self._tag = "" if closing else name
        if name == "table" and not closing:
            self._grids.append(Grid(self._make.source.place(self._places(at)).line))
        elif grid and name == "table":
            self._end_table()
        elif grid:
            grid.follow(name, closing, rest)

    def _end_flow(self, at: int) -> None:
        """Close the current flow and put it where it belongs: into a cell, a caption, or among the flows."""
        found = self._text.take()
        if self._grids and self._grids[-1].in_cell:
            start = self._places(at)
            found = found or [Piece(PieceKind.TEXT, "", 0, Span(start, start))]
            self._grids[-1].add(self._flow(FlowKind.CELL, found))
        elif found and self._tag == "caption":
            self._caption = self._flow(FlowKind.HTML, found)
        elif found and re.fullmatch("h[1-6]", self._tag):
            title = "".join(piece.text for piece in found)
            self._make.outline.head(title, int(self._tag[1]), self._make.source.place(found[0].span.start).line)
            self.flows.append(self._flow(FlowKind.HEADING, found))
        elif found:
            self.flows.append(self._flow(FlowKind.HTML, found))

    def _end_table(self) -> None:
        grid = self._grids.pop()
        header, rows = grid.fitted(self._make)
        if rows is None:
            self.flows += grid.cells()
        elif header or rows:
            section = self._make.outline.section
            self.tables.append(Table(header, rows, section, grid.line, self._caption, grid.merged))
        self._caption = None

    def _flow(self, kind: FlowKind, pieces: list[Piece]) -> Flow:
        return self._make.flow(kind, pieces, self._make.source.place(pieces[0].span.start).line - 1)
