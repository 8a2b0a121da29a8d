"""Dossier -> one HTML file that needs nothing else: style, script, pictures and data are in it."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape

from docverify.named import NamedTuple
from docverify.reports.dossier import Dossier, Issue, Number, Place
from docverify.reports.rendered import rendered
from docverify.reports.style import visible
from docverify.reports.templating import filled, shipped
from docverify.source import Span

_TEMPLATE = "report.html.j2"
_CELL = re.compile(r"<p>&lt;!-- cell (\d+) --&gt;</p>")


class _Mark(NamedTuple):
    """A place in the document: a number, or the place of a finding that is none."""

    span: Span
    number: Number | None
    issue: Issue | None


def page(dossier: Dossier, own: str | None = None) -> str:
    """The report in HTML, by the shipped template or a user's `own`. Raises BadTemplate."""
    script = shipped("report.js") or ""
    digest = b64encode(sha256(script.encode()).digest()).decode()
    marks = _marks(dossier)
    values = {
        "dossier": dossier,
        "style": Safe(shipped("report.css") or ""),
        "script": script,
        "script_hash": f"sha256-{digest}",
        "document": _document(dossier, marks),
        "data": _data(dossier),
        "anchors": _anchors(dossier, marks),
    }
    return filled(_TEMPLATE, values, own)


class Safe(str):
    """The style sheet as it is."""

    def __html__(self) -> str:
        return self


def _marks(dossier: Dossier) -> list[_Mark]:
    """Numbers, and places of findings that hold no number; in order, none over another."""
    found = []
    for number in dossier.numbers:
        issue = dossier.issues[number.issue] if number.issue >= 0 else None
        found.append(_Mark(Span(number.start, number.end), number, issue))
    covered = {number.issue for number in dossier.numbers if number.role == "place"}
    for issue in dossier.issues:
        span = Span(issue.place.start, issue.place.end)
        if issue.id not in covered and len(span) and not any(span.overlaps(mark.span) for mark in found):
            found.append(_Mark(span, None, issue))
    return _apart(sorted(found, key=lambda mark: mark.span))


def _apart(marks: Sequence[_Mark]) -> list[_Mark]:
    kept: list[_Mark] = []
    for mark in marks:
        if len(mark.span) and (not kept or kept[-1].span.end <= mark.span.start):
            kept.append(mark)
    return kept


def _anchors(dossier: Dossier, marks: Sequence[_Mark]) -> dict[int, str]:
    """Where the place of each finding is marked; the findings's own frame where it is not."""
    found = {issue.id: f"f{issue.id}" for issue in dossier.issues}
    for index, mark in reversed(list(enumerate(marks))):
        if mark.issue is not None and (mark.number is None or mark.number.role == "place"):
            found[mark.issue.id] = _name(mark, index)
    return found


def _name(mark: _Mark, index: int) -> str:
    return f"n{mark.number.id}" if mark.number is not None else f"p{index}"


def _document(dossier: Dossier, marks: Sequence[_Mark]) -> str:
    def opened(index: int, linked: bool, first: bool) -> str:
        mark = marks[index]
        name = f' id="{_name(mark, index)}"' if first else ""
        classes, plain = _classes(mark)
        issue = f' data-f="{mark.issue.id}"' if mark.issue is not None and "bad" in classes else ""
        if plain or linked or mark.number is None or not first:
            why = f' title="{escape(_told(mark))}"' if plain and first else ""
            return f'<span class="{classes}"{name}{issue}{why}>'
        return f'<button type="button" aria-expanded="false" class="{classes}" data-n="{mark.number.id}"{name}{issue}>'

    found = rendered(dossier.text, [mark.span for mark in marks], opened)
    return _CELL.sub(r'<p class="quiet">cell \1</p>', found) if dossier.cells else found


def _classes(mark: _Mark) -> tuple[str, bool]:
    """The classes of a mark, and whether there is nothing to show of it but why it was not judged."""
    number, issue = mark.number, mark.issue
    if issue is not None and (number is None or number.role == "place"):
        return f"n bad {issue.severity}", False
    assert number is not None
    if number.role == "dependent":
        return "n dep", False
    if number.verdict == "not-judged":
        return "n none", issue is None and not number.derivations
    return f"n {number.verdict}", False


def _told(mark: _Mark) -> str:
    return visible(f"not judged: {mark.number.why}") if mark.number is not None else ""


def _data(dossier: Dossier) -> str:
    """What the cards say. `<` never stands in it, so that no text of a document can end the element."""
    numbers = {
        number.id: [number.verdict, number.why, number.issue, number.role, number.derivations]
        for number in dossier.numbers
        if number.derivations or number.issue >= 0
    }
    steps = [
        [d.code, d.title, visible(d.told), d.reading, [_place(p, dossier.cells) for p in d.rests]]
        for d in dossier.derivations
    ]
    issues = [[visible(issue.message), issue.code] for issue in dossier.issues]
    text = json.dumps({"numbers": numbers, "steps": steps, "issues": issues}, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _place(place: Place, cells: Mapping[int, str]) -> list[object]:
    return [place.number, cells.get(place.line, f"line {place.line}"), visible(place.text), place.label]
