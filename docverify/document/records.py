"""A paragraph -> its lines, where each gives a value to a name: `TP: 8` above `DP: 2` is no running text."""

import re
from collections.abc import Iterator

from docverify.document.model import Flow, Piece, PieceKind
from docverify.source import Source

_LABEL = re.compile(r"[\W_]{0,4}\w[^.,;:=：＝。，；\n]{0,48}[:=：＝](?!/)[\W_]*\S")
_FEWEST = 2  # lines with labels
_WORDS = 7  # in a label


def records(source: Source, flow: Flow) -> list[Flow]:
    """The paragraph, or its parts: each begins with a line that has a label."""
    breaks = [piece for piece in flow.pieces if piece.kind is PieceKind.BREAK]
    if not breaks:
        return [flow]
    starts = [0, *(piece.start + len(piece.text) for piece in breaks)]
    ends = [*starts[1:], len(flow.text)]
    labelled = [start for start, end in zip(starts, ends, strict=True) if _labelled(flow.text, start, end)]
    if len(labelled) < _FEWEST:
        return [flow]
    cuts = sorted({0, *labelled})
    return [_part(source, flow, start, end) for start, end in zip(cuts, [*cuts[1:], len(flow.text)], strict=True)]


def _labelled(text: str, start: int, end: int) -> bool:
    match = _LABEL.match(text, start, end)
    return match is not None and len(match.group().split()) <= _WORDS


def _part(source: Source, flow: Flow, start: int, end: int) -> Flow:
    """The pieces between two cuts, which lie behind a break or at an end."""
    inside = [piece for piece in flow.pieces if start <= piece.start < end]
    line = source.place(inside[0].span.start).line if start else flow.line
    moved = tuple(_moved(inside, start))
    return flow._replace(text="".join(piece.text for piece in moved), pieces=moved, line=line)


def _moved(pieces: list[Piece], start: int) -> Iterator[Piece]:
    return (piece._replace(start=piece.start - start) for piece in pieces)
