"""A factor or percentage beside the two values that it compares: right sentences are silent, wrong ones are found."""

from pathlib import Path

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

STATEMENTS = Path(__file__).parent / "statements"


def lines(name: str) -> list[str]:
    return (STATEMENTS / name).read_text("utf-8").splitlines()


def found(text: str) -> set[str]:
    source = Source("text.md", text)
    return {finding.code for finding in judge(source, parse(source)).findings}


@pytest.mark.parametrize("text", lines("compared-right.txt"))
def test_what_is_right_is_silent(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("text", lines("compared-wrong.txt"))
def test_what_is_wrong_is_found(text: str) -> None:
    assert found(text)
