"""Tables are kept by what they are made of, and a cache that is missing, broken or closed does no harm."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from docverify.compiled import compiled


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DOCVERIFY_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "source.txt"
    file.write_text("one", "utf-8")
    return file


def counting(table: object) -> tuple[Callable[[], object], list[int]]:
    calls: list[int] = []

    def build() -> object:
        calls.append(1)
        return table

    return build, calls


def test_a_table_is_built_once(cache: Path, source: Path) -> None:
    build, calls = counting({"a": [1, "é"]})
    assert compiled("letters", [source], build) == {"a": [1, "é"]}
    assert compiled("letters", [source], build) == {"a": [1, "é"]}
    assert len(calls) == 1
    assert len(list(cache.rglob("letters-*.json"))) == 1


def test_a_changed_source_makes_another_table(cache: Path, source: Path) -> None:
    build, calls = counting({})
    compiled("letters", [source], build)
    source.write_text("two", "utf-8")
    compiled("letters", [source], build)
    assert len(calls) == 2


def test_only_the_newest_tables_of_a_name_are_kept(cache: Path, source: Path) -> None:
    build, _ = counting([])
    compiled("letters-more", [source], build)
    for turn in range(20):
        source.write_text(str(turn), "utf-8")
        compiled("letters", [source], build)
    names = [path.name for path in cache.rglob("letters-*.json")]
    assert len(names) == 9
    assert sum(name.startswith("letters-more-") for name in names) == 1


def test_the_name_of_a_source_counts_too(cache: Path, source: Path) -> None:
    build, calls = counting({})
    compiled("letters", [source], build)
    compiled("letters", [source.rename(source.with_name("other.txt"))], build)
    assert len(calls) == 2


def test_tables_of_two_names_do_not_meet(cache: Path, source: Path) -> None:
    assert compiled("one", [source], lambda: 1) == 1
    assert compiled("two", [source], lambda: 2) == 2


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"nonsense"])
def test_a_broken_table_is_built_again(cache: Path, source: Path, content: bytes) -> None:
    build, calls = counting([1, 2])
    compiled("letters", [source], build)
    (kept,) = cache.rglob("letters-*.json")
    kept.write_bytes(content)
    assert compiled("letters", [source], build) == [1, 2]
    assert len(calls) == 2
    assert json.loads(kept.read_bytes()) == [1, 2]


def test_a_cache_that_is_a_file_is_passed_over(tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("DOCVERIFY_CACHE_DIR", str(tmp_path / "file"))
    assert compiled("letters", [source], lambda: [1]) == [1]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser writes everywhere")
def test_a_cache_that_cannot_be_written_is_passed_over(cache: Path, source: Path) -> None:
    cache.mkdir()
    cache.chmod(0o500)
    assert compiled("letters", [source], lambda: [1]) == [1]


def test_no_part_of_a_table_stays_behind(cache: Path, source: Path) -> None:
    compiled("letters", [source], lambda: [1])
    assert list(cache.rglob("*.part")) == []


def test_without_a_home_nothing_is_kept(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOCVERIFY_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert compiled("letters", [source], lambda: [1]) == [1]
