"""Reports built by hand: `finding` and `report` fill in what a test does not say, texts are found by their words."""

from typing import Any

from docverify.findings import Coverage, Edit, Finding, Mark, Repair, Report, Severity
from docverify.source import Span


def place(text: str, part: str, nth: int = 1) -> Span:
    """The span of the n-th occurrence of a part of a text."""
    start = -1
    for _ in range(nth):
        start = text.index(part, start + 1)
    return Span(start, start + len(part))


def finding(text: str, part: str, nth: int = 1, **more: Any) -> Finding:
    usual = {"code": "ARI001", "name": "explicit-equation", "severity": Severity.ERROR, "message": "the sides differ"}
    return Finding(**{**usual, "span": place(text, part, nth), "claimed": part, **more})


def mark(text: str, part: str, label: str = "", nth: int = 1) -> Mark:
    return Mark(place(text, part, nth), label)


def repair(text: str, part: str, new: str, safe: bool = True, nth: int = 1) -> Repair:
    return Repair((Edit(place(text, part, nth), new),), safe, f"write `{new}`")


def report(text: str, *findings: Finding, path: str = "deploy.md", **more: Any) -> Report:
    coverage = more.pop("coverage", Coverage(4, 2, 0, 1, {"unconnected": 1}))
    return Report(path, text, findings, (), coverage, **more)
