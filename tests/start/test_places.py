"""Where bytecode may not be written, what a start needs is kept in the user's cache, if that is the user's alone."""

import os
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

from docverify.start import places
from docverify.start.files import let_go, read, write
from docverify.start.places import cache_folder, to_write

ROOT = Path(__file__).parents[2]
CHECK = "We have 8 × 80 GB = 460 GB.\n"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there nobody can tell whose a folder is")


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleSpec:
    """A module whose bytecode may not be written, and a user's cache."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    monkeypatch.setenv("DOCVERIFY_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "sources").mkdir()
    return of(tmp_path / "sources")


def of(folder: Path) -> ModuleSpec:
    spec = ModuleSpec("module", None, origin=str(folder / "module.py"))
    spec.cached = str(folder / "module.cpython.pyc")
    return spec


def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "docverify" / "start"


def kept(module: ModuleSpec) -> list[object]:
    write(to_write(module), "kept")
    return read(module)[0]


def test_it_is_kept_in_the_cache(module: ModuleSpec, tmp_path: Path) -> None:
    assert kept(module) == ["kept"]
    assert [path.parent for path in tmp_path.rglob("*.kept*")] == [folder(tmp_path)]
    assert folder(tmp_path).stat().st_mode & 0o777 == 0o700


def test_what_is_let_go_can_still_be_read(module: ModuleSpec) -> None:
    write(to_write(module), "kept", behind=b"code")
    _, behind = read(module)
    let_go()
    assert bytes(behind) == b"code"


def test_bytecode_comes_first(module: ModuleSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert kept(module) == ["kept"]
    assert not folder(tmp_path).exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert read(module)[0] == ["kept"]  # what an installer left is read


def test_another_place_is_another_program(module: ModuleSpec, tmp_path: Path) -> None:
    kept(module)
    assert read(of(tmp_path / "elsewhere"))[0] == []


@pytest.mark.parametrize("mode", [0o755, 0o750, 0o770, 0o707, 0o777])
def test_a_folder_that_is_not_private_is_not_used(module: ModuleSpec, tmp_path: Path, mode: int) -> None:
    kept(module)
    folder(tmp_path).chmod(mode)
    assert read(module)[0] == []
    assert to_write(module) == ""


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the superuser gives folders away")
def test_nothing_is_put_into_the_home_of_another(module: ModuleSpec, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    os.chown(tmp_path / "cache", 12345, 12345)
    assert to_write(module) == ""
    assert not folder(tmp_path).exists()


@pytest.mark.parametrize("place", ["/dev/null", "here", "~nobody-of-this-name/cache"])
def test_who_wants_none_gets_none(module: ModuleSpec, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCVERIFY_CACHE_DIR", place)
    assert to_write(module) == ""
    assert read(module)[0] == []


def test_old_files_go(module: ModuleSpec, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_MOST", 3)
    for number in range(6):
        path = to_write(of(tmp_path / str(number)))
        write(path, number)
        os.utime(path, (number, number))
    found = [read(of(tmp_path / str(number)))[0] for number in range(6)]
    assert found == [[], [], [], [3], [4], [5]]


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCVERIFY_CACHE_DIR", "/a")
    monkeypatch.setenv("XDG_CACHE_HOME", "/b")
    assert cache_folder() == "/a/docverify"
    monkeypatch.delenv("DOCVERIFY_CACHE_DIR")
    assert cache_folder() == "/b/docverify"
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert cache_folder() == str(Path("~/.cache/docverify").expanduser())


def test_a_start_without_bytecode_says_the_same(tmp_path: Path) -> None:
    given = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(ROOT), "DOCVERIFY_CACHE_DIR": str(tmp_path)}
    given["PYTHONPYCACHEPREFIX"] = str(tmp_path / "bytecode")
    command = [sys.executable, "-m", "docverify", "check", "--no-cache", "-"]
    environment = {**os.environ, **given}
    told = [subprocess.run(command, env=environment, input=CHECK.encode(), capture_output=True, check=False)
            for _ in range(2)]  # fmt: skip
    assert "460 GB" in told[0].stdout.decode()
    assert told[0].stdout == told[1].stdout
    assert not list(tmp_path.rglob("*.pyc"))
    assert len(list((tmp_path / "docverify" / "start").iterdir())) == 2
