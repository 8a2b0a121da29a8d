"""The stories in fixtures/frameworks/: a right document is silent, and every slip in its code is found where it is."""

import json
from pathlib import Path
from typing import Any

import pytest

from docverify import check
from docverify.findings import Finding, Severity
from docverify.source import Source, Span

FOLDER = Path(__file__).parents[1] / "fixtures" / "frameworks"
STORIES = sorted(path.parent for path in FOLDER.glob("*/right.md"))
SLIPS = [
    pytest.param(story, slip, id=f"{story.name}: {slip['to'].strip()}")
    for story in STORIES
    for slip in json.loads((story / "slips.json").read_text("utf-8"))
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_right_document_is_silent(story: Path) -> None:
    assert [each.message for each in _found((story / "right.md").read_text("utf-8"))] == []


@pytest.mark.parametrize(("story", "slip"), SLIPS)
def test_a_slip_is_found_at_its_place(story: Path, slip: dict[str, Any]) -> None:
    right = (story / "right.md").read_text("utf-8")
    assert right.count(slip["from"]) == 1
    start = right.index(slip["from"])
    wrong = right.replace(slip["from"], slip["to"])
    changed, source = Span(start, start + len(slip["to"])), Source("right.md", wrong)
    found = _found(wrong)
    assert [(each.claimed, changed.covers(each.span)) for each in found] == [(slip["at"], True)]
    lines = [source[source.line_span(source.place(mark.span.start).line)] for mark in found[0].evidence]
    assert any(slip["evidence"] in line for line in lines)


def _found(text: str) -> list[Finding]:
    return [each for each in check(text).findings if each.severity is not Severity.INFO]
