"""Every example of every rule page, checked against all rules."""

from collections.abc import Iterator

import pytest

from docverify.interfaces.test_command import example_report
from docverify.rulebook.load import examples, rules
from docverify.rulebook.rule import Example
from docverify.source import Source


def _examples(*kinds: str) -> list[object]:
    return list(_parameters(kinds))


def _parameters(kinds: tuple[str, ...]) -> Iterator[object]:
    for rule in rules().values():
        for example in examples()[rule.name]:
            if example.kind in kinds:
                yield pytest.param(example, id=f"{rule.path}:{example.line}")


@pytest.mark.parametrize("example", _examples("valid", "fixed"))
def test_nothing_is_found_in_a_valid_example(example: Example) -> None:
    assert [(finding.code, finding.claimed, finding.message) for finding in example_report(example.text).findings] == []


@pytest.mark.parametrize("example", _examples("invalid"))
def test_an_invalid_example_has_the_findings_that_are_marked(example: Example) -> None:
    source = Source("example.md", example.text)
    found = [(f.code, f.claimed, source.place(f.span.start).line) for f in example_report(example.text).findings]
    assert sorted(found) == sorted((mark.code, mark.text, mark.line) for mark in example.marks)
