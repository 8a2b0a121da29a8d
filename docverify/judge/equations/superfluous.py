"""A contradicted equation -> the one factor that its result leaves out: it may be missing there, or too many here."""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.expression import Constant, Leaf, Node, replaced
from docverify.judge.equations.evaluate import Uncomputable
from docverify.judge.equations.outcome import Outcome
from docverify.judge.judgement import Judgement
from docverify.named import NamedTuple
from docverify.source import Span

_FEWEST, _MOST = 3, 12  # operands
_ONE = Constant(Fraction(1))
_TIMES = ("×", "*", "x", "·", "✕")


class Spare(NamedTuple):
    """The factor, and the stretch of text that it takes up together with its sign."""

    printing: Printing
    stretch: Span


def superfluous(judgement: Judgement) -> Spare | None:
    """The only factor without which the equation would hold."""
    result = judgement.equation.result
    operands = [p for p in judgement.equation.printings if result is None or p.span != result.span]
    if not _FEWEST <= len(operands) <= _MOST:
        return None
    found = [
        Spare(printing, stretch)
        for index, printing in enumerate(operands)
        if (stretch := _with_sign(operands, index)) is not None and _holds_without(judgement, printing)
    ]
    return found[0] if len(found) == 1 else None


def _with_sign(operands: Sequence[Printing], index: int) -> Span | None:
    """From a factor to the one behind it, or from the one before to its end; None if other signs stand there."""
    here = operands[index]
    if here.quantity.printed.value == 1:
        return None
    behind, before = operands[index + 1 : index + 2], operands[max(index - 1, 0) : index]
    if behind and _times(here, behind[0]):
        return Span(here.span.start, behind[0].span.start)
    return Span(before[0].span.end, here.span.end) if before and _times(before[0], here) else None


def _times(one: Printing, two: Printing) -> bool:
    between = one.flow.text[one.quantity.end : two.quantity.start] if one.flow == two.flow else ""
    return between.strip() in _TIMES


def _holds_without(judgement: Judgement, printing: Printing) -> bool:
    def one(leaf: Leaf) -> Node:
        value = leaf.value
        return _ONE if isinstance(value, Printing) and value.span == printing.span else leaf

    for each in judgement.equation.readings:
        without = type(each)(replaced(each.left, one), each.relation, replaced(each.right, one), each.name)
        try:
            if Outcome(judgement.equation, without, judgement.options).holds() == "":
                return True
        except Uncomputable:
            continue
    return False
