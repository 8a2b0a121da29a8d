"""A sum with a term that is per something -> granted, where a whole number of these makes the result.

`16 GB + 32 GB per GPU = 144 GB` is for four of them, though nobody says so; with 58 GB it is for none.
"""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import RULE, Printing
from docverify.classes import replace
from docverify.expression import Binary, Leaf, Node
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
        if asked and _makes(judgement, value, of_each[0]):
            return replace(judgement, verdict=Verdict.AGREE_IF, reading=_READING, expected=None)
    return judgement


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
