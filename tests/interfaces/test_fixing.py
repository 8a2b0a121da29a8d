"""`docverify.fix` from Python."""

from pathlib import Path

import pytest

from docverify import Source, Unreadable, fix


def test_texts_files_and_sources(tmp_path: Path) -> None:
    file = tmp_path / "d.md"
    file.write_text("Total: 8 × 4 = 36 GPUs\n")
    right = "Total: 8 × 4 = 32 GPUs\n"
    assert fix(file).text == fix(file.read_text()).text == fix(Source("d.md", file.read_text())).text == right
    assert file.read_text() != right


def test_what_is_not_safe_is_left_unless_asked_for() -> None:
    text = "About ~30 × 4 = 200 GPUs\n"
    assert fix(text).text == text
    assert [reason for _, reason in fix(text).left] == ["the repair is not safe"]
    assert fix(text, unsafe=True).text == "About ~30 × 4 = 120 GPUs\n"


def test_suppressed_findings_are_not_corrected() -> None:
    text = "Total: 8 × 4 = 36 GPUs <!-- docverify: ignore[ARI001] four are spare -->\n"
    assert fix(text, unsafe=True).text == text


def test_a_missing_file() -> None:
    with pytest.raises(Unreadable):
        fix(Path("none.md"))
