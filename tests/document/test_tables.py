"""Pipe tables and HTML tables as grids of cells, each with its place."""

import pytest

from docverify.document.model import Table

from .invariants import read_and_check


def _table(markdown: str) -> Table:
    (table,) = read_and_check(markdown).tables
    return table


def _grid(markdown: str) -> list[list[str]]:
    table = _table(markdown)
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


@pytest.mark.parametrize(
    ("markdown", "grid"),
    [
        ("| a | b |\n|---|--:|\n| 1 | 2 |", [["a", "b"], ["1", "2"]]),
        ("a | b\n-|-\n1 | 2", [["a", "b"], ["1", "2"]]),  # no pipes at the edges
        ("|a|b|\n|-|-|\n|1|\n|1|2|3|", [["a", "b"], ["1", ""], ["1", "2"]]),  # short rows are padded, long ones cut
        ("|a|b|\n|-|-|\n||2|\n|  | 2 |", [["a", "b"], ["", "2"], ["", "2"]]),
        ("|a \\| 8|b|\n|-|-|\n|1|`x\\|y` 2|", [["a | 8", "b"], ["1", "x|y 2"]]),  # escaped pipes, in code as well
        ("|a|b|\n|-|-|\n|`1|2`|", [["a", "b"], ["`1", "2`"]]),  # a pipe parts cells even in code
        ("|a|\n|-|\n|**1**|", [["a"], ["1"]]),
        ("|a|\n|-|\n|1\\\\|", [["a"], ["1|"]]),  # a doubled backslash still escapes the pipe
        ("> | a |\n> |---|\n> | 1 |\n", [["a"], ["1"]]),
        ("- | a | b |\n  |---|---|\n  | 1 | 2 |\n", [["a", "b"], ["1", "2"]]),
        ("> a | 1\n> -|-\n> > | 2", [["a", "1"]]),  # a deeper quote ends the table
        ("|a|\n|-|\n|1|\n- b", [["a"], ["1"]]),
        ("|a|\n|-|\n|1|\nb 2\n\nc", [["a"], ["1"], ["b 2"]]),  # a line without pipes is still a row
        ("|a|\n|-|\n", [["a"]]),
        ("|*a*|\n|-|\n|**b**|", [["*a*"], ["**b**"]]),  # no digit in the table: cells as they stand
    ],
)
def test_pipe_table(markdown: str, grid: list[list[str]]) -> None:
    assert _grid(markdown) == grid


def test_no_table() -> None:
    assert not read_and_check("| a | b |\n|---|\n| 1 | 2 |").tables  # the second line has too few columns
    assert not read_and_check("a | b\n\n---|---").tables


def test_caption_section_and_line() -> None:
    document = read_and_check("# A\n\nMemory per GPU:\n\n|a|\n|-|\n|1|\n\n- x\n\n|b|\n|-|\n|2|\n")
    first, second = document.tables
    assert first.caption is not None
    assert (first.caption.text, first.section, first.line) == ("Memory per GPU:", 1, 5)
    assert second.caption is None  # the list's paragraph is not above the table in the same place


def test_cells_are_in_place() -> None:
    markdown = "| a \\| b | c \\| 8 |\n|---|---|\n| x | `7` \\| 9 |\n"
    table = _table(markdown)
    for cell, digit in ((table.header[1], "8"), (table.rows[0][1], "7"), (table.rows[0][1], "9")):
        at = cell.text.index(digit)
        assert markdown[cell.span(at, at + 1).start] == digit
    pipe = table.header[1].text.index("|")
    span = table.header[1].span(pipe, pipe + 1)
    assert markdown[span.start : span.end] == "\\|"


@pytest.mark.parametrize(
    ("markdown", "grid"),
    [
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>", [["a", "b"], ["1", "2"]]),
        ("<table>\n<tr><td>1<td>2\n<tr><td>3\n</table>", [["", ""], ["1", "2"], ["3", ""]]),  # no header, open cells
        ("<table><tr><th>a<th>b<th>c<tr><td colspan=2>1<td>2</table>", [["a", "b", "c"], ["1", "", "2"]]),
        ("<table><tr><th>a<th>b<tr><td rowspan='2'>1<td>2<tr><td>3</table>", [["a", "b"], ["1", "2"], ["", "3"]]),
        (
            "<table><tr><th>a</th></tr><tr><td><p>8 &times; 4</p> <p><b>9</b></p></td></tr></table>",
            [["a"], ["8 × 4   9"]],
        ),
        ("<TABLE><TR><TD><!-- 7 -->8<br>9</TD></TR></TABLE>", [[""], ["8 9"]]),
        ("<table><tr><td>8", [[""], ["8"]]),  # never closed
    ],
)
def test_html_table(markdown: str, grid: list[list[str]]) -> None:
    assert _grid(markdown) == grid


def test_html_caption() -> None:
    document = read_and_check("Above:\n\n<table><caption>Inside 8</caption><tr><td>1</table>\n")
    assert document.tables[0].caption is not None
    assert document.tables[0].caption.text == "Inside 8"
    assert read_and_check("Above:\n\n<table><tr><td>1</table>\n").tables[0].caption is not None


def test_a_row_of_many_columns_does_not_blow_up_the_table() -> None:
    document = read_and_check("<table><tr>" + "<td>8" * 2000 + "<tr><td>9" * 2000 + "</table>")
    assert not document.tables
    assert len(document.flows) == 4000  # nothing is lost: the cells are read one by one
