"""The pipeline as a library: texts, files, sources, many at once with any executor, always in order."""

import subprocess
import sys
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import docverify
from docverify import Report, Source, Unreadable, check, check_many

WRONG = "We have 8 × 80 GB = 460 GB.\n"


def test_text_file_and_source(tmp_path: Path) -> None:
    path = tmp_path / "deploy.md"
    path.write_text(WRONG, "utf-8")
    reports = [check(WRONG, "x.md"), check(path), check(Source("y.md", WRONG))]
    assert [report.path for report in reports] == ["x.md", str(path), "y.md"]
    assert {tuple(finding.code for finding in report.findings) for report in reports} == {("ARI001",)}


def test_a_byte_order_mark_is_in_no_column(tmp_path: Path) -> None:
    plain, marked = tmp_path / "plain.md", tmp_path / "marked.md"
    plain.write_text(WRONG, "utf-8")
    marked.write_text(WRONG, "utf-8-sig")
    assert check(plain).findings[0].span == check(marked).findings[0].span


class Eager(Executor):
    """The least an executor is: `submit`."""

    def submit(self, function: Any, /, *args: Any, **more: Any) -> Future[Any]:
        done: Future[Any] = Future()
        done.set_result(function(*args, **more))
        return done


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{number:02}.md" for number in range(40)]
    for number, path in enumerate(paths):
        path.write_text(f"There are {number} × 3 = {number * 3 + number % 2} GPUs.\n", "utf-8")
    return paths


def brief(reports: Any) -> list[tuple[str, int]]:
    return [(report.path, len(report.findings)) for report in reports]


def test_order_is_that_of_the_paths_whoever_works(many: list[Path]) -> None:
    expected = brief(check_many(many))
    assert [path for path, _ in expected] == [str(path) for path in many]
    assert sum(found for _, found in expected) == 20
    assert brief(check_many(many, executor=Eager())) == expected
    with ThreadPoolExecutor(3) as pool:
        assert brief(check_many(many, executor=pool)) == expected
    assert brief(check_many(many, jobs=2)) == expected


def test_what_cannot_be_read_is_told_or_raised(many: list[Path]) -> None:
    many[1].write_bytes(b"\xff")
    told: list[Unreadable] = []
    assert len(list(check_many(many[:3], failed=told.append))) == 2
    assert [failure.path for failure in told] == [str(many[1])]
    with pytest.raises(Unreadable):
        list(check_many(many[:3]))


def test_a_failure_survives_a_process(many: list[Path]) -> None:
    many[1].write_bytes(b"\xff")
    told: list[Unreadable] = []
    list(check_many(many, jobs=2, failed=told.append))
    assert "not UTF-8" in told[0].reason


def test_one_broken_document_does_not_stop_the_others(many: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    from docverify.judge import judge as module

    def studied(source: Source, document: object, beside: object) -> Report:
        raise RecursionError("too deep") if source.path.endswith("01.md") else Unreadable(source.path, "other")

    monkeypatch.setattr(module, "studied", studied)
    told: list[Unreadable] = []
    list(check_many(many[:3], failed=told.append))
    assert [failure.reason.split(" at ")[0] for failure in told] == [
        "other",
        "internal error, please report it: RecursionError: too deep",
        "other",
    ]


def test_the_package_is_cheap_and_says_what_it_has() -> None:
    code = "import sys, docverify; print(sorted(name for name in sys.modules if name.startswith('docverify')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['docverify']"
    assert all(getattr(docverify, name) for name in docverify.__all__)
    with pytest.raises(AttributeError, match="no attribute 'chek'"):
        docverify.chek  # type: ignore[attr-defined]  # noqa: B018
