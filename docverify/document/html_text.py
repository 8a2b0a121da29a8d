"""text and inline tags of an HTML block -> pieces."""

import re
from collections.abc import Callable
from html import unescape

from docverify.document.model import Piece, PieceKind
from docverify.document.pieces import Pieces
from docverify.document.positions import LineMap
from docverify.source import Span

is_inline = re.compile(
    "a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|input|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub"
    "|sup|tt|u|var|br|wbr"
).fullmatch
_CODE = ("code", "kbd", "samp", "tt")
_STRUCK = ("del", "s", "strike")
_ALT = re.compile(r"""\balt\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


class HtmlText:
    """The text of one HTML flow after the other."""

    def __init__(self, places: LineMap, content: str) -> None:
        self.pieces = Pieces(places, content)
        self._depth = {PieceKind.CODE: 0, PieceKind.STRUCK: 0}

    def add(self, start: int, end: int) -> None:
        """Text of one line, as it stands."""
        if start < end:
            kinds = [kind for kind in (PieceKind.STRUCK, PieceKind.CODE) if self._depth[kind]]
            self.pieces.add_run(kinds[0] if kinds else PieceKind.TEXT, start, end)

    def add_mark(self, mark: re.Match[str], name: str) -> None:
        """What is not text: an entity, a line end, a comment, an inline tag."""
        start, end = mark.span()
        if mark["entity"]:
            self.pieces.add(PieceKind.TEXT, unescape(mark["entity"]), start, end)
        elif mark["line"] or name == "br":
            self.pieces.add(PieceKind.BREAK, " ", start, end)
        elif name in _CODE or name in _STRUCK:
            kind = PieceKind.CODE if name in _CODE else PieceKind.STRUCK
            self._depth[kind] = max(self._depth[kind] + (-1 if mark["close"] else 1), 0)
        elif name == "sup" and not mark["close"]:
            self.pieces.add(PieceKind.TEXT, "^", start, end)
        elif name == "img" and (alt := _ALT.search(mark["rest"])):
            inside = mark.start("rest")
            group = 1 if alt[1] is not None else 2
            self.pieces.add_lines(PieceKind.ALT, inside + alt.start(group), inside + alt.end(group))

    def take(self) -> list[Piece]:
        """The pieces so far without the blanks around them; the text starts anew."""
        found = self.pieces.found
        self.pieces = Pieces(self.pieces.at, self.pieces.content)
        first, last = 0, len(found)
        while first < last and not found[first].text.strip():
            first += 1
        while first < last and not found[last - 1].text.strip():
            last -= 1
        if first == last:
            return []
        found = found[first:last]
        found[0] = _stripped(found[0], str.lstrip)
        found[-1] = _stripped(found[-1], str.rstrip)
        shift = found[0].start
        return [piece._replace(start=piece.start - shift) for piece in found]


def _stripped(piece: Piece, strip: Callable[[str], str]) -> Piece:
    if len(piece.text) != len(piece.span):
        return piece
    text = strip(piece.text)
    blank = len(piece.text) - len(text) if strip is str.lstrip else 0
    start = piece.span.start + blank
    return Piece(piece.kind, text, piece.start + blank, Span(start, start + len(text)))
