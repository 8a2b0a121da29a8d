"""Document -> claims: every number, and every equation among them."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.diagrams import labels
from docverify.claims.elapsed import elapsed
from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import DOT, OPERATORS, Item, Read
from docverify.claims.numbers.numerals import DIGIT, may_count
from docverify.claims.numbers.reader import read
from docverify.claims.passage import Passage, passage_of
from docverify.claims.phrases.phrases import Phrasebook, phrased
from docverify.claims.ranges.held_ranges import held_ranges
from docverify.claims.ranges.labelled_ranges import labelled_ranges
from docverify.claims.ranges.listed_ranges import listed_ranges
from docverify.claims.ranges.one_of_all import ones_of_all
from docverify.claims.ranges.ordinal_ranges import ordinal_counts
from docverify.claims.ranges.prefixed_ranges import prefixed_counts
from docverify.claims.ranges.ranges import range_counts
from docverify.claims.ranges.shares_of_ranks import shares_of_ranks
from docverify.claims.ranges.siblings import sibling_ranges
from docverify.claims.ranges.told_ranges import told_ranges
from docverify.claims.scripts.blocks import block_equations
from docverify.claims.scripts.comments import comments
from docverify.claims.scripts.reckoned import reckoned
from docverify.claims.scripts.scripts import script_equations
from docverify.claims.sentences.explicit import equations
from docverify.claims.sentences.lines import with_breaks
from docverify.claims.sentences.structure import structured
from docverify.claims.sentences.sums_behind import may_sum
from docverify.claims.tables.breakdown import breakdowns
from docverify.claims.tables.grid import Grid
from docverify.claims.tables.line_blocks import Lines, lines_of
from docverify.claims.tables.margins import margins
from docverify.claims.tables.unnamed_sums import unnamed_sums
from docverify.document.languages import PLAIN
from docverify.document.model import Document, Fence, Flow, Table
from docverify.kept import Kept
from docverify.named import NamedTuple


class Claims(NamedTuple):
    passages: tuple[Passage, ...]
    equations: tuple[Equation, ...]
    printings: tuple[Printing, ...]
    lines: tuple[Lines, ...]


def collect(document: Document, book: Phrasebook | None = None, kept: Kept | None = None) -> Claims:
    """The claims of a document in reading order; `book` holds the phrases to look for."""
    kept = kept or Kept()
    passages = tuple(_passages(document, kept))
    own = [kept.once(_own, passage, book) for passage in passages if passage.items]
    printed = items_of(passages)
    known = kept.of(_reader, kept) if kept.lasting else printed
    found = [equation for each in own for equation in each.explicit]
    found += [equation for table in document.tables for equation in _of_table(table, known, kept)]
    found += [equation for fence in document.fences for equation in kept.once(_of_script, fence, book)]
    found.extend(block_equations(document))
    found += [equation for each in own for equation in each.counted]
    found.extend(sibling_ranges(document, printed, known, kept))
    found.extend(shares_of_ranks(document))
    lines = lines_of(document, printed, _reader(kept))
    found += [*breakdowns(lines), *margins(document, lines, printed)]
    found.extend(unnamed_sums(document, printed))
    if document.tables:
        from docverify.claims.around_tables import around_tables

        found.extend(around_tables(document, passages, printed, lambda table: kept.of(_grids, table, known), found))
    found += [equation for each in own for equation in each.phrased]
    printings = tuple(printing for passage in passages for printing in kept.of(printings_in, passage))
    return Claims(passages, tuple(sorted(found, key=lambda equation: equation.span)), printings, lines)


def items_of(passages: Sequence[Passage]) -> Read:
    """What reads a flow: its items, where it is one of the passages'."""
    items = {id(passage.flow): passage.items for passage in passages}
    return lambda flow: items.get(id(flow), ())


def printings_in(passage: Passage) -> tuple[Printing, ...]:
    """Every number of a passage."""
    return tuple(Printing(item.quantity, passage.flow) for item in passage.items if item.quantity is not None)


class _Own(NamedTuple):
    """The equations that a passage states by itself."""

    explicit: tuple[Equation, ...]
    counted: tuple[Equation, ...]
    phrased: tuple[Equation, ...]


_TO_RESULT, _OF_NUMBERS = frozenset({"OPEN", "STEP"}), frozenset({"TIMES", "DIVIDE"})
_COMPUTES = re.compile(r"=|[x×*]\s?[~≈]?\d[^\n()]*\([~≈]?\s?\d")
_TWICE = re.compile(r"\d ?[A-Za-z][\w/]{0,12} ?[=≈(] ?[~≈]?\d[\d.,]{0,12} ?[A-Za-z]")  # `131,072 bytes = 128 KB`
_FORMAT = re.compile(r"(?:BF|FP|INT|bf|fp|int)(?:8|16|32)(?!\d)")
_FEWEST = 3  # numbers of a computation and its result


def _own(passage: Passage, book: Phrasebook | None) -> _Own:
    flow, items, several = passage.flow, passage.items, passage.numbers > 1
    if not passage.numbers:
        return _Own((), (), ())
    explicit = equations(flow, structured(with_breaks(passage)), items) if several and _may_equate(items) else ()
    named = (*prefixed_counts(flow, items), *told_ranges(flow, items), *ordinal_counts(flow, items))
    ranges = (*range_counts(flow, items), *labelled_ranges(flow, items), *named, *held_ranges(flow, items))
    listed = listed_ranges(flow, items) if passage.numbers >= _FEWEST or not flow.text.isascii() else ()
    ones = ones_of_all(flow, items) if several else ()
    sized = _sized(flow, items) if several and _FORMAT.search(flow.text) else ()
    counted = (*ranges, *listed, *elapsed(flow, items), *ones, *sized)
    return _Own(tuple(explicit), counted, tuple(phrased(passage, book)) if several and book is not None else ())


def _sized(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    from docverify.claims.sentences.sized_parameters import sized_parameters

    return sized_parameters(flow, items)


def _of_table(table: Table, items: Read, kept: Kept) -> tuple[Equation, ...]:
    from docverify.claims.tables.tables import table_equations  # few documents have tables

    return kept.once(table_equations, kept.of(_grids, table, items), items)


def _grids(table: Table, items: Read) -> tuple[Grid, ...]:
    from docverify.claims.tables.turned import grids

    return grids(table, items)


def _of_script(fence: Fence, book: Phrasebook | None) -> tuple[Equation, ...]:
    return (*script_equations(fence), *reckoned(fence), *_commented(fence, book))


def _commented(fence: Fence, book: Phrasebook | None) -> Iterator[Equation]:
    """What comments compute themselves: `# 8 nodes x 8 GPUs = 64 GPUs`, `# 8 x 30 s (4 min)`; or say twice."""
    for flow in comments(fence):
        twice = _TWICE.search(flow.text) is not None
        items = _items(flow) if twice or _COMPUTES.search(flow.text) else ()
        passage = passage_of(flow, items, None)
        if passage.numbers > 1 and _may_equate(items):
            yield from equations(flow, structured(with_breaks(passage)), items)
        if twice and book is not None:
            yield from phrased(passage, book)


def _reader(kept: Kept) -> Read:
    return lambda flow: kept.of(_items, flow)


def _items(flow: Flow) -> tuple[Item, ...]:
    if not (DIGIT.search(flow.text) and may_count(flow.text)):
        return ()
    items = read(flow.text)
    if DOT not in flow.text:
        return tuple(items)
    from docverify.claims.numbers.entries import with_entries

    return with_entries(items)


def _passages(document: Document, kept: Kept) -> Iterator[Passage]:
    """The flows with digits, and what is read in those that may hold a number."""
    for flow, name in _flows(document, kept):
        if DIGIT.search(flow.text):
            yield kept.once(passage_of, flow, kept.of(_items, flow), name)


def _may_equate(items: Sequence[Item]) -> bool:
    """Whether there is a relation, or an operation that a bracket, an arrow or a word may give the result of."""
    kinds = [item.kind for item in items]
    found = set(kinds)
    if "REL" in found or (not found.isdisjoint(_TO_RESULT) and not found.isdisjoint(OPERATORS)):
        return True
    if not found.isdisjoint(_OF_NUMBERS):
        return kinds.count("NUM") >= _FEWEST
    return may_sum(items)


def _flows(document: Document, kept: Kept) -> Iterator[tuple[Flow, Flow | None]]:
    """Every flow that may state numbers, and the cell that names it if it is a cell."""
    for flow in document.flows:
        yield flow, None
    for table in document.tables:
        pairs = len(table.header) == 2
        for row in (table.header, *table.rows):
            for column, cell in enumerate(row):
                yield cell, (row[0] if pairs else table.header[column]) if column else None
    for fence in document.fences:
        if fence.language in PLAIN:
            yield fence.flow, None
        elif fence.language == "mermaid":
            yield from ((label, None) for label in kept.of(_labels, fence.flow))


def _labels(diagram: Flow) -> tuple[Flow, ...]:
    return tuple(labels(diagram))
