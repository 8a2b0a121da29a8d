"""Comments that silence findings."""

from docverify.document.model import Document
from docverify.findings import Report


def suppress(report: Report, document: Document) -> Report:
    return report
