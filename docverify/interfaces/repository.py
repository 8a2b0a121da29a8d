"""Path -> where it is in its repository."""

import os
from functools import cache

_MARKS = (".git", ".hg", ".jj")


@cache
def root(folder: str) -> str:
    """The nearest folder upward of an absolute one that holds a version control system's mark; empty if none does."""
    if any(os.path.exists(os.path.join(folder, mark)) for mark in _MARKS):
        return folder
    parent = os.path.dirname(folder)
    return root(parent) if parent != folder else ""


def identity(path: str) -> str:
    """The path from the repository's root, the same wherever the tool is started; outside one, the path as it is."""
    absolute = os.path.abspath(path)
    top = root(os.path.dirname(absolute))
    return relative(absolute, top) if top else relative(path, "")


def relative(path: str, folder: str) -> str:
    """`path` from `folder` with `/` between its parts; paths outside keep their `..`."""
    inside = os.path.relpath(path, folder) if folder else os.path.normpath(path)
    return inside.replace(os.sep, "/")
