"""Lists that no word calls a sum: a slip of one is found, all else is left alone."""

import pytest

from docverify.document.parse import parse
from docverify.judge.judge import judge
from docverify.source import Source

# Lines of a list, and what is told of it.
CASES = [
    (["nightly: $6,912", "weekly: $6,758", "release: $2,477", "month: $16,147"], ""),
    (["nightly: $6,912", "weekly: $6,758", "release: $2,477", "month: $16,417"], "$16,417"),
    (["nightly: $6,912", "weekly: $6,758", "release: $2,477", "night: $9,412"], ""),
    (["nightly: $6,912", "weekly: $6,758", "release: 2,477 h", "month: $16,417"], ""),  # of two kinds
    (["requests: 900k", "  - chat: 540k", "  - search: 270k", "  - API: 90k"], ""),
    (["requests: 900k", "  - chat: 540k", "  - search: 207k", "  - API: 90k"], "900k"),
    (["requests: 900k", "  - chat: 540k", "  - search: 210k", "  - API: 90k"], ""),  # the rest is not named
    (["requests: 900k", "  - chat: 540k", "  - search: 207k"], ""),  # too few
    (["budget: $1.2M", "  - cards: $870k", "  - power: $151k", "  - people: $175k"], ""),  # a rounded whole
    (["load: 60%", "  - chat: 45%", "  - search: 42%", "  - API: 21%"], ""),
]


@pytest.mark.parametrize(("lines", "told"), CASES)
def test_lists(lines: list[str], told: str) -> None:
    text = "\n".join(line if line.startswith("  - ") else f"- {line}" for line in lines)
    source = Source("a.md", f"# Bills\n\n{text}\n")
    assert [source[each.span] for each in judge(source, parse(source)).findings] == ([told] if told else [])
