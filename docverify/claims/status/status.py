"""Document -> Statuses: whether what stands at a place is asserted, somebody else's, hypothetical or refuted.

A cue reaches a clause, a sentence, a paragraph, a list item, a row, a column or a section, never the document. Where
several reach a number the strongest says what it is, and each of them what may be done with it: standing.py.
"""

import re
from bisect import bisect_left

from docverify.claims.equation import Printing
from docverify.claims.status import titles
from docverify.claims.status.analysis import LONGEST, Analysis, analysed, standing_of
from docverify.claims.status.cues import Cue, lowered
from docverify.claims.status.sentences import Sentences
from docverify.claims.status.standing import ASSERTED, Ground, Standing, Status, combined, standing
from docverify.claims.status.surroundings import Surroundings
from docverify.document.model import Document, Flow, FlowKind, Table
from docverify.kept import Kept
from docverify.source import Span

_QUOTED = re.compile(r"(?:[^:\"“]{1,24}:\s*)?[\"“”„「『«]")


def statuses(document: Document, kept: Kept | None = None) -> "Statuses":
    return Statuses(document, kept or Kept())


class Statuses:
    """The statuses of one document, found as they are asked for."""

    def __init__(self, document: Document, kept: Kept) -> None:
        self.document = document
        self._kept = kept
        self._around = Surroundings(document)
        self._contexts: dict[int, Standing] = {}
        self._blocks: dict[int, list[Standing]] = {}
        self._quiet: dict[int, bool] = {}
        self._last: dict[int, int] = {}
        self._sections: dict[int, Standing] = {}

    def at(self, flow: Flow, start: int, end: int) -> Standing:
        """How the flow's characters `start` to `end` are meant. An empty stretch stands for the character behind it."""
        if self.is_quiet(flow):
            return ASSERTED
        end = max(end, start + 1)
        analysis = self._analysis(flow)
        low = bisect_left(analysis.starts, start - LONGEST)
        high = bisect_left(analysis.starts, end)
        near = [*analysis.local[low:high], *analysis.long]
        found = [held for stretch, held in near if stretch.start < end and start < stretch.end]
        around = [held for held in (self._denied(flow, start, end), self._context(flow)) if held is not ASSERTED]
        return combined([*found, *around]) if found or around else ASSERTED

    def asserts(self, printing: Printing) -> bool:
        """Whether the author holds it."""
        quantity = printing.quantity
        return self.at(printing.flow, quantity.start, quantity.end).status is Status.ASSERTED

    def is_quiet(self, flow: Flow) -> bool:
        """Whether nothing in or around a flow says that anything in it is meant otherwise: so it is with most."""
        known = self._quiet.get(id(flow))
        if known is None:
            own, following = self._analysis(flow), self._around.neighbour(flow, 1)
            silent = not own.local and not own.long and self._context(flow) is ASSERTED
            known = silent and (following is None or self._analysis(following).before is None)
            self._quiet[id(flow)] = known
        return known

    def _analysis(self, flow: Flow) -> Analysis:
        return self._kept.of(analysed, flow)

    def _denied(self, flow: Flow, start: int, end: int) -> Standing:
        """What the next paragraph says of the end of this one; of all of it if this one is a quotation or a block."""
        following = self._around.neighbour(flow, 1)
        cue = self._analysis(following).before if following is not None else None
        if cue is None or following is None:
            return ASSERTED
        whole = flow.kind is FlowKind.FENCE or flow.depth > following.depth
        return standing_of(following, cue) if whole or end > self._last_sentence(flow) else ASSERTED

    def _last_sentence(self, flow: Flow) -> int:
        known = self._last.get(id(flow))
        if known is None:
            known = self._last[id(flow)] = Sentences(flow.text, lowered(flow.text)).all[-1].start
        return known

    def _context(self, flow: Flow) -> Standing:
        known = self._contexts.get(id(flow))
        if known is None:
            cell = self._around.cell(flow)
            block: Flow | Table = cell.table if cell is not None else flow
            grid = self._row_and_column(cell.table, cell.row, cell.column) if cell is not None else ()
            known = self._contexts[id(flow)] = combined([*grid, *self._around_block(block, flow), _as_quotation(flow)])
        return known

    def _around_block(self, block: Flow | Table, flow: Flow) -> list[Standing]:
        """What introduces it, and its section."""
        known = self._blocks.get(id(block))
        if known is None:
            known = self._blocks[id(block)] = [*self._introduced(block), self._section(flow.section)]
        return known

    def _introduced(self, block: Flow | Table) -> list[Standing]:
        if isinstance(block, Flow) and block.kind is FlowKind.HEADING:
            return []
        heads = self._around.leads(block)
        return [
            self._analysis(head).lead if head.item < 0 or not isinstance(block, Flow) else self._analysis(head).head
            for head in heads
        ]

    def _section(self, index: int) -> Standing:
        """The standing of a section: its own title's, else that of the section around it."""
        chain = []
        while index > 0 and index not in self._sections:
            chain.append(index)
            index = self.document.sections[index].parent
        held = self._sections.get(index, ASSERTED)
        for inner in reversed(chain):
            section = self.document.sections[inner]
            cue = titles.titled(section.title) if section.level > 1 else None
            if cue is not None:
                assert cue.ground is not None
                held = standing(cue.ground, section.title[cue.start : cue.end], Span(0, 0))
            self._sections[inner] = held
        return held

    def _row_and_column(self, table: Table, row: int, column: int) -> tuple[Standing, ...]:
        columns, rows = self._kept.of(_titles, table)
        return (columns[column], rows[row]) if row >= 0 else ()


def _titles(table: Table) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """What the columns' titles and what the rows say of their cells."""
    columns = []
    for column, head in enumerate(table.header):
        others = (flow.text for index, flow in enumerate(table.header) if index != column)
        columns.append(_of_title(head, titles.column(head.text, others)))
    return tuple(columns), tuple(_of_row(table, row) for row in range(len(table.rows)))


def _of_row(table: Table, row: int) -> Standing:
    flows = table.rows[row]
    labels = [other[0].text for other in table.rows[max(row - 1, 0) : row + 2] if other is not flows]
    label = titles.column(flows[0].text, labels) if flows and flows[0].text else None
    held = [_of_title(flows[0], label)] if label else []
    held += [_of_title(flow, titles.remark(flow.text)) for flow in flows[1:] if len(flow.text) < 20]
    return combined(held)


def _of_title(flow: Flow, cue: Cue | None) -> Standing:
    return standing_of(flow, cue) if cue is not None else ASSERTED


def _as_quotation(flow: Flow) -> Standing:
    """A block quote that begins with a quotation mark, or is one behind a label (`L12: "…"`), is somebody's words."""
    if not flow.depth or not _QUOTED.match(flow.text):
        return ASSERTED
    return standing(Ground.QUOTED, "quotation", flow.span(0, 1))
