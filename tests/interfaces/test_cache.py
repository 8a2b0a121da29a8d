"""The cache: the same output with and without it, whatever has become of its file."""

import os
import re
import sqlite3
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest

from docverify.findings import Coverage, Edit, Elsewhere, Expected, Finding, Mark, Repair, Report, Severity
from docverify.interfaces.stored import restored, stored
from docverify.source import Source, Span

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
FORMATS = ("full", "concise", "json")

OTHER = Source("launch.sh", "36")
MARKS = (Mark(Span(3, 5), "here"), Mark(Span(7, 9)))
FINDING = Finding(
    "ARI001",
    "explicit-equation",
    Severity.WARNING,
    "no",
    Span(1, 4),
    "4",
    (Expected("5", "4.5", "5.5", "GB", "binary"),),
    "label",
    ("note",),
    ("binary", "decimal"),
    MARKS,
    MARKS[:1],
    (Repair((Edit(Span(1, 4), "5"),), True, "why"),),
    "key",
    (Elsewhere(OTHER, Span(0, 2), "layers"),),
)
COVERAGE = Coverage(5, 1, 2, 1, {"unconnected": 1})
REPORT = Report("a.md", "text", (FINDING,), (), COVERAGE, ("binary",), "docs/a.md", (FINDING,))


def checked(cache: Path, *options: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "docverify", "check", "--exit-zero", *options],
        cwd=FIXTURES,
        env={**os.environ, "DOCVERIFY_CACHE_DIR": str(cache), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_everything_is_kept() -> None:
    assert restored(stored(REPORT), REPORT.path, REPORT.text, REPORT.identity, [OTHER]) == REPORT


@pytest.mark.parametrize("example", [FINDING, REPORT, COVERAGE])
def test_the_example_leaves_nothing_out(example: object) -> None:
    missing = {each.name for each in fields(example) if not getattr(example, each.name)}  # type: ignore[arg-type]
    assert missing <= {"numbers"}


@pytest.mark.parametrize("form", FORMATS)
def test_output_is_the_same(tmp_path: Path, form: str) -> None:
    options = ("--output-format", form, "--verbose")
    fresh = checked(tmp_path / "none", "--no-cache", *options)
    assert [checked(tmp_path, *options) for _ in range(2)] == [fresh, fresh]
    assert checked(tmp_path, "--jobs", "2", *options) == fresh


def reports(folder: Path) -> Path:
    (file,) = folder.rglob("reports-*.sqlite")
    return file


def test_nothing_is_kept_unless_wanted(tmp_path: Path) -> None:
    checked(tmp_path, "--no-cache", "first-look")
    assert not list(tmp_path.rglob("reports-*"))


def test_a_changed_document_is_read_again(tmp_path: Path) -> None:
    document = tmp_path / "a.md"
    for said in ("8 × 8 = 72", "8 × 8 = 64"):
        document.write_text(said, "utf-8")
        assert ("ARI001" in checked(tmp_path, str(document))) == (said == "8 × 8 = 72")


@pytest.mark.parametrize("content", [b"", b"no database" * 1000, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_broken_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    fresh = checked(tmp_path, "first-look")
    reports(tmp_path).write_bytes(content)
    assert checked(tmp_path, "first-look") == fresh
    assert checked(tmp_path, "first-look") == fresh
    with sqlite3.connect(reports(tmp_path)) as connection:
        assert connection.execute("SELECT count(*) FROM reports").fetchone() == (1,)


def test_an_entry_that_cannot_be_read_is_made_again(tmp_path: Path) -> None:
    fresh = checked(tmp_path, "first-look")
    with sqlite3.connect(reports(tmp_path)) as connection:
        connection.execute("UPDATE reports SET report = '[1]'")
    assert checked(tmp_path, "first-look") == fresh


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert checked(blocked, "first-look") == checked(tmp_path, "first-look")


def test_two_runs_at_once(tmp_path: Path) -> None:
    fresh = checked(tmp_path / "none", "--no-cache")
    command = [sys.executable, "-m", "docverify", "check", "--exit-zero"]
    environment = {**os.environ, "DOCVERIFY_CACHE_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    running = [subprocess.Popen(command, cwd=FIXTURES, env=environment, stdout=subprocess.PIPE) for _ in range(3)]
    assert [process.communicate()[0].decode() for process in running] == [fresh] * 3


def test_a_copy_has_its_own_path(tmp_path: Path) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text("8 × 8 = 72", "utf-8")
    both = checked(tmp_path, "--output-format", "json", str(tmp_path))
    assert both.count("a.md") == both.count("b.md") == 1
    assert replace(REPORT, path="b.md") == restored(stored(REPORT), "b.md", REPORT.text, REPORT.identity, [OTHER])


PLAN = "- Tensor parallelism: 4\n- Layers: 32\n- Hidden size: 4096\n"
SCRIPT = "torchrun train.py --tensor-parallel-size 4 --num-layers 36 --hidden-size 4096\n"


def test_a_document_beside_others_is_kept_until_one_of_them_changes(tmp_path: Path) -> None:
    plan, script, cache = tmp_path / "plan.md", tmp_path / "launch.sh", tmp_path / "cache"
    plan.write_text(PLAN, "utf-8")
    script.write_text(SCRIPT, "utf-8")
    options = ("-q", "--output-format", "concise", str(plan), str(script))
    told = checked(cache, *options)
    assert re.search(r"is set to 36 in a file beside the document \[.*launch\.sh:1:57\]", told)
    (file,) = cache.glob("**/reports-*.sqlite")
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE reports SET report = replace(report, 'is set to', 'is kept as')")
    assert checked(cache, *options) == told.replace("is set to", "is kept as")
    script.write_text(SCRIPT.replace("36", "40"), "utf-8")
    assert "is set to 40" in checked(cache, *options)
    plan.write_text(PLAN.replace("32", "40"), "utf-8")
    assert checked(cache, *options) == ""
    assert checked(cache, "-q", "--output-format", "concise", str(plan)) == ""
