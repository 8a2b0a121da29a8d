"""A computation -> whether its clause holds all of it, so that no operand or unit can be left out."""

import re

from docverify.claims.equation import Equation, Printing
from docverify.expression import Binary
from docverify.patterns import Worded

_PER = Worded(r"\b(?:{per_one_of})\b|/\s*[a-z]")
_OPENS = re.compile(r"(?:^|[\n:：;；,，|=≈`]|[ \t]{2,})(?:[\s(（~≈$*{•·▪◦‣]|\\[dt]?frac|\\left)*$")
_CLOSES = re.compile(
    r"(?: [A-Za-z-]{2,16}){0,4}[ )）*`$]*(?:$|[\n.;；,，。|=≈→]|[ \t]{2,}|\([^\n()]*\)\s*(?:$|[\n.;,]))"
)
_RATE = ("time", -1)


def is_complete(equation: Equation) -> bool:
    """`Runs: 3 models × 4 seeds = 10 runs`: nothing else stands in its clause, nor is anything per something."""
    by_flow = {id(printing.flow): printing.flow for printing in equation.printings}
    if len(by_flow) != 1 or (goes_on_to_others(equation) and not _multiplies(equation)):
        return False
    text = equation.flow.text
    start = min(each.quantity.start for each in equation.printings)
    end = max(each.quantity.end for each in equation.printings)
    if equation.result is not None and equation.result.quantity.percent and _of_bare(equation):
        return True
    own = _PER.search(text, start, _computed_end(equation, end)) is None
    return own and _OPENS.search(text[:start]) is not None and _CLOSES.match(text, end) is not None


def _multiplies(equation: Equation) -> bool:
    """`3 models × 4 seeds`: a product of things may be a number of others."""
    reading = equation.readings[0]
    return any(isinstance(side, Binary) and side.operator == "*" for side in (reading.left, reading.right))


def _of_bare(equation: Equation) -> bool:
    """`(4 - 1) / (4 + 8 - 1) = 27 %`: a share of numbers has no unit to leave out."""
    return all(each is equation.result or each.quantity.bare for each in equation.printings)


def _computed_end(equation: Equation, end: int) -> int:
    """A price may be one per month where what it is made of does not say so; `= 10 TB/day` is of what a day brings. Of
    a second nothing is, and what a quotient is per is its divisor."""
    result = equation.result
    if result is None or not (result.quantity.currency or _per_second(result) or _is_rate_of(equation)):
        return end
    return max(each.quantity.end for each in equation.printings if each is not result)


def _per_second(result: Printing) -> bool:
    unit = result.quantity.measure.unit
    return _RATE in unit.dimensions and unit.factor >= unit.prefix


def _is_rate_of(equation: Equation) -> bool:
    """`4,096 / 512 = 8 FLOP/byte`: of something that is no time."""
    node, result = equation.readings[0].left, equation.result
    timed = result is None or any(name == _RATE[0] for name, _ in result.quantity.measure.unit.dimensions)
    return isinstance(node, Binary) and node.operator == "/" and not timed


def goes_on_to_others(equation: Equation) -> bool:
    """Whether what is counted becomes another thing: `60 + 4 layers are 32B parameters`."""
    result = equation.result
    of = set(result.quantity.measure.unit.nouns) if result is not None else set()
    counted = {noun for each in equation.printings if each is not result for noun in each.quantity.measure.unit.nouns}
    return bool(of and counted) and of.isdisjoint(counted)
