"""Arguments of a command line -> documents: files as they are, folders by what git knows in them, globs."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence

from docverify.named import NamedTuple

EXTENSIONS = (".md", ".markdown", ".mdx", ".qmd", ".rmd", ".ipynb")
_SKIPPED = ("node_modules",)


class Found(NamedTuple):
    """`explicit` files were named themselves; `problems` are sentences for a person."""

    explicit: tuple[str, ...]
    listed: tuple[str, ...]
    problems: tuple[str, ...]


def discover(arguments: Sequence[str]) -> Found:
    """Files as they were written, and those of folders and globs beneath the name they were given by."""
    explicit: list[str] = []
    listed: list[str] = []
    problems: list[str] = []
    for argument in arguments:
        if os.path.isdir(argument):
            inside = list(folder(argument))
            listed += inside
            if not inside:
                problems.append(f"{argument}: no Markdown in this folder ({', '.join(EXTENSIONS)})")
        elif os.path.lexists(argument):
            explicit.append(argument)
        elif re.search(r"[*?\[]", argument):
            matched = list(_glob(argument))
            listed += matched
            if not matched:
                problems.append(f"{argument}: nothing matches this pattern")
        else:
            problems.append(f"{argument}: no such file or folder{_similar(argument)}")
    return Found(tuple(explicit), tuple(listed), tuple(problems))


def unique(paths: Iterable[str]) -> list[str]:
    """In order of path, each file once, under the first name it was given by."""
    names: dict[str, str] = {}
    for path in paths:
        names.setdefault(os.path.abspath(path), path)
    return sorted(names.values(), key=lambda path: path.replace(os.sep, "/"))


def folder(path: str) -> Iterator[str]:
    """The documents below a folder: what git tracks or would, elsewhere all but hidden folders and node_modules."""
    names = _git(path)
    for name in _walk(path) if names is None else names:
        if name.lower().endswith(EXTENSIONS):
            inside = os.path.normpath(os.path.join(path, name))
            if names is None or os.path.isfile(inside):
                yield inside


def _git(path: str) -> list[str] | None:
    """Names below a folder in a git work tree, None outside of one and in a folder that git ignores."""
    from docverify.interfaces.repository import root

    if not root(os.path.abspath(path)):
        return None
    listed = _run("git", "-C", path, "ls-files", "-co", "--exclude-standard", "-z")
    if listed is None or (not listed and _run("git", "-C", path, "check-ignore", "-q", ".") is not None):
        return None
    return sorted(set(filter(None, listed.split("\0"))))


def _run(*command: str) -> str | None:
    """The output of a command, None if it failed."""
    import subprocess

    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return None
    return os.fsdecode(done.stdout) if done.returncode == 0 else None


def _walk(path: str) -> Iterator[str]:
    for here, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED)
        for name in sorted(files):
            yield os.path.relpath(os.path.join(here, name), path)


def _glob(pattern: str) -> Iterator[str]:
    from glob import iglob

    any_file = "." in os.path.basename(pattern)
    for match in iglob(pattern, recursive=True):
        if os.path.isdir(match):
            if "**" not in pattern:
                yield from folder(match)
        elif any_file or match.lower().endswith(EXTENSIONS):
            yield match


def _similar(path: str) -> str:
    from difflib import get_close_matches

    where, name = os.path.split(path)
    try:
        close = get_close_matches(name, os.listdir(where or "."), 1)
    except OSError:
        return ""
    return f"; did you mean {os.path.join(where, close[0])}?" if close else ""
