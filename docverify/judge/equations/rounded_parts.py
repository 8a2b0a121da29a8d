"""A sum that its parts miss by what rounding takes -> granted, where the document says that such sums may differ."""

from dataclasses import replace
from fractions import Fraction

from docverify.document.model import Document
from docverify.expression import Binary, Leaf, Negative, Node, leaves
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.patterns import Worded

_NOTE = Worded("{sums_are_rounded}")
_GRANTED = "the parts are rounded"


def granting_rounding(judgement: Judgement, document: Document) -> Judgement:
    """Each part, and the total, may be off by half of its last digit."""
    if judgement.verdict is not Verdict.DISAGREE or not _is_rounded(judgement):
        return judgement
    if not any(_NOTE.search(flow.text) for flow in document.flows):
        return judgement
    return replace(judgement, verdict=Verdict.AGREE_IF, reading=_GRANTED, expected=None)


def _is_rounded(judgement: Judgement) -> bool:
    result, expected, plain = judgement.equation.result, judgement.expected, judgement.equation.readings[0]
    if result is None or expected is None or isinstance(expected.middle, float) or not _is_sum(plain.left):
        return False
    number, parts = result.quantity.printed, len(list(leaves(plain.left)))
    return abs(expected.middle - number.value) <= number.ulp * Fraction(parts + 1, 2)


def _is_sum(node: Node) -> bool:
    match node:
        case Binary(operator="+" | "-", left=left, right=right):
            return _is_term(left) and _is_term(right)
    return False


def _is_term(node: Node) -> bool:
    return isinstance(node, Leaf) or (isinstance(node, Negative) and _is_term(node.operand)) or _is_sum(node)
