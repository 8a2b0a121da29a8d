"""Frames as a person sees them; compare with the eye, column by column."""

from textwrap import dedent

import pytest

from docverify.findings import Report, Severity
from docverify.reports import full
from docverify.reports.style import Style
from tests.reports.made import finding, mark, repair, report


def shown(found: Report, **style: object) -> str:
    return full.document(found, Style(**style), True)  # type: ignore[arg-type]


def golden(text: str) -> str:
    return dedent(text).lstrip("\n")


def test_labels_on_one_line_and_on_others() -> None:
    text = "# Plan\n\n- Attention: 2 × 128 × 1,024 = 262 GFLOP per layer\n- 61 layers\n\nAll layers: 16 PFLOP\n"
    found = finding(
        text,
        "262 GFLOP",
        message="2 × 128 × 1,024 is 262 kFLOP, but 262 GFLOP is printed",
        label="off by 10⁶",
        evidence=(mark(text, "2 × 128 × 1,024", "262,144, exact"), mark(text, "128", "hidden size")),
        dependents=(mark(text, "16 PFLOP", "61 times that"),),
        notes=("prefixes are SI",),
        readings_tried=("SI", "binary"),
        repairs=(repair(text, "262 GFLOP", "262 kFLOP", safe=False),),
    )
    assert shown(report(text, found)) == golden("""
        error[ARI001] explicit-equation: 2 × 128 × 1,024 is 262 kFLOP, but 262 GFLOP is printed
         --> deploy.md:3:32
          |
        3 | - Attention: 2 × 128 × 1,024 = 262 GFLOP per layer
          |              ---------------   ^^^^^^^^^ off by 10⁶
          |              |   |
          |              |   hidden size
          |              262,144, exact
        ...
        6 | All layers: 16 PFLOP
          |             ~~~~~~~~ 61 times that
          |
          = note: prefixes are SI
          = readings tried: SI, binary
          = dependents: line 6
        help: write `262 kFLOP` [unsafe]
          |
        3 - - Attention: 2 × 128 × 1,024 = 262 GFLOP per layer
        3 + - Attention: 2 × 128 × 1,024 = 262 kFLOP per layer
          |

        """)


def test_wide_combining_and_tab() -> None:
    text = "| 推理\t集群 | 8 × 80 GB = 460 GB |\n| e\u0301tude 👩\u200d💻 | 460 GB |\n"
    found = finding(
        text,
        "460 GB",
        evidence=(mark(text, "8 × 80 GB", "640 GB"),),
        dependents=(mark(text, "460 GB", "repeats the value", nth=2),),
        severity=Severity.WARNING,
    )
    assert shown(report(text, found)) == golden("""
        warning[ARI001] explicit-equation: the sides differ
         --> deploy.md:1:23
          |
        1 | | 推理  集群 | 8 × 80 GB = 460 GB |
          |                ---------   ^^^^^^
          |                |
          |                640 GB
        2 | | e\u0301tude 👩\u200d💻 | 460 GB |
          |              ~~~~~~ repeats the value
          |
          = dependents: line 2

        """)


def test_a_long_line_is_cut_around_its_labels() -> None:
    text = "many words " * 40 + "16 × 8 = 182 GPUs " + "more words " * 40 + "so 182 GPUs." + " the end" * 40
    found = finding(
        text, "182 GPUs", evidence=(mark(text, "16 × 8", "128"),), dependents=(mark(text, "182 GPUs", nth=2),)
    )
    lines = shown(report(text, found), width=80).splitlines()
    assert lines[3] == "1 | … many words 16 × 8 = 182 GPUs more words …re words so 182 GPUs. the end th…"
    assert lines[4] == "  |              ------   ^^^^^^^^                         ~~~~~~~~"


def test_a_label_longer_than_the_screen_keeps_both_ends() -> None:
    text = "sum: " + "1 + " * 200 + "1 = 300"
    lines = shown(report(text, finding(text, "1 + " * 200 + "1")), width=60).splitlines()
    assert lines[3] == "1 | sum: 1 + 1 + 1 + 1 + 1 + 1 … 1 + 1 + 1 + 1 + 1 + 1 = 300"
    assert lines[4] == "  |      " + "^" * 45


def test_a_span_over_lines_is_marked_where_it_begins_and_ends() -> None:
    text = "We have 8\n  nodes, and\n  16 GPUs each.\n"
    found = finding(text, "8\n  nodes, and\n  16 GPUs", label="128 in all")
    assert shown(report(text, found)) == golden("""
        error[ARI001] explicit-equation: the sides differ
         --> deploy.md:1:9
          |
        1 | We have 8
          |         ^
        2 |   nodes, and
        3 |   16 GPUs each.
          |   ^^^^^^^ 128 in all
          |

        """)


def test_a_document_cannot_speak_to_the_terminal() -> None:
    text = "1 + 1 = 3 \x1b[2J\u202egnp\u202c\n"
    found = finding(text, "3", message="3 \x1b[31m\nred")
    out = shown(report(text, found, path="a\x1b]0;b.md"))
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "1 | 1 + 1 = 3 ␛[2J�gnp�" in out
    assert "3 ␛[31m red" in out


def test_many_repairs_and_dependents_are_counted() -> None:
    text = "a = 1\n" * 40
    places = tuple(mark(text, "1", nth=nth) for nth in range(2, 40))
    repairs = tuple(repair(text, "1", str(new), safe=False) for new in range(5))
    out = shown(report(text, finding(text, "1", dependents=places, repairs=repairs)))
    assert "= dependents: lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 26 more\n" in out
    assert out.count("~") == 6
    assert "help (3 of 5): write `2` [unsafe]\n" in out
    assert out.endswith("help: 2 other repairs would do as well\n\n")


def test_a_repair_that_removes_a_line() -> None:
    text = "one\n<!-- gone -->\ntwo 2\n"
    out = shown(report(text, finding(text, "<!-- gone -->", repairs=(repair(text, "<!-- gone -->", ""),))))
    assert "2 - <!-- gone -->\n  |\n" in out


def test_edits_on_distant_lines_of_one_repair() -> None:
    text = "8 GPUs\n\nmiddle\n\n8 GPUs\n"
    both = repair(text, "8", "16").edits + repair(text, "8", "16", nth=2).edits
    fix = repair(text, "8", "16").__class__(both, False, "write 16 twice")
    out = shown(report(text, finding(text, "8", repairs=(fix,))))
    assert "1 - 8 GPUs\n1 + 16 GPUs\n5 - 8 GPUs\n5 + 16 GPUs\n" in out


@pytest.mark.parametrize("part", ["8\r\n", "8", ""])
def test_carriage_returns_and_empty_places(part: str) -> None:
    text = "we have 8\r\nGPUs\r\n"
    out = shown(report(text, finding(text, part, label="here")))
    assert "\r" not in out
    assert "^" in out


def test_conventions_and_reasons() -> None:
    found = report("4 GB", conventions=("1 GB = 2^30 bytes",))
    assert shown(found, verbose=True) == golden("""
        note: taken as read in deploy.md: 1 GB = 2^30 bytes.
        note: deploy.md: 3 of 4 numbers judged; not judged: 1 unconnected.
        """)


def test_colours_change_no_text() -> None:
    from click import unstyle

    text = "8 × 80 GB = 460 GB"
    found = report(text, finding(text, "460 GB", evidence=(mark(text, "8 × 80 GB", "640 GB"),)))
    coloured = shown(found, colour=True)
    assert coloured != shown(found)
    assert unstyle(coloured) == shown(found)
