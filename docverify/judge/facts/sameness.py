"""Two prints -> whether they may stand for one value."""

from docverify.claims.equation import Equation, Printing, Reading
from docverify.expression import Leaf
from docverify.judge.equations.decide import holds


def alike(one: Printing, other: Printing) -> bool:
    """Counts only if they are equal."""
    reading = Reading(Leaf(one), "=", Leaf(other))
    return holds(Equation("", (reading,), other.span, None, one.span, other.flow))
