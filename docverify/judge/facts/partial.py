"""A broken instance x equations that hold -> whether one of its values is printed with the computation for a part.

Two pools have 64 and 12 nodes; `the first costs 64 × $98.32 = $6,292` is no statement on all 76.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.expression import leaves
from docverify.facts.fact import Fact
from docverify.judge.facts.relation import Instance
from docverify.judge.facts.statement import Statement

_PART = "part"


def of_part(found: Instance, holding: Sequence[Equation], facts: Sequence[Fact]) -> bool:
    """Whether an equation computes one of its statements with what a part has instead of another of them."""
    of_parts = {(fact.name, _value(fact.printing)) for fact in facts if _PART in fact.qualifiers}
    stated = {name: each for name, each in found.bound.items() if each.origin is None} if of_parts else {}
    for result in stated.values():
        others = {name: each for name, each in stated.items() if each is not result}
        printed = [each for each in holding if each.result and each.result.span == result.printing.span]
        if any(_is_for(name, each, others, of_parts) for each in printed for name in others):
            return True
    return False


def _is_for(name: str, equation: Equation, others: dict[str, Statement], parts: set[tuple[str, Fraction]]) -> bool:
    """Whether its operands are the other statements, but one, in whose place the number of a part stands."""
    operands = Counter(map(_value, _operands(equation)))
    operands.subtract(_value(each.printing) for key, each in others.items() if key != name)
    left = [value for value, count in operands.items() if count]
    return len(left) == 1 and left[0] != _value(others[name].printing) and (name, left[0]) in parts


def _operands(equation: Equation) -> list[Printing]:
    sides = [leaf.value for side in (equation.readings[0].left, equation.readings[0].right) for leaf in leaves(side)]
    result = equation.result
    return [each for each in sides if isinstance(each, Printing) and (result is None or each.span != result.span)]


def _value(printing: Printing) -> Fraction:
    return printing.quantity.printed.value
