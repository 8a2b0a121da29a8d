"""Document -> what a flow hangs on: its section, its list items, the line that introduces it, its row and column."""

from docverify.document.model import Document, Flow, FlowKind, Table
from docverify.named import NamedTuple

_COLONS = frozenset(":：")
_DEEPEST = 12


class Cell(NamedTuple):
    table: Table
    row: int  # -1 in the header
    column: int


class Surroundings:
    """The flows of a document in reading order, tables counted as one."""

    def __init__(self, document: Document) -> None:
        self.document = document
        fences = [fence.flow for fence in document.fences]
        self.blocks: list[Flow | Table] = [*document.flows, *fences, *document.tables]
        self.blocks.sort(key=_start)
        self._index = {id(block): index for index, block in enumerate(self.blocks)}
        self._heads: dict[int, int] = {}  # list item -> its first block
        self._lists: dict[int, int] = {}  # list -> its first block
        self._quotes = [0] * len(self.blocks)  # where the run of quoted blocks begins that a block is in
        self._cells: dict[int, Cell] | None = None
        self._survey()

    def _survey(self) -> None:
        depth = 0
        for index, block in enumerate(self.blocks):
            flow = block if isinstance(block, Flow) else None
            if flow is not None and flow.item >= 0:
                self._heads.setdefault(flow.item, index)
                self._lists.setdefault(self.document.items[flow.item].list_id, index)
            begins = flow is None or not flow.depth or not depth
            self._quotes[index] = index if begins else self._quotes[index - 1]
            depth = flow.depth if flow is not None else 0

    def cell(self, flow: Flow) -> Cell | None:
        """Where a flow stands in a table."""
        if flow.kind is not FlowKind.CELL:
            return None
        if self._cells is None:
            self._cells = dict(self._grid())
        return self._cells.get(id(flow))

    def _grid(self) -> list[tuple[int, Cell]]:
        found: list[tuple[int, Cell]] = []
        for table in self.document.tables:
            for row, flows in enumerate((table.header, *table.rows), -1):
                found.extend((id(flow), Cell(table, row, column)) for column, flow in enumerate(flows))
        return found

    def neighbour(self, flow: Flow, step: int) -> Flow | None:
        """The next block (1) or the one before (-1) if it is text of the same section."""
        index = self._index.get(id(flow))
        if index is None or not 0 <= index + step < len(self.blocks):
            return None
        block = self.blocks[index + step]
        return block if isinstance(block, Flow) and block.section == flow.section and _is_text(block) else None

    def leads(self, block: Flow | Table) -> list[Flow]:
        """What may introduce a block: the heads of its list items, and what is before its list, its quote or itself."""
        index = self._index.get(id(block))
        if index is None:
            return []
        found: list[Flow] = []
        first = index
        if isinstance(block, Flow):
            first = min(self._over_items(block, index, found), self._quotes[index])
        before = self.blocks[first - 1] if first else None
        if isinstance(before, Flow) and before.section == block.section and _is_text(before):
            found += [] if self._closes_list(before, block) else [before]
        return found

    def _closes_list(self, before: Flow, block: Flow | Table) -> bool:
        """Whether it is the last of several items, which tells of nothing behind its list unless it ends in a colon."""
        if before.item < 0 or (isinstance(block, Flow) and block.item >= 0) or before.text.rstrip()[-1:] in _COLONS:
            return False
        first = self._lists.get(self.document.items[before.item].list_id)
        return first is not None and self.blocks[first] is not before

    def _over_items(self, block: Flow, index: int, found: list[Flow]) -> int:
        """Adds the heads of the items around a block; the first block of the outermost list."""
        item, first = block.item, index
        for _ in range(_DEEPEST):
            if item < 0:
                break
            head = self.blocks[self._heads.get(item, index)]
            if head is not block and isinstance(head, Flow):
                found.append(head)
            first = self._lists.get(self.document.items[item].list_id, first)
            item = self.document.items[item].parent
        return first


def _start(block: Flow | Table) -> int:
    if isinstance(block, Flow):
        return block.pieces[0].span.start
    return block.header[0].pieces[0].span.start if block.header else 0


def _is_text(flow: Flow) -> bool:
    return flow.kind in (FlowKind.PARAGRAPH, FlowKind.FENCE)
