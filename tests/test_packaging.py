"""The package away from its checkout: from a source distribution, as a wheel, as a zip, and installed for editing."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DOCVERIFY"))}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**clean, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the source distribution, so that nothing can be missing there either."""
    out = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("outside")
    (folder / "deploy.md").write_text("We have 8 × 80 GB = 460 GB.\n", "utf-8")
    return folder


def environment(folder: Path) -> Path:
    """The Python of an empty environment that sees the dependencies, but not an editable install among them."""
    venv.create(folder, with_pip=False)
    here = sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)})
    Path(here, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "bin/python"


def install(python: Path, *what: str | Path) -> None:
    done = run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", *what, cwd=python.parent)
    assert done.returncode == 0, done.stdout + done.stderr


def works(done: subprocess.CompletedProcess[str]) -> None:
    assert done.stderr == ""
    assert done.stdout.startswith("deploy.md:1:21: ARI001 error ")
    assert done.returncode == 1


CHECK = ("check", "deploy.md", "--output-format", "concise")


def test_a_wheel(wheel: Path, outside: Path, tmp_path: Path) -> None:
    python = environment(tmp_path)
    install(python, wheel)
    where = run(python, "-c", "import docverify; print(docverify.__file__)", cwd=outside).stdout
    assert where.startswith(str(tmp_path))
    works(run(python.parent / "docverify", *CHECK, cwd=outside))


def test_a_first_start_builds_no_tables(wheel: Path, outside: Path, tmp_path: Path) -> None:
    python, cache = environment(tmp_path / "v"), tmp_path / "cache"
    install(python, wheel)
    works(run(python.parent / "docverify", *CHECK, cwd=outside, DOCVERIFY_CACHE_DIR=str(cache)))
    assert not list(cache.rglob("*.json"))  # reports are kept there, tables come with the wheel


def test_what_is_in_a_wheel(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"docverify"}
    assert not [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".kept"))]
    assert any(name.startswith("docverify/_shipped/compiled/") for name in names)


def test_a_folder_that_only_the_installer_may_write_to(wheel: Path, outside: Path, tmp_path: Path) -> None:
    python = environment(tmp_path)
    install(python, wheel)
    (start,) = tmp_path.rglob("docverify/start")
    for folder in (start, *start.glob("__pycache__")):
        folder.chmod(0o555)
    for _ in range(2):
        works(run(python.parent / "docverify", *CHECK, cwd=outside, HOME="/nonexistent"))


def test_a_wheel_that_is_not_unpacked(wheel: Path, outside: Path, tmp_path: Path) -> None:
    python = environment(tmp_path)
    works(run(python, "-m", "docverify", *CHECK, cwd=outside, PYTHONPATH=str(wheel)))


def test_an_editable_install(outside: Path, tmp_path: Path) -> None:
    python = environment(tmp_path)
    install(python, "--no-build-isolation", "-e", ROOT)
    works(run(python.parent / "docverify", *CHECK, cwd=outside))
