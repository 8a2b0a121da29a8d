"""Claims -> numbers as a plan of a service states them: the kind of each, and the words that belong to it.

Words tell what a number is in any order and with others between them; only a pattern of a rule's page reads them.
"""

import re
from collections.abc import Container, Iterable, Iterator

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.document.model import Document, Flow, FlowKind, PieceKind
from docverify.facts.fact import Fact
from docverify.judge.plans.cells import Cell, alone_in, cells_of, with_unit
from docverify.judge.plans.kinds import counted, kind_of, timed
from docverify.judge.plans.operands import unfactored
from docverify.judge.plans.words import words
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.patterns import Worded

_FOLLOWS = re.compile(r"[^.;,。；，]{0,18}(?:→|⇒|=>|->|[=≈:：])[\s*_~≈]*")
_BREAK = re.compile(r"[;；。！\n]|[.!](?=\s)|\s[—–]\s")
_ENDS = (".", "!", "。", "！")
_BLANKS = re.compile(r"\s{2,}")
_COMMA = re.compile(r",\s(?:\w+\s){0,2}$")
_NAMED = re.compile(r"[:：=][\s*_]*$")
_OF_ONE = Worded(r"(?:{of_one})\s?[,;(，；（]\s?")
_OPERATOR = re.compile(r"\s*[/÷]\s*[\d(]")
_FAR = 110  # characters of a number's own words on either side
READ = (FlowKind.PARAGRAPH, FlowKind.CELL)
_FEWEST, _MOST = 2, 4096  # devices that may share the work
_LEAD = 240  # of the paragraphs before


class Said(NamedTuple):
    """A number. `own` are its words, in which # stands for it; `near` its sentence, `about` headings and lead too."""

    printing: Printing
    kind: str
    value: float  # in base units
    own: str
    parts: tuple[str, ...]  # of `own`: what its row says, what its column says
    near: str
    about: str
    sentence: int
    block: int  # which flow or table it stands in
    section: int
    column: int = -1  # of a table

    def said_beside(self, far: int) -> str:
        """What its paragraph, item or cell says so far before it and behind it."""
        at = self.printing.quantity.start
        return self.printing.flow.text[max(0, at - far) : at + far]


def numbers(
    document: Document, passages: Iterable[Passage], kept: Kept, kinds: Container[FlowKind] = READ
) -> Iterator[tuple[Said, ...]]:
    """The numbers of paragraphs, lists and tables, in the order of the text, by passages."""
    cells = {id(cell): made for table in document.tables for cell, made in kept.once(cells_of, table)}
    lead, section = "", -1
    for passage in passages:
        flow = passage.flow
        if flow.kind not in kinds or not passage.numbers:
            continue
        titles = _titles(document, flow.section)
        if flow.kind is FlowKind.CELL:
            if (cell := cells.get(id(flow))) is not None:
                yield kept.once(_in_cell, passage, cell, kept.same(titles))
            continue
        lead = lead if section == flow.section else ""
        yield kept.once(_in_text, passage, kept.same(f"{titles} | {lead}"))
        lead, section = f"{lead} | {flow.text}"[-_LEAD:].lower(), flow.section


def _in_cell(passage: Passage, cell: Cell, titles: str) -> tuple[Said, ...]:
    return tuple(_of_cell(passage, cell, titles))


def _in_text(passage: Passage, about: str) -> tuple[Said, ...]:
    return tuple(_of_text(passage, about))


def _titles(document: Document, section: int) -> str:
    found = []
    while section > 0:
        found.append(document.sections[section].title)
        section = document.sections[section].parent
    return " | ".join(found[:-1] if len(found) > 1 else found).lower()


def _of_text(passage: Passage, about: str) -> Iterator[Said]:
    text = passage.flow.text
    sentences = read_in(text)
    items = [item for item in passage.items if item.quantity is not None and not _names(item.quantity)]
    for at, item in enumerate(items):
        quantity = item.quantity
        assert quantity is not None
        if quantity.label or passage.flow.kind_at(item.start) is PieceKind.CODE or _computes(text, quantity):
            continue
        low = items[at - 1].end if at else 0
        high = items[at + 1].start if at + 1 < len(items) else len(text)
        if at and (of_that := _OF_ONE.match(text, low, quantity.start)):  # `0.56 GB per session, 0.56 TB`
            low = of_that.end()
        index = sentences.index(item.start)
        stretch = sentences.all[index]
        if at and _FOLLOWS.fullmatch(text, low, quantity.start):  # `4096 tokens → 640 MiB`
            low = items[at - 2].end if at > 1 else 0
            low = max(low, stretch.start)
        before = unfactored(_before(text, max(low, quantity.start - _FAR), quantity.start))
        if (anew := _anew(before, text[quantity.number_end : high])) is not None:
            before = before[anew:]  # `after the weights, 4.6 GB is left`
        near, after = text[stretch.start : stretch.end].lower(), _after(text, quantity.number_end, quantity.end, high)
        more = (
            f"{text[max(0, stretch.start - _LEAD) : stretch.start]} | {text[stretch.end : stretch.end + _FAR]}".lower()
        )
        own = _BLANKS.sub(" ", f"{before}#{after}").lower()
        said = _Words(own, (own,), near, f"{about} | {more} | {near}")
        yield from _said(quantity, passage.flow, said, index, id(passage.flow))


def _computes(text: str, quantity: Quantity) -> bool:
    """`average load: 16 M / 86,400 s`: the name is that of the result, not of the first operand."""
    return _NAMED.search(text, 0, quantity.start) is not None and _OPERATOR.match(text, quantity.end) is not None


def _anew(before: str, after: str) -> int | None:
    """Where a clause begins of which the number is the subject."""
    adverb = words().adverb.search(before) and words().subject.search(after)
    comma = _COMMA.search(before) if adverb else None
    return None if comma is None else comma.start()


def _names(quantity: Quantity) -> bool:
    """`8-bit` names a format, `one card` a card."""
    if quantity.spelled and quantity.printed.value == 1:
        return True
    return bool(quantity.unit_text) and words().format.search(quantity.unit_text) is not None


def _before(text: str, low: int, end: int) -> str:
    """From the last break on; where nothing stands behind it, from the one before, if no sentence ends there; before a
    sign of addition the words are of what it is added to: `402 M attention + 805 M for experts`."""
    if text.endswith(("+", "+ ", "+ ~"), low, end):
        return ""
    last = max((m.end() for m in _BREAK.finditer(text, low, end)), default=low)
    begun = text[last:end].strip(" *_~≈") or text[low:last].rstrip().endswith(_ENDS)
    return text[last:end] if begun else text[low:end]


def _after(text: str, start: int, end: int, high: int) -> str:
    """The unit and what follows up to a break."""
    high = min(high, end + _FAR)
    stop = _BREAK.search(text, end, high) or words().pause.search(text, end, high)
    return text[start : min(high, stop.start())] if stop is not None else text[start:high]


def _of_cell(passage: Passage, cell: Cell, titles: str) -> Iterator[Said]:
    text = passage.flow.text
    every = [item.quantity for item in passage.items if item.quantity is not None]
    for at, quantity in enumerate(every):
        if quantity.label:
            continue
        low, high = alone_in(text, quantity, every[max(at - 1, 0) : at], every[at + 1 : at + 2])
        named, cell_text = (
            f"{cell.row} | {cell.head} | ",
            f"{text[low : quantity.start]}#{text[quantity.number_end : high]}",
        )
        own = f"{named}{cell_text}".lower()
        parts = tuple(f"{name} | {cell_text}".lower() for name in (cell.row, cell.head) if name)
        given = with_unit(quantity, cell.unit)
        near = f"{named}{text[: quantity.start]}#{text[quantity.number_end :]}".lower()
        said = _Words(own, (*parts, own), near, f"{titles} | {near}")
        yield from _said(given, passage.flow, said, 10 * cell.at, cell.block, cell.column)


class _Words(NamedTuple):
    own: str
    parts: tuple[str, ...]
    near: str
    about: str


def _said(quantity: Quantity, flow: Flow, said: _Words, sentence: int, block: int, column: int = -1) -> Iterator[Said]:
    quantity = timed(counted(quantity, said.own), said.parts)
    printing = Printing(quantity, flow)
    if printing.amount > 0 and (kind := kind_of(quantity, said.own)):  # what is free follows from nothing
        yield Said(printing, kind, printing.amount, *said, sentence, block, flow.section, column)


def unread_of(others: Iterable[Said], facts: Iterable[Fact]) -> tuple[float, ...]:
    """Whole numbers that may be of what shares something, though nobody knows of what."""
    spans = {fact.printing.span for fact in facts}
    plain = (o for o in others if o.kind == "count" and _FEWEST <= o.value <= _MOST and o.value.is_integer())
    found = (o.value for o in plain if o.printing.span not in spans and words().sharing.search(o.own))
    return tuple(dict.fromkeys(found))
