"""Lists and calculation blocks -> equations of lines whose labels count what a line above is of one of.

`- Per replica: 5,400 tokens/s`, `- Cell (4 replicas): 21,600 tokens/s`, `- Six cells: 129,600 tokens/s`.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.equation import Equation, Reading
from docverify.claims.numbers.words import words
from docverify.claims.tables.cells import Value
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.line_blocks import Lines, blocks
from docverify.claims.tables.table_words import says
from docverify.document.model import Document
from docverify.expression import Binary, Constant, Leaf
from docverify.patterns import Worded, listed

RULE = "counted-line"
_HEAD = Worded(r"(?:{one_of_them}\s*)?(?P<of>[^\s\d(（,，]+)\s*(?:[(（,，]|$)")
_LEAD = 12  # characters of a line in which it says that it is of one
_COUNT = r"(?P<many>\d[\d,]{{0,11}}|[a-z]+\b|[\u4e00-\u9fff])\s*{}(?:s|es)?(?![a-z])"
_ADDED = {("information", 1), ("operation", 1), ("time", -1)}
_SLACK, _FAR = Fraction(103, 100), Fraction(19, 10)  # twice as much: of both directions


def counted_lines(document: Document, lines: Sequence[Lines]) -> Iterator[Equation]:
    """Nothing is said of less than the product: what is measured of many is less than so many times one."""
    begins = tuple(listed("one_of_them"))
    if not any(flow.text[:_LEAD].lower().startswith(begins) for flow in document.flows):
        return
    for block in blocks(lines, "one_line"):
        for one, many in pairwise(block.entries):
            count = _count(one, many)
            if count > 1 and one.value is not None and many.value is not None and _is_more(one.value, count, many):
                yield _equation(one.value, count, many.value)


def _count(one: Entry, many: Entry) -> int:
    """How many of what the one line is of the other is of; 0 if its label does not say so."""
    head = _HEAD.match(one.label)
    noun = re.escape(head["of"].lower()) if head is not None else ""
    found = re.search(_COUNT.format(noun), many.label.lower()) if noun else None
    if found is None:
        return 0
    told = found["many"].replace(",", "")
    return int(told) if told.isdigit() else words().numbers.get(told, words().han.get(told, 0))


def _is_more(one: Value, count: int, many: Entry) -> bool:
    """Whether it is more than they can have together: of things, data, work, or what is done in a second."""
    assert many.value is not None
    unit, other = (each.quantity.measure.unit for each in (one, many.value))
    if (
        not _ADDED.issuperset(unit.dimensions)
        or unit.dimensions != other.dimensions
        or unit.nouns != other.nouns
        or one.quantity.percent
    ):
        return False
    if many.computed or many.beside or says("noted_line", many.text) or not (one.plain and many.value.plain):
        return False
    return _SLACK < many.value.number / (count * one.number or 1) < _FAR


def _equation(one: Value, count: int, many: Value) -> Equation:
    node = Binary("*", Leaf(one.printing), Constant(Fraction(count)), True)
    told = f"{one.printing.text} × {count}"
    place, span = one.printing.span, many.printing.span
    return Equation(
        RULE, (Reading(node, ">=", many.node),), span, many.printing, place, many.printing.flow, "product",
        words=told, evidence=(place,),
    )  # fmt: skip
