"""A broken bound, judgements on the equations of the text -> the bound, if each value of its operands breaks it.

An operand that its own equation contradicts is either what is printed or what is computed. A bound that neither of the
two, nor anything between them, satisfies is broken whatever becomes of the operand.
"""

from collections.abc import Mapping
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.facts.blame import Cause, telling
from docverify.judge.facts.relation import Instance, equation, whole
from docverify.judge.judgement import Judgement
from docverify.source import Span


def standing(cause: Cause, wrong: Mapping[Span, Judgement]) -> Cause | None:
    """The cause, if it stands with what is printed and with what is computed for each of its values in `wrong`."""
    found = cause.instance
    doubted = {name: wrong[span] for name in found.bound for span in _places(found, name) if span in wrong}
    if not doubted:
        return cause
    if telling(found):  # an equation that fails by as much as its operand fails for the same slip
        return None
    spread = {name: _spread(found.printings[name], judgement) for name, judgement in doubted.items()}
    known = {name: printing for name, printing in spread.items() if printing is not None}
    if len(known) < len(spread) or not _broken(found._replace(printings={**found.printings, **known}), cause.name):
        return None
    return cause._replace(doubted=tuple(found.printings[name] for name in known))


def _places(found: Instance, name: str) -> tuple[Span, ...]:
    return tuple(fact.printing.span for fact in found.bound[name].facts)


def _broken(found: Instance, name: str) -> bool:
    return decide(equation(found, name) or whole(found)).verdict is Verdict.DISAGREE


def _spread(printing: Printing, judgement: Judgement) -> Printing | None:
    """The printing as the range from the printed value to the computed one; None if either has no two ends."""
    quantity, expected = printing.quantity, judgement.expected
    if expected is None or not quantity.one or not isinstance(expected.low, Fraction):
        return None
    if not isinstance(expected.high, Fraction):
        return None
    low, high = sorted((quantity.printed.value, expected.low, expected.high))[::2]
    first, last = (replace(quantity.printed, value=end) for end in (low, high))
    return Printing(replace(quantity, printed=first, upper=last), printing.flow)
