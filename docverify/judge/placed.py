"""Report -> the same with places in the text, for one whose places are counted from anchors."""

from docverify.classes import replace
from docverify.findings import Edit, Finding, Mark, NumberVerdict, Repair, Report
from docverify.source import ANCHOR_BITS, Source, Span

_new = tuple.__new__


def placed(report: Report, source: Source) -> Report:
    numbers = tuple([_number(each, source.anchors) for each in report.numbers])
    return replace(report, findings=tuple(_finding(each, source) for each in report.findings), numbers=numbers)


def _number(number: NumberVerdict, anchors: tuple[int, ...]) -> NumberVerdict:
    """A number has one anchor."""
    (start, end), *rest = number
    nth = start >> ANCHOR_BITS
    by = anchors[nth] - (nth << ANCHOR_BITS)
    return _new(NumberVerdict, (_new(Span, (start + by, end + by)), *rest))


def _finding(finding: Finding, source: Source) -> Finding:
    return replace(
        finding,
        span=source.placed(finding.span),
        evidence=_marks(finding.evidence, source),
        dependents=_marks(finding.dependents, source),
        repairs=tuple(_repair(each, source) for each in finding.repairs),
    )


def _marks(marks: tuple[Mark, ...], source: Source) -> tuple[Mark, ...]:
    return tuple(Mark(source.placed(mark.span), mark.label) for mark in marks)


def _repair(repair: Repair, source: Source) -> Repair:
    return replace(repair, edits=tuple(Edit(source.placed(edit.span), edit.text) for edit in repair.edits))
