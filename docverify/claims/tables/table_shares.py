"""Paragraphs beside tables -> equations: the share that a row has of a column, or a column of a row.

`South has 33 % of all cards` names a row and a column of a table of its section.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.passage import Passage
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.cells import Value, sum_of, value
from docverify.claims.tables.grid import bare, is_total, is_whole
from docverify.claims.tables.retold import RULE, named_at, sentence_of, stands_apart
from docverify.claims.tables.totals import fits, written_sum
from docverify.document.model import Document, Flow, FlowKind, Table
from docverify.expression import Binary, Leaf
from docverify.named import NamedTuple
from docverify.patterns import Worded, listed

_OF = Worded(r"\s*{of_the}")
_SHARE = Worded(r"%\s*{of_the}|{takes_of}.*%")
_ENDS = Worded(r"\s*(?:[^\w\s]|$|{and_next}\b)")  # not `of the cards that are new`
_TAKES = Worded(r"{takes_of}\s*$")
_NUMBER = re.compile(r"[\s\d.,]*\d[\s\d.,]*")
_MOST, _WIDEST = 24, 12
_SEVERAL = 3  # rows that a sentence may add up
_AROUND = 24
_SLACK = Fraction(3, 100)


class _Line(NamedTuple):
    """A column with its rows' names, or a row with its columns'."""

    name: str
    parts: dict[str, Value]
    whole: Fraction

    def share(self, names: Sequence[str]) -> Fraction:
        return sum_of(self.parts[name] for name in names) / self.whole


def table_shares(document: Document, passages: Sequence[Passage], items: Read) -> Iterator[Equation]:
    """The equations of percentages that name what they are of."""
    told = [p for p in passages if p.flow.kind is FlowKind.PARAGRAPH and "%" in p.flow.text]
    sections = {table.section for table in document.tables}
    for passage in told if sections else ():
        if passage.flow.section in sections and _SHARE.search(passage.flow.text):
            tables = [table for table in document.tables if table.section == passage.flow.section]
            yield from _of_passage(passage, [line for table in tables for line in _lines(table, items)])


def _of_passage(passage: Passage, lines: Sequence[_Line]) -> Iterator[Equation]:
    for item in passage.items:
        quantity = item.quantity
        if quantity is None or not quantity.percent or not quantity.one or not quantity.printed.value:
            continue
        if not stands_apart(passage, quantity):
            continue  # `8/11 = 72.7 % of it`
        text = passage.flow.text
        found = [line for line in lines if _is_of(text, item.start, item.end, line.name)]
        if len(found) == 1:
            yield from _judged(Printing(quantity, passage.flow), sentence_of(passage, quantity), found[0], lines)


def _is_of(text: str, start: int, end: int, name: str) -> bool:
    """Whether the words behind a percentage, or in Chinese before it, say that it is of the line."""
    of = _OF.match(text, end)
    if of is not None:
        of_it = named_at(text[of.end() : of.end() + len(name) + 1].lower(), name) == 0
        return of_it and _ENDS.match(text, of.end() + len(name)) is not None
    before = text[max(0, start - _AROUND - len(name)) : start].rstrip(" 的").lower()
    at = named_at(before, name)
    return at is not None and before.endswith(name) and _TAKES.search(before, 0, len(before) - len(name)) is not None


def _judged(told: Printing, sentence: str, line: _Line, lines: Sequence[_Line]) -> Iterator[Equation]:
    """The share of the one row that the sentence names, unless another share is the one that is stated."""
    names = [name for name in line.parts if named_at(sentence, name) is not None]
    if not names or len(names) > _SEVERAL:
        return
    stated, ulp = told.quantity.printed.value / 100, told.quantity.printed.ulp / 100
    every = [line.share(chosen) for n in range(1, len(names) + 1) for chosen in combinations(names, n)]
    every += [other.share([name]) for other in lines for name in names if name in other.parts]
    every += [line.share([name]) for name in line.parts]
    every += [line.parts[name].number / each.number for name in names for each in line.parts.values() if each.number]
    every += [1 - share for share in every]
    slack = max(ulp, _SLACK * stated * (2 if told.quantity.hedge is Hedge.ABOUT else 1))
    fits = [share for share in every if abs(share - stated) <= slack]
    part = line.parts[names[0]]
    if fits and not (len(names) == 1 and abs(line.share(names) - stated) <= ulp / 2):
        return
    if len(names) == 1:
        yield _equation(told, part, list(line.parts.values()))


def _lines(table: Table, items: Read) -> Iterator[_Line]:
    """Its columns and rows whose numbers can be added."""
    labels = [row[0].text for row in table.rows]
    if not 2 <= len(labels) <= _MOST or not 2 <= len(table.header) <= _WIDEST or any(map(_NUMBER.fullmatch, labels)):
        return
    cells = [[_value(cell, items) for cell in row[1:]] for row in table.rows]
    columns = [head.text for head in table.header[1:]]
    for n, name in enumerate(columns):
        yield from _line(name, labels, [row[n] for row in cells])
    for name, row in zip(labels, cells, strict=True):
        yield from _line(name, columns, row)


def _value(cell: Flow, items: Read) -> Value | None:
    return value(cell, items(cell)) if any(map(str.isdigit, cell.text)) else None


def _line(name: str, names: Sequence[str], values: Sequence[Value | None]) -> Iterator[_Line]:
    plain = bare(name).lower()
    found = {bare(each).lower(): v for each, v in zip(names, values, strict=True) if v is not None and _is_part(each)}
    known = list(found.values())
    if (
        len(plain) < 2
        or plain in listed("of_the_time")
        or len(known) < 2
        or len({each.dimensions for each in known}) > 1
    ):
        return
    if not all(each.plain and each.sign > 0 and not each.quantity.percent for each in known):
        return
    whole = sum_of(known)
    if len(known) > 2 and fits(known[:-1], known[-1]):  # a total that no word names
        found.popitem()
        whole -= known[-1].number
    if whole:
        yield _Line(plain, found, whole)


def _is_part(label: str) -> bool:
    return bool(bare(label)) and not is_total(label) and not is_whole(label)


def _equation(told: Printing, part: Value, parts: Sequence[Value]) -> Equation:
    node = Binary("/", part.node, summed([each.node for each in parts]), True)
    places = tuple(each.printing.span for each in parts)
    words = f"{part.printing.text} ÷ ({written_sum(parts)})"
    return Equation(
        RULE, (Reading(node, "=", Leaf(told)),), told.span, told, part.printing.span, told.flow, "share",
        words=words, evidence=places,
    )  # fmt: skip
