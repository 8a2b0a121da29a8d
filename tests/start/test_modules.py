"""Modules come from one file as long as they are what they were when it was written, and say the same of themselves."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
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


def start(tmp_path: Path, folder: Path, program: str = PROGRAM) -> list[str]:
    given = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | given
    command = [sys.executable, "-c", program, str(folder)]
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


def test_what_one_import_leads_to_is_kept_together(tmp_path: Path, folder: Path) -> None:
    (folder / "m0.py").write_text("import m1\nimport m2\n")
    (folder / "m2.py").write_text("import m3\n\ndef late():\n    import m5\n")
    (folder / "m4.py").write_text("import m2\nm2.late()\n")
    program = PROGRAM + "print(*sorted(f'{name}:{entry[-1]}' for name, entry in imported.known.items() if name < 'n'))"
    start(tmp_path, folder)
    groups = "m0:m0 m1:m0 m2:m0 m3:m0 m4:m4 m5:m5 m6:m6 m7:m7 m8:m8"
    assert start(tmp_path, folder, program=program)[-1] == groups


def test_a_group_may_lose_what_has_changed(tmp_path: Path, folder: Path) -> None:
    (folder / "m0.py").write_text("".join(f"import m{number}\n" for number in range(1, 9)))
    start(tmp_path, folder)
    for number in range(9):
        (folder / f"m{number}.py").write_text("import one\n")
    assert [start(tmp_path, folder)[1] for _ in range(2)] == ["_Loader"] * 2
    assert start(tmp_path, folder)[0].startswith("one two ")


def test_what_fails_is_told_where_it_is_imported(tmp_path: Path, folder: Path) -> None:
    (folder / "m0.py").write_text("try:\n    import m1\nexcept ValueError as error:\n    print(error)\n")
    late = tmp_path / "late"
    (folder / "m1.py").write_text(f"import m2, os\nif os.path.exists({str(late)!r}):\n    raise ValueError(1)")
    start(tmp_path, folder)
    late.touch()
    program = PROGRAM.replace("range(9)", "(0, *range(2, 9))")
    assert start(tmp_path, folder, program)[0] == "1"


def test_only_the_package_itself_has_a_getattr() -> None:
    """The modules below it are of a class that does without: see `_Module`."""
    pages = [page for page in (ROOT / "docverify").rglob("*.py") if "\ndef __getattr__(" in page.read_text("utf-8")]
    assert pages == [ROOT / "docverify" / "__init__.py"]


def test_another_place_holds_other_modules(tmp_path: Path, folder: Path) -> None:
    start(tmp_path, folder)
    other = folder.rename(folder.with_name("other"))
    assert str(other) in start(tmp_path, other)[0]


def test_a_broken_file_is_no_harm(tmp_path: Path, folder: Path) -> None:
    first = start(tmp_path, folder)
    (file,) = tmp_path.rglob("modules.*.kept")
    whole = file.read_bytes()
    for content in (b"", b"nonsense", b"\0" * 30, whole[:100], whole[:-100], whole[:-1] + b"?", whole + b"?"):
        file.write_bytes(content)
        assert start(tmp_path, folder) == first


def test_who_comes_first_on_the_path_is_imported(tmp_path: Path, folder: Path) -> None:
    start(tmp_path, folder)
    before = tmp_path / "before"
    before.mkdir()
    (before / "m3.py").write_text("raise SystemExit('another')")
    program = PROGRAM.replace("sys.argv[1])", f"sys.argv[1]); sys.path.insert(0, {str(before)!r})")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(tmp_path / "bytecode")}
    command = [sys.executable, "-c", program, str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.stderr == "another\n"


@pytest.mark.parametrize("mode", [0o666, 0o664, 0o646])
def test_what_others_may_write_to_is_not_read(tmp_path: Path, folder: Path, mode: int) -> None:
    start(tmp_path, folder)
    (file,) = tmp_path.rglob("modules.*.kept")
    file.chmod(mode)
    assert start(tmp_path, folder)[1] == "SourceFileLoader"
    assert file.stat().st_mode & 0o777 == 0o644  # it has been written anew
    assert start(tmp_path, folder)[1] == "_Loader"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only the superuser gives files away")
def test_what_another_wrote_is_not_read(tmp_path: Path, folder: Path) -> None:
    start(tmp_path, folder)
    (file,) = tmp_path.rglob("modules.*.kept")
    os.chown(file, 12345, 12345)
    assert start(tmp_path, folder)[1] == "SourceFileLoader"


def test_starts_at_the_same_time_leave_one_whole_file(tmp_path: Path, folder: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: start(tmp_path, folder)[0], range(8)))
    assert len(set(told)) == 1
    assert len(list(tmp_path.rglob("*.kept*"))) == 1
    assert start(tmp_path, folder)[1] == "_Loader"
