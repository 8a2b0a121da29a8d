"""inline tokens -> pieces: what a reader sees, each run with its place in the source."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from markdown_it.token import Token

from docverify.classes import dataclass, field
from docverify.document.model import Piece, PieceKind
from docverify.document.positions import LineMap
from docverify.source import Span

_RECORD = re.compile(
    r"[\s*_`•·-]*[A-Za-z\u4e00-\u9fff][^.:=：＝。\n]{0,48}?[ \t*_`]*(?:[:：](?!//)|[=＝](?!=))[ \t*_`]*\S"
)


def dashed(text: str) -> str:
    """Two hyphens that are typed for a dash are one, as long as they: `Layers -- 32`."""
    return text.replace(" -- ", " –  ") if " -- " in text else text


@dataclass(slots=True)
class Pieces:
    """Pieces of one flow as they are gathered."""

    at: LineMap
    content: str
    found: list[Piece] = field(default_factory=list)
    length: int = 0
    struck: int = 0  # nesting of ~~…~~ and <del>

    def add(self, kind: PieceKind, text: str, start: int, end: int) -> None:
        """Add a piece whose source is content `start` to `end`, on one line or not spelled out."""
        places = self.at
        if len(places.starts) == 1:
            span = Span(start + places.shifts[0], end + places.shifts[0])
        else:
            span = Span(places(start), places(end))
        self.found.append(Piece(kind, text, self.length, span))
        self.length += len(text)

    def joint(self, start: int, end: int) -> str:
        """What a line break reads as: a blank, or a break between digits and between lines that name a value each."""
        if self.content[start - 1 : start].isdigit() and self.content[end : end + 1].isdigit():
            return "\n"
        first = self.content.rfind("\n", 0, start) + 1
        records = _RECORD.match(self.content, first, start) and _RECORD.match(self.content, end)
        return "\n" if records else " "

    def add_lines(self, kind: PieceKind, start: int, end: int) -> None:
        """Add content `start` to `end` as it stands; a line break in it is one character."""
        if self.struck:
            kind = PieceKind.STRUCK
        content = self.content
        broken = content.find("\n", start, end)
        while broken >= 0:
            if start < broken:
                self.add_run(kind, start, broken)
            after = broken + 1
            while after < end and content[after] in " \t":
                after += 1
            self.add(kind, self.joint(broken, after), broken, after)
            start = after
            broken = content.find("\n", start, end)
        if start < end:
            self.add_run(kind, start, end)

    def add_run(self, kind: PieceKind, start: int, end: int) -> None:
        """Add content of one line; where it was unescaped (`\\|` in a table) it falls into several pieces."""
        starts = self.at.starts
        if len(starts) > 1:
            cut = bisect_right(starts, start)
            while cut < len(starts) and starts[cut] < end:
                self.add(kind, self.content[start : starts[cut]], start, starts[cut])
                start = starts[cut]
                cut += 1
        text = self.content[start:end]
        self.add(kind, dashed(text) if kind is PieceKind.TEXT else text, start, end)


def plain(pieces: Pieces, start: int = 0) -> None:
    """The content's lines as they stand, from `start` on: for blocks whose markup does not matter."""
    content = pieces.content
    if "\n" not in content:  # a block's content has no blanks at its ends
        if start < len(content):
            pieces.add_run(PieceKind.TEXT, start, len(content))
        return
    offset = 0
    for number, line in enumerate(content.split("\n")):
        first = max(offset + len(line) - len(line.lstrip(" \t")), start)
        last = offset + len(line.rstrip(" \t"))
        if number:
            pieces.add(PieceKind.BREAK, pieces.joint(offset - 1, first), offset - 1, first)
        if first < last:
            pieces.add_run(PieceKind.TEXT, first, last)
        offset += len(line) + 1


def traced(pieces: Pieces, tokens: Sequence[Token], shift: int = 0, kind: PieceKind = PieceKind.TEXT) -> None:
    """What the inline tokens say; `shift` is the content offset of the text they were read from."""
    start = end = -1  # a run of text tokens that touch: leftover emphasis marks are tokens of their own
    for token in tokens:
        if token.map is None or (token.type == "text" and not token.content):
            continue
        first, last = token.map[0] + shift, token.map[1] + shift
        if token.type == "text" and first == end:
            end = last
            continue
        if start < end:
            pieces.add_lines(kind, start, end)
            start = end
        if token.type == "text":
            start, end = first, last
        else:
            _add(pieces, token, first, last, kind)
    if start < end:
        pieces.add_lines(kind, start, end)


def _add(pieces: Pieces, token: Token, start: int, end: int, kind: PieceKind) -> None:
    match token.type:
        case "softbreak" | "hardbreak":
            pieces.add(PieceKind.BREAK, pieces.joint(start, end), start, end)
        case "code_inline":
            pieces.add_lines(PieceKind.CODE, start, end)
        case "math_inline":
            pieces.add_lines(PieceKind.MATH, start, end)
        case "text_special":
            pieces.add(PieceKind.STRUCK if pieces.struck else kind, token.content, start, end)
        case "s_open":
            pieces.struck += 1
        case "s_close":
            pieces.struck -= 1
        case "image":
            traced(pieces, token.children or [], start + 2, PieceKind.ALT)
        case "html_inline":
            _add_tag(pieces, token.content, start, end)


_TAGS = {"br": (PieceKind.BREAK, " "), "sup": (PieceKind.TEXT, "^")}


def _add_tag(pieces: Pieces, tag: str, start: int, end: int) -> None:
    """A tag is a place without text, but `<br>` is a blank and `<sup>` is read as `^`."""
    name = tag.strip("</>").split(None, 1)[0].lower() if tag.strip("</>") else ""
    closing = tag.startswith("</")
    kind, text = (PieceKind.HTML, "") if closing else _TAGS.get(name, (PieceKind.HTML, ""))
    pieces.add(kind, text, start, end)
    if name in ("del", "s", "strike"):
        pieces.struck = max(pieces.struck + (-1 if closing else 1), 0)
