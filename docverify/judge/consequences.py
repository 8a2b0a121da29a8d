"""Claims x facts -> judgements on what a row of sentences says to follow from the amounts that it states before.

`A token occupies 256 KiB. A request of 16k tokens therefore takes 4 GiB` needs no rule of its own: bytes per request
can only be bytes per token times tokens per request. A result is wrong where no other amounts of the row can be meant,
nothing in it speaks of a further factor, and no computation with all of its numbers comes to what is stated.
"""

import re
from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.standing import Status
from docverify.claims.status import Statuses
from docverify.document.model import FlowKind
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.amounts import Amount
from docverify.judge.combinations import Term, of_kind
from docverify.judge.decide import decide
from docverify.judge.explained import explained
from docverify.judge.judgement import Judgement
from docverify.judge.rows import Row, cues, rows
from docverify.judge.unsaid import degree_of, may_be_unsaid
from docverify.judge.wording import spelled_out
from docverify.kept import Kept

_BEHIND = re.compile(r"[^,;:.()\d]{0,30}?\b(?:at|over|across|with|for|in a (?:month|year) of)\s+(?:all\s|the\s)*[~$€]?")
_AROUND = 25  # characters in which a word tells which tokens are meant


def followed(
    claims: Claims, facts: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """The judgements on what follows; what rests on a value that is known to be wrong is not blamed for it."""
    degrees = {float(f.printing.quantity.printed.value) for f in facts if degree_of(f.name)}
    blamed = {j.equation.result.span for j in known if j.verdict is Verdict.DISAGREE and j.equation.result}
    for row in _rows(claims, meant, kept):
        found = kept.of(_equation, row)
        judgement = kept.of(decide, found) if found is not None else None
        if found is None or judgement is None or judgement.verdict is Verdict.NOT_JUDGED:
            continue
        if judgement.verdict is not Verdict.DISAGREE:
            yield judgement
        elif blamed.isdisjoint((*found.evidence, found.span)) and _forced(row, judgement, degrees):
            blamed.add(found.span)
            yield judgement


def _rows(claims: Claims, meant: Statuses, kept: Kept) -> Iterator[Row]:
    """Of paragraphs that say that something follows; every number of a row is held by the author."""
    for passage in claims.passages:
        for row in kept.of(_rows_of, passage):
            if all(_asserted(each, meant) for each in (row.result, *row.inputs)):
                yield row


def _rows_of(passage: Passage) -> tuple[Row, ...]:
    told = passage.flow.kind is FlowKind.PARAGRAPH and passage.numbers > 1 and _concludes(passage.flow.text)
    return tuple(rows(passage)) if told else ()


def _concludes(text: str) -> bool:
    return cues().verbs.search(text) is not None or cues().announcing.search(text) is not None


def _asserted(amount: Amount, meant: Statuses) -> bool:
    return meant.at(amount.printing.flow, amount.start, amount.end).status is Status.ASSERTED


def _equation(row: Row) -> Equation | None:
    """Every way to compute the result from amounts of the row is a reading; None if there is none or one is a bound."""
    inputs = [each for each in row.inputs if each.kind and _at_hand(each, row.result)]
    terms = [t for t in of_kind(inputs, row.result.kind) if max(amount.start for amount, _ in t) >= row.since]
    if not terms or not all(amount.sure for term in terms for amount, _ in term):
        return None
    terms.sort(key=lambda term: (len(term), -max(amount.start for amount, _ in term)))
    result = row.result.printing
    readings = tuple(Reading(_node(term), "=", Leaf(result)) for term in terms)
    places = tuple(amount.printing.span for amount, _ in terms[0])
    words = spelled_out(readings[0].left, lambda leaf: leaf.text if isinstance(leaf, Printing) else str(leaf))
    return Equation(
        "consequence", readings, result.span, result, places[0], result.flow, "value", words=words, evidence=places
    )


def _at_hand(each: Amount, result: Amount) -> bool:
    """Whether it stands before the result, or right behind it: `takes 15 ms at 3.35 TB/s`."""
    if each.start < result.start:
        return True
    text = result.printing.flow.text
    return each.sentence == result.sentence and _BEHIND.fullmatch(text, result.end, each.start) is not None


def _node(term: Term) -> Node:
    above = [Leaf(amount.printing) for amount, power in term if power > 0]
    below = [Leaf(amount.printing) for amount, power in term if power < 0]
    node: Node = _product(above) if above else Constant(Fraction(1))
    return Binary("/", node, _product(below)) if below else node


def _product(factors: Sequence[Node]) -> Node:
    first, *others = factors
    for each in others:
        first = Binary("*", first, each)
    return first


def _forced(row: Row, judgement: Judgement, degrees: Set[float]) -> bool:
    """Whether nothing but a slip is left to explain what is stated."""
    result, expected = row.result, judgement.expected
    alike = any(each.kind == result.kind and each.sentence == result.sentence for each in row.inputs)
    if alike or expected is None or cues().unsaid.search(row.text) or not _one_kind(row, judgement.equation):
        return False
    ratio = float(result.printing.quantity.printed.value / (Fraction(expected.middle) or 1))
    used = [each for each in row.inputs if each.printing.span in judgement.equation.evidence]
    return not may_be_unsaid(result, used, ratio, degrees) and not explained(result, row.inputs)


def _one_kind(row: Row, equation: Equation) -> bool:
    """Whether its amounts are not of two kinds of one thing: tokens that are read, and tokens that are written."""
    used = [row.result, *(each for each in row.inputs if each.printing.span in equation.evidence)]
    around = " ".join(_about(each) for each in used)
    return sum(kind.search(around) is not None for kind in cues().kinds) < 2


def _about(each: Amount) -> str:
    return each.printing.flow.text[max(0, each.start - _AROUND) : each.end + _AROUND]
