"""A sum that its parts miss by what rounding takes -> granted, where the document says that such sums may differ."""

from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.document.model import Document
from docverify.expression import Binary, Leaf, Negative, Node, leaves
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.patterns import Worded

_NOTE = Worded("{sums_are_rounded}")
_GRANTED = "the parts are rounded"


def granting_rounding(judgement: Judgement, document: Document) -> Judgement:
    """Each part, and the total, may be off by half of its last digit."""
    if judgement.verdict is not Verdict.DISAGREE:
        return judgement
    if _is_of_products(judgement):
        return replace(judgement, verdict=Verdict.AGREE_IF, reading=_GRANTED, expected=None)
    if not _is_rounded(judgement):
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


def _is_of_products(judgement: Judgement) -> bool:
    """`3 × 718.75 + 2 × 1,197.92 = 2,156 + 2,396`: whole terms that stand for products with decimals."""
    reading, left, right = judgement.equation.readings[0], judgement.left, judgement.right
    if judgement.equation.result is not None or left is None or right is None:
        return False
    for parts, products in ((reading.left, reading.right), (reading.right, reading.left)):
        printed = _printings(parts)
        if _is_sum(parts) and all(map(_whole, printed)) and not all(map(_whole, _printings(products))):
            measures = (each.quantity.measure for each in printed)
            slack = sum((each.factor * each.unit.factor for each in measures), Fraction(0)) / 2
            gap = max(left.interval.low - right.interval.high, right.interval.low - left.interval.high)
            return gap <= slack
    return False


def _printings(node: Node) -> list[Printing]:
    return [leaf.value for leaf in leaves(node) if isinstance(leaf.value, Printing)]


def _whole(each: Printing) -> bool:
    return each.quantity.printed.whole


def _is_sum(node: Node) -> bool:
    match node:
        case Binary(operator="+" | "-", left=left, right=right):
            return _is_term(left) and _is_term(right)
    return False


def _is_term(node: Node) -> bool:
    return isinstance(node, Leaf) or (isinstance(node, Negative) and _is_term(node.operand)) or _is_sum(node)
