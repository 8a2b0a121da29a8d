"""A language is a folder of files in rules/languages, read where a text shows it; the configuration may name more."""

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "fixtures" / "german"


def checked(folder: Path, *names: str) -> list[str]:
    given = [sys.executable, "-m", "docverify", "check", "--no-cache", "--output-format", "concise", *names]
    return subprocess.run(
        given, check=False, cwd=folder, capture_output=True, text=True, encoding="utf-8"
    ).stdout.splitlines()


def test_a_right_document_is_silent() -> None:
    (summary,) = checked(FOLDER, "richtig.md")
    assert summary.startswith("No findings in 1 document (")
    assert not summary.startswith("No findings in 1 document (0 of")


def test_a_wrong_document_is_told() -> None:
    *found, _ = checked(FOLDER, "falsch.md")
    assert [line.split(" ", 2)[:2] for line in found] == [
        ["falsch.md:9:22:", "PAR001"],
        ["falsch.md:15:11:", "TAB001"],
        ["falsch.md:17:29:", "UNI001"],
        ["falsch.md:17:60:", "ARI001"],
        ["falsch.md:19:50:", "ARI036"],
        ["falsch.md:19:102:", "ARI002"],
        ["falsch.md:21:32:", "ARI001"],
    ]


def test_documents_of_work() -> None:
    """Line 49 of quartal.md is wrong too – 208 GPUs are 26 servers – and is missed."""
    *found, _ = checked(FOLDER, "quartal.md", "trainingscluster.md")
    assert [line.split(" ", 2)[:2] for line in found] == [
        ["quartal.md:10:37:", "ARI008"],
        ["quartal.md:23:26:", "TAB002"],
        ["quartal.md:29:104:", "ARI038"],
        ["quartal.md:33:29:", "ARI008"],
        ["quartal.md:43:11:", "TAB001"],
    ]


def test_words_of_another_language_mean_nothing_in_english(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("The host that we use has 16 Knoten zu 8 GPUs, zusammen 90 GPUs.\n", "utf-8")
    assert checked(tmp_path, "plan.md")[0].startswith("No findings")


def test_a_folder_of_ones_own_adds_words(tmp_path: Path) -> None:
    (tmp_path / "docverify.toml").write_text('vocabulary = ["words/"]\n', "utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "words.toml").write_text('[operators]\ntimes = ["gange"]\n', "utf-8")
    (tmp_path / "plan.md").write_text("It is 12 gange 8 = 90.\n", "utf-8")
    assert [line.split(" ")[1] for line in checked(tmp_path, "plan.md")[:-1]] == ["ARI001"]


def test_a_decimal_comma_is_kept_in_repairs() -> None:
    given = [sys.executable, "-m", "docverify", "fix", "--diff", "falsch.md"]
    done = subprocess.run(given, check=False, cwd=FOLDER, capture_output=True, text=True, encoding="utf-8")
    assert "+Je Replik sind es 3,2 GB × 4 = 12,8 GB." in done.stdout.splitlines()


@pytest.mark.parametrize(("name", "text"), [("words.toml", "[scales"), ("tables.toml", '[says]\ntotal = "Summe"\n')])
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "docverify.toml").write_text('vocabulary = ["words/"]\n', "utf-8")
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / name).write_text(text, "utf-8")
    (tmp_path / "plan.md").write_text("| Part | GB |\n|---|---|\n| A | 1 |\n| B | 2 |\n| Total | 3 |\n", "utf-8")
    given = [sys.executable, "-m", "docverify", "check", "--no-cache", "plan.md"]
    done = subprocess.run(given, check=False, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 2
    assert f"words/{name}" in done.stderr.replace("\\", "/")
    assert "Traceback" not in done.stderr
