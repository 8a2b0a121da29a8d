"""What became of an equation."""

from collections.abc import Iterable
from fractions import Fraction

from docverify.claims.equation import Equation
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import dataclass, field
from docverify.findings import Verdict
from docverify.interval import Interval
from docverify.judge.equations.evaluate import Value
from docverify.judge.equations.options import Options
from docverify.source import Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """The verdict on an equation. `expected` is in the unit of the printed result."""

    equation: Equation
    verdict: Verdict
    reading: str = ""  # what has to be granted, or why it was not judged
    expected: Interval | None = None
    options: Options = field(default_factory=Options)
    tried: tuple[str, ...] = ()
    left: Value | None = None
    right: Value | None = None


def mismatch(judgement: Judgement) -> Fraction | None:
    """Expected over printed, both in the middle; None where either is unbounded or zero."""
    result = judgement.equation.result
    if result is None or judgement.expected is None:
        return None
    middle, printed = judgement.expected.middle, _middle(result.quantity)
    if isinstance(middle, float) or not printed or not middle:
        return None
    return middle / printed


def _middle(quantity: Quantity) -> Fraction:
    upper = quantity.upper.value if quantity.upper is not None else quantity.printed.value
    return (quantity.printed.value + upper) / 2


def judged_places(known: Iterable[Judgement]) -> set[Span]:
    """Where the results stand that have a verdict."""
    return {j.equation.result.span for j in known if j.equation.result and j.verdict is not Verdict.NOT_JUDGED}
