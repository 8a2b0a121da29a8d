"""Report -> Report without the findings that comments in the document silence, with findings about such comments."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from itertools import chain, islice

from docverify.classes import replace
from docverify.document.model import Document, PieceKind
from docverify.findings import Edit, Finding, Repair, Report, Severity
from docverify.interfaces.blocks import lines_of
from docverify.interfaces.codes import MALFORMED, UNUSED
from docverify.interfaces.directives import Directive, directives
from docverify.interfaces.selection import UnknownRule, fit, require_known
from docverify.named import NamedTuple
from docverify.source import Source, Span

_MOST = 1000  # directives read in one document


class Silence(NamedTuple):
    """One rule of one directive, and the lines on which it is silent."""

    rule: str
    first: int
    last: int
    directive: Directive

    def covers(self, finding: Finding, source: Source) -> bool:
        return (
            fit(self.rule, finding.code, finding.name) > 0
            and source.place(finding.span.start).line <= self.last
            and source.place(finding.span.end).line >= self.first
        )

    def accepts(self, finding: Finding) -> bool:
        accept = self.directive.accept
        return not accept or accept == " ".join(finding.claimed.split())


def suppress(report: Report, document: Document, rules: Callable[[], Mapping[str, str]]) -> Report:
    """`rules` gives the rules (code -> name) that a directive may name; it is asked only if there is a directive."""
    found = list(islice(directives(report.text), _MOST))
    if not found:
        return report
    found = _outside_code(document, found)
    source, known = Source(report.path, report.text), rules()
    good = [each for each in found if not _fault(each, known)]
    silences = list(_silences(source, good))
    silent = {
        index
        for index, finding in enumerate(report.findings)
        if any(each.covers(finding, source) and each.accepts(finding) for each in silences)
    }
    kept = [finding for index, finding in enumerate(report.findings) if index not in silent]
    quiet = tuple(report.findings[index] for index in sorted(silent))
    kept += [_malformed(report, each, _fault(each, known)) for each in found if _fault(each, known)]
    kept += [_unused(report, each, kept, source) for each in silences if not _used(each, quiet, source)]
    kept += [_malformed(report, each, fault) for each, fault in _loose_ends(good)]
    return replace(report, findings=tuple(sorted(kept, key=_order)), suppressed=quiet)


def _order(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.code


def _silences(source: Source, found: list[Directive]) -> Iterator[Silence]:
    for index, each in enumerate(found):
        if each.action == "ignore":
            lines = lines_of(source, each.span)
        elif each.action == "ignore-file":
            lines = (1, source.line_count)
        else:
            lines = (source.place(each.span.start).line, source.line_count)
        for rule in each.rules if each.action != "enable" else ():
            ends = (other for other in found[index + 1 :] if other.action == "enable" and rule in other.rules)
            end = next(ends, None) if each.action == "disable" else None
            yield Silence(rule, lines[0], source.place(end.span.end).line if end else lines[1], each)


def _loose_ends(found: list[Directive]) -> Iterator[tuple[Directive, str]]:
    open_rules: set[str] = set()
    for each in found:
        if each.action == "disable":
            open_rules.update(each.rules)
        elif each.action == "enable":
            for rule in each.rules:
                if rule not in open_rules:
                    yield each, f"`enable[{rule}]` has no `disable[{rule}]` before it"
            open_rules.difference_update(each.rules)


def _used(silence: Silence, quiet: tuple[Finding, ...], source: Source) -> bool:
    return any(silence.covers(finding, source) and silence.accepts(finding) for finding in quiet)


def _fault(directive: Directive, known: Mapping[str, str]) -> str:
    try:
        require_known(directive.rules, known)
    except UnknownRule as unknown:
        return directive.fault or unknown.reason
    return directive.fault


def _unused(report: Report, silence: Silence, kept: list[Finding], source: Source) -> Finding:
    span, accept = silence.directive.span, silence.directive.accept
    other = next((finding.claimed for finding in kept if silence.covers(finding, source)), "")
    message = f"no finding of {silence.rule} is suppressed here"
    if accept and other:
        message = f"{silence.rule} is accepted for `{accept}`, but the document says `{other}`"
    removal = Repair((Edit(span, ""),), not accept and len(silence.directive.rules) == 1, "remove the comment")
    text = report.text[span.start : span.end]
    return Finding(*UNUSED, Severity.INFO, message, span, text, repairs=(removal,), key=silence.rule)


def _malformed(report: Report, directive: Directive, fault: str) -> Finding:
    text = report.text[directive.span.start : directive.span.end]
    return Finding(
        *MALFORMED, Severity.WARNING, f"{fault}; the comment has no effect", directive.span, text, key=directive.action
    )


def _outside_code(document: Document, found: list[Directive]) -> list[Directive]:
    """Without the comments that are examples, in fences and in inline code."""
    fences = (fence.flow.pieces for fence in document.fences if fence.flow.pieces)
    cells = (cell for table in document.tables for row in (table.header, *table.rows) for cell in row)
    inline = (piece for flow in chain(document.flows, cells) for piece in flow.pieces if piece.kind is PieceKind.CODE)
    code = [Span(pieces[0].span.start, pieces[-1].span.end) for pieces in fences]
    code = sorted(chain(code, (piece.span for piece in inline)))
    before = [(each, bisect_right(code, each.span)) for each in found]
    return [each for each, index in before if not index or code[index - 1].end < each.span.end]
