"""The document as data: flows of readable text with exact places, sections, tables and fences."""

from bisect import bisect_right
from enum import StrEnum
from operator import attrgetter

from docverify.classes import dataclass
from docverify.named import NamedTuple
from docverify.source import Span


class PieceKind(StrEnum):
    TEXT = "text"
    CODE = "code"  # inline code
    MATH = "math"  # $...$ or $$...$$
    BREAK = "break"  # soft or hard line break, reads as one blank
    STRUCK = "struck"  # text inside ~~...~~
    HTML = "html"  # inline HTML: a place without text
    ALT = "alt"  # an image's alternative text


class Piece(NamedTuple):
    """A run of text that the source spells out the same way, or one entity, escape or break.

    `text` has `len(span)` characters, or stands for the whole span (`&nbsp;`, `\\*`, a break). A line end in code or in
    mathematics is a piece of its own that reads as a blank.
    """

    kind: PieceKind
    text: str
    start: int  # in the flow's text
    span: Span  # in the source


class FlowKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    CELL = "cell"
    FENCE = "fence"
    FRONT_MATTER = "front_matter"
    HTML = "html"


class Flow(NamedTuple):
    """Text that is read as one: a paragraph, a heading, a table cell, a fence. Markup is left out.

    `text` is the concatenation of the pieces' texts; emphasis marks, link targets and bullets are not in it.
    There is always a piece, if only one without text.
    """

    kind: FlowKind
    text: str
    pieces: tuple[Piece, ...]
    section: int  # index into Document.sections
    item: int = -1  # index into Document.items; -1 outside lists
    depth: int = 0  # nesting of block quotes
    line: int = 0  # first source line, counted from one

    def span(self, start: int, end: int) -> Span:
        """The source span of the flow's characters `start` to `end`."""
        pieces = self.pieces
        if len(pieces) == 1 and end > start:
            _, text, _, (first, last) = pieces[0]
            if len(text) == last - first:  # most flows by far
                return Span(first + start, first + end)
        if start >= end:
            at = self._at(start)
            return Span(at, at)
        return Span(self._at(start), self._end(end))

    def kind_at(self, offset: int) -> PieceKind:
        return self.piece_at(offset).kind

    def piece_at(self, offset: int) -> Piece:
        pieces = self.pieces
        if len(pieces) == 1:
            return pieces[0]
        return pieces[max(bisect_right(pieces, offset, key=_start) - 1, 0)]

    def _at(self, offset: int) -> int:
        _, text, before, (start, end) = self.piece_at(offset)
        inside = offset - before
        if len(text) == end - start:
            return start + inside
        return start if inside < len(text) or not text else end

    def _end(self, offset: int) -> int:
        _, text, before, (start, end) = self.piece_at(offset - 1)
        return start + offset - before if len(text) == end - start else end


_start = attrgetter("start")


class Section(NamedTuple):
    """A heading and what follows it up to the next heading of its level. Section 0, level 0, precedes any heading."""

    title: str
    level: int
    parent: int  # index into Document.sections; -1 for section 0
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """A list item: its list, its place in it, and the item that holds the list."""

    list_id: int
    index: int
    parent: int  # index into Document.items; -1 at the top
    ordered: bool
    task: bool | None = None  # a task list's box: checked or not
    tab: bool = False  # one of several tabs, of which a reader looks at one


class Table(NamedTuple):
    """A pipe or HTML table: a grid of flows. `rows` does not hold the header; every row is as long as the header."""

    header: tuple[Flow, ...]
    rows: tuple[tuple[Flow, ...], ...]
    section: int
    line: int
    caption: Flow | None = None  # the paragraph just above, if any
    merged: frozenset[tuple[int, int]] = frozenset()  # row and column of cells that the one above spans
    ruled: frozenset[int] = frozenset()  # rows below a line that is drawn, but for the first


class Fence(NamedTuple):
    """Fenced or indented code. `language` is the lower-case first word of the info string, or what the code shows."""

    language: str
    flow: Flow


class Document(NamedTuple):
    """A document in reading order. `flows` holds paragraphs and headings; `tables` and `fences` hold their own."""

    flows: tuple[Flow, ...]
    tables: tuple[Table, ...]
    fences: tuple[Fence, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    front_matter: Flow | None
    title: str
