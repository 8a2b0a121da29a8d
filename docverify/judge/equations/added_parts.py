"""A product that falls short of its count -> granted, where the sentence adds the rest: `4 × 4 = 17 with one end`."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from docverify.claims.equation import Equation, Printing
from docverify.claims.status.sentences import read_in
from docverify.classes import replace
from docverify.document.model import Document
from docverify.expression import leaves, operations
from docverify.findings import Verdict
from docverify.judge.equations.last_terms import granting_last_terms
from docverify.judge.equations.of_many import granting_pieces
from docverify.judge.equations.rounded_parts import granting_rounding
from docverify.judge.equations.shares_of_sums import granting_sums
from docverify.judge.equations.told_finer import with_finer
from docverify.judge.judgement import Judgement, mismatch
from docverify.patterns import Worded

_ADDED = Worded(r"{added_besides}")
_GRANTED = "what the sentence adds is part of it"
_MOST = Fraction(10, 9)  # by which what is added may raise it
_TERMS = 3


def granted(judgement: Judgement, document: Document, printings: Sequence[Printing]) -> Judgement:
    """What rounding, additions, unsaid counts or the finer figures of another place explain is no contradiction."""
    found = granting_sums(granting_last_terms(granting_rounding(judgement, document)))
    return with_finer(granting_pieces(_with_additions(found)), printings)


def _with_additions(judgement: Judgement) -> Judgement:
    """Numbers of the sentence that the product leaves out, and that words call added, make up the difference."""
    if judgement.verdict is not Verdict.DISAGREE:
        return judgement
    equation, ratio = judgement.equation, mismatch(judgement)
    result, expected = equation.result, judgement.expected
    if result is None or expected is None or ratio is None or not 1 / _MOST < ratio < 1:
        return judgement
    if not result.quantity.printed.whole or operations(equation.readings[0].left) == 0:
        return judgement
    left = result.quantity.printed.value - expected.middle
    if not any(sum(chosen) == left for chosen in _additions(equation, result)):
        return judgement
    return replace(judgement, verdict=Verdict.AGREE_IF, reading=_GRANTED, expected=None)


def _additions(equation: Equation, result: Printing) -> Iterator[tuple[Fraction, ...]]:
    """The whole numbers of the sentence that are no part of the product, and one: `the token`."""
    text, at = result.flow.text, result.quantity.start
    sentences = read_in(text)
    own = sentences.all[sentences.index(at)]
    if _ADDED.search(text, own.start, own.end) is None:
        return
    used = {leaf.value.quantity.start for leaf in leaves(equation.readings[0].left) if isinstance(leaf.value, Printing)}
    numbers = [item.quantity for item in equation.context if item.quantity is not None and own.holds(item.start)]
    found = [n.printed.value for n in numbers if n.start not in used and n.start != at and n.printed.whole]
    found += [Fraction(1)] * bool(not found or Fraction(1) not in found)
    for count in range(1, _TERMS):
        yield from combinations(found, count)
