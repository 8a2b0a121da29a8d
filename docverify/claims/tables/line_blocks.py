"""A document -> its lines that stand under one another, each with a label and a value: lists, calculation blocks."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import pairwise

from docverify.claims.numbers.items import Item, Read
from docverify.claims.tables.closing import closing
from docverify.claims.tables.entries import Entry, computing_column, entry
from docverify.claims.tables.table_words import says
from docverify.classes import dataclass, replace
from docverify.document.languages import DATA
from docverify.document.model import Document, Flow, FlowKind
from docverify.named import NamedTuple

_FEWEST = 3  # lines of a paragraph
_DRAWN = " \t-=─━═—_+|"  # a line drawn above a total


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stand under one another, and what introduces them: the section's title, the text of the item above."""

    entries: tuple[Entry, ...]
    introduction: str


class Lines(NamedTuple):
    """A list, a paragraph or a fence: its texts, and the blocks that it is, which are read when they are asked for."""

    texts: tuple[str, ...]
    closed: bool  # whether a sentence behind it says what it comes to
    read: Callable[[], tuple[Block, ...]]


def blocks(lines: Iterable[Lines], told: str) -> Iterator[Block]:
    """The blocks of what tells something: a total, what is left."""
    for each in lines:
        if each.closed or any(says(told, text) for text in each.texts):
            yield from each.read()


def lines_of(document: Document, items: Read, unread: Read) -> tuple[Lines, ...]:
    """The lists, the lines of paragraphs, the calculation blocks and the data of a document, where there are numbers in
    them; `unread` reads data, which is looked at only where it says something that is asked for."""
    plain = [(fence.flow, items) for fence in document.fences if items(fence.flow)]
    told = (fence.flow for fence in document.fences if fence.language in DATA)
    data = [(flow, unread) for flow in told if " #" not in flow.text]  # a remark says what a value is else
    blocks = (Lines((_worded(f),), False, cache(partial(_of_fence, document, f, read))) for f, read in (*plain, *data))
    return (*_lists(document, items), *_paragraphs(document, items), *blocks)


def _lists(document: Document, items: Read) -> Iterator[Lines]:
    """The first paragraph of each item of a list, and the sentence behind the last."""
    lists: dict[int, dict[int, Flow]] = {}
    for flow in document.flows:
        if flow.item >= 0:
            lists.setdefault(document.items[flow.item].list_id, {}).setdefault(flow.item, flow)
    texts = {item: flow.text for flows in lists.values() for item, flow in flows.items()}
    behind = _behind(document) if lists else {}
    for at, flows in lists.items():
        if len(flows) > 1 and any(map(items, flows.values())):
            last = closing(behind[at], items(behind[at])) if at in behind else None
            item, first = next(iter(flows.items()))
            title = f"{document.sections[first.section].title} {texts.get(document.items[item].parent, '')}"
            yield _lines([*flows.values()], items, title, last)


def _behind(document: Document) -> dict[int, Flow]:
    """By list, the paragraph right behind it."""
    return {
        document.items[last.item].list_id: flow
        for last, flow in pairwise(document.flows)
        if last.item >= 0 > flow.item and flow.kind is FlowKind.PARAGRAPH and flow.section == last.section
    }


def _paragraphs(document: Document, items: Read) -> Iterator[Lines]:
    """Lines of a paragraph that are each read by themselves."""
    run: list[Flow] = []
    for flow, after in pairwise((*document.flows, None)):
        if flow is None or flow.item >= 0 or flow.kind is not FlowKind.PARAGRAPH:
            continue
        run.append(flow)
        if after is None or not flow.text.endswith("\n"):
            if len(run) >= _FEWEST and any(map(items, run)):
                yield _lines(run, items, document.sections[flow.section].title)
            run = []


def _lines(flows: Sequence[Flow], items: Read, title: str, last: Entry | None = None) -> Lines:
    """What stands in flows of their own."""

    def read() -> tuple[Block, ...]:
        own = (entry(flow, items(flow), 0, len(flow.text), 0) for flow in flows)
        return (Block((*own, last) if last is not None else tuple(own), title),)

    return Lines(tuple(map(_worded, flows)), last is not None, cache(read))


def _worded(flow: Flow) -> str:
    """Its text with the keys of data as words: `shards_per_node`."""
    return flow.text.replace("_", " ")


def _of_fence(document: Document, flow: Flow, items: Read) -> tuple[Block, ...]:
    title = document.sections[flow.section].title
    return tuple(_stretches(flow, items(flow), title))


def _stretches(flow: Flow, items: Sequence[Item], title: str) -> Iterator[Block]:
    """Those between empty lines."""
    found: list[Entry] = []
    lines = [*within(flow, items)]
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


def within(flow: Flow, items: Sequence[Item]) -> Iterator[tuple[int, str, Sequence[Item]]]:
    """Where each line begins, its text and its items; an empty one ends them."""
    start = at = 0
    for line in [*flow.text.split("\n"), ""]:
        end, first = start + len(line), at
        while at < len(items) and items[at].start < end:
            at += 1
        yield start, line, [item for item in items[first:at] if item.kind != "LINE"]
        start = end + 1
