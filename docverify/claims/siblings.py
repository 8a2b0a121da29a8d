"""Lists, tables and fences -> their lines with ranges of ids, in order, for claims/sequences.py."""

from collections.abc import Callable, Iterator, Sequence

from docverify.claims.equation import Equation
from docverify.claims.id_ranges import IdRange, backward, id_ranges, ids, kind_of
from docverify.claims.items import Item
from docverify.claims.sequences import Entry, entry, sequences
from docverify.document.model import Document, Flow, Table

_OMITTED = ("...", "…", "⋮", "⋯", "etc", "and so on")
Read = Callable[[Flow], Sequence[Item]]


def sibling_ranges(document: Document, items: Read) -> Iterator[Equation]:
    """The equations of ranges that stand under one another."""
    lists: dict[int, list[Entry | None]] = {}
    for flow in document.flows:
        if flow.item >= 0:
            lists.setdefault(document.items[flow.item].list_id, []).extend(
                _of_line(flow, items(flow), 0, len(flow.text))
            )
    for entries in lists.values():
        yield from sequences(entries)
    for fence in document.fences:
        yield from sequences(list(_of_lines(fence.flow, items(fence.flow))))
    for table in document.tables:
        yield from _of_table(table, items)


def _of_line(flow: Flow, items: Sequence[Item], start: int, end: int) -> Iterator[Entry | None]:
    text = flow.text[start:end]
    found = list(id_ranges(flow, items)) if items else []
    if not found and any(mark in text for mark in _OMITTED):
        yield None
    for one in found:
        place = one.places[0].quantity.start
        yield entry(flow.text[start:place], one)


def _of_lines(flow: Flow, items: Sequence[Item]) -> Iterator[Entry | None]:
    """The entries of every line of a fence."""
    at, start = 0, 0
    for line in flow.text.split("\n"):
        end = start + len(line)
        first = at
        while at < len(items) and items[at].start < end:
            at += 1
        yield from _of_line(flow, [item for item in items[first:at] if item.kind != "LINE"], start, end)
        start = end + 1
        while at < len(items) and items[at].end <= start:
            at += 1


def _of_table(table: Table, items: Read) -> Iterator[Equation]:
    for index, head in enumerate(table.header):
        kind = next((k for word in head.text.split() if (k := kind_of(word.strip("()*:")))), "")
        entries: list[Entry | None] = []
        for row in table.rows:
            found = _of_cell(row[index], items(row[index]), kind)
            entries += [entry("", found) if found is not None else None]
        yield from sequences(entries)


def _of_cell(flow: Flow, items: Sequence[Item], kind: str) -> IdRange | None:
    if not items:
        return None
    named = next(id_ranges(flow, items), None)
    return named or (ids(flow, items, 0, kind) or backward(flow, items, kind) if kind else None)
