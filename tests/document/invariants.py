"""What must hold for every document that was read, whatever is in it."""

from collections.abc import Iterator

from docverify.document.model import Document, Flow, PieceKind
from docverify.document.parse import parse
from docverify.source import Source


def read(text: str) -> Document:
    return parse(Source("document.md", text))


def flows_of(document: Document) -> Iterator[Flow]:
    """All flows, cells and fences too."""
    yield from document.flows
    for table in document.tables:
        for row in (table.header, *table.rows):
            yield from row
    yield from (fence.flow for fence in document.fences)
    if document.front_matter:
        yield document.front_matter


def read_and_check(text: str) -> Document:
    source = Source("document.md", text)
    document = parse(source)
    for flow in flows_of(document):
        _check_flow(source, flow)
    for table in document.tables:
        assert {len(row) for row in table.rows} <= {len(table.header)}
    return document


def _check_flow(source: Source, flow: Flow) -> None:
    assert flow.pieces
    assert flow.text == "".join(piece.text for piece in flow.pieces)
    length, behind = 0, 0
    for piece in flow.pieces:
        assert piece.start == length
        assert behind <= piece.span.start <= piece.span.end <= len(source.text)
        if piece.kind is not PieceKind.BREAK and len(piece.text) == len(piece.span):
            assert piece.text == source[piece.span] or (piece.text == " " and source[piece.span] in "\r\n")
        length, behind = length + len(piece.text), piece.span.end
    for offset in range(len(flow.text)):
        span = flow.span(offset, offset + 1)
        assert flow.pieces[0].span.start <= span.start <= span.end <= flow.pieces[-1].span.end
    assert 1 <= flow.line <= source.line_count


def is_placed(source: Source, flow: Flow) -> bool:
    """Whether each piece is spelled out in the source, or is a break, an entity or an escape."""
    return all(
        source[piece.span] == piece.text
        or piece.kind is PieceKind.BREAK
        or source[piece.span].startswith(("&", "\\", "<", "\n"))
        for piece in flow.pieces
        if piece.text.strip()
    )
