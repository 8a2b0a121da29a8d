"""Report -> JSON for machines, as docs/report.schema.json describes it.

Lines and columns are counted from one, columns in code points; ends are exclusive.
"""

import json
from collections.abc import Sequence
from typing import TypeAlias

from docverify.findings import Coverage, Elsewhere, Expected, Finding, Mark, Repair, Report, Severity
from docverify.reports.fingerprint import fingerprints
from docverify.reports.style import Style
from docverify.reports.summary import Summary
from docverify.source import Source, Span

Value: TypeAlias = "str | int | bool | Sequence[Value] | dict[str, Value] | None"
SCHEMA_VERSION = 1


def begin(version: str) -> str:
    head = f'{{"schema_version": {SCHEMA_VERSION},\n "tool": {_dump({"name": "docverify", "version": version})},\n'
    return head + ' "files": ['


def document(report: Report, style: Style, first: bool) -> str:
    return ("" if first else ",") + "\n  " + _dump(as_json(report))


def end(summary: Summary, style: Style) -> str:
    levels = {f"{level}s": summary.severities.get(level, 0) for level in Severity}
    whole: dict[str, Value] = {
        "documents": summary.documents,
        "unreadable": summary.unreadable,
        "findings": summary.findings,
        **levels,
        "coverage": _coverage(summary.coverage),
    }
    return f'\n ],\n "summary": {_dump(whole)}}}\n'


def as_json(report: Report) -> dict[str, Value]:
    """One entry of `files`."""
    source = Source(report.path, report.text)
    marks = fingerprints(report) if report.findings else ()
    return {
        "path": report.path,
        "coverage": _coverage(report.coverage),
        "conventions": list(report.conventions),
        "findings": [_finding(source, *pair) for pair in zip(report.findings, marks, strict=True)],
    }


def _coverage(coverage: Coverage) -> dict[str, Value]:
    return {
        "numbers": coverage.numbers,
        "judged": coverage.judged,
        "agree": coverage.agree,
        "agree_if": coverage.agree_if,
        "disagree": coverage.disagree,
        "not_judged": dict(sorted(coverage.not_judged.items())),
    }


def _finding(source: Source, finding: Finding, fingerprint: str) -> dict[str, Value]:
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": str(finding.severity),
        "message": finding.message,
        **_place(source, finding.span),
        "claimed": finding.claimed,
        "expected": [_expected(expected) for expected in finding.expected],
        "notes": list(finding.notes),
        "readings_tried": list(finding.readings_tried),
        "evidence": [*(_mark(source, mark) for mark in finding.evidence), *map(_elsewhere, finding.elsewhere)],
        "dependents": [_mark(source, mark) for mark in finding.dependents],
        "repairs": [_repair(source, repair) for repair in finding.repairs],
        "fingerprint": fingerprint,
    }


def _place(source: Source, span: Span) -> dict[str, Value]:
    first, last = source.place(span.start), source.place(span.end)
    found: dict[str, Value] = {
        "line": first.line, "column": first.column, "end_line": last.line, "end_column": last.column
    }  # fmt: skip
    cell = source.cell(first.line)
    return found | {"cell": cell.number, "cell_line": cell.line} if cell else found


def _expected(expected: Expected) -> dict[str, Value]:
    return {
        "text": expected.text,
        "low": expected.low or None,
        "high": expected.high or None,
        "unit": expected.unit,
        "reading": expected.reading,
    }


def _mark(source: Source, mark: Mark) -> dict[str, Value]:
    return {**_place(source, mark.span), "text": source[mark.span], "label": mark.label}


def _elsewhere(place: Elsewhere) -> dict[str, Value]:
    return {"path": place.source.path, **_mark(place.source, Mark(place.span, place.label))}


def _repair(source: Source, repair: Repair) -> dict[str, Value]:
    edits = [{**_place(source, edit.span), "text": edit.text} for edit in repair.edits]
    return {"edits": edits, "safe": repair.safe, "open": repair.open, "why": repair.why}


def _dump(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)
