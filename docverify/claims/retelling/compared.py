"""Clauses beside a table that say nothing but how two of its lines compare -> equations.

What slips make of a comparison is told of whatever else is said (`told_comparisons.py`); here nothing else is, so that
it need be no slip: `North has 3.5 times the nodes of South`, `the rate rose by 45 %` beside columns before and after.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.retelling.clauses import Clause, Told, clauses, told_of
from docverify.claims.retelling.respects import respects, tells_all
from docverify.claims.retelling.segments import is_times, segments
from docverify.claims.tables.cells import Operand, Value, operand_of
from docverify.claims.tables.comparisons import Comparison, of_points, possible
from docverify.claims.tables.retold import RULE
from docverify.claims.tables.table_words import says
from docverify.claims.tables.views import Attribute, Views
from docverify.classes import replace
from docverify.document.model import Document
from docverify.expression import Leaf
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.source import Span

_CUE = Worded(
    r"\b(?:{changed}|{changing}|{times_as}|{compared_words})\b|[\dx×]\s?[x×]\b|\d{times_sign}|{changing_sign}"
    r"|%\s?{portion_of}\b"
)
_MOVES = Worded(r"\b(?:{changed}|{changing}|{compared_words})\b|{changing_sign}")
_REACHED = Worded(r"\b{reaching}\s*[~≈$€£¥]?$")  # `to 19.6 ms` is no change
_PORTION = Worded(r"\s*{portion_of}\b|{portion_of_sign}")
_WORDS = Worded(
    r"\b(?:{changed}|{changing}|{times_as}|{compared_words}|{portion_of}|{extreme_most}|{extreme_least})(?!\w)|(?<![^\W\d])[x×]\b|{changing_sign}"
    r"|{times_sign}|%"
)
_AND, _WORD = Worded(r"\b(?:{and_next})\b|{and_glued}"), re.compile(r"[^\W\d_]{2,}")
_NEAR, _POINT = Fraction(3, 100), Fraction(1, 100)
_DIGITS = 2


class _Pair(NamedTuple):
    """What two lines have in one respect, and how they may compare."""

    one: Operand
    other: Operand
    ways: tuple[Comparison, ...]

    @property
    def numbers(self) -> Iterator[Fraction]:
        return (way.number(self.one.number, self.other.number) for way in self.ways)


def compared(document: Document, items: Read, views: Views, known: set[Span]) -> Iterator[Equation]:
    """The equations of comparisons that two lines of a table do not keep in any respect; none of `known` places."""
    for clause in clauses(_CUE, document, items):
        for part in segments(clause):
            amounts = [each for each in part.numbers if _compares(part, each) and each.span not in known]
            every = [told_of(part, view) for view in views.of(part.flow.section)] if amounts else []
            for each in amounts:
                yield from _judged(each, [told for told in every if {*told.amounts} <= {*amounts}])


def _compares(part: Clause, stated: Printing) -> bool:
    quantity = stated.quantity
    if not quantity.one or quantity.hedge not in (Hedge.NONE, Hedge.ABOUT) or quantity.label or quantity.spelled:
        return False
    before, behind = part.text[: quantity.start - part.start], quantity.end - part.start
    portion = quantity.percent and _PORTION.match(part.text, behind) is not None
    moves = _MOVES.search(part.text) is not None and _REACHED.search(before) is None and not quantity.bare
    return quantity.ratio or is_times(part, stated) or portion or moves


def _judged(stated: Printing, every: Sequence[Told]) -> Iterator[Equation]:
    clear = list[list[_Pair]]()
    for told in every:
        value = _value(stated, told)
        lines = _lines(told, stated)
        known = [each for each in told.view.attributes if all(name in each.values for name in lines)] if lines else []
        rest = _WORDS.sub(" ", told.rest)
        meant = respects(rest, known)
        pairs = {id(each): _pair(value, each, lines, told) for each in known}
        if any(_fits(value, number) for pair in pairs.values() for number in pair.numbers):
            return
        if any(_fits(value, number) for each in meant for number in _of_others(value, each, told)):
            return
        found = [pairs[id(each)] for each in meant if pairs[id(each)].ways]
        if found and _tells(stated, meant, known) and tells_all(told, rest, meant):
            clear.append(found)
    if clear:
        yield _equation(stated, clear[0])


def _lines(told: Told, stated: Printing) -> list[str]:
    """The two lines that it names; before and after need no name."""
    ends = [[name for name in told.view.names if says(end, name)] for end in ("before", "after")]
    lines = [name for _, name in told.names]
    lines = lines if {*lines} <= {*told.members} else []
    if [len(each) for each in ends] == [1, 1] and ends[0] != ends[1] and {*lines} <= {ends[0][0], ends[1][0]}:
        return [ends[0][0], ends[1][0]]
    return lines if len(lines) == 2 and not _is_joined(told, stated) else []


def _is_joined(told: Told, stated: Printing) -> bool:
    """Whether both are what is compared with a third, or has a share of a whole: `north and east have 67 % of it`."""
    (first, name), (second, _) = told.names
    at = stated.quantity.start - told.clause.start
    if stated.quantity.percent and _PORTION.match(told.clause.text, stated.quantity.end - told.clause.start):
        return not first < at < second
    between = told.clause.text[first + len(name) : second]
    return (second < at or first > at) and not _WORD.search(_AND.sub(" ", between))


def _value(stated: Printing, told: Told) -> Value:
    quantity = stated.quantity
    read = replace(quantity, ratio=True) if is_times(told.clause, stated) else quantity
    behind = told.clause.text[quantity.end - told.clause.start :]
    return of_points(Value(Printing(read, stated.flow), after=tuple(behind.split()[:3])))


def _pair(value: Value, attribute: Attribute, lines: Sequence[str], told: Told) -> _Pair:
    one, other = (operand_of(attribute.values[name]) for name in lines)
    behind = value.quantity.end - told.clause.start
    ratio = value.quantity.ratio or _PORTION.match(told.clause.text, behind) is not None
    return _Pair(one, other, possible(value, one, other, ratio, not ratio))


def _of_others(value: Value, attribute: Attribute, told: Told) -> Iterator[Fraction]:
    """How any two lines compare: the clause may speak of others than those that it names."""
    lines = (name for name in attribute.values if not says("change", name))
    for pair in permutations(lines, 2):
        yield from _pair(value, attribute, pair, told).numbers
    yield from (abs(each.number) for each in attribute.values.values() if each.dimensions == value.dimensions)


def _tells(stated: Printing, meant: Sequence[Attribute], known: Sequence[Attribute]) -> bool:
    """Whether it is said in what respect, or the digits tell."""
    return len(meant) < len(known) or sum(map(str.isdigit, stated.quantity.printed.text)) >= _DIGITS


def _fits(value: Value, number: Fraction) -> bool:
    """Whether it is that, or too near to it for a slip."""
    quantity = value.quantity
    ulp = quantity.printed.ulp * quantity.measure.factor * quantity.measure.unit.factor
    about = 2 if quantity.hedge is Hedge.ABOUT else 1
    least = _POINT if quantity.percent else Fraction(0)
    return abs(abs(number) - abs(value.number)) <= max(ulp, least, about * _NEAR * abs(number))


def _equation(stated: Printing, found: Sequence[_Pair]) -> Equation:
    first, read = found[0], stated
    if any(way.name in ("a to b", "b to a") for way in first.ways) and stated.quantity.bare:
        read = Printing(replace(stated.quantity, ratio=True), stated.flow)
    readings = tuple(
        Reading(way.node(pair.one, pair.other), "=", Leaf(read)) for pair in found for way in pair.ways
    )  # fmt: skip
    return Equation(
        RULE, readings, read.span, read, first.one.spans[0], read.flow, "share",
        words=first.ways[0].text.format(a=first.one.text, b=first.other.text),
        evidence=(*first.one.spans, *first.other.spans),
    )  # fmt: skip
