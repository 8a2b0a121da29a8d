"""Clauses beside a table that say nothing but what one of its lines has -> equations, of numbers that it has nowhere.

`South has 96 GPUs`, `TPOT dropped from 28.0 ms to 19.6 ms`: the line is named, and its unit or a word names the column.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.retelling.amounts import agrees, is_of, value_of
from docverify.claims.retelling.clauses import Told, clauses, told_of
from docverify.claims.retelling.respects import respects, tells_all
from docverify.claims.retelling.segments import segments
from docverify.claims.tables.cells import Value
from docverify.claims.tables.retold import RULE
from docverify.claims.tables.table_words import says
from docverify.claims.tables.views import Attribute, Views, said_words
from docverify.document.model import Document
from docverify.expression import Leaf
from docverify.patterns import Worded
from docverify.source import Span

_CUE = Worded(r"\d\s?[^\W\d_]|[$€£¥]\s?\d")  # an amount of something
_COMPARES = Worded(
    r"\b(?:{changed}|{times_as}|{in_all}|{sum_before}|{whole_of}|{mean_of}|{by_how_much}|{portion_of})\b"
)
_MOVES = Worded(r"\b(?:{changing}|{reaching}|{compared_words})\b|{changing_sign}")
_NEAR = Fraction(3, 100)
_DIGITS = 2


def retold_values(document: Document, items: Read, views: Views, known: set[Span]) -> Iterator[Equation]:
    """The equations of amounts that a line has in no column; none of `known` places."""
    for clause in clauses(_CUE, document, items):
        for part in segments(clause):
            amounts = [each for each in part.numbers if _is_amount(each)]
            if not amounts or _COMPARES.search(part.text) is not None:
                continue
            every = [told_of(part, view) for view in views.of(part.flow.section)]
            for each in amounts:
                if each.span not in known:
                    yield from _judged(each, every)


def _is_amount(stated: Printing) -> bool:
    quantity = stated.quantity
    plain = quantity.one and quantity.hedge in (Hedge.NONE, Hedge.ABOUT) and not (quantity.label or quantity.ratio)
    named = bool(quantity.measure.unit.dimensions or quantity.measure.unit.nouns or quantity.percent)
    return plain and named and sum(map(str.isdigit, quantity.printed.text)) >= _DIGITS


def _judged(stated: Printing, every: Sequence[Told]) -> Iterator[Equation]:
    cells = [v for told in every for each in told.view.attributes for v in each.values.values()]
    if any(agrees(stated, cell) or _near(stated, cell.number) for cell in cells):
        return
    for told in every:
        lines = _lines(told)
        if not lines or not all(map(_is_amount, told.amounts)):
            continue
        known = [e for e in told.view.attributes if e.values.keys() >= {*lines} and is_of(stated, e)]
        rest = _MOVES.sub(" ", f"{told.rest} {stated.quantity.unit_text.lower()}")
        meant = respects(rest, known)
        spoken = any(said_words(each, rest) for each in meant)
        if not spoken and (stated.quantity.percent or len(known) != 1 or len(lines) > 1):
            continue
        if tells_all(told, rest, meant) and not _derived(stated, meant, told, lines):
            yield _equation(stated, [each.values[line] for each in meant for line in lines])
            return


def _lines(told: Told) -> list[str]:
    """The one line that it names; where it names none, what was before and what is after."""
    lines = [name for _, name in told.names if name in told.members]
    if lines:
        return lines if len(lines) == 1 else []
    ends = [[name for name in told.view.names if says(end, name)] for end in ("before", "after")]
    return [name for each in ends for name in each] if [len(each) for each in ends] == [1, 1] else []


def _derived(stated: Printing, meant: Sequence[Attribute], told: Told, lines: Sequence[str]) -> bool:
    """Whether two cells of the columns or of the line come to it, by sum or difference, or it is of one of many."""
    groups = [[*each.values.values()] for each in meant] + [[each.values[line] for each in meant] for line in lines]
    own = [each.values[line].number for line in lines for each in told.view.attributes if line in each.values]
    if any(
        _near(stated, cell.values[line].number / many) for cell in meant for line in lines for many in own if many > 1
    ):
        return True
    pairs = (pair for group in groups for pair in combinations(group, 2))
    return any(_near(stated, number) for a, b in pairs for number in (a.number + b.number, abs(a.number - b.number)))


def _near(stated: Printing, number: Fraction) -> bool:
    return abs(value_of(stated).number - abs(number)) <= _NEAR * abs(number)


def _equation(stated: Printing, cells: Sequence[Value]) -> Equation:
    readings = tuple(Reading(cell.node, "=", Leaf(stated)) for cell in cells)
    return Equation(
        RULE, readings, stated.span, stated, cells[0].printing.span, stated.flow, "value",
        words=cells[0].printing.text, evidence=tuple(cell.printing.span for cell in cells),
    )  # fmt: skip
