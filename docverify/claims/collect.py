"""Document -> claims: every number, and every equation among them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docverify.claims.breakdown import breakdowns
from docverify.claims.diagrams import labels
from docverify.claims.elapsed import elapsed
from docverify.claims.equation import Equation, Printing
from docverify.claims.explicit import equations
from docverify.claims.items import OPERATORS, Item
from docverify.claims.lines import with_breaks
from docverify.claims.numerals import DIGIT, may_count
from docverify.claims.passage import Passage
from docverify.claims.phrases import Phrasebook, phrased
from docverify.claims.prefixed_ranges import prefixed_counts
from docverify.claims.ranges import range_counts
from docverify.claims.reader import read
from docverify.claims.siblings import sibling_ranges
from docverify.claims.structure import structured
from docverify.claims.tables import table_equations
from docverify.document.model import Document, Flow

_PLAIN_FENCES = frozenset({"", "text", "txt", "plain", "plaintext", "math", "calc", "calculation", "none", "output"})


class Claims(NamedTuple):
    passages: tuple[Passage, ...]
    equations: tuple[Equation, ...]

    @property
    def printings(self) -> Iterator[Printing]:
        for passage in self.passages:
            for item in passage.items:
                if item.quantity is not None:
                    yield Printing(item.quantity, passage.flow)


def collect(document: Document, book: Phrasebook | None = None) -> Claims:
    """The claims of a document in reading order; `book` holds the phrases to look for."""
    passages = tuple(_passages(document))
    several = [passage for passage in passages if passage.numbers > 1]
    found = [
        equation
        for passage in several
        if _may_equate(passage.items)
        for equation in equations(passage.flow, structured(with_breaks(passage)), passage.items)
    ]
    items = {id(passage.flow): passage.items for passage in passages}
    found.extend(table_equations(document, lambda flow: items.get(id(flow), ())))
    with_numbers = [passage for passage in passages if passage.numbers]
    found += [e for passage in with_numbers for e in range_counts(passage.flow, passage.items)]
    found += [e for passage in with_numbers for e in prefixed_counts(passage.flow, passage.items)]
    found += [e for passage in with_numbers for e in elapsed(passage.flow, passage.items)]
    found.extend(sibling_ranges(document, lambda flow: items.get(id(flow), ())))
    found.extend(breakdowns(document, lambda flow: items.get(id(flow), ())))
    if book is not None:
        found += [e for passage in several for e in phrased(passage, book)]
    return Claims(passages, tuple(sorted(found, key=lambda equation: equation.span)))


def _passages(document: Document) -> Iterator[Passage]:
    """The flows with digits, and what is read in those that may hold a number."""
    for flow, name in _flows(document):
        if DIGIT.search(flow.text):
            yield Passage(flow, tuple(read(flow.text)) if may_count(flow.text) else (), name)


def _may_equate(items: Sequence[Item]) -> bool:
    """Whether there is a relation, or a bracket and an operation that could explain one another."""
    kinds = {item.kind for item in items}
    return "REL" in kinds or ("OPEN" in kinds and bool(kinds & OPERATORS))


def _flows(document: Document) -> Iterator[tuple[Flow, Flow | None]]:
    """Every flow that may state numbers, and the cell that names it if it is a cell."""
    for flow in document.flows:
        yield flow, None
    for table in document.tables:
        pairs = len(table.header) == 2
        for row in (table.header, *table.rows):
            for column, cell in enumerate(row):
                yield cell, (row[0] if pairs else table.header[column]) if column else None
    for fence in document.fences:
        if fence.language in _PLAIN_FENCES:
            yield fence.flow, None
        elif fence.language == "mermaid":
            yield from ((label, None) for label in labels(fence.flow))
