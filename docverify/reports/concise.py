"""Report -> one line a finding, `path:line:col: CODE severity message`, as compilers and problem matchers know it."""

from docverify.findings import Elsewhere, Report
from docverify.reports.style import Style, visible
from docverify.reports.summary import Summary
from docverify.source import Source


def begin(version: str) -> str:
    return ""


def document(report: Report, style: Style, first: bool) -> str:
    source = Source(report.path, report.text) if report.findings else None
    lines = []
    for finding in report.findings if source else ():
        assert source
        head = f"{style.strong(visible(report.path))}:{source.where(finding.span.start)}:"
        level = style.level(f"{finding.code} {finding.severity}", finding.severity)
        others = "".join(f" [{visible(_where(each))}]" for each in finding.elsewhere)
        lines.append(f"{head} {level} {visible(finding.message)}{others}\n")
    return "".join(lines)


def _where(place: Elsewhere) -> str:
    return f"{place.source.path}:{place.source.where(place.span.start)}"


def end(summary: Summary, style: Style) -> str:
    return summary.closing(style)
