"""Documents that were written to hurt: no error, no deep recursion, time in proportion to length.

Growth is compared, not time: a document four times as long may take eight times as long, no more.
"""

import pytest

from .invariants import read, read_and_check

_UNITS = [
    *[
        ">",
        "> ",
        "[",
        "[8](",
        "[8][",
        "![",
        "*8",
        "**8 ",
        "*a_b ",
        "_",
        "`",
        "``8`",
        "~~8",
        "<",
        "<a b='",
        "<!--",
        "<?",
    ],
    *[
        "&",
        "\\",
        "\\(8+",
        "\\[8=",
        "$8+",
        "$$8",
        "$$\n",
        "(2)*(3)",
        "2**",
        "- ",
        "1. ",
        "# ",
        "|",
        "|-|\n",
        "\\|",
        "\n",
        "\r",
    ],
    *["8\n", "> 8\n", "- 8\n", "    8\n", "```\n8\n", "8\n===\n", "[a]: b\n", "[^1]: ", "8  \n", "[x] 8", "\t", "\0"],
    *[
        "<td>8",
        "<table><tr><td>8",
        "<tr><td rowspan=20>8",
        "<div>\n",
        "<script>",
        "<p 'a",
        "<td colspan=99>",
        "<!-- 8\n\n",
    ],
]


@pytest.mark.parametrize("unit", _UNITS)
def test_long_texts_are_read(unit: str) -> None:
    """Nothing of it may nest too deep or take for ever; benchmarks/growth.py says how long it takes."""
    read_and_check(unit * (20_000 // len(unit)))


def test_short_rows_under_a_wide_header() -> None:
    wide = "|8" * 3000 + "|\n" + "|-" * 3000 + "|\n"
    document = read_and_check(wide + "8\n" * 3000)
    cells = sum(len(row) for table in document.tables for row in table.rows)
    assert cells < 100_000


@pytest.mark.parametrize("opening", [">", "> ", "- ", "1. ", "[", "![", "*", "**", "(", "<div>", "<table><tr><td>"])
def test_ten_thousand_levels(opening: str) -> None:
    read_and_check(opening * 10_000 + "8")


@pytest.mark.parametrize("opening", ["> ", "- "])
def test_what_lies_too_deep_is_still_text(opening: str) -> None:
    (flow,) = read_and_check(opening * 60 + "8 GPUs").flows
    assert flow.text.endswith("8 GPUs")


def test_lists_in_lists() -> None:
    document = read_and_check("".join("  " * level + f"- item {level}\n" for level in range(30)))
    text = " ".join(flow.text for flow in document.flows)
    assert all(f"item {level}" in text for level in range(30))


def test_a_line_of_a_megabyte() -> None:
    document = read("word 8 " * 150_000)
    assert len(document.flows[0].text) > 1_000_000
