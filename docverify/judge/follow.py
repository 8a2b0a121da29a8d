"""Two studies of one document, before and after edits -> findings where a result no longer follows from its operands.

A sum of parts may lawfully be less than a stated total, so the edited text alone need not contradict itself. What held
before, and does not with an edited operand, has to follow the edit.
"""

from collections.abc import Mapping

from docverify.claims.equation import Equation, Printing, Reading
from docverify.classes import replace
from docverify.expression import Leaf, Node, replaced
from docverify.findings import Finding, Verdict
from docverify.formula import Formula
from docverify.judge.cascade import cascaded
from docverify.judge.compose import composed
from docverify.judge.equations.evaluate import Uncomputable
from docverify.judge.equations.operands import with_leaf
from docverify.judge.equations.outcome import Outcome
from docverify.judge.equations.solve import solved
from docverify.judge.facts.boundaries import BOUNDS
from docverify.judge.judge import Study
from docverify.judge.judgement import Judgement
from docverify.judge.wording import spelled_out
from docverify.kept import Kept
from docverify.rulebook.load import rules
from docverify.source import Source, Span

_WANTED = "wanted"

Moved = Mapping[Span, Printing]


def followers(source: Source, before: Study, after: Study) -> tuple[Finding, ...]:
    """Findings in the text after the edits (`source`), with the repairs that make the equations hold again."""
    moved = paired(before, after)
    known = {finding.span for finding in after.report.findings}
    broken = [j for each in before.judgements if (j := _broken(each, moved)) is not None]
    found = {
        place: composed(j, rules()[j.equation.rule], source)
        for j in broken
        if j.equation.result is not None and (place := j.equation.result.span) not in known
    }
    told = cascaded([found[place] for place in sorted(found)], after.printings, [*after.judgements, *broken], Kept())
    return tuple(finding for finding in told if finding.repairs)


def paired(before: Study, after: Study) -> Moved:
    """What each number of the text before is in the text after; empty if it is not clear which is which."""
    old, new = ({p.span: p for p in study.printings} for study in (before, after))
    if len(old) != len(new):
        return {}
    return {span: new[other] for span, other in zip(sorted(old), sorted(new), strict=True)}


def edited_places(before: Study, after: Study) -> set[Span]:
    """The numbers of the text after that were others before."""
    moved = paired(before, after)
    return {moved[p.span].span for p in before.printings if p.span in moved and moved[p.span].text != p.text}


def _broken(judgement: Judgement, moved: Moved) -> Judgement | None:
    """The judgement on the same equation with what its numbers are now, if it held and no longer does."""
    equation = judgement.equation
    result = equation.result
    if judgement.verdict is not Verdict.AGREE or result is None or equation.readings[0].relation in BOUNDS:
        return None
    if not all(p.span in moved for p in equation.printings):
        return None
    changed = {p.span for p in equation.printings if moved[p.span].text != p.text}
    reading = next((each for each in equation.readings if _holds(equation, each, judgement)), None)
    if not changed or reading is None:
        return None
    now: Equation | None = _now(replace(equation, readings=(reading,)), moved)
    if now is not None and result.span in changed:
        now = _turned(now, {moved[span].span for span in changed})
    if now is None or _holds(now, now.readings[0], judgement):
        return None
    try:
        outcome = Outcome(now, now.readings[0], judgement.options)
    except Uncomputable:
        return None
    return replace(outcome.contradiction(), equation=now) if outcome.comparable else None


def _turned(equation: Equation, changed: set[Span]) -> Equation | None:
    """The equation for its one share or ratio, where the result itself was edited: `18 GB (28% of 64 GB)`."""
    shares = [p for p in equation.printings if p.quantity.percent or p.quantity.ratio]
    if len(shares) != 1 or shares[0].span in changed:
        return None
    reading, share = equation.readings[0], shares[0]
    wanted = with_leaf(reading, share, Leaf(_WANTED))
    formula = solved(Formula(wanted.left, "=", wanted.right), _WANTED)
    if formula is None:
        return None
    return _placed(replace(equation, readings=(Reading(formula.left, "=", Leaf(share)),), result=share))


def _holds(equation: Equation, reading: Reading, judgement: Judgement) -> bool:
    try:
        return Outcome(equation, reading, judgement.options).holds() == ""
    except Uncomputable:
        return False


def _now(equation: Equation, moved: Moved) -> Equation:
    """The equation in the edited text."""

    def swap(leaf: Leaf) -> Node:
        value = leaf.value
        return Leaf(moved[value.span]) if isinstance(value, Printing) and value.span in moved else leaf

    readings = tuple(
        replace(each, left=replaced(each.left, swap), right=replaced(each.right, swap)) for each in equation.readings
    )
    assert equation.result is not None
    roles = {name: moved.get(p.span, p) for name, p in equation.roles.items()}
    return _placed(replace(equation, readings=readings, result=moved[equation.result.span], roles=roles))


def _placed(equation: Equation) -> Equation:
    """With the places of its numbers for those of stretches of text, which an edit moves."""
    result = equation.result
    assert result is not None
    places = tuple(p.span for p in equation.printings if p.span != result.span)
    reading = equation.readings[0]
    flipped = isinstance(reading.left, Leaf) and reading.left.value is result
    words = spelled_out(reading.right if flipped else reading.left, _said)
    return replace(
        equation, span=result.span, evidence=places, flow=result.flow, words=words,
        derivation=places[0] if places else result.span,
    )  # fmt: skip


def _said(leaf: object) -> str:
    return leaf.text if isinstance(leaf, Printing) else str(leaf)
