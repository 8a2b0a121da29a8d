"""Files, folders in and out of git, globs, and names that are nearly right."""

import subprocess
from pathlib import Path

import pytest

from docverify.interfaces.discover import discover, unique
from docverify.interfaces.patterns import matches
from docverify.interfaces.repository import identity, root


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    root.cache_clear()
    for name in (
        *("b.md", "a.markdown", "c.mdx", "d.qmd", "e.MD", "f.txt", "docs/g.md", "docs/deep/h.md"),
        *("ignored/i.md", ".hidden/j.md", "node_modules/k/README.md"),
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text\n")
    return tmp_path


def git(*command: str) -> None:
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *command], check=True, capture_output=True)


def listed(*arguments: str) -> list[str]:
    found = discover(arguments)
    return unique((*found.explicit, *found.listed))


def test_a_folder_outside_of_git(tree: Path) -> None:
    plain = ["a.markdown", "b.md", "c.mdx", "d.qmd", "docs/deep/h.md", "docs/g.md", "e.MD", "ignored/i.md"]
    assert listed(".") == plain
    assert listed(str(tree / "docs")) == [str(tree / "docs/deep/h.md"), str(tree / "docs/g.md")]


def test_a_folder_in_git_is_what_git_knows(tree: Path) -> None:
    git("init", "-q", ".")
    (tree / ".gitignore").write_text("ignored/\nnode_modules/\n")
    git("add", "b.md", "docs")
    (tree / "docs/g.md").unlink()  # deleted, not yet committed
    assert listed(".") == [".hidden/j.md", "a.markdown", "b.md", "c.mdx", "d.qmd", "docs/deep/h.md", "e.MD"]
    assert listed("docs") == ["docs/deep/h.md"]


def test_an_ignored_folder_is_checked_when_it_is_named(tree: Path) -> None:
    git("init", "-q", ".")
    (tree / ".gitignore").write_text("ignored/\n")
    assert listed("ignored") == ["ignored/i.md"]


def test_named_files_are_taken_whatever_they_are(tree: Path) -> None:
    assert listed("f.txt", "./f.txt", "ignored/i.md") == ["f.txt", "ignored/i.md"]


def test_globs(tree: Path) -> None:
    assert listed("docs/**") == ["docs/deep/h.md", "docs/g.md"]
    assert listed("*.md", "docs/*.md") == ["b.md", "docs/g.md"]
    assert listed("doc*") == ["docs/deep/h.md", "docs/g.md"]
    assert listed("*.txt") == ["f.txt"]


@pytest.mark.parametrize(
    ("argument", "problem"),
    [
        ("b.mdd", "b.mdd: no such file or folder; did you mean b.md?"),
        ("nowhere/x.md", "nowhere/x.md: no such file or folder"),
        ("*.rst", "*.rst: nothing matches this pattern"),
        ("empty", "empty: no Markdown in this folder (.md, .markdown, .mdx, .qmd, .rmd, .ipynb)"),
    ],
)
def test_problems(tree: Path, argument: str, problem: str) -> None:
    (tree / "empty").mkdir()
    assert discover([argument, "b.md"]).problems == (problem,)


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("*.md", "docs/a.md", True),
        ("docs", "docs/a.md", True),
        ("docs/", "other/docs/a.md", True),
        ("docs/*.md", "docs/a.md", True),
        ("docs/*.md", "docs/deep/a.md", False),
        ("docs/**", "docs/deep/a.md", True),
        ("docs/**/a.md", "docs/a.md", True),
        ("/docs", "other/docs/a.md", False),
        ("a?.md", "ab.md", True),
        ("a[bc].md", "ab.md", True),
        ("a.md", "aamd", False),
    ],
)
def test_patterns(pattern: str, path: str, meant: bool) -> None:
    assert matches(path, [pattern]) is meant


def test_identity_is_the_same_from_everywhere(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git("init", "-q", ".")
    names = {identity("docs/g.md"), identity(str(tree / "docs/g.md"))}
    monkeypatch.chdir(tree / "docs")
    assert names | {identity("g.md"), identity("./g.md"), identity("../docs/g.md")} == {"docs/g.md"}
