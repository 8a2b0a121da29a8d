"""A contradicted equation -> the edits that would settle it, best first, and whether the first is safe.

Results are edited before operands; an operand is offered only where a small slip in it explains everything: one digit,
two digits swapped, another prefix, a factor of two, eight or a power of ten.
"""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.quantity import Hedge
from docverify.classes import replace
from docverify.expression import Leaf
from docverify.findings import Edit, Repair
from docverify.interval import Interval
from docverify.judge.equations.evaluate import Uncomputable
from docverify.judge.equations.misprints import FAR, slip_size
from docverify.judge.equations.operands import Slip, slips
from docverify.judge.equations.outcome import Outcome
from docverify.judge.equations.slips import corrected, explained, known_slip, spread
from docverify.judge.equations.superfluous import Spare, superfluous
from docverify.judge.facts.boundaries import BOUNDS, at_the_boundary, named, number
from docverify.judge.judgement import Judgement
from docverify.judge.style import with_unit

_PRINTED = ("chain", "gloss", "value", "step")  # forms whose operands all stand in the equation itself
_MOST = 3  # operands worth offering
_SMALL = 2


def repairs(judgement: Judgement) -> tuple[Repair, ...]:
    """The result replaced by what follows, then operands by what would make the printed result right."""
    equation = judgement.equation
    result = equation.result
    if equation.readings[0].relation in BOUNDS:
        return at_the_boundary(judgement, result.span if result is not None else equation.span)
    operands = slips(judgement)[:_MOST]
    if result is None:
        return tuple(_either(judgement, slip) for slip in operands)
    text = corrected(judgement, result)
    if not text:
        return ()
    if judgement.expected is not None and spread(judgement.expected):
        return tuple(_nearest_end(judgement.expected, result))
    if spare := superfluous(judgement):
        return tuple(_without(spare, result, text))
    best = min((slip.size for slip in operands), default=FAR)
    size = 1 if known_slip(judgement) else slip_size(result.text, text)
    safe = _certain(equation) and explained(judgement) and size <= best
    first = Repair((edit(result, text),), safe, "replace the result by what the operands give")
    others = (_operand(slip) for slip in operands if slip.size < _SMALL or not safe)
    return (first, *_read_otherwise(judgement, result, text), *others)


def _without(spare: Spare, result: Printing, text: str) -> Iterator[Repair]:
    """Nobody can tell whether the result lacks the factor or the computation has one too many."""
    factor = spare.printing.text
    why = f"{result.text} would have to be {text}, with the factor {factor} in it"
    yield Repair((edit(result, text),), False, why, open=True)
    why = f"or {factor} is one factor too many: without it the result is right"
    yield Repair((Edit(spare.stretch, ""),), False, why, open=True)


def _nearest_end(expected: Interval, result: Printing) -> Iterator[Repair]:
    """The end of the range that the printed value is beyond."""
    above = result.quantity.printed.value > expected.high
    end = expected.high if above else expected.low
    if isinstance(end, Fraction) and end > 0:
        text = with_unit(end, result.quantity, result.text)
        why = f"{result.text} would have to be {'at most' if above else 'at least'} {text}"
        yield Repair((edit(result, text),), False, why, open=True)


def edit(printing: Printing, text: str) -> Edit:
    """The edit of a quantity; of what changes in it only, where markup stands inside."""
    quantity = printing.quantity
    if len(printing.span) == quantity.end - quantity.start:
        return Edit(printing.span, text)
    old = printing.text
    first = next((i for i, (a, b) in enumerate(zip(old, text, strict=False)) if a != b), min(len(old), len(text)))
    last = 0
    while last < min(len(old), len(text)) - first and old[-1 - last] == text[-1 - last]:
        last += 1
    span = printing.flow.span(quantity.start + first, quantity.end - last)
    return Edit(span, text[first : len(text) - last])


def _operand(slip: Slip) -> Repair:
    why = f"or {slip.printing.text} is a slip for {slip.text}: then the result is right"
    return Repair((edit(slip.printing, slip.text),), False, why)


def _either(judgement: Judgement, slip: Slip) -> Repair:
    why = f"{named(judgement, slip.printing)} would have to be {number(slip.text, slip.printing)}"
    return Repair((edit(slip.printing, slip.text),), False, why, open=True)


def _read_otherwise(judgement: Judgement, result: Printing, first: str) -> Iterator[Repair]:
    """The result that another reading of the words gives, where that is but a slip away."""
    for reading in judgement.equation.readings[1:]:
        try:
            outcome = Outcome(judgement.equation, reading, judgement.options)
        except Uncomputable:
            continue
        if reading.relation not in BOUNDS and outcome.comparable:
            text = corrected(replace(outcome.contradiction(), equation=judgement.equation), result)
            if text and text != first and 0 < slip_size(result.text, text) <= _SMALL:
                why = f"or read it otherwise ({reading.name})" if reading.name else "or read it otherwise"
                yield Repair((edit(result, text),), False, why)
                return


def _certain(equation: Equation) -> bool:
    """Whether every operand is printed in the equation and nothing in it is vague."""
    quantities = [printing.quantity for printing in equation.printings]
    plain = all(q.hedge is Hedge.NONE and q.upper is None and q.spread is None for q in quantities)
    reading = equation.readings[0]
    computed = not (isinstance(reading.left, Leaf) and isinstance(reading.right, Leaf))  # else either may be the slip
    return equation.form in _PRINTED and reading.relation == "=" and plain and computed
