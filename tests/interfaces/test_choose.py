"""`docverify fix --choose`: a person picks among repairs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from docverify.fixes import Fixed, fix, unsafe
from docverify.interfaces.choose import choosing
from docverify.reports.style import Style
from docverify.source import Source

TWO = "- **Total parameters**: 30B\n- **Layers**: 16\n- **Hidden size**: 1024\n- **FFN size**: 4096\n"


def chosen(text: str, *answers: str) -> tuple[Fixed, str]:
    """What becomes of a text, and what was said on the way."""
    said: list[str] = []
    left: Iterator[str] = iter(answers)
    pick = choosing(lambda prompt: next(left), said.append, Style())
    return fix(Source("d.md", text), pick, unsafe), "".join(said)


def test_the_repair_that_was_picked_is_made() -> None:
    done, said = chosen("~40 × 6 = 24 GPUs\n", "2")
    assert done.text == "~4 × 6 = 24 GPUs\n"
    assert "  2  line 1: 40 → 4\n  s  leave it as it is\n" in said


def test_safe_repairs_are_made_unasked() -> None:
    assert chosen("8 × 4 = 36 GPUs\n")[0].text == "8 × 4 = 32 GPUs\n"


def test_what_is_skipped_is_left() -> None:
    done, _ = chosen("~40 × 6 = 24 GPUs\n", "s")
    assert done.text == "~40 × 6 = 24 GPUs\n"
    assert [finding.claimed for finding, _ in done.left] == ["24 GPUs"]


def test_q_asks_no_more() -> None:
    text = "~40 × 6 = 24 GPUs\n\n~9 × 5 = 49 nodes\n"
    assert chosen(text, "q")[0].text == text


def test_another_answer_is_asked_again() -> None:
    assert chosen("~40 × 6 = 24 GPUs\n", "yes", "7", "", "1")[0].text == "~40 × 6 = 240 GPUs\n"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "docverify", "fix", *arguments]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False)


def test_without_a_terminal_the_alternatives_are_listed(tmp_path: Path) -> None:
    document = tmp_path / "d.md"
    document.write_text(TWO)
    done = run("--choose", str(document))
    assert done.returncode == 1
    assert "help: this would settle it [for the author to decide]\n1 ? 30B (parameters) would have" in done.stderr
    assert document.read_text() == TWO


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no terminals here")
def test_at_a_terminal(tmp_path: Path) -> None:
    document = tmp_path / "d.md"
    document.write_text("~40 × 6 = 24 GPUs\n")
    ours, theirs = os.openpty()
    os.write(ours, b"2\n")
    command = [sys.executable, "-m", "docverify", "fix", "--choose", str(document)]
    done = subprocess.run(command, stdin=theirs, capture_output=True, encoding="utf-8", check=False, timeout=60)
    os.close(ours)
    os.close(theirs)
    assert "Which (1-2, s, q)? " in done.stderr
    assert document.read_text() == "~4 × 6 = 24 GPUs\n"
