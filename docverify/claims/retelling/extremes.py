"""Clauses beside a table that say which line is the highest, the cheapest, the slowest, or what it has -> equations."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.retelling.amounts import agrees, is_of, value_of
from docverify.claims.retelling.clauses import Told, clauses, is_closed, told_of
from docverify.claims.tables.cells import Value
from docverify.claims.tables.slips import is_slip
from docverify.claims.tables.views import Attribute, Views, said_words
from docverify.document.model import Document
from docverify.expression import Leaf
from docverify.named import NamedTuple
from docverify.patterns import Worded

RULE = "table-extreme"
_EXTREME = Worded(
    "|".join(
        rf"(?P<{kind}>\b(?:{{extreme_{kind}}})\b|{{extreme_{kind}_sign}})"
        for kind in ("most", "least", "fast", "slow", "cheap", "dear", "best")
    )
)
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_SIZED = re.compile(r"\d+(?:\.\d+)?[A-Za-z]+(?![A-Za-z0-9])")
_FEWEST = 2  # lines of which one is the highest
_TIME, _MONEY, _ENERGY = "time", "currency", "energy"


class _Claim(NamedTuple):
    """That a line, or an amount of the clause, is what an end of a column comes to."""

    told: Told
    attribute: Attribute
    ends: tuple[Value, ...]
    closed: bool


def extremes(document: Document, items: Read, views: Views) -> Iterator[Equation]:
    """The equations of lines and amounts that are said to be an end of a column and are none."""
    for clause in clauses(_EXTREME, document, items):
        claims = [claim for view in views.of(clause.flow.section) for claim in _claims(told_of(clause, view))]
        if claims and not any(map(_holds, claims)):
            yield from next((found for claim in claims if claim.closed and (found := list(_missed(claim)))), ())


def _claims(told: Told) -> Iterator[_Claim]:
    found = list(_EXTREME.finditer(told.rest))
    if len(found) != 1 or len(told.names) > 1 or len(told.members) < _FEWEST or _is_of_another(told):
        return
    kind, match = found[0].lastgroup or "", found[0]
    if any(not told.clause.text[match.end() : at].strip() for at, _ in told.names if at > match.start()):
        return  # `the largest GPU has 80 GB`: of all such, not of the lines
    rest = told.rest[: match.start()] + " " + told.rest[match.end() :]
    known = [(each, ends) for each in told.view.attributes if (ends := _ends(told, each, kind))]
    said = " ".join((rest, *(amount.quantity.unit_text.lower() for amount in told.amounts)))
    meant = [(each, ends) for each, ends in known if said_words(each, said)]
    if not meant and kind in ("most", "least"):
        meant = [(each, ends) for each, ends in known if any(is_of(a, each) for a in told.amounts)]
    meant = meant if meant or kind in ("most", "least", "best") else known
    for attribute, ends in meant:
        yield _Claim(told, attribute, ends, is_closed(told, rest, attribute))


def _is_of_another(told: Told) -> bool:
    """`70B needs at least 40 GB` beside a table of 7B and 13B: what is named as the lines are, is none of them."""
    lines = {name.lower() for name in told.members} | {each.head for each in told.view.attributes}
    shapes = {_NUMBER.sub("0", line) for line in lines if not line.isalpha()}
    words = (word.lower() for word in _SIZED.findall(told.clause.flow.text))
    return any(word not in lines and _NUMBER.sub("0", word) in shapes for word in words)


def _ends(told: Told, attribute: Attribute, kind: str) -> tuple[Value, ...]:
    """The values that such a word may call an end of the column; none if it says nothing of such a column."""
    values = [attribute.values[name] for name in told.members if name in attribute.values]
    if len(values) < _FEWEST or not all(value.plain for value in values):
        return ()
    return tuple(_pick(values, largest) for largest in _largest(kind, values[0]))


def _pick(values: Sequence[Value], largest: bool) -> Value:
    return (max if largest else min)(values, key=lambda value: value.number)


def _largest(kind: str, like: Value) -> tuple[bool, ...]:
    """Whether such a word may be said of the largest value, of the smallest, or both."""
    unit = like.quantity.measure.unit
    powers = dict(unit.dimensions)
    time = powers.get(_TIME, 0)
    match kind:
        case "most" | "least":
            return (kind == "most",)
        case "cheap" | "dear":
            return (kind == "dear",) if _MONEY in powers else ()
        case "best":
            return (True, False)
    if not time or _MONEY in powers or _ENERGY in powers or (time > 0 and unit.nouns):
        return ()
    return ((kind == "fast") is (time < 0),)


def _holds(claim: _Claim) -> bool:
    """Whether the named line is such an end, and every amount is one or a number of the line."""
    own = [claim.attribute.values.get(name) for _, name in claim.told.names]
    ends = {end.number for end in claim.ends}
    return all(value is None or value.number in ends for value in own) and not any(_unknown(claim))


def _unknown(claim: _Claim) -> Iterator[Printing]:
    """The amounts that are neither an end nor a number of the line."""
    lines = [name for _, name in claim.told.names]
    lines = lines or [name for name, value in claim.attribute.values.items() if value in claim.ends]
    values = [v for each in claim.told.view.attributes for name in lines if (v := each.values.get(name)) is not None]
    return (a for a in claim.told.amounts if not any(agrees(a, value) for value in (*claim.ends, *values)))


def _missed(claim: _Claim) -> Iterator[Equation]:
    """What does not hold: the line that is named, or the amount, if that is of another line or a slip."""
    unknown, (end, *others) = list(_unknown(claim)), claim.ends
    if not unknown:
        yield from (_of_line(claim, at, name) for at, name in claim.told.names)
    elif len(unknown) == 1 and is_of(unknown[0], claim.attribute) and not others:
        others = [value for value in claim.attribute.values.values() if agrees(unknown[0], value)]
        if others or is_slip(value_of(unknown[0]), end.number):
            yield _of_amount(unknown[0], end)


def _of_line(claim: _Claim, at: int, name: str) -> Equation:
    clause, own, (end, *_) = claim.told.clause, claim.attribute.values[name], claim.ends
    start = clause.start + at
    other = next(each for each, value in claim.attribute.values.items() if value is end)
    words = f"{other} {end.printing.text}, {name} {own.printing.text}"
    return Equation(
        RULE, (Reading(own.node, "=", end.node),), clause.flow.span(start, start + len(name)), None,
        end.printing.span, clause.flow, words=words, evidence=(own.printing.span, end.printing.span),
    )  # fmt: skip


def _of_amount(told: Printing, end: Value) -> Equation:
    return Equation(
        RULE, (Reading(end.node, "=", Leaf(told)),), told.span, told, end.printing.span, told.flow, "value",
        words=end.printing.text, evidence=(end.printing.span,),
    )  # fmt: skip
