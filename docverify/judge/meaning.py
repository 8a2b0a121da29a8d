"""How a statement is meant -> how it is judged: not at all if the text takes it back, mildly if others say it."""

from collections.abc import Sequence

from docverify.claims.equation import Equation, Printing
from docverify.claims.status.standing import ASSERTED, Ground, Standing, combined
from docverify.claims.status.status import Statuses
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.findings import Finding, Severity, Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement
from docverify.judge.ranged import holds_within
from docverify.kept import Kept
from docverify.patterns import Worded

UNCONNECTED = "unconnected"
_NEAR = 60  # characters
_TOLD = 2  # digits of a number by which it is known again
_CORRECTS = Worded("{corrects}")


def considered(equation: Equation, meant: Statuses, kept: Kept) -> Judgement:
    """The judgement on an equation, unless what it says is refuted, denied or only asked in the text."""
    quiet = all(map(meant.is_quiet, kept.of(_flows, equation)))
    held = ASSERTED if quiet else combined([_at(printing, meant) for printing in equation.printings])
    return kept.of(decide, equation) if held.judged_arithmetic else kept.of(_left, equation, kept.same(held.reason))


def _flows(equation: Equation) -> tuple[Flow, ...]:
    """The flows that its values stand in."""
    return tuple({id(printing.flow): printing.flow for printing in equation.printings}.values())


def _left(equation: Equation, reason: str) -> Judgement:
    return Judgement(equation, Verdict.NOT_JUDGED, reason)


def softened(finding: Finding, equation: Equation, meant: Statuses) -> Finding:
    """What others say is no error of the author's."""
    result = equation.result
    held = combined(_at(printing, meant) for printing in (equation.printings if result is None else (result,)))
    if not held.attributed or finding.severity is not Severity.ERROR:
        return finding
    note = f"the statement is {held.reason}" if held.words else "the statement is attributed to others"
    return replace(finding, severity=Severity.WARNING, notes=(*finding.notes, note))


def put_right(judgement: Judgement, meant: Statuses) -> bool:
    """`They say 16 × 16 × 2 = 1,024. It's 512.`, `48 × 16 = 758 should be 768`: the text says itself what is right; of
    a range it says that it is between the ends."""
    if holds_within(judgement):
        return True
    result, expected = judgement.equation.result, judgement.expected
    if result is None or expected is None:
        return False
    end, text, others = result.quantity.end, result.flow.text, _at(result, meant).attributed
    near = [i.quantity for i in judgement.equation.context if end <= i.start < end + _NEAR and i.quantity is not None]
    near = [each for each in near if others or _CORRECTS.search(text, end, each.start)]
    return any(expected.low - q.printed.ulp <= q.printed.value <= expected.high + q.printed.ulp for q in near)


def taken_back(judgement: Judgement, printings: Sequence[Printing], meant: Statuses) -> bool:
    """`Claim: 6 × 32 = 182`, and in another item: `the 182 of the draft are wrong`."""
    result = judgement.equation.result
    if result is None or result.quantity.printed.significant < _TOLD:
        return False
    again = (each for each in printings if each.flow.section == result.flow.section and each is not result)
    own = result.quantity
    alike = (each for each in again if each.quantity.printed.value == own.printed.value)
    fit = (each for each in alike if each.quantity.bare or each.quantity.unit_text == own.unit_text)
    return any(_at(each, meant).ground is Ground.WRONG for each in fit)


def idle(printing: Printing, meant: Statuses) -> str:
    """Why a number is in no check: its status, or that nothing is connected with it."""
    return _at(printing, meant).reason or UNCONNECTED


def _at(printing: Printing, meant: Statuses) -> Standing:
    return meant.at(printing.flow, printing.quantity.start, printing.quantity.end)
