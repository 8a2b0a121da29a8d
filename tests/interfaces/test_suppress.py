"""Comments that silence findings, and findings about comments that do not."""

from dataclasses import replace

import pytest

from docverify import Report, Source
from docverify.document.parse import parse
from docverify.findings import Severity
from docverify.interfaces.suppress import suppress
from tests.reports.made import finding, report

KNOWN = {"ARI001": "explicit-equation", "NET002": "link-bandwidth"}


def checked(text: str) -> Report:
    """A finding ARI001 at every `BAD`, silenced as the text says."""
    found, at = [], text.find("BAD")
    while at >= 0:
        one = finding(text, "BAD")
        found.append(replace(one, span=type(one.span)(at, at + 3)))
        at = text.find("BAD", at + 1)
    return suppress(report(text, *found), parse(Source("deploy.md", text)), lambda: KNOWN)


def left(text: str) -> list[tuple[str, int]]:
    """Code and line of what remains."""
    done = checked(text)
    source = Source("deploy.md", text)
    return [(each.code, source.place(each.span.start).line) for each in done.findings]


@pytest.mark.parametrize(
    ("text", "remains"),
    [
        ("BAD <!-- docverify: ignore[ARI001] known -->\nBAD\n", [("ARI001", 2)]),
        ("BAD <!--docverify:ignore[explicit-equation]-->\n", []),
        ("BAD <!-- docverify: ignore[ari] -->\n", []),
        ("BAD <!-- docverify: ignore[NET002, ARI001] -->\n", [("DOC001", 1)]),  # one of the two is of no use
        ("BAD <!-- docverify: ignore[NET002] -->\n", [("ARI001", 1), ("DOC001", 1)]),
        ("<!-- docverify: ignore[ARI001] -->\nBAD and\nBAD\n\nBAD\n", [("ARI001", 5)]),
        ("<!-- docverify: ignore[ARI001] -->\n\n\nBAD\n", []),
        ("<!-- docverify: ignore[ARI001] -->\n# BAD\nBAD\n", [("ARI001", 3)]),
        ("<!-- docverify: ignore[ARI001] -->\n```\nBAD\n\nBAD\n```\nBAD\n", [("ARI001", 7)]),
        ("<!-- docverify: ignore[ARI001] -->\n\n| a |\n|---|\n| BAD |\n| BAD |\n\nBAD\n", [("ARI001", 8)]),
        ("> <!-- docverify: ignore[ARI001] -->\n> BAD\n>\n> BAD\n", [("ARI001", 4)]),
        ("| a |\n|---|\n| BAD <!-- docverify: ignore[ARI001] --> |\n| BAD |\n", [("ARI001", 4)]),
        ("BAD\n\n<!-- docverify: ignore-file[ARI001] -->\n\nBAD\n", []),
        (
            "BAD\n\n<!-- docverify: disable[ARI001] -->\nBAD\n\nBAD\n\n<!-- docverify: enable[ARI001] -->\n\nBAD\n",
            [("ARI001", 1), ("ARI001", 10)],
        ),
        ("BAD\n\n<!-- docverify: disable[ARI001] -->\n\nBAD\n", [("ARI001", 1)]),
        ("<!-- docverify: enable[ARI001] -->\n\nBAD\n", [("DOC002", 1), ("ARI001", 3)]),
        ("BAD {/* docverify: ignore[ARI001] */}\n", []),
        ("BAD `<!-- docverify: ignore[ARI001] -->`\n", [("ARI001", 1)]),  # an example, as in this project's manual
        ("```md\n<!-- docverify: ignore[ARI001] -->\n```\nBAD\n", [("ARI001", 4)]),
        ("<!-- docverify: ignore[ARI001]", []),  # never ends
        ("<!-- docverify: ignore[ARI001] -->\n", [("DOC001", 1)]),  # no block follows
        ("BAD <!-- docverify: ignore[ARI001] accept=BAD until we know -->\n", []),
        ('BAD <!-- docverify: ignore[ARI001] accept="BAD" -->\n', []),
        ("BAD <!-- docverify: ignore[ARI001] accept=512 -->\n", [("ARI001", 1), ("DOC001", 1)]),
    ],
)
def test_where_it_is_silent(text: str, remains: list[tuple[str, int]]) -> None:
    assert left(text) == remains


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("ignore", "`ignore` needs the rules it is about, as in `ignore[ARI001]`"),
        ("ignore[]", "no rule in `ignore[]`"),
        ("ingore[ARI001]", "`ingore` is no directive; did you mean `ignore`?"),
        ("ignore[ARI0001]", "unknown rule `ARI0001`; did you mean `ARI001`?"),
        ("enable[ARI001]", "`enable[ARI001]` has no `disable[ARI001]` before it"),
    ],
)
def test_malformed(comment: str, words: str) -> None:
    text = f"one\n\n<!-- docverify: {comment} -->\n"
    (only,) = checked(text).findings
    assert (only.code, only.name, only.severity) == ("DOC002", "malformed-suppression", Severity.WARNING)
    assert only.message == f"{words}; the comment has no effect"
    assert only.claimed == f"<!-- docverify: {comment} -->"


def test_unused_offers_its_removal() -> None:
    (only,) = checked("fine <!-- docverify: ignore[ARI001] -->\n").findings
    assert (only.code, only.severity) == ("DOC001", Severity.INFO)
    assert only.message == "no finding of ARI001 is suppressed here"
    assert only.repairs[0].safe
    assert only.repairs[0].edits[0].text == ""


def test_a_pinned_value_that_changed_is_named() -> None:
    (_, unused) = checked('BAD <!-- docverify: ignore[ARI001] accept="8 GPUs" -->\n').findings
    assert unused.message == "ARI001 is accepted for `8 GPUs`, but the document says `BAD`"


def test_the_silenced_are_kept_aside() -> None:
    done = checked("BAD <!-- docverify: ignore[ARI001] -->\n")
    assert [each.code for each in done.suppressed] == ["ARI001"]


def test_thousands_of_comments_are_no_burden() -> None:
    text = "BAD <!-- docverify: disable[ARI001] --> `x` <!-- docverify: enable[ARI001] -->\n" * 3000
    assert checked(text).suppressed
