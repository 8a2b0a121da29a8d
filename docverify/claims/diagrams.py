"""A mermaid diagram -> its labels, each a flow of its own: what is written in nodes, on edges and over subgraphs."""

import re
from collections.abc import Iterator

from docverify.document.model import Flow, PieceKind

_LABEL = re.compile(
    r"\"(?P<quoted>[^\"\n]+)\"|\|(?P<edge>[^|\n\"]+)\||[\[({]+(?P<node>[^\[\](){}\"\n|]*)[\])}]+"
    r"|^[ \t]*(?:subgraph|title|Note[^:\n]*:)[ \t]+(?P<title>[^\[\n\"]+)$"
    r"|^[ \t]*\S+[ \t]*(?:-->>?|->>?|--?>)[ \t]*\S+?[ \t]*:[ \t]*(?P<message>[^\n]+)$",
    re.MULTILINE,
)
_BREAK = re.compile(r"<br\s*/?>|\\n", re.IGNORECASE)


def labels(diagram: Flow) -> Iterator[Flow]:
    """Lines of a label (`<br/>`) are told apart."""
    for match in _LABEL.finditer(diagram.text):
        start, end = match.span(match.lastgroup or 0)
        for broken in _BREAK.finditer(diagram.text, start, end):
            yield from part_of(diagram, start, broken.start())
            start = broken.end()
        yield from part_of(diagram, start, end)


def part_of(diagram: Flow, start: int, end: int) -> Iterator[Flow]:
    """The stretch as a flow, if it stands in the source without a break."""
    piece = diagram.piece_at(start)
    if start < end <= piece.start + len(piece.text) == piece.start + len(piece.span):
        text = diagram.text[start:end]
        line = diagram.line + diagram.text.count("\n", 0, start)
        cut = piece._replace(kind=PieceKind.TEXT, text=text, start=0, span=diagram.span(start, end))
        yield diagram._replace(text=text, pieces=(cut,), line=line)
