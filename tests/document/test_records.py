"""Lines of one paragraph that each give a value to a name are flows of their own; running text is one."""

import pytest

from docverify.document.parse import parse
from docverify.source import Source

CASES = [
    ("TP: 8\nPP: 2", ["TP: 8", "PP: 2"]),
    ("**TP**: 8\n**DP** = 2\nand more", ["TP: 8", "DP = 2 and more"]),
    ("张量并行：8\n流水线并行：2", ["张量并行：8", "流水线并行：2"]),
    ("In short:\nTP: 8\nPP: 2", ["In short:", "TP: 8", "PP: 2"]),
    ("We use TP: 8\nand have 16 GPUs", ["We use TP: 8 and have 16 GPUs"]),
    ("One thing is said here, namely this:\nthat a sentence may have a colon: it is one.", None),
    ("See https://example.org\nand http://example.net", None),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_lines(text: str, expected: list[str] | None) -> None:
    flows = parse(Source("plan.md", f"# 8\n\n{text}\n")).flows[1:]
    assert [flow.text.strip() for flow in flows] == (expected or [text.replace("\n", " ")])


def test_places_and_lines() -> None:
    source = Source("plan.md", "> TP: 8\n> PP: 16\n")
    flow = parse(source).flows[1]
    assert source[flow.span(4, 6)] == "16"
    assert flow.line == 2


@pytest.mark.parametrize("end", ["\n", "\r\n", "<br>", "<br>\n", "  \r\n", "<br>\r\n"])
def test_a_break_may_end_a_line_or_not(end: str) -> None:
    source = Source("plan.md", f"TP: 8{end}PP: 16{end}EP: 4")
    for flow, name in zip(parse(source).flows, ("TP", "PP", "EP"), strict=True):
        assert flow.text.startswith(name)
        assert flow.line == source.place(source.text.index(name)).line
