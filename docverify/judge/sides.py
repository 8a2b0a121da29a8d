"""Two sides of which neither is a result -> what each comes to, for a message."""

from fractions import Fraction

from docverify.dimensions import Dimensions
from docverify.interval import Interval
from docverify.judge.equations.evaluate import factor_of
from docverify.judge.judgement import Judgement
from docverify.judge.style import short, told_apart
from docverify.rational import ONE


def sides(judgement: Judgement) -> tuple[str, str]:
    """Both sides in the unit of the terms, with as many digits as it takes to see that they differ."""
    left, right = judgement.left, judgement.right
    if left is None or right is None:
        return "", ""
    computed = judgement.expected if judgement.equation.result is None else None  # a bare one in the other's unit
    one, other = (computed or left.interval).middle, right.interval.middle
    if isinstance(one, Fraction) and isinstance(other, Fraction):
        factor, unit = _unit_of_terms(judgement, left.dimensions or right.dimensions)
        pair = told_apart(one / factor, other / factor)
        return f"{pair[0]}{unit}", f"{pair[1]}{unit}"
    return _side(left.interval), _side(right.interval)


def _unit_of_terms(judgement: Judgement, dimensions: Dimensions) -> tuple[Fraction, str]:
    """The unit of the last printed number that is of the kind of both sides."""
    for each in reversed(judgement.equation.printings):
        measure = each.quantity.measure
        if dimensions and measure.unit.dimensions == dimensions:
            return factor_of(measure, judgement.options), f" {each.quantity.unit_text}"
    return ONE, ""


def _side(interval: Interval) -> str:
    return short(interval.middle) if isinstance(interval.middle, Fraction) else "unbounded"
