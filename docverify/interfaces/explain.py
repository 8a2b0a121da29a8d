"""A place in a document -> how the number there was judged, as frames for people or as data for machines."""

from collections.abc import Iterator, Sequence
from typing import Any

from docverify.facts.fact import Fact
from docverify.findings import Finding, NumberVerdict, Severity, Verdict
from docverify.judge.equations.steps import Step, steps
from docverify.judge.judge import Study
from docverify.judge.wording import title
from docverify.reports.frame import Gutter, Marked, frame
from docverify.reports.framed import framed
from docverify.reports.labels import Role
from docverify.reports.style import Style, visible
from docverify.reports.telling import sentence, told
from docverify.source import Source, Span

_MOST = 8  # steps shown of one number


def numbers_at(source: Source, study: Study, line: int, column: int | None) -> list[NumberVerdict]:
    """The number at a column, or the nearest on its line; without a column all numbers of the line."""
    whole = source.line_span(line)
    here = [number for number in study.report.numbers if number.span.overlaps(whole)]
    if column is None or not here:
        return here
    at = whole.start + column - 1
    return [min(here, key=lambda number: _distance(number.span, at))]


def _distance(span: Span, at: int) -> int:
    return max(span.start - at, at - span.end + 1, 0)


def explained(source: Source, study: Study, numbers: Sequence[NumberVerdict], style: Style) -> Iterator[str]:
    """A part for each number: its verdict, what it was computed from, what was computed from it, its name."""
    known = steps(source, study.judgements)
    shown: set[Span] = set()
    for number in numbers:
        where = f"{visible(source.path)}:{source.where(number.span.start)}:"
        yield f"{style.strong(where)} {visible(number.text)}: {style.strong(number.verdict.value)}\n"
        yield from _facts(study.facts, number)
        found = [finding for finding in study.report.findings if _concerns(finding, number)]
        for finding in found:
            yield from _finding(source, finding, style, finding.span in shown)
            shown.add(finding.span)
        own = [step for step in known if number.span in step.places and step.verdict is not Verdict.DISAGREE]
        yield from _steps(source, own, number, style)
        if not (own or found):
            yield f"  = why: {sentence(number.reason)}\n"
        yield "\n"


def _finding(source: Source, finding: Finding, style: Style, shown: bool) -> Iterator[str]:
    """The frame, or where it is if it has been shown."""
    at = source.place(finding.span.start)
    if shown:
        yield f"  = part of: {finding.code} at {at.line}:{at.column}, shown above\n"
    else:
        yield from framed(source, finding, style)


def _concerns(finding: Finding, number: NumberVerdict) -> bool:
    spans = (finding.span, *(mark.span for mark in (*finding.evidence, *finding.dependents)))
    return any(span.overlaps(number.span) for span in spans)


def _facts(facts: Sequence[Fact], number: NumberVerdict) -> Iterator[str]:
    for fact in facts:
        if fact.printing.span.overlaps(number.span):
            said = ", ".join(sorted(fact.qualifiers))
            yield f"  = read as: {title(fact.name)}{f' ({said})' if said else ''}\n"


def _steps(source: Source, own: Sequence[Step], number: NumberVerdict, style: Style) -> Iterator[str]:
    ordered = sorted(own, key=lambda step: (step.result != number.span, step.verdict is not Verdict.AGREE))
    for step in ordered[:_MOST]:
        yield from _step(source, step, number, style)
    if len(ordered) > _MOST:
        yield f"  = and {len(ordered) - _MOST} more checks that agree\n"


def _step(source: Source, step: Step, number: NumberVerdict, style: Style) -> Iterator[str]:
    yield f"  {style.strong(step.rule.code)} {step.rule.name}: {visible(told(source, step))}\n"
    places = [(span, Role.PRIMARY if span == number.span else Role.EVIDENCE) for span in step.places]
    names = {mark.span: mark.label for mark in step.operands}
    last = max(source.place(span.end).line for span, _ in places)
    gutter = Gutter(len(str(last)), style)
    marked = (Marked(span, names.get(span, ""), role) for span, role in places[:_MOST])
    yield from frame(source, marked, Severity.INFO, gutter)
    if step.reading:
        yield gutter.note("holds if", visible(step.reading))


def as_data(source: Source, study: Study, numbers: Sequence[NumberVerdict]) -> list[dict[str, Any]]:
    """One entry a number, with the steps it takes part in."""
    known = steps(source, study.judgements)
    return [
        {
            **place_of(source, number.span), "text": number.text, "verdict": number.verdict.value,
            "reason": number.reason, "check": number.check,
            "names": sorted({f.name for f in study.facts if f.printing.span.overlaps(number.span)}),
            "steps": [_entry(source, step) for step in known if number.span in step.places],
        }
        for number in numbers
    ]  # fmt: skip


def _entry(source: Source, step: Step) -> dict[str, Any]:
    return {
        "code": step.rule.code, "name": step.rule.name, "verdict": step.verdict.value, "reading": step.reading,
        "words": step.words, "value": step.value,
        "result": None if step.result is None else {**place_of(source, step.result), "text": source[step.result]},
        "operands": [
            {**place_of(source, m.span), "text": source[m.span], "label": m.label} for m in step.operands
        ],
    }  # fmt: skip


def place_of(source: Source, span: Span) -> dict[str, int]:
    start, end = source.place(span.start), source.place(span.end)
    return {"line": start.line, "column": start.column, "end_line": end.line, "end_column": end.column}
