"""Claims x facts -> judgements on what a row of sentences says to follow from the amounts that it states before.

`A token occupies 256 KiB. A request of 16k tokens therefore takes 4 GiB` needs no rule of its own: bytes per request
can only be bytes per token times tokens per request. A result is wrong where no other amounts of the row can be meant,
nothing in it speaks of a further factor, and no computation with all of its numbers comes to what is stated.
"""

import re
from collections.abc import Iterator, Sequence, Set
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation
from docverify.claims.passage import Passage
from docverify.claims.sentences import Sentences
from docverify.claims.standing import Status
from docverify.claims.status import Statuses
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.amounts import Amount
from docverify.judge.decide import decide
from docverify.judge.explained import explained
from docverify.judge.following import following
from docverify.judge.judgement import Judgement
from docverify.judge.preceding import preceding
from docverify.judge.rows import Row, cues, rows
from docverify.judge.settled import EVERYWHERE, may_settle, settled
from docverify.judge.unsaid import degree_of, may_be_unsaid
from docverify.kept import Kept

_SAME = 0.02
_AROUND = 40  # characters in which a word tells which tokens are meant


def followed(
    claims: Claims, facts: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """The judgements on what follows; what rests on a value that is known to be wrong is not blamed for it."""
    degrees = {float(f.printing.quantity.printed.value) for f in facts if degree_of(f.name)}
    blamed = {j.equation.result.span for j in known if j.verdict is Verdict.DISAGREE and j.equation.result}
    counts = kept.group(*(each for each in _settled(facts, kept) if each.printing.span not in blamed))
    for row in _rows(claims, meant, kept):
        found = kept.once(following, row, counts)
        judgement = kept.of(decide, found[0]) if found is not None else None
        if found is None or judgement is None or judgement.verdict is Verdict.NOT_JUDGED:
            continue
        equation, used = found
        if judgement.verdict is not Verdict.DISAGREE:
            yield judgement
        elif blamed.isdisjoint((*equation.evidence, equation.span)) and _forced(used, judgement, degrees):
            blamed.add(equation.span)
            yield judgement


def _settled(facts: Sequence[Fact], kept: Kept) -> tuple[Amount, ...]:
    return kept.of(settled, kept.group(*(fact for fact in facts if may_settle(fact))))


def _rows(claims: Claims, meant: Statuses, kept: Kept) -> Iterator[Row]:
    """Of paragraphs that say that something follows; every number of a row is held by the author."""
    for passage, before in preceding(claims.passages):
        for row in kept.once(_rows_of, passage, kept.group(*before)):
            if all(_asserted(each, meant) for each in (row.result, *row.inputs)):
                yield row


def _rows_of(passage: Passage, before: tuple[Passage, ...]) -> tuple[Row, ...]:
    return tuple(rows(passage, before)) if _concludes(passage.flow.text) else ()


def _concludes(text: str) -> bool:
    return cues().verbs.search(text) is not None or cues().announcing.search(text) is not None


def _asserted(amount: Amount, meant: Statuses) -> bool:
    return meant.at(amount.printing.flow, amount.start, amount.end).status is Status.ASSERTED


def _forced(row: Row, judgement: Judgement, degrees: Set[float]) -> bool:
    """Whether nothing but a slip is left to explain what is stated."""
    used = [each for each in row.inputs if each.printing.span in judgement.equation.evidence]
    result, expected, row = row.result, judgement.expected, _from_first(row, used)
    flow = result.printing.flow
    own = [each for each in row.inputs if each.printing.flow is flow and each.sentence == result.sentence]
    alike = any(each.kind == result.kind for each in own)
    if alike or expected is None or cues().unsaid.search(row.text) or not _one_kind(row, judgement.equation):
        return False
    if any(_competes(each, used) for each in row.inputs):
        return False
    ratio = float(result.printing.quantity.printed.value / (Fraction(expected.middle) or 1))
    return not may_be_unsaid(row, used, ratio, degrees) and not explained(result, row.inputs)


def _from_first(row: Row, used: Sequence[Amount]) -> Row:
    """The row from the sentence of the first amount that was used, unless one stands in another paragraph."""
    flow = row.result.printing.flow
    if any(each.printing.flow is not flow or each.sentence == EVERYWHERE for each in used):
        return row
    first = min(each.sentence for each in used)
    sentences = Sentences(flow.text, flow.text.lower()).all
    inputs = tuple(each for each in row.inputs if each.sentence >= first and each.printing.flow is flow)
    return row._replace(inputs=inputs, text=flow.text[sentences[first].start : sentences[row.result.sentence].end])


def _competes(each: Amount, used: Sequence[Amount]) -> bool:
    """Whether it is of the kind of an amount of its sentence that was used, and another: both may be meant."""
    beside = [other for other in used if other.kind == each.kind and other.sentence == each.sentence]
    return any(abs(each.value - other.value) > _SAME * other.value for other in beside)


def _one_kind(row: Row, equation: Equation) -> bool:
    """Whether its amounts are not of two kinds of one thing: tokens read and tokens written, weights and cache."""
    used = [row.result, *(each for each in row.inputs if each.printing.span in equation.evidence)]
    around = [_about(each) for each in used]
    for family in cues().kinds:
        named = [{name for name, words in family.items() if words.search(text)} for text in around]
        told = [each for each in named if each]
        if told and not set.intersection(*told):
            return False
    return True


def _about(each: Amount) -> str:
    """The words around it, up to where other things are spoken of."""
    text = each.printing.flow.text
    before = re.split(r"[;；。]|\.\s", text[max(0, each.start - _AROUND) : each.start])[-1]
    return before + re.split(r"[;；。]|\.\s", text[each.start : each.end + _AROUND])[0]
