"""Judgements -> steps: what was computed from what, in words and with places, for people who want to follow it."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from docverify.claims.equation import Printing, Reading
from docverify.findings import Mark, Verdict
from docverify.judge.equations.evaluate import Uncomputable
from docverify.judge.equations.outcome import Outcome
from docverify.judge.judgement import Judgement
from docverify.judge.style import short
from docverify.judge.wording import spelled_out, title, with_title
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

_RELATIONS = {"=": "=", "~": "≈", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}


class Step(NamedTuple):
    """One equation as it was judged: `words` are one side of it and `value` what they come to, in the result's unit."""

    rule: Rule
    verdict: Verdict
    reading: str
    span: Span
    result: Span | None
    operands: tuple[Mark, ...]
    words: str
    value: str

    @property
    def places(self) -> tuple[Span, ...]:
        own = () if self.result is None else (self.result,)
        return (*own, *(mark.span for mark in self.operands))


def steps(source: Source, judgements: Iterable[Judgement]) -> tuple[Step, ...]:
    """A step for each equation that was judged; in the order of the text."""
    found = (_step(source, each) for each in judgements if each.verdict is not Verdict.NOT_JUDGED)
    return tuple(sorted(found, key=lambda step: step.span))


def _step(source: Source, judgement: Judgement) -> Step:
    equation = judgement.equation
    names = {printing.span: name for name, printing in equation.roles.items() if equation.words}
    operands = tuple(
        Mark(p.span, title(names[p.span]) if p.span in names else "")
        for p in equation.printings
        if equation.result is None or p.span != equation.result.span
    )
    result = equation.result.span if equation.result is not None else None
    return Step(
        rules()[equation.rule], judgement.verdict, judgement.reading, equation.span, result, operands,
        _words(source, judgement), _value(judgement),
    )  # fmt: skip


def _words(source: Source, judgement: Judgement) -> str:
    """The computation as it is printed, or as the rule has it with the printed values: `2 (TP) × 8 (PP)`."""
    equation = judgement.equation
    names = {printing.span: name for name, printing in equation.roles.items()}
    if equation.words and equation.result is None and len(names) > 1:
        reading = next((each for each in equation.readings if _holding(judgement, each)), equation.readings[0])
        left, right = (spelled_out(side, lambda leaf: _said(leaf, names)) for side in (reading.left, reading.right))
        return f"{left} {_RELATIONS[reading.relation]} {right}"
    if equation.words:
        return equation.words
    if equation.result is None:
        return " ".join(source[equation.span].split())
    if equation.evidence:
        return ", ".join(source[span] for span in equation.evidence if span != equation.result.span)
    return " ".join(source[equation.derivation].split())


def _said(leaf: object, names: Mapping[Span, str]) -> str:
    if not isinstance(leaf, Printing):
        return str(leaf)
    return with_title(leaf.text, names[leaf.span]) if leaf.span in names else leaf.text


def _holding(judgement: Judgement, reading: Reading) -> bool:
    outcome = _outcome(judgement, reading)
    return outcome is not None and outcome.holds() is not None


def _value(judgement: Judgement) -> str:
    """What follows, with four digits and the result's unit; empty if there is no result."""
    result = judgement.equation.result
    middle = next(_middles(judgement), None)
    if result is None or middle is None:
        return ""
    bound = judgement.equation.bound
    return short(middle) + _unit(result) + (f" at {bound}" if bound else "")


def _middles(judgement: Judgement) -> Iterator[Fraction]:
    for reading in judgement.equation.readings:
        outcome = _outcome(judgement, reading)
        if outcome is not None and (_holding(judgement, reading) or judgement.verdict is Verdict.DISAGREE):
            for interval in outcome.in_result_unit():
                if isinstance(interval.middle, Fraction):
                    yield interval.middle
                    return


def _outcome(judgement: Judgement, reading: Reading) -> Outcome | None:
    try:
        return Outcome(judgement.equation, reading, judgement.options._replace(nominal=True))
    except Uncomputable:
        return None


def _unit(result: Printing) -> str:
    """What stands behind the number in the print: ` GB`, `%`, ` GPUs`."""
    quantity = result.quantity
    return result.text[quantity.number_end - quantity.start :]
