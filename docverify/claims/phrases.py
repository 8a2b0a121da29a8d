"""Passage -> the equations that its words state, by the forms of the rule book."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.masked import Masked, masked, quantity_class
from docverify.claims.passage import Passage
from docverify.claims.quantity import Hedge, Measure, Quantity
from docverify.expression import Leaf, Node, leaves, replaced
from docverify.forms import CLASSES, Form, expression
from docverify.formula import Formula, formula

_FEWEST = 2  # quantities that a statement needs
_BEHIND = 24  # characters behind a statement that may still qualify it
_POINT = Measure(Fraction(1, 100))


@dataclass(frozen=True, slots=True)
class Phrase:
    """What a rule page says of its forms: the equations by the name of the reading, and which quantities they concern.

    An equation applies to the forms that bind all its names; the first that applies is the plain reading.
    """

    rule: str
    forms: tuple[Form, ...]
    readings: Mapping[str, Sequence[str]]
    results: tuple[str, ...]  # the first that a form binds is the value that the rest determines
    alike: tuple[str, ...] = ()  # of one dimension; one without a unit takes that of the next
    other_unit: bool = False  # only if those alike have different unit symbols
    unhedged: tuple[str, ...] = ()  # `below` before these is the relation, not a bound
    unless: str = ""  # an expression for the words that forbid the reading


def phrased(passage: Passage, book: Sequence[Phrase]) -> Iterator[Equation]:
    """The equations of a passage, one for each result: the readings of every form that states it."""
    if sum(item.quantity is not None for item in passage.items) < _FEWEST:
        return
    text = masked(passage.flow.text, passage.items)
    found: dict[tuple[int, str], Equation] = {}
    for phrase in book:
        for form in phrase.forms:
            if form.possible(text.text, text.classes):
                for equation in _matched(passage, text, phrase, form):
                    _enter(found, equation)
    yield from found.values()


def _enter(found: dict[tuple[int, str], Equation], equation: Equation) -> None:
    """Two forms that state one value are two readings of it."""
    start = equation.result.quantity.start if equation.result else equation.span.start
    key = start, equation.form
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


def _matched(passage: Passage, text: Masked, phrase: Phrase, form: Form) -> Iterator[Equation]:
    for match in expression(form.pattern).finditer(text.text):
        bound = {name: text.quantities[match.start(name)] for name in form.names}
        if phrase.unless and _excluded(text.text, match.start(), match.end(), phrase.unless):
            continue
        roles = _roles(passage, phrase, bound)
        if roles is not None:
            yield from _equation(passage, phrase, roles)


def _excluded(text: str, start: int, end: int, pattern: str) -> bool:
    """Whether one of the words that forbid the reading is in the statement or right behind it."""
    return expression(pattern).search(text, start, min(len(text), end + _BEHIND)) is not None


def _roles(passage: Passage, phrase: Phrase, bound: Mapping[str, Quantity]) -> dict[str, Printing] | None:
    """The quantities by name, in the units that they share; None if they do not go together."""
    alike = [bound[name] for name in phrase.alike if name in bound]
    dimensions = {q.measure.unit.dimensions for q in alike if q.measure.unit.dimensions}
    if len(dimensions) > 1 and not all(q.currency for q in alike):
        return None
    if phrase.other_unit and not _restates(alike):
        return None
    return {name: Printing(_role(phrase, name, quantity, alike), passage.flow) for name, quantity in bound.items()}


def _role(phrase: Phrase, name: str, quantity: Quantity, alike: Sequence[Quantity]) -> Quantity:
    """The quantity as the form understands it."""
    if quantity_class(quantity) == CLASSES["points"]:
        return replace(quantity, measures=(_POINT,), percent=True)
    if name in phrase.unhedged:
        quantity = replace(quantity, hedge=Hedge.NONE)
    return _with_unit(quantity, alike) if name in phrase.alike else quantity


def _restates(alike: Sequence[Quantity]) -> bool:
    """Two values of one dimension, with the same nouns, in different units."""
    kinds = {(q.measure.unit.dimensions, q.measure.unit.nouns) for q in alike}
    sizes = {(q.measure.unit.factor, q.measure.factor) for q in alike}
    return len(kinds) == 1 and kinds.pop()[0] != () and len(sizes) > 1


def _with_unit(quantity: Quantity, alike: Sequence[Quantity]) -> Quantity:
    """`from 40 to 30 GB`: the first value is in GB too; `from $3.90 to $2.40 per hour`: the first is per hour too."""
    if quantity.currency:
        source = max(alike, key=lambda q: len(q.measure.unit.dimensions))
        same = quantity.measure.factor == source.measure.factor
        return replace(quantity, measures=source.measures) if same else quantity
    if quantity.measure.unit.dimensions or quantity.percent:
        return quantity
    other = next((q for q in alike if q.measure.unit.dimensions or q.percent), None)
    if other is None:
        return quantity
    scale = quantity.measure.factor
    measures = tuple(replace(m, factor=m.factor if scale == 1 else scale) for m in other.measures)
    return replace(quantity, measures=measures, percent=other.percent)


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
    yield Equation(
        phrase.rule, (*readings, *_rounded(readings, result)), flow.span(spans[0][0], spans[-1][1]), result,
        flow.span(others[0][0], others[-1][1]), flow, "relation" if relation else "phrase", dict(roles),
    )  # fmt: skip


def _applicable(phrase: Phrase, roles: Mapping[str, Printing]) -> Iterator[tuple[str, Formula]]:
    for name, texts in phrase.readings.items():
        for text in texts:
            found = formula(text)
            if found.names <= roles.keys():
                yield name, found


def _instance(node: Node, roles: Mapping[str, Printing]) -> Node:
    return replaced(node, lambda leaf: Leaf(roles[str(leaf.value)]))


def _rounded(readings: Sequence[Reading], result: Printing | None) -> Iterator[Reading]:
    """Bare whole numbers of two digits and more may be measured values without their decimals."""

    def loosened(leaf: Leaf) -> Node:
        printing = leaf.value
        assert isinstance(printing, Printing)
        if printing is result or not _may_be_rounded(printing.quantity):
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
