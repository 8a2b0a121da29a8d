"""A sum with a term that is per something -> granted, where a whole number of these makes the result.

`16 GB + 32 GB per GPU = 144 GB` is for four of them, though nobody says so; with 58 GB it is for none. Of a product
the sentence has to say how many there are: `4 × 13.6 GiB per GPU = 109 GiB for a node with 2 GPUs`.
"""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import RULE, Printing
from docverify.claims.status.sentences import read_in
from docverify.classes import replace
from docverify.expression import Binary, Leaf, Node, leaves, operations
from docverify.findings import Verdict
from docverify.judge.equations.evaluate import Uncomputable, Value, evaluated
from docverify.judge.judgement import Judgement, mismatch
from docverify.patterns import Worded

_PER = Worded(r"\s*(?:/|{per_one_of}\s)")
_READING = "a term is for as many as make the result"
_LEAST, _MOST = 2, 100_000
_ROUNDED = Fraction(1, 100)  # of the result


def granting_pieces(judgement: Judgement) -> Judgement:
    """What a count that is said elsewhere makes up for is no contradiction."""
    equation = judgement.equation
    if judgement.verdict is not Verdict.DISAGREE or equation.rule != RULE or judgement.left is None:
        return judgement
    reading = equation.readings[0]
    for side, value in ((reading.left, judgement.left), (reading.right, judgement.right)):
        terms = list(_terms(side))
        of_each = [each for each in terms if _is_per(each)]
        asked = len(of_each) == 1 < len(terms) and not _per_as_well(equation.result)
        if (asked and _makes(judgement, value, of_each[0])) or _are_told(judgement, side):
            return replace(judgement, verdict=Verdict.AGREE_IF, reading=_READING, expected=None)
    return judgement


def _are_told(judgement: Judgement, side: Node) -> bool:
    """Whether a factor is per something that the sentence counts, behind the result, as often as the result needs."""
    result, off = judgement.equation.result, mismatch(judgement)
    if off is None or result is None or _per_as_well(result) or not operations(side):
        return False
    text = result.flow.text
    sentences = read_in(text)
    end = sentences.all[sentences.index(result.quantity.start)].end
    behind = [i.quantity for i in judgement.equation.context if i.quantity and result.quantity.end <= i.start < end]
    told = {
        noun: each.printed.value
        for each in behind
        if abs(off * each.printed.value - 1) <= _ROUNDED
        for noun, _ in each.measure.unit.nouns
    }
    owners = {owner for leaf in leaves(side) if isinstance(leaf.value, Printing) for owner in _owners(leaf.value)}
    return not owners.isdisjoint(told)


def _owners(printing: Printing) -> Iterator[str]:
    return (noun for noun, power in printing.quantity.measure.unit.nouns if power < 0)


def _makes(judgement: Judgement, summed: Value | None, each: Printing) -> bool:
    """Whether the sum with so many of one term, and not just one, is what is printed."""
    if summed is None:
        return False
    try:
        one, total = _middle(evaluated(Leaf(each), judgement.options)), _middle(summed)
        stated = _stated(judgement, summed, total)
        many = (stated - total + one) / one
    except (Uncomputable, ArithmeticError):
        return False
    return _LEAST <= round(many) <= _MOST and abs(many - round(many)) * one <= _ROUNDED * stated


def _stated(judgement: Judgement, summed: Value, total: Fraction) -> Fraction:
    """What is printed, in the units of the sum."""
    off = mismatch(judgement)
    if off is not None:
        return total / off
    other = judgement.right if summed is judgement.left else judgement.left
    return _middle(other) if other is not None and judgement.equation.result is None else total


def _middle(value: Value) -> Fraction:
    return Fraction(value.interval.middle)


def _terms(node: Node) -> Iterator[Printing]:
    """The numbers that are added up; none, if anything else than numbers is."""
    match node:
        case Binary("+", left, Leaf(Printing() as last)):
            before = [left.value] if isinstance(left, Leaf) and isinstance(left.value, Printing) else [*_terms(left)]
            yield from (*before, last) if before else ()


def _is_per(printing: Printing) -> bool:
    quantity = printing.quantity
    in_unit = any(power < 0 for _, power in quantity.measure.unit.nouns)
    return in_unit or _PER.match(printing.flow.text, quantity.end) is not None


def _per_as_well(result: Printing | None) -> bool:
    return result is not None and _is_per(result)
