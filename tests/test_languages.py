"""The documents in fixtures/languages/: right ones are silent; of the others exactly the listed places are found."""

import json
from pathlib import Path

import pytest

from docverify import check
from docverify.findings import Severity
from docverify.source import Source

FOLDER = Path(__file__).parents[1] / "fixtures" / "languages"
LABELS: dict[str, list[list[str]]] = json.loads((FOLDER / "labels.json").read_text("utf-8"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.name)
def test_document(path: Path) -> None:
    source = Source(path.name, path.read_text("utf-8"))
    found = [f for f in check(source).findings if f.severity is not Severity.INFO]
    lines = [source[source.line_span(source.place(finding.span.start).line)] for finding in found]
    expected = LABELS.get(path.name, [])
    told = [(finding.claimed, line, finding.message) for finding, line in zip(found, lines, strict=True)]
    assert len(found) == len(expected), told
    for (text, claimed), finding, line in zip(expected, found, lines, strict=True):
        assert text in line, told
        assert claimed in finding.claimed, told


def test_half_of_them_are_right() -> None:
    names = {path.name for path in FOLDER.glob("*.md")}
    assert len(names) == 2 * len(LABELS)
    assert set(LABELS) <= names
