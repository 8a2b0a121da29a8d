"""Dossiers -> Markdown and JSON, and the index of a folder's reports."""

import json
from collections.abc import Sequence
from typing import Any

from docverify.named import NamedTuple
from docverify.reports.dossier import Correction, Dossier, Issue, Place
from docverify.reports.json_ import SCHEMA_VERSION
from docverify.reports.templating import filled, shipped


class Entry(NamedTuple):
    """A document in the index: its dossier, and where its report is from there."""

    dossier: Dossier
    address: str


def paper(dossier: Dossier, own: str | None = None) -> str:
    """The report in Markdown. Raises BadTemplate."""
    return filled("report.md.j2", {"dossier": dossier}, own)


def index(entries: Sequence[Entry], form: str) -> str:
    """The first page of a folder's reports, in `markdown` or `html`."""
    values: dict[str, Any] = {"entries": entries, "style": ""}
    if form == "html":
        from docverify.reports.page import Safe

        values["style"] = Safe(shipped("report.css") or "")
    return filled("index.html.j2" if form == "html" else "index.md.j2", values)


def data(dossiers: Sequence[Dossier], version: str) -> str:
    """All reports as one JSON object."""
    whole = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "docverify", "version": version},
        "files": [_entry(dossier) for dossier in dossiers],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _entry(dossier: Dossier) -> dict[str, Any]:
    return {
        "path": dossier.path,
        "title": dossier.title,
        "verdict": dossier.verdict,
        "corrections": [_correction(each) for each in dossier.corrections],
        "decisions": [_decision(each) for each in dossier.decisions],
        "conventions": list(dossier.conventions),
        "assumptions": list(dossier.assumptions),
        "coverage": _judged(dossier),
        "corrected": dossier.corrected,
    }


def _judged(dossier: Dossier) -> dict[str, int]:
    before, after = dossier.coverage, dossier.coverage_after
    return {"numbers": before.numbers, "judged": before.judged, "judged_after": after.judged}


def _correction(each: Correction) -> dict[str, Any]:
    return {
        "line": each.line, "was": each.was, "now": each.now, "why": each.why, "code": each.code, "name": each.name,
        "severity": each.severity, "safe": each.safe, "follows_from_line": each.cause_line or None,
        "rests_on": [_place(place) for place in each.rests],
        "repeated": [{"line": line, "was": was, "now": now} for line, was, now in each.also],
    }  # fmt: skip


def _decision(each: Issue) -> dict[str, Any]:
    return {
        "line": each.place.line, "text": each.place.text, "message": each.message, "code": each.code,
        "name": each.name, "severity": each.severity, "reason": each.reason,
        "rests_on": [_place(place) for place in each.evidence],
        "alternatives": [
            {"why": other.why, "edits": [{"line": line, "was": was, "now": now} for line, was, now in other.edits]}
            for other in each.alternatives
        ],
    }  # fmt: skip


def _place(place: Place) -> dict[str, Any]:
    return {"line": place.line, "column": place.column, "text": place.text, "label": place.label}
