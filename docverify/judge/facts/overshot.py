"""Instance of a bound -> what it says of a value that keeps to it, but by a factor that only a slip explains.

What takes longer than it must is no contradiction; what takes exactly eight or a thousand times as long was computed
from bits, or in another unit. A sentence that calls its value the bound states what the bound is.
"""

from fractions import Fraction

from docverify.claims.equation import Equation
from docverify.classes import replace
from docverify.expression import Binary, Constant
from docverify.formula import Formula
from docverify.judge.equations.decide import holds
from docverify.judge.facts.relation import Instance, equation
from docverify.judge.facts.statement import Statement
from docverify.patterns import Worded

_SLIPS = (8, 10, 100, 1000)
_CLOSE, _FAR = Fraction(1, 200), Fraction(5, 4)
_CALLED = Worded("{called_bound}")


def overshot(found: Instance) -> Instance:
    """The bound as an equation, where the value is off by a slip; the instance itself elsewhere."""
    if not found.rule.parameters.get("slips") or any(each.relation != ">=" for _, each in found.readings):
        return found
    exact = _with(found, "=")
    if _agrees(exact, 1, Fraction(str(found.rule.parameters.get("tolerance", 0))) / 100):
        return found
    slipped = any(_agrees(exact, factor, _CLOSE) for factor in _SLIPS)
    stated = found.bound[next(found.results)]
    called = slipped or (_is_called(stated) and not _agrees(_with(found, "<="), _FAR, _CLOSE))
    return exact if called else found


def _is_called(stated: Statement) -> bool:
    """Whether the value is said to be the bound: by its name, or in its text."""
    named = any("minimum" in fact.qualifiers or _CALLED.search(fact.words) for fact in stated.facts)
    return named or _CALLED.search(stated.printing.flow.text) is not None


def _with(found: Instance, relation: str) -> Instance:
    readings = tuple((name, Formula(each.left, relation, each.right)) for name, each in found.readings)
    return found._replace(readings=readings)


def _agrees(found: Instance, factor: Fraction | int, tolerance: Fraction) -> bool:
    """Whether a reading gives so many times as much."""
    stated = equation(found, next(found.results))
    return stated is not None and holds(_times(stated, Fraction(factor), tolerance))


def _times(stated: Equation, factor: Fraction, tolerance: Fraction) -> Equation:
    readings = tuple(replace(each, left=Binary("*", each.left, Constant(factor))) for each in stated.readings)
    return replace(stated, readings=readings, tolerance=tolerance)
