"""Modules come from one file as long as they are what they were when it was written, and say the same of themselves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from docverify.start import modules
imported = modules.use()
sys.path.insert(0, sys.argv[1])
for name in ["one.two", *(f"m{n}" for n in range(9))]:
    __import__(name)
one = sys.modules["one"]
print(one.NAME, one.two.NAME, one.__file__, one.__path__, one.__package__, one.two.__file__, one.two.__package__)
print(type(one.__loader__).__name__)
modules.keep(imported)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    package = tmp_path / "library" / "one"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("NAME = 'one'\n")
    (package / "two.py").write_text("NAME = 'two'\n")
    for number in range(9):
        package.with_name(f"m{number}.py").write_text("")
    return package.parent


def start(tmp_path: Path, folder: Path, **more: str) -> list[str]:
    given = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode"), **more}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | given
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_modules_are_kept_and_are_the_same(tmp_path: Path, folder: Path) -> None:
    first, second = start(tmp_path, folder), start(tmp_path, folder)
    assert first[0] == second[0]
    assert [first[1], second[1]] == ["SourceFileLoader", "_Loader"]


def test_a_changed_module_is_read_anew(tmp_path: Path, folder: Path) -> None:
    start(tmp_path, folder)
    (folder / "one" / "two.py").write_text("NAME = 'three'\n")
    assert start(tmp_path, folder)[0].startswith("one three ")
    (folder / "one" / "__init__.py").write_text("NAME = 'first'\n")
    assert start(tmp_path, folder)[0].startswith("first three ")


def test_another_place_holds_other_modules(tmp_path: Path, folder: Path) -> None:
    start(tmp_path, folder)
    other = folder.rename(folder.with_name("other"))
    assert str(other) in start(tmp_path, other)[0]


def test_nothing_is_written_where_no_bytecode_is(tmp_path: Path, folder: Path) -> None:
    start(tmp_path, folder, PYTHONDONTWRITEBYTECODE="1")
    assert not list(tmp_path.rglob("*.kept"))


def test_a_broken_file_is_no_harm(tmp_path: Path, folder: Path) -> None:
    first = start(tmp_path, folder)
    (file,) = tmp_path.rglob("modules.*.kept")
    for content in (b"", b"nonsense", b"\0" * 30, file.read_bytes()[:100]):
        file.write_bytes(content)
        assert start(tmp_path, folder) == first
