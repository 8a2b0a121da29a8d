"""The CommonMark examples, and mdast (npm) as an oracle that this project has no part in."""

import re
from pathlib import Path

import pytest

from docverify.document.model import Flow, Piece
from docverify.source import Source

from .conftest import Node
from .invariants import flows_of, is_placed, read, read_and_check

_FIXTURES = Path(__file__).parents[2] / "fixtures"

# What is read differently on purpose: mathematics, products, footnotes' and front matter's own syntax, raw HTML's text.
_OURS = re.compile(r"\$|\\[(\[]|[\w)\]]\*{1,2}[\w(\[]|\[\^|^---", re.MULTILINE)


@pytest.fixture
def exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every block to the letter, those without a digit too."""
    for module in ("parse", "tables"):
        monkeypatch.setattr(f"docverify.document.{module}.has_digit", lambda text: True)


@pytest.mark.usefixtures("exact")
def test_commonmark_examples(examples: list[tuple[int, str]]) -> None:
    for number, markdown in examples:
        document = read_and_check(markdown)
        source = Source("", markdown)
        unplaced = [flow.text for flow in flows_of(document) if not is_placed(source, flow)]
        assert not unplaced, f"example {number}: {unplaced}"


@pytest.mark.usefixtures("exact")
def test_texts_agree_with_mdast(examples: list[tuple[int, str]], node: Node) -> None:
    documents = [markdown for _, markdown in examples]
    fixtures = [path.read_text("utf-8") for path in sorted(_FIXTURES.rglob("*.md"))]
    documents += [  # mdast reads no front matter, and shows NUL as a replacement character
        text for text in fixtures if not text.startswith("---") and "\0" not in text
    ]
    different, compared = [], 0
    for document, nodes in zip(documents, node("texts.mjs", documents), strict=True):
        flows = list(flows_of(read(document)))
        for kind, value, start, end in nodes:
            if _OURS.search(document[max(start - 2, 0) : end + 2]) or not value.strip():
                continue
            compared += 1
            if _squeezed(value) != (ours := _squeezed(_text_within(flows, start, end))):
                different.append((kind, value, ours, document[:200]))
    assert compared > 1000
    assert not different, f"{len(different)} of {compared}: {different[:5]}"


def _text_within(flows: list[Flow], start: int, end: int) -> str:
    return "".join(_clipped(piece, start, end) for flow in flows for piece in flow.pieces)


def _clipped(piece: Piece, start: int, end: int) -> str:
    if len(piece.text) == len(piece.span):
        return piece.text[max(start - piece.span.start, 0) : max(end - piece.span.start, 0)]
    return piece.text if start <= piece.span.start and piece.span.end <= end else ""


def _squeezed(text: str) -> str:
    return " ".join(text.split())
