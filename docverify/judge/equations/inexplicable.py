"""A contradicted computation -> not judged, where nothing that authors get wrong explains it.

`61 failures / 63.1 node-years ≈ 0.97`, `72 per day × 78 × 4 s = 6.2 h`: who computes with a pen leaves units and
factors out, and whoever reads it takes too many or too few operands. A result that is wrong is near, or off by a power
of ten, a prefix or a factor that stands there, or one small slip in an operand makes up for it. A product whose units
lead to that of the result says all of itself.
"""

import re
from collections.abc import Sequence
from math import log10

from docverify.claims.equation import RULE, Equation, Printing
from docverify.classes import replace
from docverify.expression import Binary, Leaf, Node
from docverify.findings import Verdict
from docverify.judge.equations.complete import goes_on_to_others, is_complete
from docverify.judge.equations.evaluate import Value
from docverify.judge.equations.left_unsaid import left_unsaid
from docverify.judge.equations.operands import slips
from docverify.judge.equations.slips import known_slip, misprinted, mistyped
from docverify.judge.equations.superfluous import superfluous
from docverify.judge.judgement import Judgement, mismatch

REASON = "no slip explains the result: operands or units may be left out"
_NEAR = 4.0
_DAY = 86_400  # seconds
_TENS = 4
_ROUNDED = 0.0125  # of a power of ten, or of 1024 for a thousand
_BEYOND = 1e300  # of floating point
_SUM = ("+", "-")
_GROUP = re.compile(r"\d{1,3},\d{3}(?![\d.,]\d)")
_COMMA = re.compile(r"(?<![\d.,])\d+,\d{1,2}(?![\d.,]\d|\d)")
_THINGS = re.compile(r" [a-z]{3,16}s\b")
_COMPUTED = (RULE, "table-formula")


def doubted(judgement: Judgement) -> Judgement:
    """The judgement, unless the computation was more likely understood wrongly."""
    if judgement.verdict is not Verdict.DISAGREE or judgement.equation.rule not in _COMPUTED or _explicable(judgement):
        return judgement
    return replace(judgement, verdict=Verdict.NOT_JUDGED, reading=REASON)


def _explicable(judgement: Judgement) -> bool:
    if _says_again(judgement.equation):
        return False
    if _per_day(judgement.equation):
        return True
    ratio = _ratio(judgement)
    alone = _stands_alone(judgement.equation) and not goes_on_to_others(judgement.equation)
    if ratio is not None and _is_decimal(judgement.equation.result, ratio):
        return False
    headed = judgement.equation.rule != RULE  # a cell's words stand in headers
    if ratio is not None and (headed or not alone) and left_unsaid(judgement, ratio):
        return False
    if ratio is None or 1 / _NEAR <= ratio <= _NEAR or _power_of_ten(ratio):
        return True
    if known_slip(judgement) or misprinted(judgement) or mistyped(judgement) or _says_all(judgement) or alone:
        return True
    if _is_power(judgement.equation) or (not headed and is_complete(judgement.equation)):
        return True
    return bool(slips(judgement)) or superfluous(judgement) is not None


def _is_decimal(result: Printing | None, ratio: float) -> bool:
    """`30 / 16 = 1,875, also 3,75 GB`: a comma beside another that can only be a decimal one."""
    if result is None or abs(1000 * ratio - 1) > _ROUNDED:
        return False
    text = result.flow.text
    return _GROUP.match(text, result.quantity.start) is not None and _COMMA.search(text) is not None


def _per_day(equation: Equation) -> bool:
    """`300M / 86,400 ≈ 3,500 orders/s`: who divides by the seconds of a day leaves no unit out."""
    operands = [each.quantity for each in equation.printings if each is not equation.result]
    return len(operands) == 2 and any(each.bare and each.printed.value == _DAY for each in operands)


def _says_again(equation: Equation) -> bool:
    """`50 uploads × 4 MB = 50 sockets`: the result is no product, it counts one factor by another name."""
    result, others = equation.result, [each for each in equation.printings if each is not equation.result]
    if (
        result is None
        or result.quantity.measure.unit.dimensions
        or not _THINGS.match(result.flow.text, result.quantity.number_end)
    ):
        return False
    measured = any(each.quantity.measure.unit.dimensions for each in others)
    return measured and any(
        each.amount == result.amount and not each.quantity.measure.unit.dimensions for each in others
    )


def _ratio(judgement: Judgement) -> float | None:
    """What follows over what is printed, or one side over the other."""
    try:
        if judgement.equation.result is not None:
            off = mismatch(judgement)
            return None if off is None else float(off)
        left, right = (_middle(side) for side in (judgement.left, judgement.right))
        return left / right if left and right else None
    except OverflowError:
        return _BEYOND


def _middle(side: Value | None) -> float:
    return 0.0 if side is None else float(side.interval.middle)


def _power_of_ten(ratio: float) -> bool:
    power = log10(ratio) if 0 < ratio < _BEYOND else 0.0
    return 1 <= abs(round(power)) <= _TENS and abs(power - round(power)) < _ROUNDED


def _says_all(judgement: Judgement) -> bool:
    """Whether a product's units are those of its result: no factor with a unit is left out."""
    left, right = judgement.left, judgement.right
    if left is None or right is None or judgement.equation.result is None:
        return False
    stated = left.dimensions == right.dimensions and bool(left.dimensions) and not (left.free or right.free)
    return stated and not any(map(_adds, (judgement.equation.readings[0].left, judgement.equation.readings[0].right)))


def _is_power(equation: Equation) -> bool:
    """`2^10 = 1024`: there is nothing to leave out."""
    reading = equation.readings[0]
    sides = [side.value for side in (reading.left, reading.right) if isinstance(side, Leaf)]
    return any(isinstance(value, Printing) and value.quantity.power for value in sides)


def _stands_alone(equation: Equation) -> bool:
    """Whether there are no words around, so that nothing can be left out."""
    by_flow: dict[int, list[Printing]] = {}
    for printing in equation.printings:
        by_flow.setdefault(id(printing.flow), []).append(printing)
    return not any(map(_has_words, by_flow.values()))


def _has_words(printings: Sequence[Printing]) -> bool:
    """Whether the text that they stand in goes on before or behind them."""
    text, places = printings[0].flow.text, [printing.quantity for printing in printings]
    ends = text[: min(each.start for each in places)] + text[max(each.end for each in places) :]
    return any(char.isalnum() for char in ends)


def _adds(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator in _SUM
