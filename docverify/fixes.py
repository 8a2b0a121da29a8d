"""Report -> corrected text: repairs are made one by one, and each is kept only if the document is better for it.

A repair is kept if re-reading the text finds the contradiction gone, nothing new contradicted and the structure whole.
What becomes wrong because it was computed from the repaired value is repaired with it, or nothing is.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from docverify.document.model import Document, Flow, FlowKind, PieceKind
from docverify.document.parse import parse
from docverify.findings import Edit, Finding, Report, Severity
from docverify.judge.judge import judge
from docverify.source import Source, Span

_DEEPEST = 12  # steps from a repaired value to what was computed from it
_MOST = 500  # repairs in one document
_CALCULATIONS = frozenset({"", "text", "txt", "plain", "plaintext", "math", "calc", "calculation"})

Judge = Callable[[Source], Report]


class Fixed(NamedTuple):
    """The corrected text, the findings whose repair was made, and those left with the reason why."""

    text: str
    applied: tuple[Finding, ...]
    left: tuple[tuple[Finding, str], ...]


def judged(source: Source) -> Report:
    """The whole pipeline for one text."""
    return judge(source, parse(source))


def fix(source: Source, unsafe: bool = False, include_code: bool = False, check: Judge = judged) -> Fixed:
    """Make every repair that stands the test; `unsafe` ones too if asked for."""
    applied: list[Finding] = []
    left: dict[str, tuple[Finding, str]] = {}
    terms = _Terms(unsafe, include_code, check)
    while len(applied) < _MOST:
        report = check(source)
        open_ = [f for f in report.findings if _identity(f) not in left]
        together = [f for f in open_ if not _objection(f, source, terms)]
        better, reason = _repaired(source, report, together, terms) if len(together) > 1 else (None, "")
        if better is None and open_:
            together = open_[:1]
            better, reason = _repaired(source, report, together, terms)
        if better is not None:
            source = better
            applied += together
        elif open_:
            left[_identity(open_[0])] = (open_[0], reason)
        else:
            break
    return Fixed(source.text, tuple(applied), tuple(left.values()))


class _Terms(NamedTuple):
    """What the person who asks for fixes allows."""

    unsafe: bool
    include_code: bool
    check: Judge


def _repaired(source: Source, report: Report, wanted: list[Finding], terms: _Terms) -> tuple[Source | None, str]:
    """The text with the findings' first repairs and all that follows from them; or None and why not."""
    known = {_identity(f) for f in report.findings}
    gone = {_identity(f) for f in wanted}
    shape = _shape(parse(source))
    pending = wanted
    for _ in range(_DEEPEST):
        reason = next(filter(None, (_objection(f, source, terms) for f in pending)), "")
        if reason:
            return None, reason if pending is wanted else "what follows from the repair needs a decision of the author"
        source = Source(source.path, edited(source.text, _edits(pending)))
        if _shape(parse(source)) != shape:
            return None, "the repair would change the structure of the document"
        after = terms.check(source)
        if gone & {_identity(f) for f in after.findings}:
            return None, "the repair does not settle the contradiction"
        pending = [f for f in after.findings if _identity(f) not in known and f.severity is not Severity.INFO]
        if not pending:
            return source, ""
    return None, "the repair leads to ever new contradictions"


def _edits(findings: Iterable[Finding]) -> list[Edit]:
    """The edits of the first repairs; where two touch, the first stands."""
    found: list[Edit] = []
    for finding in findings:
        for edit in finding.repairs[0].edits:
            if not any(edit.span.overlaps(other.span) for other in found):
                found.append(edit)
    return found


def _objection(finding: Finding, source: Source, terms: _Terms) -> str:
    if not finding.repairs:
        return "there is no single repair: a decision for the author"
    repair = finding.repairs[0]
    if not (repair.safe or terms.unsafe):
        return "the repair is not safe"
    code = () if terms.include_code else tuple(_code(parse(source)))
    if any(span.overlaps(edit.span) for edit in repair.edits for span in code):
        return "the repair would change code"
    return ""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, last first, so that none moves another; table cells keep their width."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        behind = text[edit.span.end :]
        grown = len(edit.text) - len(edit.span)
        padding = len(behind) - len(behind.lstrip(" "))
        in_cell = behind.lstrip(" ").startswith("|") and padding > 1
        if in_cell and grown > 0:
            behind = behind[min(grown, padding - 1) :]
        elif in_cell and grown < 0:
            behind = " " * -grown + behind
        text = text[: edit.span.start] + edit.text + behind
    return text


def _identity(finding: Finding) -> str:
    """What stays the same of a finding when numbers above it are edited."""
    return f"{finding.code}\0{finding.key}\0{finding.claimed}"


def _shape(document: Document) -> tuple[object, ...]:
    """The structure of a document without its words."""
    flows = tuple((flow.kind, flow.section, flow.item, flow.depth) for flow in document.flows)
    tables = tuple((len(table.header), len(table.rows)) for table in document.tables)
    fences = tuple((fence.language, fence.flow.text.count("\n")) for fence in document.fences)
    return flows, tables, fences, document.sections and len(document.sections)


def _code(document: Document) -> Iterator[Span]:
    """Inline code, and fences that hold no plain calculation."""
    flows: list[Flow] = [*document.flows]
    for table in document.tables:
        flows += (cell for row in (table.header, *table.rows) for cell in row)
    for flow in flows:
        yield from (piece.span for piece in flow.pieces if piece.kind is PieceKind.CODE)
    for fence in document.fences:
        if fence.language not in _CALCULATIONS:
            yield fence.flow.span(0, len(fence.flow.text))
    if document.front_matter is not None and document.front_matter.kind is FlowKind.FRONT_MATTER:
        yield document.front_matter.span(0, len(document.front_matter.text))
