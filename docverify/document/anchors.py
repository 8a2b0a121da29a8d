"""Document -> the same document with places that an edit in front of them does not move.

They are counted from the start of the flow that they lie in, which is the n-th of the document: it is its anchor. So a
flow that an edit leaves alone is equal to what it was, and what was made of it can be kept. The order of any two
places is that in the text: flows that overlap or touch have one anchor.
"""

from collections.abc import Iterator

from docverify.document.model import Document, Flow, Piece, Table
from docverify.kept import Kept
from docverify.source import ANCHOR_BITS, Source, Span

_new = tuple.__new__


def anchored(source: Source, document: Document, kept: Kept) -> tuple[Source, Document]:
    """Source and document; what is equal in the document to what was there at the check before is the same object."""
    moved, anchors = _moved(source, document, kept)

    def row(cells: tuple[Flow, ...]) -> tuple[Flow, ...]:
        return kept.group(*[moved[id(cell)] for cell in cells])

    def table(each: Table) -> Table:
        rest = kept.same(each._replace(header=(), rows=(), caption=None))
        caption = moved[id(each.caption)] if each.caption is not None else None
        return kept.of(_filled, rest, row(each.header), kept.group(*map(row, each.rows)), caption)

    front = document.front_matter
    return Source(source.path, source.text, anchors), Document(
        flows=tuple([moved[id(flow)] for flow in document.flows]),
        tables=tuple(map(table, document.tables)),
        fences=tuple([kept.same(fence._replace(flow=moved[id(fence.flow)])) for fence in document.fences]),
        sections=kept.same(document.sections),
        items=kept.same(document.items),
        front_matter=moved[id(front)] if front is not None else None,
        title=document.title,
    )


def _moved(source: Source, document: Document, kept: Kept) -> tuple[dict[int, Flow], tuple[int, ...]]:
    """The flows by those that they stand for, and the anchors."""
    anchors: list[int] = []
    moved: dict[int, Flow] = {}
    base, last = 0, -1
    for flow in sorted(_flows(document), key=_start):
        kind, text, pieces, *where = flow
        start, end = pieces[0].span.start, pieces[-1].span.end
        if start > last:
            base = (len(anchors) << ANCHOR_BITS) - start
            anchors.append(start)
        last = max(last, end)
        here = _new(Flow, (kind, text, tuple([_shifted(piece, base) for piece in pieces]), *where))
        moved[id(flow)] = kept.same((here, source.text[start:end]))[0]  # its markup is the same, too
    return moved, tuple(anchors)


def _filled(rest: Table, header: tuple[Flow, ...], rows: tuple[tuple[Flow, ...], ...], caption: Flow | None) -> Table:
    return rest._replace(header=header, rows=rows, caption=caption)


def _flows(document: Document) -> Iterator[Flow]:
    yield from document.flows
    for table in document.tables:
        yield from table.header
        for row in table.rows:
            yield from row
        if table.caption is not None:
            yield table.caption
    yield from (fence.flow for fence in document.fences)
    if document.front_matter is not None:
        yield document.front_matter


def _start(flow: Flow) -> int:
    return flow.pieces[0].span.start


def _shifted(piece: Piece, by: int) -> Piece:
    kind, text, at, (start, end) = piece
    return _new(Piece, (kind, text, at, _new(Span, (start + by, end + by))))
