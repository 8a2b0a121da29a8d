"""Lists, tables and fences -> their lines with ranges of ids, in order, for claims/ranges/sequences.py."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item, Read
from docverify.claims.ranges.covered import wholes
from docverify.claims.ranges.entry import Entry, entry
from docverify.claims.ranges.id_ranges import IDS, IdRange, backward, header_kind, id_ranges, ids, turned
from docverify.claims.ranges.range_columns import of_holders, range_columns
from docverify.claims.ranges.ranges import counted_kind, counts, per
from docverify.claims.ranges.sequences import EMPTY, sequences
from docverify.claims.tables.line_blocks import within
from docverify.claims.tables.table_words import terms
from docverify.document.model import Document, Flow, FlowKind, Table
from docverify.kept import Kept

_OMITTED = ("...", "…", "⋮", "⋯", "etc", "and so on")


def sibling_ranges(document: Document, items: Read, cells: Read, kept: Kept) -> Iterator[Equation]:
    """The equations of ranges that stand under one another. `cells` reads those of tables, the same way each time."""
    whole = cache(lambda: wholes(document, items))

    def counted_in(section: int) -> tuple[Mapping[str, Printing], Mapping[str, Printing]]:
        return _counts(headings.get(section), items), whole().get(section, EMPTY)

    lists: dict[int, list[Entry | None]] = {}
    sections: dict[int, int] = {}
    headings = {flow.section: flow for flow in document.flows if flow.kind is FlowKind.HEADING}
    for flow in document.flows:
        if flow.item >= 0:
            sections[document.items[flow.item].list_id] = flow.section
            lists.setdefault(document.items[flow.item].list_id, []).extend(kept.once(_of_item, flow, items(flow)))
    for number, entries in lists.items():
        if any(entries):
            yield from sequences(entries, *counted_in(sections[number]))
    for fence in document.fences:
        found = kept.once(_of_block, fence.flow, items(fence.flow))
        if any(found):
            yield from sequences(found, *counted_in(fence.flow.section))
    for table in document.tables:
        ranges = kept.once(_of_table, table, cells)
        if ranges:
            yield from _of_columns(ranges, whole().get(table.section, EMPTY))


def _counts(heading: Flow | None, items: Read) -> Mapping[str, Printing]:
    """How many of each kind a heading counts, if once."""
    if heading is None:
        return EMPTY
    found: dict[str, list[Printing]] = {}
    stated = items(heading)
    for at, item in enumerate(stated):
        if item.quantity is not None and counts(item.quantity) and not per(stated, at + 1):
            found.setdefault(counted_kind(stated, at), []).append(Printing(item.quantity, heading))
    return {kind: places[0] for kind, places in found.items() if kind and len(places) == 1}


def _of_item(flow: Flow, items: Sequence[Item]) -> tuple[Entry | None, ...]:
    return tuple(_of_line(flow, items, 0, len(flow.text)))


def _of_block(flow: Flow, items: Sequence[Item]) -> tuple[Entry | None, ...]:
    return tuple(_of_lines(flow, items)) if items else ()


def _of_line(flow: Flow, items: Sequence[Item], start: int, end: int) -> Iterator[Entry | None]:
    text = flow.text[start:end]
    found = list(id_ranges(flow, items)) if items else []
    if not found and any(map(text.__contains__, _OMITTED)):
        yield None
    for one in sorted((*found, *turned(flow, items)), key=_start):
        yield entry(flow.text[start : _start(one)], one)


def _start(found: IdRange) -> int:
    return found.places[0].quantity.start


def _of_lines(flow: Flow, items: Sequence[Item]) -> Iterator[Entry | None]:
    """The entries of every line of a fence."""
    for start, line, own in within(flow, items):
        yield from _of_line(flow, own, start, start + len(line))


_Column = tuple[tuple[Entry | None, ...], tuple[Equation, ...]]


def _of_table(table: Table, items: Read) -> tuple[_Column, ...]:
    """The ranges of each column, and what stands beside them."""
    found, columns = [], list[Sequence[IdRange | None]]()
    for index, head in enumerate(table.header):
        kind = header_kind(head.text) or (IDS if head.text.strip().lower() in terms("ids") else "")
        ranges = [_of_cell(row[index], items(row[index]), kind) for row in table.rows]
        if any(ranges):
            entries = tuple(entry("", one) if one is not None else None for one in ranges)
            held = (each for other in columns for each in of_holders(other, ranges))
            found.append((entries, (*range_columns(table, ranges, items), *held)))
            columns.append(ranges)
    return tuple(found)


def _of_columns(columns: Sequence[_Column], whole: Mapping[str, Printing]) -> Iterator[Equation]:
    for entries, beside in columns:
        yield from sequences(entries, EMPTY, whole)
        yield from beside


def _of_cell(flow: Flow, items: Sequence[Item], kind: str) -> IdRange | None:
    if not items:
        return None
    named = next(id_ranges(flow, items), None)
    return named or (ids(flow, items, 0, kind) or backward(flow, items, kind) if kind else None)
