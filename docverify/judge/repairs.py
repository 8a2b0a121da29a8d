"""A contradicted equation -> the edits that would settle it, best first, and whether the first is safe.

Results are edited before operands; an operand is offered only where a small slip in it explains everything: one digit,
two digits swapped, or a power of ten.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.quantity import Hedge
from docverify.expression import Leaf, Node, replaced
from docverify.findings import Edit, Repair
from docverify.formula import Formula
from docverify.judge.evaluate import Uncomputable, evaluated, factor_of, measure_of
from docverify.judge.judgement import Judgement
from docverify.judge.slips import corrected, explained
from docverify.judge.solve import solved
from docverify.judge.style import with_unit

_PRINTED = ("chain", "gloss", "value")  # forms whose operands all stand in the equation itself
_WANTED = "wanted"
_BOUNDS = ("<", "<=", ">", ">=")  # what lies within is not determined by them
_MOST = 3  # operands worth offering


def repairs(judgement: Judgement) -> tuple[Repair, ...]:
    """The result replaced by what follows, then operands by what would make the printed result right."""
    equation = judgement.equation
    result = equation.result
    text = corrected(judgement, result) if result is not None else ""
    if result is None or not text or equation.readings[0].relation in _BOUNDS:
        return ()
    operands = sorted(_operands(judgement, result), key=lambda found: found[0])[:_MOST]
    best = min((slip for slip, _ in operands), default=_FAR)
    safe = _certain(equation) and explained(judgement) and slip_size(result.text, text) <= best
    first = Repair((Edit(result.span, text),), safe, "replace the result by what the operands give")
    return (first, *(repair for _, repair in operands))


def _certain(equation: Equation) -> bool:
    """Whether every operand is printed in the equation and nothing in it is vague."""
    quantities = [printing.quantity for printing in equation.printings]
    plain = all(q.hedge is Hedge.NONE and q.upper is None and q.spread is None for q in quantities)
    reading = equation.readings[0]
    computed = not (isinstance(reading.left, Leaf) and isinstance(reading.right, Leaf))  # else either may be the slip
    return equation.form in _PRINTED and reading.relation == "=" and plain and computed


def _operands(judgement: Judgement, result: Printing) -> Iterator[tuple[int, Repair]]:
    for printing in judgement.equation.printings:
        if printing.span != result.span and not printing.quantity.power and printing.quantity.upper is None:
            text = _needed(judgement, printing)
            slip = slip_size(printing.text, text) if text else _FAR
            if 0 < slip <= _SMALL:
                why = f"or {printing.text} is a slip for {text}: then the result is right"
                yield slip, Repair((Edit(printing.span, text),), False, why)


def _needed(judgement: Judgement, printing: Printing) -> str:
    """What the operand would have to be for the printed result to hold, in its own style; empty if nothing would do."""
    reading, options = judgement.equation.readings[0], judgement.options
    formula = solved(Formula(named(reading.left, printing), "=", named(reading.right, printing)), _WANTED)
    if formula is None:
        return ""
    try:
        value = evaluated(formula.left, options).interval
    except Uncomputable:
        return ""
    factor = factor_of(measure_of(printing, options), options)
    if isinstance(value.low, float) or isinstance(value.high, float) or value.low <= 0:
        return ""
    ulp = printing.quantity.printed.ulp or Fraction(1)
    nearest = round((value.low + value.high) / 2 / factor / ulp) * ulp
    fits = value.low / factor <= nearest <= value.high / factor
    return with_unit(nearest, printing.quantity, printing.text) if fits else ""


def named(node: Node, printing: Printing) -> Node:
    """The expression with the operand that is asked for under a name."""

    def name(leaf: Leaf) -> Node:
        value = leaf.value
        return Leaf(_WANTED) if isinstance(value, Printing) and value.span == printing.span else leaf

    return replaced(node, name)


_FACTORS = (Fraction(2), Fraction(1, 2), Fraction(8), Fraction(1, 8))
_SMALL, _FAR = 2, 9


def slip_size(old: str, new: str) -> int:
    """How many slips lie between two printed numbers: one digit, two swapped, a zero or a prefix count as one."""
    a, b = ("".join(c for c in text if c.isalnum() or c == ".") for text in (old, new))
    if a == b:
        return 0
    if a.replace(".", "").strip("0") == b.replace(".", "").strip("0"):
        return 1  # the same digits at another power of ten
    if _ratio(a, b) in _FACTORS:
        return 2
    if len(a) != len(b):
        return 1 if _one_more(a, b) or _one_more(b, a) else _FAR
    differ = [i for i in range(len(a)) if a[i] != b[i]]
    first, last = differ[0], differ[-1]
    swapped = len(differ) == 2 and (a[first], a[last]) == (b[last], b[first])
    return 1 if swapped or len(differ) == 1 else _FAR


def _ratio(a: str, b: str) -> Fraction | None:
    numbers = [re.match(r"\d+(?:\.\d+)?", text) for text in (a, b)]
    old, new = (Fraction(n.group()) if n else Fraction(0) for n in numbers)
    return new / old if old else None


def _one_more(short: str, long: str) -> bool:
    """Whether `long` is `short` with one character more."""
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
