"""A document -> its lines that stand under one another, each with a label and a value: lists, calculation blocks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from docverify.claims.numbers.items import Item
from docverify.claims.tables.closing import closing
from docverify.claims.tables.entries import Entry, Read, computing_column, entry
from docverify.claims.tables.table_words import says
from docverify.classes import dataclass, replace
from docverify.document.model import Document, Flow, FlowKind

_FEWEST = 3  # lines of a paragraph
_DRAWN = " \t-=─━═—_+|"  # a line drawn above a total


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand under one another, and what introduces them: the section's title, the text of the item above."""

    entries: tuple[Entry, ...]
    introduction: str


def blocks(document: Document, items: Read, told: str) -> Iterator[Block]:
    """The lists, lines and calculation blocks of a document in which something is told: a total, what is left."""
    yield from _lists(document, items, told)
    yield from _paragraphs(document, items, told)
    for fence in document.fences:
        if items(fence.flow) and says(told, fence.flow.text):
            yield from _of_fence(fence.flow, items(fence.flow), document.sections[fence.flow.section].title)


def _lists(document: Document, items: Read, told: str) -> Iterator[Block]:
    """The lists in which it is told, with the first paragraph of each item and the sentence behind the last."""
    lists: dict[int, dict[int, Flow]] = {}
    for flow in document.flows:
        if flow.item >= 0:
            lists.setdefault(document.items[flow.item].list_id, {}).setdefault(flow.item, flow)
    texts = {item: flow.text for flows in lists.values() for item, flow in flows.items()}
    behind = _behind(document)
    for at, flows in lists.items():
        last = closing(behind[at], items(behind[at])) if at in behind else None
        if len(flows) > 1 and (last is not None or any(says(told, flow.text) for flow in flows.values())):
            item, first = next(iter(flows.items()))
            above = texts.get(document.items[item].parent, "")
            yield Block(_entries(flows.values(), items, last), f"{document.sections[first.section].title} {above}")


def _behind(document: Document) -> dict[int, Flow]:
    """By list, the paragraph right behind it."""
    return {
        document.items[last.item].list_id: flow
        for last, flow in pairwise(document.flows)
        if last.item >= 0 > flow.item and flow.kind is FlowKind.PARAGRAPH and flow.section == last.section
    }


def _paragraphs(document: Document, items: Read, told: str) -> Iterator[Block]:
    """Lines of a paragraph that are each read by themselves."""
    run: list[Flow] = []
    for flow, after in pairwise((*document.flows, None)):
        if flow is None or flow.item >= 0 or flow.kind is not FlowKind.PARAGRAPH:
            continue
        run.append(flow)
        if after is None or not flow.text.endswith("\n"):
            if len(run) >= _FEWEST and any(says(told, each.text) for each in run):
                yield Block(_entries(run, items), document.sections[flow.section].title)
            run = []


def _entries(flows: Iterable[Flow], items: Read, last: Entry | None = None) -> tuple[Entry, ...]:
    own = (entry(flow, items(flow), 0, len(flow.text), 0) for flow in flows)
    return (*own, last) if last is not None else tuple(own)


def _of_fence(flow: Flow, items: Sequence[Item], title: str) -> Iterator[Block]:
    """The stretches between empty lines."""
    found: list[Entry] = []
    lines = [*_lines(flow, items)]
    counted = Counter(computing_column(own, start) for start, _, own in lines)
    columns = frozenset(column for column, lines_so in counted.items() if column >= 0 and lines_so > 1)
    for start, line, own in lines:
        if line.strip(_DRAWN):
            depth = len(line) - len(line.lstrip(" \t│├└─"))
            read = entry(flow, own, start, start + len(line), depth, columns)
            if found and depth in columns and read.value is not None:  # it goes on from the line above
                read = replace(read, label=found[-1].label, depth=found.pop().depth)
            found.append(read)
        elif not line.strip():
            yield Block(tuple(found), title)
            found = []


def _lines(flow: Flow, items: Sequence[Item]) -> Iterator[tuple[int, str, Sequence[Item]]]:
    """Where each line begins, its text and its items; an empty one ends them."""
    start = at = 0
    for line in [*flow.text.split("\n"), ""]:
        end, first = start + len(line), at
        while at < len(items) and items[at].start < end:
            at += 1
        yield start, line, [item for item in items[first:at] if item.kind != "LINE"]
        start = end + 1
