"""Code, front matter and display mathematics -> pieces: text that is shown as it is written, line by line."""

from docverify.document.model import Piece, PieceKind
from docverify.document.positions import align
from docverify.source import Source, Span


def verbatim(source: Source, kind: PieceKind, content: str, line: int, end: int | None = None) -> list[Piece] | None:
    """Pieces of `content`, whose first line is on `line` (from zero) and whose last ends at `end`; None if unplaced.

    Lines that stand in the source without a break are one piece; others (indented, quoted, `\\r\\n`) are a piece each,
    with the line end as a piece of its own.
    """
    places = align(source, content, line, end)
    if places is None:
        return None
    if len(set(places.shifts)) == 1 and source.text.startswith(content, places.shifts[0]):
        at = places.shifts[0]
        return [Piece(kind, content, 0, Span(at, at + len(content)))]
    pieces: list[Piece] = []
    start, behind = 0, -1
    for text, first, shift in zip(content.split("\n"), places.starts, places.shifts, strict=True):
        indent = _expanded(source, text, first + shift)
        at = first + shift + indent
        if behind >= 0:
            pieces.append(Piece(PieceKind.BREAK, "\n" + text[:indent], start, Span(behind, at)))
            start += 1 + indent
        elif indent:
            pieces.append(Piece(kind, text[:indent], 0, Span(at, at)))
            start = indent
        if text[indent:]:
            pieces.append(Piece(kind, text[indent:], start, Span(at, at + len(text) - indent)))
            start += len(text) - indent
        behind = at + len(text) - indent
    return pieces


def _expanded(source: Source, text: str, at: int) -> int:
    """How many blanks at the start of a line of code come from tabs that the source has in their place."""
    if at >= 0 and source.text.startswith(text, at):
        return 0
    return len(text) - len(text.lstrip(" \t"))
