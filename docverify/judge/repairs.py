"""A contradicted equation -> the edit that would settle it, and whether it may be made without asking."""

from docverify.claims.equation import Equation
from docverify.claims.quantity import Hedge
from docverify.findings import Edit, Repair
from docverify.source import Span

_PRINTED = ("chain", "gloss", "value")  # forms whose operands all stand in the equation itself


def repairs(equation: Equation, text: str, place: Span) -> tuple[Repair, ...]:
    """The result replaced by what follows; safe if every operand is printed in the equation and nothing in it is vague."""
    if equation.result is None or not text:
        return ()
    return (Repair((Edit(place, text),), _safe(equation), "replace the result by what the operands give"),)


def _safe(equation: Equation) -> bool:
    quantities = [printing.quantity for printing in equation.printings]
    plain = all(q.hedge is Hedge.NONE and q.upper is None and q.spread is None for q in quantities)
    return equation.form in _PRINTED and equation.readings[0].relation == "=" and plain
