"""Passage -> the equations that its words state, by the forms of the rule book."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.passage import Passage
from docverify.claims.phrases.barred import barred
from docverify.claims.phrases.condensed import condensed
from docverify.claims.phrases.fitting import Phrase, fitting, reached
from docverify.claims.phrases.masked import masked
from docverify.claims.phrases.matching import Steps, Tokens, matches, tokenized
from docverify.claims.phrases.shelf import Shelf
from docverify.classes import dataclass, replace
from docverify.expression import Leaf, Node, leaves, replaced
from docverify.formula import Formula, formula
from docverify.patterns import Worded

_LONG = Worded(r"{long_periods}", re.NOFLAG)
_CALENDAR = Fraction(2, 100)
_LIMIT = "limit"  # a role of readings
_MARKS = 100
_TIME = "time"
_FEWEST = 2  # quantities that a statement needs


@dataclass(frozen=True)
class Phrasebook:
    """The phrases of all rules, by the rules' names, and the forms that state them."""

    phrases: Mapping[str, Phrase]
    shelves: tuple[Shelf, ...]

    def possible(self, tokens: Tokens) -> Iterator[tuple[Phrase, Steps]]:
        """The forms that a text with these words and quantities can have."""
        classes = "".join(tokens.texts[at] for at in tokens.quantities)
        for shelf in self.shelves:
            for rule, steps in shelf.possible(tokens, classes):
                yield self.phrases[rule], steps


def phrased(passage: Passage, book: Phrasebook) -> Iterator[Equation]:
    """The equations of a passage, one for each rule and result: the readings of every form that states it."""
    if passage.numbers < _FEWEST:
        return
    tokens = tokenized(masked(passage.flow.text, passage.items))
    shorter = condensed(tokens)
    found: dict[tuple[str, int, str], Equation] = {}
    for each in (tokens, shorter) if shorter is not None and len(shorter.quantities) >= _FEWEST else (tokens,):
        for phrase, steps in book.possible(each):
            for equation in _matched(passage, each, phrase, steps):
                _enter(found, equation)
    yield from found.values()


def _enter(found: dict[tuple[str, int, str], Equation], equation: Equation) -> None:
    """Two forms that state one value are two readings of it."""
    start = equation.result.quantity.start if equation.result else equation.span.start
    key = equation.rule, start, equation.form
    known = found.get(key)
    if known is None:
        found[key] = equation
        return

    def same_result(leaf: Leaf) -> Node:
        return Leaf(known.result) if leaf.value is equation.result and known.result is not None else leaf

    others = tuple(
        replace(r, left=replaced(r.left, same_result), right=replaced(r.right, same_result)) for r in equation.readings
    )
    found[key] = replace(known, readings=known.readings + others)


def _matched(passage: Passage, tokens: Tokens, phrase: Phrase, steps: Steps) -> Iterator[Equation]:
    for match in matches(steps, tokens):
        fitted = None if barred(phrase, tokens, match) else fitting(phrase, match.bound)
        if fitted is not None:
            fitted = reached(phrase, fitted, passage.flow.text)
            roles = {name: Printing(_bound(name, quantity), passage.flow) for name, quantity in fitted.items()}
            yield from _equation(passage, phrase, roles)


def _bound(name: str, quantity: Quantity) -> Quantity:
    """A limit of `≤ 20 ms` is 20 ms, no more and no less."""
    held = name == _LIMIT and quantity.hedge in (Hedge.AT_MOST, Hedge.LESS)
    return replace(quantity, hedge=Hedge.NONE) if held else quantity


def _equation(passage: Passage, phrase: Phrase, roles: Mapping[str, Printing]) -> Iterator[Equation]:
    readings = [
        Reading(_instance(f.left, roles), f.relation, _instance(f.right, roles), "" if index == 0 else name)
        for index, (name, f) in enumerate(_applicable(phrase, roles))
    ]
    if not readings:
        return
    result = next((roles[name] for name in phrase.results if name in roles), None)
    spans = sorted((p.quantity.start, p.quantity.end) for p in roles.values())
    others = sorted((p.quantity.start, p.quantity.end) for p in roles.values() if p is not result)
    flow = passage.flow
    relation = readings[0].relation not in "=~"
    kept = {roles[name].quantity.start for name in phrase.exact if name in roles}
    yield Equation(
        phrase.rule, (*readings, *_rounded(readings, result, kept)), flow.span(spans[0][0], spans[-1][1]), result,
        flow.span(others[0][0], others[-1][1]), flow, "relation" if relation else "phrase", dict(roles),
        tolerance=_calendar(roles),
    )  # fmt: skip


def _calendar(roles: Mapping[str, Printing]) -> Fraction:
    """`$6.43/day, i.e. $193/month`: what a month or a year has of days is not certain."""
    long = {_LONG.search(p.quantity.unit_text) is not None for p in roles.values()}
    return _CALENDAR if len(long) == 2 else Fraction(0)


def _applicable(phrase: Phrase, roles: Mapping[str, Printing]) -> Iterator[tuple[str, Formula]]:
    counted = bool(phrase.of_points) and any(_is_counted(each.quantity) for each in roles.values())
    timed = any((_TIME, 1) in each.quantity.measure.unit.dimensions for each in roles.values())
    for name, texts in phrase.readings.items():
        if (counted and name in phrase.of_points) or (not timed and name in phrase.of_times):
            continue
        for text in texts:
            found = formula(text)
            if found.names <= roles.keys():
                yield name, found


def _is_counted(quantity: Quantity) -> bool:
    """Whether it counts or measures something: it is no mark out of 100, and no share."""
    unit = quantity.measure.unit
    return bool(unit.dimensions or unit.nouns) or abs(quantity.printed.value * quantity.measure.factor) > _MARKS


def _instance(node: Node, roles: Mapping[str, Printing]) -> Node:
    return replaced(node, lambda leaf: Leaf(roles[str(leaf.value)]))


def _rounded(readings: Sequence[Reading], result: Printing | None, kept: set[int]) -> Iterator[Reading]:
    """Bare whole numbers of two digits and more may be measured values without their decimals."""

    def loosened(leaf: Leaf) -> Node:
        printing = leaf.value
        assert isinstance(printing, Printing)
        if printing is result or printing.quantity.start in kept or not _may_be_rounded(printing.quantity):
            return leaf
        number = replace(printing.quantity.printed, whole=False)
        return Leaf(Printing(replace(printing.quantity, printed=number), printing.flow))

    for reading in readings:
        every = (leaf for side in (reading.left, reading.right) for leaf in leaves(side))
        if any(loosened(leaf) is not leaf for leaf in every):
            left, right = replaced(reading.left, loosened), replaced(reading.right, loosened)
            name = "; ".join(filter(None, (reading.name, "whole numbers are rounded")))
            yield Reading(left, reading.relation, right, name)


def _may_be_rounded(quantity: Quantity) -> bool:
    number, unit = quantity.printed, quantity.measure.unit
    return number.whole and number.value >= 10 and not (unit.dimensions or unit.nouns or quantity.percent)
