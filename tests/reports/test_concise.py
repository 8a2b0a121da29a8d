"""One line a finding, a summary line, statistics."""

import re

import pytest

from docverify.findings import Report, Severity
from docverify.reports import concise
from docverify.reports.style import Style, colours
from docverify.reports.summary import Summary
from tests.reports.made import finding, report

TEXT = "text\n8 × 80 GB = 460 GB\n"
ERROR = finding(TEXT, "460 GB", message="8 × 80 GB is 640 GB, but 460 GB is printed")
WARNING = finding(TEXT, "80", severity=Severity.WARNING, code="NET002", name="link-bandwidth")


def test_a_line_has_the_shape_that_matchers_know() -> None:
    line = concise.document(report(TEXT, ERROR), Style(), True)
    assert line == "deploy.md:2:13: ARI001 error 8 × 80 GB is 640 GB, but 460 GB is printed\n"
    assert re.match(r"^(.+?):(\d+):(\d+): ([A-Z]{3}\d{3}) (error|warning|info) (.*)$", line)


@pytest.mark.parametrize(
    ("reports", "line"),
    [
        ([report(TEXT)], "No findings in 1 document (3 of 4 numbers judged)."),
        (
            [report(TEXT, ERROR, ERROR, WARNING)] * 2,
            "Found 4 errors, 2 warnings in 2 documents (6 of 8 numbers judged).",
        ),
    ],
)
def test_summary(reports: list[Report], line: str) -> None:
    summary = Summary()
    for each in reports:
        summary = summary.add(each)
    assert concise.end(summary, Style()) == line + "\n"
    assert concise.end(summary.miss(), Style()) == line[:-1] + "; 1 document could not be read.\n"
    assert concise.end(summary, Style(quiet=True)) == ""


def test_statistics_are_sorted_by_count() -> None:
    summary = Summary().add(report(TEXT, WARNING, *[ERROR] * 10))
    assert summary.statistics() == "10  ARI001  explicit-equation\n 1  NET002  link-bandwidth\n"


@pytest.mark.parametrize(
    ("mode", "tty", "environment", "wanted"),
    [
        ("always", False, {"NO_COLOR": "1"}, True),  # the option is nearer than the environment
        ("never", True, {"FORCE_COLOR": "1"}, False),
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),  # no-color.org: when not empty
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "0"}, False),
        ("auto", True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"CLICOLOR": "0"}, False),
        ("auto", False, {"CLICOLOR_FORCE": "1"}, True),
    ],
)
def test_colours(mode: str, tty: bool, environment: dict[str, str], wanted: bool) -> None:
    assert colours(mode, tty, environment) is wanted
