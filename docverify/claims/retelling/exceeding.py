"""Clauses beside a table that say which of its lines, or how many, exceed an amount -> equations."""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.numbers.words import words
from docverify.claims.retelling.amounts import is_of, value_of
from docverify.claims.retelling.clauses import Told, clauses, is_closed, told_of
from docverify.claims.tables.views import Attribute, Views, said_words
from docverify.classes import replace
from docverify.document.model import Document
from docverify.expression import Constant, Leaf
from docverify.named import NamedTuple
from docverify.patterns import Worded

RULE = "table-exceeded"
_CUE = Worded(r"\b(?:{exceeding}|{staying_below})\b|{exceeding_sign}|{staying_below_sign}")
_MORE = Worded(r"\b(?:{exceeding})\b|{exceeding_sign}")
_WHICH = Worded(
    r"(?P<only>\b(?:{only_line})\b|{only_line_sign})|(?P<none>\b(?:{no_line})\b|{no_line_sign})"
    r"|(?P<all>\b(?:{each_line})\b|{each_line_sign})"
)
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 2
_RELATIONS = {Hedge.MORE: ">", Hedge.AT_LEAST: ">=", Hedge.LESS: "<", Hedge.AT_MOST: "<="}
_OPPOSITE = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}


class _Count(NamedTuple):
    """How many lines there are said to be, and where in the clause."""

    number: int
    start: int
    end: int


class _Claim(NamedTuple):
    """That some lines, or so many, are in a relation to an amount, and no others."""

    told: Told
    attribute: Attribute
    bound: Printing
    relation: str
    lines: frozenset[str]
    said: _Count | None

    @property
    def found(self) -> frozenset[str]:
        """The lines of which it is so."""
        bound, values = value_of(self.bound).number, self.attribute.values
        above, equal = self.relation.startswith(">"), self.relation.endswith("=")
        lines = (name for name in self.told.members if name in values)
        return frozenset(
            name for name in lines
            if ((values[name].number > bound) is above and values[name].number != bound)
            or (equal and values[name].number == bound)
        )  # fmt: skip

    @property
    def holds(self) -> bool:
        if self.said is not None:
            return len(self.found) == self.said.number
        return self.found == self.lines


def exceeding(document: Document, items: Read, views: Views) -> Iterator[Equation]:
    """The equations of what is said of the wrong lines, or of too many or too few."""
    for clause in clauses(_CUE, document, items):
        every = [told_of(clause, view) for view in views.of(clause.flow.section)]
        claims = [claim for told in every for claim in _claims(told)]
        if claims and not any(claim.holds for claim in claims):
            yield from _equations(claims[0])


def _claims(told: Told) -> Iterator[_Claim]:
    """What may be meant; nothing where more is said than which lines exceed what."""
    bounds = [each for each in told.amounts if each.quantity.measure.unit.dimensions or each.quantity.percent]
    cue, lines = _WHICH.search(told.rest), frozenset(name for _, name in told.names if name in told.members)
    if len(bounds) != 1 or len(told.members) < _FEWEST or len(told.names) > len(lines):
        return
    counts = list(_counts(told))
    kind = "count" if counts and not lines else cue.lastgroup if cue is not None else ""
    if not kind or len(counts) > (kind == "count") or bool(lines) is not (kind == "only"):
        return
    lines = frozenset(told.members) if kind == "all" else lines
    rest = _WHICH.sub(" ", _CUE.sub(" ", told.rest))
    for attribute in _meant(told, bounds[0]):
        if is_closed(told, rest, attribute):
            count = counts[0] if kind == "count" else None
            if count is None or count.number <= len(told.members):  # more are no lines of it
                yield _Claim(told, attribute, bounds[0], _relation(told, bounds[0]), lines, count)


def _counts(told: Told) -> list[_Count]:
    """The numbers of lines that it speaks of, without that of all."""
    start, text = told.clause.start, told.rest
    found = [
        _Count(int(q.printed.value), q.start - start, q.end - start)
        for q in (each.quantity for each in told.amounts)
        if not (q.measure.unit.dimensions or q.percent or q.ratio) and q.printed.whole
    ]
    spelled = ((words().numbers.get(each[0]), each) for each in _WORD.finditer(text))
    found += [_Count(number, each.start(), each.end()) for number, each in spelled if number]
    return [each for each in found if each.number != len(told.members)] or found[:1]


def _meant(told: Told, bound: Printing) -> list[Attribute]:
    """The columns of the unit that are spoken of, or the only one."""
    known = [each for each in told.view.attributes if is_of(bound, each)]
    known = [each for each in known if all(value.plain for value in each.values.values())]
    spoken = [each for each in known if said_words(each, told.rest)]
    return spoken or (known if len(known) == 1 else [])


def _relation(told: Told, bound: Printing) -> str:
    """What is said of the lines and the bound, by its hedge or by a verb."""
    return _RELATIONS.get(bound.quantity.hedge, ">" if _MORE.search(told.rest) else "<")


def _equations(claim: _Claim) -> Iterator[Equation]:
    """One for a wrong count; or one for each line of which it is not so, or is so though it is not said."""
    flow, bound = claim.told.clause.flow, claim.bound
    if claim.said is not None:
        values, start = claim.attribute.values, claim.told.clause.start
        sides = (Constant(Fraction(claim.said.number)), Constant(Fraction(len(claim.found))))
        words_ = ", ".join(f"{name} {values[name].printing.text}" for name in claim.told.members if name in values)
        yield Equation(
            RULE, (Reading(sides[0], "=", sides[1]),), flow.span(start + claim.said.start, start + claim.said.end),
            None, bound.span, flow, words=words_, evidence=tuple(value.printing.span for value in values.values()),
        )  # fmt: skip
        return
    amount = Printing(replace(bound.quantity, hedge=Hedge.NONE), flow)  # which the relation says
    odd = sorted(claim.lines ^ claim.found)
    named = [claim.told.clause.start + at for at, name in claim.told.names if name in claim.lines]
    ends = (named[0], named[0] + len(claim.told.names[0][1])) if named else (bound.quantity.start, bound.quantity.end)
    for name in odd[:1]:
        value = claim.attribute.values[name]
        relation = claim.relation if name in claim.lines else _OPPOSITE[claim.relation]
        yield Equation(
            RULE, (Reading(value.node, relation, Leaf(amount)),), flow.span(*ends), None, value.printing.span, flow,
            words=f"{name} {value.printing.text}", evidence=(value.printing.span,),
        )  # fmt: skip
