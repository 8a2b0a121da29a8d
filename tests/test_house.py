"""The house style: linters, types, the pipeline's direction, and sizes."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = sorted((ROOT / "docverify").rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 200, 30


@pytest.mark.parametrize("command", ["ruff check", "ruff format --check", "mypy", "lint-imports"])
def test_tools(command: str) -> None:
    name, *arguments = command.split()
    program = Path(sys.executable).with_name(name)
    done = subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_short() -> None:
    lines = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in PACKAGE}
    assert {path: count for path, count in lines.items() if count > LONGEST_FILE} == {}


def test_functions_are_short() -> None:
    assert [place for path in PACKAGE for place in _long_functions(path)] == []


def test_modules_say_what_they_are() -> None:
    modules = [path for path in PACKAGE if path.read_text("utf-8").strip()]
    assert [str(path) for path in modules if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


@pytest.mark.parametrize(
    ("made", "elsewhere"),
    [("named", r"^from typing import .*\bNamedTuple"), ("classes", r"^(from dataclasses|import dataclasses)")],
    ids=["typing", "dataclasses"],
)
def test_classes_are_those_that_are_made_soon(made: str, elsewhere: str) -> None:
    """`docverify.named` and `docverify.classes`: those of Python cost every start 40 and 200 µs more, each."""
    others = [path for path in PACKAGE if path.stem not in (made, "kept")]
    assert [str(path) for path in others if re.search(elsewhere, path.read_text("utf-8"), re.M)] == []


def _long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= LONGEST_FUNCTION:
            yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
