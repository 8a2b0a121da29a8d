"""What sentences compare, count and add up: right ones are silent, wrong ones are found."""

from pathlib import Path

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

STATEMENTS = Path(__file__).parent / "statements"


def lines(kind: str) -> list[str]:
    """The sentences of all files of the kind, `right` or `wrong`."""
    return [line for file in sorted(STATEMENTS.glob(f"*-{kind}.txt")) for line in file.read_text("utf-8").splitlines()]


def found(text: str) -> set[str]:
    source = Source("text.md", text)
    return {finding.code for finding in judge(source, parse(source)).findings}


@pytest.mark.parametrize("text", lines("right"))
def test_what_is_right_is_silent(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("text", lines("wrong"))
def test_what_is_wrong_is_found(text: str) -> None:
    assert found(text)
