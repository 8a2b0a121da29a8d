"""Code that is cut off, shuffled or of another language than its fence says is not judged, and never an error."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docverify import check
from docverify.facts.code import LANGUAGES
from docverify.source import Source

FOLDER = Path(__file__).parents[1] / "fixtures" / "frameworks"
FENCES = [
    part.partition("```")[0].partition("\n")[2]
    for story in sorted(FOLDER.glob("*/right.md"))
    for part in story.read_text("utf-8").split("\n```")[1::2]
]
NAMED = [*sorted(LANGUAGES), "mermaid", "text", "", "rust"]
SNIPPETS = st.sampled_from(
    [*"{}[]()<>\"'`$\\=:,#;|&-\n\t ", "--tp 4", "tp_size: 8", "$((", "${", "<<EOF", "8" * 400, "{{", "'''"]
)


@pytest.mark.parametrize("language", NAMED)
def test_every_fence_as_every_language(language: str) -> None:
    for code in FENCES:
        for cut in (code, code[: len(code) // 2], code[::-1]):
            check(f"# Plan\n\nTP: 4, PP: 2, layers: 32.\n\n```{language}\n{cut}\n```\n")


@settings(max_examples=150)
@given(st.sampled_from(NAMED), st.sampled_from(FENCES), st.lists(st.tuples(st.integers(0, 2000), SNIPPETS), max_size=8))
def test_broken_code_is_no_error(language: str, code: str, changes: list[tuple[int, str]]) -> None:
    for place, snippet in changes:
        at = place % (len(code) + 1)
        code = code[:at] + snippet + code[at + len(snippet) // 2 :]
    report = check(Source("document.md", f"- TP: 4\n- Layers: 32\n\n~~~{language}\n{code}\n~~~\n"))
    for finding in report.findings:
        assert 0 <= finding.span.start <= finding.span.end <= len(report.text)


@pytest.mark.parametrize("language", ["yaml", "hcl", "python", "bash"])
def test_a_number_of_hundreds_of_digits_is_no_error(language: str) -> None:
    check(f"- TP: 4\n\n~~~{language}\nmicro_batch_size: 1\nglobal_batch_size: 256{'8' * 400}\n~~~\n")
    check(f"- TP: 4\n\n~~~{language}\nmicro_batch_size = 1\nglobal_batch_size = 256{'8' * 400}\n~~~\n")


@pytest.mark.parametrize("digits", [400, 5000])
@pytest.mark.parametrize("line", ["TP={}", "--hidden-size {}", "timeout: {}ms", "hidden_size: {}", "x: 0.{}s"])
def test_a_setting_of_hundreds_of_digits_is_none(line: str, digits: int) -> None:
    check(f"- TP: 4\n- Hidden size: 4096, 32 layers\n\n~~~yaml\n{line.format('9' * digits)}\n~~~\n")
    check(f"- TP: 4\n- Hidden size: 4096, 32 layers\n\n~~~bash\n./train.sh {line.format('9' * digits)}\n~~~\n")
