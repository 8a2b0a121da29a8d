"""What the text takes back is not judged; what others say is judged as a warning."""

import pytest

from docverify.document.parse import parse
from docverify.findings import Report, Severity, Verdict
from docverify.judge.judge import judge
from docverify.source import Source


def _report(text: str) -> Report:
    source = Source("plan.md", text)
    return judge(source, parse(source))


@pytest.mark.parametrize(
    "text",
    [
        "~~8 × 8 = 72~~",
        "8 × 8 = 72 (typo)",
        "8 × 8 = 72 is wrong: 8 × 8 = 64.",
        "Does 8 × 8 = 72? No.",
        "The total is 8 × 8 = 72. Sorry, 64.",
        "❌ 8 × 8 = 72",
        "## Superseded\n\n8 × 8 = 72",
        "> 8 × 8 = 72\n\nThis cannot be.",
    ],
)
def test_what_the_text_takes_back_is_not_judged(text: str) -> None:
    report = _report(text)
    assert report.findings == ()
    taken_back = [number for number in report.numbers if number.text == "72"]
    assert {number.verdict for number in taken_back} == {Verdict.NOT_JUDGED}
    assert all(number.reason.startswith("refuted in the text: ") for number in taken_back)


@pytest.mark.parametrize(
    "text",
    [
        "This would need 8 × 8 = 72 GPUs.",
        "If we had more nodes, 8 × 8 = 72 GPUs would run.",
        "## Alternatives considered\n\n8 × 8 = 72",
        "We could use 8 × 8 = 72 GPUs.",
        "It was wrong for years. Now 8 × 8 = 72 GPUs run.",
        "This is not 64. It is 8 × 8 = 72.",
    ],
)
def test_a_mood_does_not_excuse_printed_arithmetic(text: str) -> None:
    assert [finding.severity for finding in _report(text).findings] == [Severity.ERROR]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Section 4 had 8 × 8 = 72. Correct is 64; fixed.", 0),
        ("We found 8 × 8 = 72 in the draft, which we corrected to 64.", 0),
        ("第二节写了 8 × 8 = 72，应为 64。", 0),
        ("The old page has 8 × 8 = 72; it is 64.", 0),
        ("Die alte Seite nennt 8 × 8 = 72; richtig sind 64.", 0),
        ("The old page has 8 × 8 = 72; it is 76.", 1),
        ("We found 8 × 8 = 72 in the draft. It should be 68.", 1),  # nor is that
        ("Here 8 × 8 = 72 run, and 64 there.", 1),  # of something else
    ],
)
def test_what_the_text_corrects_itself_is_no_finding(text: str, count: int) -> None:
    assert len(_report(text).findings) == count


@pytest.mark.parametrize(
    "text", ["The vendor claims that 8 × 8 = 72.", "> “8 × 8 = 72”", "The report says:\n\n- 8 × 8 = 72"]
)
def test_what_others_say_is_a_warning(text: str) -> None:
    (finding,) = _report(text).findings
    assert finding.severity is Severity.WARNING
    assert any(note.startswith("the statement is attributed to others") for note in finding.notes)


def test_reasons_are_counted_by_their_kind() -> None:
    report = _report("GPUs per node: 8 (was 4). It would take 12 days. It fell from 3 to 2 nodes.")
    assert report.coverage.not_judged["refuted in the text"] == 2
    assert report.coverage.not_judged["hypothetical"] == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- Claim: 6 × 32 = 182 GPUs\n- Finding: 6 × 32 is 192, the 182 GPUs of the draft are wrong.", 0),
        ("- The draft says 6 × 32 = 182 GPUs\n- The 182 is wrong.", 0),
        ("- Claim: 6 × 32 = 182 GPUs\n- The 182 nodes are wrong.", 1),  # another thing
        ("- Claim: 6 × 32 = 182 GPUs\n- The 182 GPUs are there.", 1),
        ("## Claim\n\n6 × 32 = 182 GPUs\n\n## Notes\n\nThe 182 GPUs of pod B are wrong.", 1),  # of another section
    ],
)
def test_a_value_that_is_called_wrong_beside_is_not_told_again(text: str, found: int) -> None:
    assert len(_report(text).findings) == found


_NODES = "```\nnode0: experts 0-39\nnode1: experts 40-79\nnode2: experts 80-109\nnode3: experts 120-159\n```\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"- Decode: EP=4\n- ❌ no pipeline parallelism\n\n{_NODES}", ["109"]),  # of the item, not of what follows
        (f"- Decode: EP=4\n- ❌ Wrong:\n\n{_NODES}", []),
        (f"- ❌ Wrong\n\n{_NODES}", []),
    ],
)
def test_the_last_of_several_items_tells_nothing_of_what_follows(text: str, told: list[str]) -> None:
    assert [each.claimed for each in _report(text).findings] == told
