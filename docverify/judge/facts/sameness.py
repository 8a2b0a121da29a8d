"""Two prints -> whether they may stand for one value."""

from docverify.claims.equation import Equation, Printing, Reading
from docverify.expression import Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide


def alike(one: Printing, other: Printing) -> bool:
    """Counts only if they are equal."""
    reading = Reading(Leaf(one), "=", Leaf(other))
    equation = Equation("", (reading,), other.span, None, one.span, other.flow)
    return decide(equation).verdict in (Verdict.AGREE, Verdict.AGREE_IF)
