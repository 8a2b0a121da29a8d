"""Report -> frames for people, and what the document was read as."""

from docverify.findings import Report
from docverify.reports.style import Style
from docverify.reports.summary import Summary, about
from docverify.source import Source


def begin(version: str) -> str:
    return ""


def document(report: Report, style: Style, first: bool) -> str:
    if not (report.findings or style.verbose):
        return ""
    frames = _frames(report, style) if report.findings else []
    return "".join(text + "\n" for text in (*frames, *about(report, style)))


def _frames(report: Report, style: Style) -> list[str]:
    from docverify.reports.framed import framed  # most documents have no findings

    source = Source(report.path, report.text)
    return ["".join(framed(source, finding, style)) for finding in report.findings]


def end(summary: Summary, style: Style) -> str:
    return summary.closing(style)
