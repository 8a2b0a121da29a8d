"""`docverify fix` as a person calls it."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

WRONG = "Total: 8 × 4 = 36 GPUs\n"
RIGHT = "Total: 8 × 4 = 32 GPUs\n"


def run(*arguments: str, stdin: bytes = b"", cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "docverify", "fix", *arguments], input=stdin, capture_output=True, cwd=cwd, check=False
    )


def test_the_file_is_corrected_in_place_and_keeps_its_mode(tmp_path: Path) -> None:
    document = tmp_path / "d.md"
    document.write_text(WRONG)
    document.chmod(0o640)
    done = run(str(document))
    assert done.returncode == 0, done.stderr
    assert document.read_text() == RIGHT
    assert stat.S_IMODE(document.stat().st_mode) == 0o640
    assert [entry.name for entry in tmp_path.iterdir()] == ["d.md"]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b""])
def test_mark_and_line_ends_are_kept(tmp_path: Path, mark: bytes) -> None:
    document = tmp_path / "d.md"
    document.write_bytes(mark + WRONG.replace("\n", "\r\n").encode())
    run(str(document))
    assert document.read_bytes() == mark + RIGHT.replace("\n", "\r\n").encode()


def test_diff_writes_nothing(tmp_path: Path) -> None:
    document = tmp_path / "d.md"
    document.write_text(WRONG)
    done = run("--diff", str(document))
    assert done.returncode == 1
    assert "-Total: 8 × 4 = 36 GPUs\n+Total: 8 × 4 = 32 GPUs" in done.stdout.decode()
    assert document.read_text() == WRONG


def test_standard_input_goes_to_standard_output() -> None:
    assert run("-", stdin=WRONG.encode()).stdout.decode() == RIGHT


def test_output_leaves_the_document_alone(tmp_path: Path) -> None:
    document, corrected = tmp_path / "d.md", tmp_path / "c.md"
    document.write_text(WRONG)
    assert run("-o", str(corrected), str(document)).returncode == 0
    assert (document.read_text(), corrected.read_text()) == (WRONG, RIGHT)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    document, link = tmp_path / "d.md", tmp_path / "link.md"
    document.write_text(WRONG)
    link.symlink_to(document)
    run(str(link))
    assert link.is_symlink()
    assert document.read_text() == RIGHT


def test_what_is_left_is_told_and_counts(tmp_path: Path) -> None:
    document = tmp_path / "d.md"
    document.write_text("- **Memory bandwidth**: 1.8TB per GPU\n")
    done = run(str(document))
    assert done.returncode == 1
    assert "is left" in done.stderr.decode()


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    assert run(str(tmp_path / "none.md")).returncode == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_an_error_and_nothing_is_lost(tmp_path: Path) -> None:
    document = tmp_path / "d.md"
    document.write_text(WRONG)
    tmp_path.chmod(0o555)
    assert run(str(document)).returncode == 2
    assert document.read_text() == WRONG
