"""The stories in fixtures/: what docverify says of each is written out beside it.

`DOCVERIFY_UPDATE=1 python -m pytest tests/test_stories.py` renews what is written;
read the difference before you keep it.
"""

import json
import os
from contextlib import chdir
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from docverify import check
from docverify.findings import Report, Severity
from docverify.interfaces.cli import main
from docverify.source import Source, Span

FIXTURES = Path(__file__).parents[1] / "fixtures"
STORIES = sorted(path.parent for path in FIXTURES.glob("*/SOURCE"))
WRONG = [story for story in STORIES if (story / "mistakes.json").exists()]
RIGHT = [story for story in STORIES if story not in WRONG]
UPDATE = os.environ.get("DOCVERIFY_UPDATE") == "1"
ARGUMENTS = ["check", "--output-format", "full", "--color", "never", "deployment.md"]


def name(story: Path) -> str:
    return story.name


def told(story: Path) -> str:
    """What a user sees who runs docverify in the story's folder."""
    with chdir(story):
        return CliRunner().invoke(main, ARGUMENTS).stdout


def report(story: Path) -> Report:
    return check(story / "deployment.md")


def findings(found: Report) -> list[dict[str, Any]]:
    """What must not change by accident: the words of a message may."""
    source = Source(found.path, found.text)

    def line(span: Span) -> int:
        return source.place(span.start).line

    return [
        {
            "code": finding.code,
            "line": line(finding.span),
            "column": source.place(finding.span.start).column,
            "claimed": finding.claimed,
            "expected": [expected.text for expected in finding.expected],
            "dependents": sorted({line(mark.span) for mark in finding.dependents}),
        }
        for finding in found.findings
    ]


def golden(path: Path, text: str) -> str:
    if UPDATE:
        path.write_text(text, "utf-8", newline="\n")
    return path.read_text("utf-8")


def mistakes(story: Path) -> list[dict[str, Any]]:
    return list(json.loads((story / "mistakes.json").read_text("utf-8")))


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_report(story: Path) -> None:
    text = told(story)
    assert text == golden(story / "expected.txt", text)


@pytest.mark.parametrize("story", STORIES, ids=name)
def test_findings(story: Path) -> None:
    found = findings(report(story))
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    assert found == json.loads(golden(story / "expected.json", text))


@pytest.mark.parametrize("story", RIGHT, ids=name)
def test_right_stories_are_quiet(story: Path) -> None:
    assert [finding.message for finding in report(story).findings if finding.severity != Severity.INFO] == []


@pytest.mark.parametrize("story", WRONG, ids=name)
def test_mistakes_are_where_the_list_says(story: Path) -> None:
    lines = (story / "deployment.md").read_text("utf-8").split("\n")
    for mistake in mistakes(story):
        assert mistake["text"] in lines[mistake["line"] - 1]


@pytest.mark.parametrize("story", WRONG, ids=name)
def test_mistakes_are_found(story: Path) -> None:
    """At the line, or at a line that is named beside it because the author may have meant either."""
    listed = mistakes(story)
    places = {finding["line"] for finding in findings(report(story))}
    hit = [bool(places & {mistake["line"], *mistake.get("or_lines", ())}) for mistake in listed]
    if UPDATE:
        newly = [{**mistake, "found": mistake["found"] or now} for mistake, now in zip(listed, hit, strict=True)]
        rows = ",\n".join(json.dumps(mistake, ensure_ascii=False) for mistake in newly)
        (story / "mistakes.json").write_text(f"[\n{rows}\n]\n", "utf-8")
    lost = [mistake for mistake, now in zip(listed, hit, strict=True) if mistake["found"] and not now]
    assert lost == []


@pytest.mark.parametrize("story", WRONG, ids=name)
def test_nothing_else_is_found(story: Path) -> None:
    known = {line for mistake in mistakes(story) for line in (mistake["line"], *mistake.get("or_lines", ()))}
    assert [finding for finding in findings(report(story)) if finding["line"] not in known] == []
