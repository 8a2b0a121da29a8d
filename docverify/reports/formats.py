"""The output formats by name; each is a module with `begin`, `document` and `end`, loaded when it is asked for."""

from typing import Protocol

from docverify.findings import Report
from docverify.reports.style import Style
from docverify.reports.summary import Summary


class Format(Protocol):
    """Text before the first report, for each report, and after the last; nothing of a run is kept in between."""

    def begin(self, version: str) -> str: ...
    def document(self, report: Report, style: Style, first: bool) -> str: ...
    def end(self, summary: Summary, style: Style) -> str: ...


NAMES = ("concise", "full", "json")


def load(name: str) -> Format:
    """Raises KeyError for an unknown name."""
    if name == "concise":
        from docverify.reports import concise

        return concise
    if name == "full":
        from docverify.reports import full

        return full
    if name == "json":
        from docverify.reports import json_

        return json_
    raise KeyError(name)
