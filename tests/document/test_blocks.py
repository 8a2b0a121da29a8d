"""Sections, items, fences, front matter, display mathematics: what a document is made of, and where."""

import pytest

from docverify.document.model import FlowKind, PieceKind
from docverify.source import Source

from .invariants import flows_of, read, read_and_check


def _texts(markdown: str) -> list[str]:
    return [flow.text for flow in read_and_check(markdown).flows]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# 8 GPUs", "8 GPUs"),
        ("## 8 GPUs ##", "8 GPUs"),
        ("## # ##", "#"),  # only the last run of # closes the heading
        ("# 8 GPUs #9", "8 GPUs #9"),
        ("### 8 `GPUs` \\#", "8 GPUs #"),
        ("8 GPUs\n===", "8 GPUs"),
        ("8 GPUs\non 1 node\n---", "8 GPUs on 1 node"),
        ("> - # *8* GPUs ##  ", "8 GPUs"),
        ("\ufeff# 8 GPUs", "8 GPUs"),  # a byte order mark is not part of the first line
        ("#", ""),
    ],
)
def test_heading(markdown: str, text: str) -> None:
    (flow,) = read_and_check(markdown).flows
    assert (flow.kind, flow.text) == (FlowKind.HEADING, text)


def test_sections_nest_by_level() -> None:
    document = read_and_check("zero\n\n# A\n\n### B\n\nin B\n\n## C\n\n# D\n\nin D\n")
    assert [(s.title, s.level, s.parent, s.line) for s in document.sections] == [
        ("", 0, -1, 1),
        ("A", 1, 0, 3),
        ("B", 3, 1, 5),
        ("C", 2, 1, 9),
        ("D", 1, 0, 11),
    ]
    assert {flow.text: flow.section for flow in document.flows} == {
        **{"zero": 0, "A": 1, "B": 2, "in B": 2},
        **{"C": 3, "D": 4, "in D": 4},
    }


def test_title_is_the_first_heading_of_level_one() -> None:
    assert read("## Notes\n\n# Plan of **8** nodes\n\n# Other").title == "Plan of 8 nodes"
    assert read("## Notes\n\ntext").title == "Notes"
    assert read("text").title == ""


def test_a_heading_in_a_quote_or_list_starts_no_section() -> None:
    document = read_and_check("# A\n\n> ## Quoted\n\n- ## Item\n\nstill A")
    assert len(document.sections) == 2
    assert {flow.section for flow in document.flows} == {1}


def test_items() -> None:
    document = read_and_check("1. one\n   - [x] two 2\n   - [ ] three\n2. four\n\ntext\n\n- five\n")
    assert [(i.list_id, i.index, i.parent, i.ordered, i.task) for i in document.items] == [
        (0, 0, -1, True, None),
        (1, 0, 0, False, True),
        (1, 1, 0, False, False),
        (0, 1, -1, True, None),
        (2, 0, -1, False, None),
    ]
    assert [(flow.text, flow.item) for flow in document.flows] == [
        *[("one", 0), ("two 2", 1), ("three", 2), ("four", 3)],
        *[("text", -1), ("five", 4)],
    ]


def test_quotes_lists_and_lazy_lines() -> None:
    markdown = "> > 1. 8 GPUs\n> lazy 9\nlazier 10\n>\n> - 4\n>\n>   - 5\n"
    document = read_and_check(markdown)
    assert [(flow.text, flow.depth, flow.line) for flow in document.flows] == [
        ("8 GPUs lazy 9 lazier 10", 2, 1),
        ("4", 1, 5),
        ("5", 1, 7),
    ]
    flow = document.flows[0]
    at = flow.text.index("10")
    assert markdown[flow.span(at, at + 2).start :].startswith("10\n")


def test_text_without_digits_is_kept_line_by_line() -> None:
    """Nobody computes with it, so its markup stays; its lines are in place all the same."""
    (flow,) = read_and_check("> no **pipeline**\n> parallelism `here`").flows
    assert flow.text == "no **pipeline** parallelism `here`"
    assert [piece.kind for piece in flow.pieces] == [PieceKind.TEXT, PieceKind.BREAK, PieceKind.TEXT]


@pytest.mark.parametrize("digit", ["8", "²", "½", "⑧", "Ⅷ", "八", "٨", "８"])
def test_any_digit_makes_text_count(digit: str) -> None:
    assert _texts(f"*{digit}* nodes") == [f"{digit} nodes"]


@pytest.mark.parametrize(
    ("markdown", "language", "text"),
    [
        ("```Python title='x'\na = 8\n\n  b\n```", "python", "a = 8\n\n  b"),
        ("~~~\n8\n~~~", "", "8"),
        ("``` {.yaml}\n8\n```", "yaml", "8"),
        ("```mermaid\na --> b8\n```", "mermaid", "a --> b8"),
        ("- ```sh\n  run 8\n    --tp 4\n  ```", "sh", "run 8\n  --tp 4"),
        ("> ```\n> 8\n>\n> 9\n> ```", "", "8\n\n9"),
        ("    a = 8\n\n      b = 9\n", "", "a = 8\n\n  b = 9"),
        ("\ta = 8\n\t\tb", "", "a = 8\n\tb"),
        ("- a\n\n\t\tb = 8", "", "  b = 8"),  # half of the second tab indents the code
        ("```\n```", "", ""),
        ("```", "", ""),
        ("```\n8", "", "8"),
    ],
)
def test_fence(markdown: str, language: str, text: str) -> None:
    (fence,) = read_and_check(markdown).fences
    assert (fence.language, fence.flow.text) == (language, text)


def test_fence_lines_are_in_place_in_a_list() -> None:
    markdown = "- x\n\n  ```sh\n  run \\\n    --tp 8\n  ```\n"
    (fence,) = read_and_check(markdown).fences
    at = fence.flow.text.index("--tp 8")
    span = fence.flow.span(at, at + 6)
    assert markdown[span.start : span.end] == "--tp 8"
    assert fence.flow.item == 0


def test_front_matter() -> None:
    markdown = "---\ndeployment: a\nnodes: 8\n---\n# Title\n"
    document = read_and_check(markdown)
    assert document.front_matter is not None
    assert document.front_matter.text == "deployment: a\nnodes: 8"
    assert document.sections[1].line == 5
    assert read("text\n\n---\na: 8\n---\n").front_matter is None


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("$$\n8 \\times 4 = 32\n$$", "\n8 \\times 4 = 32\n"),
        ("$$ 8 = 8 $$", " 8 = 8 "),
        ("> $$\n> 8 = 8\n> $$ (eq1)", "\n8 = 8\n"),
        ("- $$ a = 8\n  + 9 $$", " a = 8\n  + 9 "),
    ],
)
def test_display_mathematics(markdown: str, text: str) -> None:
    (flow,) = read_and_check(markdown).flows
    assert flow.text == text
    assert {piece.kind for piece in flow.pieces if piece.text.strip()} == {PieceKind.MATH}


def test_unclosed_display_mathematics_is_text() -> None:
    assert _texts("$$$ 8 per hour\n\nand 9 $$") == ["$$$ 8 per hour", "and 9 $$"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(end: str) -> None:
    lines = [
        "# Title 8",
        "",
        "> a 1",
        "> b 2",
        "",
        "```",
        "c 3",
        "d 4",
        "```",
        "",
        "| e | 5 |",
        "|---|---|",
        "| f | 6 |",
    ]
    source = Source("", end.join(lines))
    document = read_and_check(source.text)
    for flow in flows_of(document):
        for digit in filter(str.isdigit, flow.text):
            at = flow.text.index(digit)
            assert source[flow.span(at, at + 1)] == digit
    assert [flow.line for flow in flows_of(document)] == [1, 3, 11, 11, 13, 13, 7]


ADMONITION = """
!!! note "Sizes"
    On 4 nodes.

    | GPUs | 8 |
    |---|---|
    | cards | 9 |

    ```yaml
    nodes: 7
    ```
After 5.
"""

TABS = """
=== "Small"

    2 nodes

=== "Large"

    - 6 nodes

Both: 3.
"""


def test_what_stands_below_an_admonition_is_text() -> None:
    document = read_and_check(ADMONITION)
    assert [flow.text for flow in document.flows] == ['!!! note "Sizes"', "On 4 nodes.", "After 5."]
    assert [[cell.text for cell in row] for row in document.tables[0].rows] == [["cards", "9"]]
    assert [(fence.language, fence.flow.text) for fence in document.fences] == [("yaml", "nodes: 7")]


def test_tabs_are_items_of_a_list() -> None:
    document = read_and_check(TABS)
    found = [(flow.text, flow.item) for flow in document.flows]
    assert found == [('=== "Small"', 0), ("2 nodes", 0), ('=== "Large"', 1), ("6 nodes", 2), ("Both: 3.", -1)]
    assert [item.tab for item in document.items] == [True, True, False]


@pytest.mark.parametrize("markdown", ["!!! wow, 5", "!!! note\n\n5", "=== 5\n\n    6", '=== "5"\n6', "???"])
def test_what_opens_nothing(markdown: str) -> None:
    assert not read_and_check(markdown).items


def test_wide_characters() -> None:
    markdown = "共 **512** 张 😀 GPU，每节点 8 张\n"
    (flow,) = read_and_check(markdown).flows
    assert flow.text == "共 512 张 😀 GPU，每节点 8 张"
    at = flow.text.index("8 张")
    assert markdown[flow.span(at, at + 1).start] == "8"


def test_nothing_at_all() -> None:
    document = read("")
    assert (document.flows, document.tables, document.title) == ((), (), "")
    assert len(document.sections) == 1
