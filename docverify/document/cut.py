"""Places in a flow -> flows of their own: a part of it, or a table of such parts."""

from collections.abc import Sequence

from docverify.document.model import Flow, FlowKind, Piece, PieceKind, Table

Place = tuple[int, int]


def cut(flow: Flow, start: int, end: int, kind: FlowKind) -> Flow:
    """The flow's characters from `start` to `end`."""
    pieces = [_piece(flow, piece, start, end) for piece in flow.pieces if _inside(piece, start, end)]
    if not pieces:
        pieces = [Piece(PieceKind.TEXT, "", 0, flow.span(start, start))]
    line = flow.line + flow.text.count("\n", 0, start)
    return flow._replace(kind=kind, text=flow.text[start:end], pieces=tuple(pieces), line=line)


def _inside(piece: Piece, start: int, end: int) -> bool:
    return piece.start < end and piece.start + len(piece.text) > start


def _piece(flow: Flow, piece: Piece, start: int, end: int) -> Piece:
    first, last = max(start, piece.start), min(end, piece.start + len(piece.text))
    return Piece(piece.kind, flow.text[first:last], first - start, flow.span(first, last))


def table(flow: Flow, rows: Sequence[Sequence[Place | None]], headed: bool, caption: Flow | None) -> Table:
    """A table whose cells are parts of the flow; None is an empty cell."""
    cells = [tuple(_cell(flow, place, row) for place in row) for row in rows]
    header = cells[0] if headed else tuple(_cell(flow, None, rows[0]) for _ in rows[0])
    return Table(header, tuple(cells[headed:]), flow.section, cells[0][0].line, caption)


def _cell(flow: Flow, place: Place | None, row: Sequence[Place | None]) -> Flow:
    first, last = place or (next((each[0] for each in row if each is not None), 0),) * 2
    return cut(flow, first, last, FlowKind.CELL)
