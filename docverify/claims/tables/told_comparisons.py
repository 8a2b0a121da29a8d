"""Paragraphs beside tables -> equations: how two rows, or two columns, compare by what the sentence says of them.

`The H200 needs 30 % fewer nodes than the H100` names two rows and a column of a table of its section.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.passage import Passage
from docverify.claims.tables.cells import Operand, Value, operand_of
from docverify.claims.tables.comparisons import Comparison, possible
from docverify.claims.tables.retold import RULE, named_at, sentence_span
from docverify.claims.tables.slips import is_slip
from docverify.claims.tables.table_words import says
from docverify.claims.tables.told_lines import CLAUSE, Said, meant_by, pair
from docverify.claims.tables.views import Attribute, View, Views, said_words, stems
from docverify.classes import replace
from docverify.document.model import Document, FlowKind
from docverify.expression import Leaf
from docverify.patterns import Worded

_COMPARES = Worded(
    r"\b(?:{changed}|{changing}|{apart_by}|{times_as})\b|[\dx×]\s?[x×]\b|\d{times_sign}|{changing_sign}\s?[约近]?\s?\d|%\s?{portion_of}\b"
    r"|{portion_of_sign}\s?\d"
)
_BEHIND = Worded(r"\s*(?:\w+\s){0,2}?(?:{changed}|{times_as})\b")
_TIMES = Worded(r"\s*{times_as}\b")
_BEFORE = Worded(
    r"\b{changing}(?:\s(?!{reaching}\b)\S+){0,3}\s*$|\b{apart_by}\b[^.;,:]*$"
    r"|\b{changing}\b[^.;,:]*\b{by_how_much}\s*$|{changing_sign}\s?[约近]?\s?$"
)
_PORTION = Worded(r"\s*{portion_of}\b")
_PORTION_AHEAD = Worded(r"{portion_of_sign}\s?[约近]?\s?$")
_PER = Worded(r"{each_ahead}\w+")
_NUMBER = re.compile(r"\d[\d.,]*")
_NEAR = 5  # characters between a line and a percentage of it
_POINTS = (("points", 1),)
_WIDTH = Fraction(3, 4)  # of its last digit: rounded, or cut off and nearly so


def told_comparisons(document: Document, passages: Sequence[Passage], views: Views) -> Iterator[Equation]:
    """The equations of ratios, changes and differences of two lines that their sentence names."""
    sections = {table.section for table in document.tables}
    for passage in passages if sections else ():
        flow = passage.flow
        if flow.kind is not FlowKind.PARAGRAPH or flow.section not in sections or not _COMPARES.search(flow.text):
            continue
        for said in _said(passage):
            found = [each for view in views.of(flow.section) if (each := _judged(said, view)) is not None]
            yield from found if len(found) == 1 else ()


def _said(passage: Passage) -> Iterator[Said]:
    text = passage.flow.text.lower()
    known = [item.quantity for item in passage.items if item.quantity is not None]
    for quantity in known:
        sentence = sentence_span(passage, quantity)
        apart = [other for other in known if not other.bare]  # a bare number may be part of a name
        start = max((other.end for other in apart if other.end <= quantity.start), default=0)
        end = min((other.start for other in apart if other.start >= quantity.end), default=len(text))
        start, end = max(sentence.start, start), min(sentence.end, end)
        before, behind = text[start : quantity.start], text[quantity.end : end]
        portion = quantity.percent and (_PORTION.match(behind) or _PORTION_AHEAD.search(before)) is not None
        if _is_comparison(quantity, before, behind, portion):
            read = replace(quantity, ratio=True) if quantity.bare and _TIMES.match(behind) else quantity
            stated = Value(Printing(read, passage.flow), after=tuple(behind.split()[:3]))
            near = [other for other in known if sentence.holds(other.start) and other is not quantity]
            others = tuple(other.printed.text for other in near if not other.percent)
            yield Said(stated, text[sentence.start : sentence.end], before, behind, others, portion)


def _is_comparison(quantity: Quantity, before: str, behind: str, portion: bool) -> bool:
    if not quantity.one or quantity.hedge not in (Hedge.NONE, Hedge.ABOUT) or quantity.label:
        return False
    said = _BEHIND.match(behind) is not None or _BEFORE.search(before) is not None
    return (quantity.ratio or said or portion) and (portion or not _PER.match(behind.lstrip()))


def _judged(said: Said, view: View) -> Equation | None:
    """The comparison of the two lines in the respect that the words tell, if it is that or a slip of it."""
    names = pair(said, view)
    inside = {number for name in names for number in _NUMBER.findall(name)}  # `Step 2` is a name
    if len(names) != 2 or len([other for other in said.others if other not in inside]) > 1:
        return None
    if said.portion and not _is_of_line(said, names):
        return None
    known = [each for each in view.attributes if all(name in each.values for name in names)]
    meant = meant_by(said, known, names)
    slips = list[tuple[Operand, Operand, tuple[Comparison, ...]]]()
    falls = says("before", names[0]) and says("fall", said.behind)
    ordered = names[::-1] if named_at(said.behind, names[1]) is not None else names  # `than the second`, which is first
    for attribute in meant:
        a, b = (operand_of(attribute.values[name]) for name in ordered)
        stated = _in_points(said.stated, attribute.values[names[0]])
        ratio = said.stated.quantity.ratio or said.portion
        ways = possible(stated, a, b, ratio, not ratio, falls)
        numbers = [way.number(a.number, b.number) for way in ways]
        if any(_fits(stated, number) for number in numbers):
            return _equation(stated, [(a, b, ways)])
        slips += [(a, b, ways)] if any(is_slip(stated, number) for number in numbers) else []
    certain = slips and (_is_direct(said, meant, known) or not _elsewhere(said, meant, known, names))
    return _equation(stated, slips) if certain else None


def _is_of_line(said: Said, names: Sequence[str]) -> bool:
    """Whether a percentage is said to be of what one of the lines has."""
    behind = CLAUSE.split(said.behind)[0]
    beside = (said.before[-len(name) - _NEAR :] if name in said.before else behind for name in names)
    return any(named_at(text, name) is not None for text, name in zip(beside, names, strict=True))


def _in_points(stated: Value, like: Value) -> Value:
    """Points of a score are what the score is printed in."""
    quantity = stated.quantity
    if quantity.measure.unit.dimensions != _POINTS or like.quantity.percent:
        return stated
    return replace(stated, printing=Printing(replace(quantity, measures=like.quantity.measures), stated.printing.flow))


def _is_direct(said: Said, meant: Sequence[Attribute], known: Sequence[Attribute]) -> bool:
    """Whether one of the two words behind the number names the respect: `30 % fewer nodes`; or it alone is meant."""
    near = stems(" ".join(said.behind.split()[:2]))
    spoken = [each for each in known if said_words(each, said.sentence)]
    alone = len(meant) == 1 and spoken == [*meant] and said.portion
    return not said.stated.quantity.currency and (alone or any(near & each.words for each in meant))


def _elsewhere(said: Said, meant: Sequence[Attribute], known: Sequence[Attribute], names: Sequence[str]) -> bool:
    """Whether it is how the lines compare in another respect, or in one that is meant and another together."""
    stated = said.stated
    pairs = {id(each): tuple(abs(each.values[name].number) for name in names) for each in known}
    every = list(pairs.values())
    if any(_fits(stated, number) for pair in every for number in pair):  # it is told again
        return True
    for own in (pairs[id(each)] for each in meant if stated.quantity.currency or _PER.search(said.behind)):
        every += [(own[0] * a, own[1] * b) for a, b in pairs.values()]
        every += [(own[0] / a, own[1] / b) for a, b in pairs.values() if a and b]
    return any(_fits(stated, number) for a, b in every if a and b for number in _ways(stated.quantity, a, b))


def _ways(stated: Quantity, a: Fraction, b: Fraction) -> tuple[Fraction, ...]:
    if stated.percent:
        return (a / b, b / a, abs(a - b) / a, abs(a - b) / b)
    return (a / b, b / a) if stated.ratio else (abs(a - b),)


def _fits(stated: Value, number: Fraction) -> bool:
    quantity = stated.quantity
    ulp = quantity.printed.ulp * quantity.measure.factor * quantity.measure.unit.factor
    rough = abs(stated.number) / 20 if quantity.hedge is Hedge.ABOUT else Fraction(0)
    return abs(abs(number) - abs(stated.number)) <= max(ulp * _WIDTH, rough)


def _equation(stated: Value, compared: Sequence[tuple[Operand, Operand, tuple[Comparison, ...]]]) -> Equation:
    """The claim that it is one of the comparisons."""
    told, (first, second, plain) = stated.printing, compared[0]
    readings = tuple(Reading(way.node(a, b), "=", Leaf(told)) for a, b, ways in compared for way in ways)
    return Equation(
        RULE, readings, told.span, told, first.spans[0], told.flow, "share",
        words=plain[0].text.format(a=first.text, b=second.text), evidence=(*first.spans, *second.spans),
    )  # fmt: skip
