"""block content -> Flow: the text inside one block; only text that can hold a number is read to the letter."""

import re

from markdown_it.utils import EnvType

from docverify.document.inline import has_markup
from docverify.document.markdown import inline_parser
from docverify.document.model import Flow, FlowKind, Piece, PieceKind
from docverify.document.outline import Outline
from docverify.document.pieces import Pieces, dashed, plain, traced
from docverify.document.positions import LineMap, lines_of
from docverify.document.verbatim import verbatim
from docverify.source import Source, Span

_DIGIT = re.compile("[\\d²³¹⁰⁴-⁹₀-₉¼-¾⅐-⅞①-⑳Ⅰ-ⅿ〇零一二两兩三四五六七八九十百千万萬亿億]")


def has_digit(text: str) -> bool:
    """Whether a number can stand in `text`: a digit of any script, a fraction, a Chinese numeral."""
    return _DIGIT.search(text) is not None


class Flows:
    """Makes the flows of one document."""

    def __init__(self, source: Source, outline: Outline, env: EnvType) -> None:
        self.source = source
        self.outline = outline
        self._env = env
        self._inline = inline_parser()

    def flow(self, kind: FlowKind, pieces: list[Piece], line: int) -> Flow:
        """A flow of these pieces, at the current place in the outline; `line` counts from zero."""
        text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        outline = self.outline
        return Flow(kind, text, tuple(pieces), outline.section, outline.item, outline.depth, line + 1)

    def read(self, kind: FlowKind, content: str, places: LineMap, line: int, exact: bool, start: int = 0) -> Flow:
        """A flow of the inline content from `start` on; if it need not be `exact`, its lines as they stand."""
        marked = exact and has_markup(content)
        if not marked and len(places.starts) == 1 and content:
            at = places.shifts[0]
            return self.flow(
                kind, [Piece(PieceKind.TEXT, dashed(content[start:]), 0, Span(at + start, at + len(content)))], line
            )
        pieces = Pieces(places, content)
        if marked:
            traced(pieces, self._inline.read(content[start:], self._env), start)
        else:
            plain(pieces, start)
        if not pieces.found:
            pieces.add(PieceKind.TEXT, "", start, start)
        return self.flow(kind, pieces.found, line)

    def verbatim(self, kind: FlowKind, content: str, line: int) -> Flow:
        """A flow of lines shown as they are written, the first on `line`, which is not the document's first."""
        if not content:
            return self.empty(kind, self.source.line_span(line).end, line - 1)
        pieces = verbatim(self.source, PieceKind.TEXT, content, line)
        if pieces is None:
            return self.unplaced(kind, content, line, line + content.count("\n") + 1)
        return self.flow(kind, pieces, line)

    def display_math(self, content: str, line: int) -> Flow:
        """A flow of the mathematics between two `$$`, the first of them on `line`."""
        last = line + content.count("\n")
        end = self.source.text.rfind("$$", 0, self.source.line_span(last + 1).end)
        pieces = verbatim(self.source, PieceKind.MATH, content, line, end)
        if pieces is None:
            return self.unplaced(FlowKind.PARAGRAPH, content, line, last + 1)
        return self.flow(FlowKind.PARAGRAPH, pieces, line)

    def unplaced(self, kind: FlowKind, content: str, first: int, last: int) -> Flow:
        """A flow whose characters cannot be placed: its span is the lines `first` to `last` (exclusive)."""
        piece = Piece(PieceKind.TEXT, content.replace("\n", " "), 0, lines_of(self.source, first, last))
        return self.flow(kind, [piece], first)

    def empty(self, kind: FlowKind, at: int, line: int) -> Flow:
        """A flow without text at a source offset."""
        return self.flow(kind, [Piece(PieceKind.TEXT, "", 0, Span(at, at))], line)
