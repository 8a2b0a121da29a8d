"""Document -> what a correction must not change: its structure, and its code unless that is asked for."""

from collections.abc import Iterator

from docverify.document.languages import PLAIN
from docverify.document.model import Document, Flow, FlowKind, PieceKind
from docverify.source import Span


def shape(document: Document) -> tuple[object, ...]:
    """The structure of a document without its words."""
    flows = tuple((flow.kind, flow.section, flow.item, flow.depth, _marks(flow)) for flow in document.flows)
    tables = tuple(
        tuple(tuple(_marks(cell) for cell in row) for row in (table.header, *table.rows)) for table in document.tables
    )
    fences = tuple((fence.language, fence.flow.text.count("\n")) for fence in document.fences)
    return flows, tables, fences, len(document.sections)


def _marks(flow: Flow) -> tuple[PieceKind, ...]:
    """What is set off inside a text: code, mathematics, what is struck out."""
    return tuple(piece.kind for piece in flow.pieces if piece.kind is not PieceKind.TEXT)


def code(document: Document) -> Iterator[Span]:
    """Inline code, and fences that hold no plain calculation."""
    flows: list[Flow] = [*document.flows]
    for table in document.tables:
        flows += (cell for row in (table.header, *table.rows) for cell in row)
    for flow in flows:
        yield from (piece.span for piece in flow.pieces if piece.kind is PieceKind.CODE)
    for fence in document.fences:
        if fence.language not in PLAIN:
            yield fence.flow.span(0, len(fence.flow.text))
    if document.front_matter is not None and document.front_matter.kind is FlowKind.FRONT_MATTER:
        yield document.front_matter.span(0, len(document.front_matter.text))
