"""Report <-> JSON text for the cache: what `check` prints, that is all but the verdicts on single numbers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from docverify.findings import Coverage, Edit, Elsewhere, Expected, Finding, Mark, Repair, Report, Severity
from docverify.source import Source, Span


def stored(report: Report) -> str:
    """Neither the document's text nor its path are kept: the same text may lie elsewhere."""
    coverage = report.coverage
    counts = [coverage.numbers, coverage.agree, coverage.agree_if, coverage.disagree, coverage.not_judged]
    findings, quiet = ([_finding(each) for each in group] for group in (report.findings, report.suppressed))
    return json.dumps([findings, counts, report.conventions, quiet], ensure_ascii=False, separators=(",", ":"))


def restored(text: str, path: str, document: str, identity: str, beside: Sequence[Source] = ()) -> Report:
    """`beside`: the files that findings may point into. Raises ValueError, TypeError or LookupError."""
    findings, counts, conventions, quiet = json.loads(text)
    files = {source.path: source for source in beside}
    return Report(
        path,
        document,
        tuple(_made(each, files) for each in findings),
        (),
        Coverage(*counts),
        tuple(conventions),
        identity,
        tuple(_made(each, files) for each in quiet),
    )


def _finding(finding: Finding) -> list[Any]:
    return [
        finding.code,
        finding.name,
        finding.severity,
        finding.message,
        _span(finding.span),
        finding.claimed,
        [[each.text, each.low, each.high, each.unit, each.reading] for each in finding.expected],
        finding.label,
        finding.notes,
        finding.readings_tried,
        [[*_span(mark.span), mark.label] for mark in finding.evidence],
        [[*_span(mark.span), mark.label] for mark in finding.dependents],
        [[_edits(repair), repair.safe, repair.why, repair.open] for repair in finding.repairs],
        finding.key,
        [[each.source.path, *_span(each.span), each.label] for each in finding.elsewhere],
    ]


def _edits(repair: Repair) -> list[list[Any]]:
    return [[*_span(edit.span), edit.text] for edit in repair.edits]


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _made(entry: list[Any], files: Mapping[str, Source]) -> Finding:
    code, name, severity, message, span, claimed, expected, label, notes, tried, evidence, dependents, *rest = entry
    repairs, key, elsewhere = rest
    return Finding(
        code,
        name,
        Severity(severity),
        message,
        Span(*span),
        claimed,
        tuple(Expected(*each) for each in expected),
        label,
        tuple(notes),
        tuple(tried),
        _marks(evidence),
        _marks(dependents),
        tuple(Repair(_changes(edits), safe, why, open_) for edits, safe, why, open_ in repairs),
        key,
        tuple(Elsewhere(files[path], Span(start, end), label) for path, start, end, label in elsewhere),
    )


def _marks(entries: list[list[Any]]) -> tuple[Mark, ...]:
    return tuple(Mark(Span(start, end), label) for start, end, label in entries)


def _changes(entries: list[list[Any]]) -> tuple[Edit, ...]:
    return tuple(Edit(Span(start, end), text) for start, end, text in entries)
