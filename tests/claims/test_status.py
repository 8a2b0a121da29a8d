"""The status of every number in the small documents of tests/claims/statements, marked behind the number there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docverify.claims.status.cues import cues, languages, listed, lowered
from docverify.claims.status.standing import ASSERTED, Ground, Standing, Status, combined, standing
from docverify.claims.status.status import statuses
from docverify.document.model import Document, Flow
from docverify.document.parse import parse
from docverify.source import Source, Span

# What stands behind a number: r refuted, n refuted and not judged either, h hypothetical, q asked, a attributed,
# d differs on purpose; a number without a mark is asserted.
_CODES = {
    (Status.ASSERTED, True, True): "",
    (Status.ASSERTED, False, True): "d",
    (Status.ATTRIBUTED, False, True): "a",
    (Status.HYPOTHETICAL, False, True): "h",
    (Status.HYPOTHETICAL, False, False): "q",
    (Status.REFUTED, False, True): "r",
    (Status.REFUTED, False, False): "n",
}
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_MARK = re.compile(r"‹([a-z])›")
_STATEMENTS = sorted((Path(__file__).parent / "statements").glob("*.md"))


def _blocks() -> Iterator[tuple[str, str]]:
    for path in _STATEMENTS:
        for number, block in enumerate(re.split(r"^%%.*\n", path.read_text("utf-8"), flags=re.MULTILINE)[1:], 1):
            yield f"{path.stem}-{number}", block.strip("\n")


def _flows(document: Document) -> Iterator[Flow]:
    yield from document.flows
    for table in document.tables:
        yield from table.header
        for row in table.rows:
            yield from row
    yield from (fence.flow for fence in document.fences)


def _marked(text: str) -> str:
    """The document with the mark of its status behind every number."""
    document = parse(Source("statement.md", text))
    found = statuses(document)
    marks: dict[int, str] = {}
    for flow in _flows(document):
        for number in _NUMBER.finditer(flow.text):
            held = found.at(flow, number.start(), number.end())
            code = _CODES[held.status, held.is_fact, held.judged_arithmetic]
            if code:
                marks[flow.span(number.start(), number.end()).end] = f"‹{code}›"
    for at in sorted(marks, reverse=True):
        text = text[:at] + marks[at] + text[at:]
    return text


@pytest.mark.parametrize("marked", [pytest.param(block, id=name) for name, block in _blocks()])
def test_every_number_has_the_status_marked_behind_it(marked: str) -> None:
    assert _marked(_MARK.sub("", marked)) == marked


def test_there_are_many_statements() -> None:
    assert len(list(_blocks())) >= 120


@pytest.mark.parametrize(
    ("ground", "status", "fact", "arithmetic", "attributed"),
    [
        (Ground.STRUCK, Status.REFUTED, False, False, False),
        (Ground.WRONG, Status.REFUTED, False, False, False),
        (Ground.CORRECTED, Status.REFUTED, False, False, False),
        (Ground.DENIED, Status.REFUTED, False, False, False),
        (Ground.NEGATED, Status.REFUTED, False, False, False),
        (Ground.SUPERSEDED, Status.REFUTED, False, False, False),
        (Ground.ASKED, Status.HYPOTHETICAL, False, False, False),
        (Ground.REPLACED, Status.REFUTED, False, True, False),  # `from 16 to 8 (−40 %)` is a sum of the author's
        (Ground.SUPPOSED, Status.HYPOTHETICAL, False, True, False),
        (Ground.CONDITIONAL, Status.HYPOTHETICAL, False, True, False),  # `would need 4 × 8 = 64` is judged
        (Ground.OPTION, Status.HYPOTHETICAL, False, True, False),
        (Ground.EXAMPLE, Status.HYPOTHETICAL, False, True, False),
        (Ground.QUOTED, Status.ATTRIBUTED, False, True, True),
        (Ground.DELIBERATE, Status.ASSERTED, False, True, False),
    ],
)
def test_what_a_ground_allows(ground: Ground, status: Status, fact: bool, arithmetic: bool, attributed: bool) -> None:
    held = standing(ground, "words", Span(3, 8))
    assert (held.status, held.is_fact, held.judged_arithmetic, held.attributed) == (
        status,
        fact,
        arithmetic,
        attributed,
    )
    assert held.reason.endswith('"words"')


def test_every_ground_is_in_the_table() -> None:
    assert all(standing(ground, "", Span(0, 0)).ground is ground for ground in Ground)


def test_plain_statements_are_facts_and_judged() -> None:
    assert (ASSERTED.is_fact, ASSERTED.judged_arithmetic, ASSERTED.attributed, ASSERTED.reason) == (
        True,
        True,
        False,
        "",
    )


@given(st.lists(st.sampled_from([standing(ground, ground.value, Span(0, 1)) for ground in Ground])))
def test_the_strongest_ground_names_the_status_and_nothing_is_lost(found: list[Standing]) -> None:
    whole = combined(found)
    assert whole.judged_arithmetic == all(each.judged_arithmetic for each in found)
    assert whole.attributed == any(each.attributed for each in found)
    assert whole.is_fact == (not found)
    if any(each.status is Status.REFUTED for each in found):
        assert whole.status is Status.REFUTED


def test_the_reason_gives_the_words_and_their_place() -> None:
    text = "It shows 3030 seconds (typo)."
    document = parse(Source("x.md", text))
    held = statuses(document).at(document.flows[0], 9, 13)
    assert held.reason == 'refuted in the text: "typo"'
    assert held.cue is not None
    assert "typo" in text[held.cue.start : held.cue.end]


def _words() -> list[str]:
    phrases = [text for language in languages() for text in (*language.phrases, *language.words)]
    return [
        *phrases,
        *listed("sources"),
        *listed("says"),
        "8 × 8 = 72",
        "64 GPUs",
        "?",
        ".",
        ":",
        "\n\n",
        "- ",
        "> ",
        "~~",
        "|",
    ]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_words()), max_size=30).map(" ".join)))
def test_nothing_raises(text: str) -> None:
    document = parse(Source("x.md", text))
    found = statuses(document)
    for flow in _flows(document):
        for start in range(0, len(flow.text) + 1, 7):
            assert found.at(flow, start, start + 3).status in Status


@given(st.text())
def test_lower_case_keeps_places(text: str) -> None:
    assert len(lowered(text)) == len(text)
    assert all(0 <= cue.start < cue.end <= len(text) for cue in cues(lowered(text)))


def _standings(text: str) -> list[Status]:
    document = parse(Source("x.md", text))
    found = statuses(document)
    return [
        found.at(flow, number.start(), number.end()).status
        for flow in _flows(document)
        for number in _NUMBER.finditer(flow.text)
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "not 8 and would be 9, sorry, 10 (was 11) if 12 is wrong ",  # one endless sentence
        "Is 8 × 8 = 72? No. It is 64. ",
        "suppose 8 is wrong. ",
        "❌ 8 → ✅ 9 ",
        "(((8 ",
        "- if we had 8:\n",
        "> 8\n\nThis is wrong.\n\n",
        "| 8 | wrong |\n",
        "如果 8 不是 9，应为 10，",
        "8 is 9. ",
        "the vendor says 8 and the draft's 9 ",
        "8 × 8 = 8 × 8 = ",
        "8-8-8-",
    ],
)
def test_long_texts_have_a_status(unit: str) -> None:
    head = "| a | b |\n|---|---|\n" if unit.startswith("|") else ""
    assert _standings(head + unit * 3200 + "\n\nThat is wrong.\n")
