"""Clauses beside a table that say what several of its lines come to together, or on average -> equations."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import chain

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.numbers.words import words
from docverify.claims.retelling.amounts import agrees, comes_to, is_of, value_of
from docverify.claims.retelling.clauses import Told, clauses, is_closed, told_of
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.slips import is_slip
from docverify.claims.tables.totals import written_sum
from docverify.claims.tables.views import Attribute, Views, said_words
from docverify.document.model import Document
from docverify.expression import Binary, Constant, Leaf
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rational import ZERO

RULE = "table-whole"
_CUE = Worded(
    r"(?P<sum>\b(?:{in_all}|{sum_before}|{whole_of})\b|{sum_sign}|{whole_sign})|(?P<mean>\b(?:{mean_of})\b|{mean_sign})"
)
_EVERY = Worded(r"\b(?:{every_line})\b|{every_line_sign}")
_BOTH = Worded(r"\b(?:{both_of})\b|{both_of_sign}")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST, _TELLING = 2, 2  # lines; digits
_FAR = Fraction(1, 20)


class _Whole(NamedTuple):
    """What the parts of a column come to, together or on average."""

    attribute: Attribute
    parts: tuple[Value, ...]
    mean: bool
    weights: tuple[tuple[Fraction, ...], ...]  # of a mean that may be weighted

    @property
    def number(self) -> Fraction:
        return sum_of(self.parts) / (len(self.parts) if self.mean else 1)

    @property
    def others(self) -> Iterator[Fraction]:
        """What else it may be: weighted means."""
        for weights in self.weights:
            pairs = zip(weights, self.parts, strict=True)
            yield sum((w * part.number for w, part in pairs), ZERO) / sum(weights, ZERO)


def wholes(document: Document, items: Read, views: Views) -> Iterator[Equation]:
    """The equations of sums and means that miss what the lines come to by a slip, or where nothing else is said."""
    for clause in clauses(_CUE, document, items):
        for stated in clause.numbers:
            told = [told_of(clause, view) for view in views.of(clause.flow.section)]
            yield from _judged(stated, [each for each in told if stated in each.amounts])


def _judged(stated: Printing, every: Sequence[Told]) -> Iterator[Equation]:
    if not stated.quantity.one or sum(map(str.isdigit, stated.quantity.printed.text)) < _TELLING:
        return
    found = [(told, whole) for told in every for whole in _wholes(stated, told)]
    if not found or any(comes_to(stated, number) for _, whole in found for number in (whole.number, *whole.others)):
        return
    if any(agrees(stated, value) for told in every for each in told.view.attributes for value in each.values.values()):
        return  # told again
    for told, whole in found:
        if is_slip(value_of(stated), whole.number) or _is_clear(stated, told, whole):
            yield _equation(stated, whole)
            return


def _is_clear(stated: Printing, told: Told, whole: _Whole) -> bool:
    """Whether nothing else is said, and it is far from what may be meant."""
    off = abs(value_of(stated).number - whole.number)
    if off <= _FAR * abs(whole.number) or not _differ(told.amounts) or whole.mean:
        return False
    rest = _EVERY.sub(" ", _CUE.sub(" ", told.rest))
    return is_closed(told, rest, whole.attribute)


def _differ(amounts: Sequence[Printing]) -> bool:
    """Whether each amount is of another kind: `they need 32 GPUs and $76.80 an hour`."""
    return len({(each.quantity.measure.unit, each.quantity.percent) for each in amounts}) == len(amounts)


def _wholes(stated: Printing, told: Told) -> Iterator[_Whole]:
    """What the lines that are meant come to in each respect that may be meant."""
    mark = _CUE.search(told.rest)
    lines = [name for _, name in told.names if name in told.members]
    every = _EVERY.search(told.clause.text) is not None and _count(told) in (0, len(told.members))
    if mark is None or (len(lines) < _FEWEST and (lines or not (every or mark["mean"]))):
        return
    names = lines if len(lines) >= _FEWEST else told.members
    known = [each for each in told.view.attributes if is_of(stated, each) and each.values.keys() >= {*names}]
    said = f"{told.rest} {stated.quantity.unit_text.lower()}"
    spoken = [each for each in known if said_words(each, said)]
    for attribute in spoken or (known if len(known) == 1 and stated.quantity.measure.unit.dimensions else ()):
        parts = tuple(attribute.values[name] for name in names)
        if any(2 * part.number == sum_of(parts) for part in parts):  # one of them is what the others come to
            continue
        if mark["mean"] is None and _is_of_one(parts[0]) and not _is_of_one(value_of(stated)):
            continue
        shares, mean = parts[:1] and parts[0].quantity.percent, mark["mean"] is not None
        if len(parts) >= _FEWEST and all(part.plain for part in parts) and (mean or not shares):
            yield _Whole(attribute, parts, mean, tuple(_weights(told, names)))


def _is_of_one(part: Value) -> bool:
    """Whether it is per something that is counted: prices of a GPU are not added up."""
    return any(power < 0 for _, power in part.quantity.measure.unit.nouns)


def _count(told: Told) -> int:
    """How many lines it speaks of: `both`, `all three`; 0 if it does not say."""
    if _BOTH.search(told.clause.text):
        return 2
    spelled = (number for word in _WORD.findall(told.rest) if (number := words().numbers.get(word, 0)))
    read = (each.quantity for each in told.amounts if each.quantity.spelled)
    return next(chain(spelled, (int(each.printed.value) for each in read)), 0)


def _weights(told: Told, names: Sequence[str]) -> Iterator[tuple[Fraction, ...]]:
    for each in told.view.attributes:
        numbers = tuple(each.values[name].number for name in names if name in each.values)
        if len(numbers) == len(names) and any(numbers):
            yield numbers


def _equation(stated: Printing, whole: _Whole) -> Equation:
    node, text = summed([part.node for part in whole.parts]), written_sum(whole.parts)
    if whole.mean:
        node, text = Binary("/", node, Constant(Fraction(len(whole.parts)))), f"({text}) ÷ {len(whole.parts)}"
    places = tuple(part.printing.span for part in whole.parts)
    return Equation(
        RULE, (Reading(node, "=", Leaf(stated)),), stated.span, stated, places[0], stated.flow, "value",
        words=text, evidence=places,
    )  # fmt: skip
