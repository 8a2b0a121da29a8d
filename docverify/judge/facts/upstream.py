"""A place, judgements on the equations of the text -> the earlier results that its value was computed from.

What a rule contradicts may be the end of a chain of right computations: the slip then stands where the chain begins.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.judge.equations.evaluate import factor_of
from docverify.judge.equations.options import Options
from docverify.judge.judgement import Judgement
from docverify.source import Span

_TELLING = 3  # significant digits that make a number without unit recognisable
_MOST = 6


def upstream(place: Span, judgements: Iterable[Judgement]) -> tuple[Printing, ...]:
    """The results that lead to the value at a place, the nearest first; empty if it is not computed in the text."""
    results = {j.equation.result.span: j for j in judgements if j.verdict.holds and j.equation.result is not None}
    found: dict[Span, Printing] = {}
    waiting = [place]
    while waiting and len(found) < _MOST:
        judgement = results.get(waiting.pop())
        for result in _origins(judgement, results) if judgement is not None else ():
            if result.span not in found and result.span != place:
                found[result.span] = result
                waiting.append(result.span)
    return tuple(found.values())


def _origins(judgement: Judgement, results: dict[Span, Judgement]) -> Iterator[Printing]:
    """For each operand the last result before it that states its value."""
    stated = [j.equation.result for j in results.values() if j.equation.result is not None]
    for operand in judgement.equation.printings:
        same = [p for p in stated if p.span.end <= operand.span.start and _same(p, operand)]
        if operand is not judgement.equation.result and same:
            yield max(same, key=lambda printing: printing.span.start)


def _same(result: Printing, operand: Printing) -> bool:
    """Whether an operand repeats a result, with its unit or, if it is telling, without."""
    a, b = result.quantity, operand.quantity
    unit, other = a.measure.unit.dimensions, b.measure.unit.dimensions
    telling = not other and b.printed.significant >= _TELLING
    return bool(unit) and (telling or unit == other) and _value(result) == _value(operand)


def _value(printing: Printing) -> Fraction:
    return printing.quantity.printed.value * factor_of(printing.quantity.measure, Options())
