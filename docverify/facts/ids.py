"""Ranges of ids -> bindings: the largest id of each kind, where ids of it begin at zero: `GPUs 0-7`, `GPUs 8-15`."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docverify.claims.passage import Passage
from docverify.claims.ranges.entry import part
from docverify.claims.ranges.id_ranges import IdRange, header_kind, id_ranges, ids
from docverify.document.model import FlowKind, Table
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.kept import Kept

_NAMES = {"device": "last_gpu", "node": "last_node", "layer": "last_layer"}
_RANGE = re.compile(r"[^\W\d_][ :：*\[#]{0,4}\d{1,6} ?(?:[-–—~]|\.\.|to|至) ?\d")
_CELL = re.compile(r"\W*(?:[A-Za-z]+ ?)?\d{1,6} ?(?:[-–—~]|\.\.|to|至) ?\d")


def last_ids(
    passages: Iterable[Passage], tables: Sequence[Table], pages: Mapping[int, Page], kept: Kept
) -> Iterator[Binding]:
    """One binding for each kind of thing."""
    found = [each for passage in passages if _may_hold(passage) for each in kept.once(_of_passage, passage)]
    found += [each for table in tables for each in _of_table(table, pages)]
    for kind, name in _NAMES.items():
        alike = [each for each in found if each.kind == kind]
        last = max(alike, key=lambda each: each.last, default=None)
        if last is not None and min(each.first for each in alike) == 0:
            place = last.places[-1]
            end = place.quantity.upper or place.quantity.printed
            yield Binding(name, part(place, end, first=False), frozenset(), kind, Notation.KEY)


def _may_hold(passage: Passage) -> bool:
    return passage.flow.kind is not FlowKind.CELL and _RANGE.search(passage.flow.text) is not None


def _of_passage(passage: Passage) -> tuple[IdRange, ...]:
    return tuple(id_ranges(passage.flow, passage.items))


def _of_table(table: Table, pages: Mapping[int, Page]) -> Iterator[IdRange]:
    for column, head in enumerate(table.header):
        for row in table.rows:
            page = pages.get(id(row[column])) if _CELL.match(row[column].text) else None
            if page is None or (kind := header_kind(head.text)) not in _NAMES:
                continue
            items = page.passage.items
            one = next(id_ranges(page.flow, items), None) or ids(page.flow, items, 0, kind)
            if one is not None:
                yield one
