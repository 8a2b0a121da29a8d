"""Document -> Statuses: whether what stands at a place is asserted, somebody else's, hypothetical or refuted.

A cue reaches a clause, a sentence, a paragraph, a list item, a row, a column or a section, never the document. Where
several reach a number the strongest says what it is, and each of them what may be done with it: claims/standing.py.
"""

from bisect import bisect_left
from typing import NamedTuple

from docverify.claims import titles
from docverify.claims.cues import Cue, cues, lowered
from docverify.claims.reach import reached
from docverify.claims.regions import Region
from docverify.claims.sentences import Sentences, Stretch
from docverify.claims.standing import ASSERTED, Ground, Standing, combined, standing
from docverify.claims.surroundings import Surroundings
from docverify.document.model import Document, Flow, FlowKind, PieceKind, Table
from docverify.kept import Kept
from docverify.source import Span

_LONGEST = 2000  # no longer than this is a stretch that is not wide
_NO_LEAD = (Ground.CONDITIONAL, Ground.ASKED, Ground.DELIBERATE)
_QUOTATION = ('"', "“", "„", "「", "『", "«")


_Held = tuple[Stretch, Standing]


class _Analysis(NamedTuple):
    """What the cues of one flow say: of stretches of it in order, of what follows, of the flow before."""

    local: tuple[_Held, ...]
    starts: tuple[int, ...]
    long: tuple[_Held, ...]
    lead: Standing  # of what it introduces with a colon
    head: Standing  # of what hangs on it in a list
    before: Cue | None


def statuses(document: Document, kept: Kept | None = None) -> "Statuses":
    return Statuses(document, kept or Kept())


class Statuses:
    """The statuses of one document, found as they are asked for."""

    def __init__(self, document: Document, kept: Kept) -> None:
        self.document = document
        self._kept = kept
        self._around = Surroundings(document)
        self._contexts: dict[int, Standing] = {}
        self._last: dict[int, int] = {}
        self._sections: dict[int, Standing] = {}
        self._titles: dict[tuple[int, str, int], Standing] = {}

    def at(self, flow: Flow, start: int, end: int) -> Standing:
        """How the flow's characters `start` to `end` are meant. An empty stretch stands for the character behind it."""
        end = max(end, start + 1)
        analysis = self._analysis(flow)
        low = bisect_left(analysis.starts, start - _LONGEST)
        high = bisect_left(analysis.starts, end)
        near = [*analysis.local[low:high], *analysis.long]
        found = [held for stretch, held in near if stretch.start < end and start < stretch.end]
        around = [held for held in (self._denied(flow, start, end), self._context(flow)) if held is not ASSERTED]
        return combined([*found, *around]) if found or around else ASSERTED

    def _analysis(self, flow: Flow) -> _Analysis:
        return self._kept.of(_analysed, flow)

    def _denied(self, flow: Flow, start: int, end: int) -> Standing:
        """What the next paragraph says of the end of this one; of all of it if this one is a quotation or a block."""
        following = self._around.neighbour(flow, 1)
        cue = self._analysis(following).before if following is not None else None
        if cue is None or following is None:
            return ASSERTED
        whole = flow.kind is FlowKind.FENCE or flow.depth > following.depth
        return _standing(following, cue) if whole or end > self._last_sentence(flow) else ASSERTED

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
            held = [*grid, *self._introduced(block), self._section(flow.section), _as_quotation(flow)]
            known = self._contexts[id(flow)] = combined(held)
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
        key = (id(table), "column", column)
        if key not in self._titles:
            others = (flow.text for index, flow in enumerate(table.header) if index != column)
            self._titles[key] = _of_title(table.header[column], titles.column(table.header[column].text, others))
        across = (id(table), "row", row)
        if across not in self._titles:
            self._titles[across] = _of_row(table, row)
        return (self._titles[key], self._titles[across]) if row >= 0 else ()


def _of_row(table: Table, row: int) -> Standing:
    if row < 0:
        return ASSERTED
    flows = table.rows[row]
    labels = [other[0].text for other in table.rows[max(row - 1, 0) : row + 2] if other is not flows]
    label = titles.column(flows[0].text, labels) if flows and flows[0].text else None
    held = [_of_title(flows[0], label)] if label else []
    held += [_of_title(flow, titles.remark(flow.text)) for flow in flows[1:] if len(flow.text) < 20]
    return combined(held)


def _of_title(flow: Flow, cue: Cue | None) -> Standing:
    return _standing(flow, cue) if cue is not None else ASSERTED


def _as_quotation(flow: Flow) -> Standing:
    """A block quote that begins with a quotation mark is somebody's words."""
    if not flow.depth or not flow.text.startswith(_QUOTATION):
        return ASSERTED
    return standing(Ground.QUOTED, "quotation", flow.span(0, 1))


def _standing(flow: Flow, cue: Cue) -> Standing:
    assert cue.ground is not None
    words = " ".join(flow.text[cue.start : min(cue.end, cue.start + 60)].split())
    return standing(cue.ground, words.strip(" ()（）[],，.:：—–"), flow.span(cue.start, cue.end))


def _analysed(flow: Flow) -> _Analysis:
    struck = [
        (Stretch(piece.start, piece.start + len(piece.text)), standing(Ground.STRUCK, "struck out", piece.span))
        for piece in flow.pieces
        if piece.kind is PieceKind.STRUCK
    ]
    text = lowered(flow.text)
    found = cues(text)
    if not found and "?" not in text and "？" not in text:
        return _analysis(flow, struck, [], None)
    reach = reached(Sentences(flow.text, text), found)
    return _analysis(flow, struck, reach.regions, reach.before)


def _analysis(flow: Flow, struck: list[_Held], regions: list[Region], before: Cue | None) -> _Analysis:
    local: list[_Held] = list(struck)
    long: dict[Ground | None, _Held] = {}
    for region in regions:
        held = (region.stretch, _standing(flow, region.cue))
        if region.stretch.end - region.stretch.start < _LONGEST:
            local.append(held)
        else:
            long.setdefault(held[1].ground, held)
    local.sort(key=lambda each: each[0].start)
    lead = combined(_standing(flow, region.cue) for region in _leading(flow, regions))
    wide = combined(_standing(flow, region.cue) for region in regions if region.wide)
    starts = tuple(stretch.start for stretch, _ in local)
    return _Analysis(tuple(local), starts, tuple(long.values()), lead, combined((lead, wide)), before)


def _leading(flow: Flow, regions: list[Region]) -> list[Region]:
    """What is said at the end of a flow that introduces what follows."""
    text = flow.text.rstrip()
    if not text.endswith((":", "：")):
        return []
    return [region for region in regions if region.stretch.end >= len(text) and region.cue.ground not in _NO_LEAD]
