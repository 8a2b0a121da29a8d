"""Paragraphs beside tables -> equations: a number of a table that its text tells again with two digits swapped.

A number is one of the table where the sentence names its row or its column, and nothing else prints it.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import Stretch, read_in
from docverify.claims.tables.cells import Value, value
from docverify.claims.tables.headings import stated_unit
from docverify.claims.tables.slips import swapped_anywhere, swapped_neighbours
from docverify.classes import dataclass, field, replace
from docverify.document.model import Document, FlowKind, Table
from docverify.expression import Leaf
from docverify.named import NamedTuple

RULE = "table-retold"
_CLEAR, _SURE = 3, 4  # digits of a number that is named by its row, and more than these by its column alone
_MOST_CELLS = 4000
_LONGEST = 40


class Cell(NamedTuple):
    value: Value
    row: str
    column: str
    table: int


@dataclass(slots=True)
class Printed:
    """The digits of all numbers of a document, and the cells of its tables by theirs."""

    every: dict[str, int] = field(default_factory=dict)
    cells: dict[str, list[Cell]] = field(default_factory=dict)


def retold(document: Document, passages: Sequence[Passage], items: Read) -> Iterator[Equation]:
    """The equations of numbers that miss those of a table by two digits."""
    told = [passage for passage in passages if passage.flow.kind is FlowKind.PARAGRAPH and passage.numbers]
    if not document.tables or not told:
        return
    known = _printed(document, passages, items)
    for passage in told:
        for item in passage.items:
            if item.quantity is not None and (cell := _meant(passage, item.quantity, known)) is not None:
                yield _equation(Printing(item.quantity, passage.flow), cell)


def _printed(document: Document, passages: Sequence[Passage], items: Read) -> Printed:
    found = Printed()
    for passage in passages:
        for item in passage.items:
            if item.quantity is not None:
                digits = _digits(item.quantity)
                found.every[digits] = found.every.get(digits, 0) + 1
    for number, table in enumerate(document.tables):
        for cell in _cells(table, number, items):
            found.cells.setdefault(_digits(cell.value.quantity), []).append(cell)
    return found


def _cells(table: Table, number: int, items: Read) -> Iterator[Cell]:
    if len(table.rows) * len(table.header) > _MOST_CELLS:
        return
    for row in table.rows:
        for at, cell in enumerate(row):
            if any(map(str.isdigit, cell.text)) and (stated := value(cell, items(cell))) is not None:
                yield Cell(stated, row[0].text.strip() if at else "", table.header[at].text.strip(), number)


def _digits(quantity: Quantity) -> str:
    return quantity.printed.text.replace(",", "").replace("_", "")


def _meant(passage: Passage, told: Quantity, known: Printed) -> Cell | None:
    """The only cell of which the number is a slip, if the sentence speaks of it."""
    digits = _digits(told)
    count = sum(map(str.isdigit, digits))
    if count < _CLEAR or known.every.get(digits, 0) > 1 or not told.one or told.hedge:
        return None
    found = [cell for other in swapped_anywhere(digits) for cell in known.cells.get(other, ()) if _alike(cell, told)]
    if not found:
        return None
    sentence = sentence_of(passage, told)
    named = [cell for cell in found if _is_named(cell, sentence, digits)]
    if len({_digits(cell.value.quantity) for cell in named}) != 1 or not stands_apart(passage, told):
        return None
    return named[0]


def _is_named(cell: Cell, sentence: str, digits: str) -> bool:
    """Whether the sentence speaks of the cell's row, or of its column if many digits tell."""
    near = _digits(cell.value.quantity) in swapped_neighbours(digits)
    if _names(sentence, cell.row):
        unit = _unit(cell)
        return near or (unit is not None and bool(unit.measure.unit.dimensions))
    return near and len(digits) > _SURE and _names(sentence, cell.column)


def stands_apart(passage: Passage, told: Quantity) -> bool:
    """Whether it is no part of a written computation."""
    kinds = [item.kind for item in passage.items]
    at = next(n for n, item in enumerate(passage.items) if item.quantity is told)
    around = {*kinds[max(0, at - 1) : at], *kinds[at + 1 : at + 2]}
    return around.isdisjoint(("TIMES", "DIVIDE", "PLUS", "MINUS", "POWER", "REL"))


def _alike(cell: Cell, told: Quantity) -> bool:
    """Whether both may be of one kind, by their units or that of the column."""
    unit = _unit(cell)
    if unit is None or told.bare:
        return not told.percent or "%" in cell.column
    same = unit.percent is told.percent and unit.ratio is told.ratio
    return same and unit.measure.unit.dimensions == told.measure.unit.dimensions


def _unit(cell: Cell) -> Quantity | None:
    """A quantity of the unit of the cell, or of its column."""
    stated = cell.value.quantity
    return stated_unit(cell.column) if stated.bare else stated


def sentence_of(passage: Passage, told: Quantity) -> str:
    """In lower case."""
    stretch = sentence_span(passage, told)
    return read_in(passage.flow.text).text[stretch.start : stretch.end]


def sentence_span(passage: Passage, told: Quantity) -> Stretch:
    sentences = read_in(passage.flow.text)
    return sentences.all[sentences.index(told.start)]


def _names(sentence: str, label: str) -> bool:
    return named_at(sentence, label.lower().strip(" *_`")) is not None


def named_at(text: str, label: str) -> int | None:
    """Where a text holds a label as words."""
    at = text.find(label) if 0 < len(label) <= _LONGEST else -1
    while at >= 0:
        before, after = text[at - 1 : at] if at else "", text[at + len(label) : at + len(label) + 1]
        if not (_joins(before, label[0]) or _joins(after, label[-1])):
            return at
        at = text.find(label, at + 1)
    return None


def _joins(one: str, other: str) -> bool:
    return one.isascii() and one.isalnum() and other.isalnum()


def _equation(told: Printing, cell: Cell) -> Equation:
    stated = cell.value.printing
    own = replace(told.quantity, printed=stated.quantity.printed, start=stated.quantity.start,
                  end=stated.quantity.end, number_end=stated.quantity.number_end)  # fmt: skip
    reading = Reading(Leaf(Printing(own, stated.flow)), "=", Leaf(told))
    return Equation(
        RULE, (reading,), told.span, told, stated.span, told.flow, "value", words=stated.text, evidence=(stated.span,)
    )
