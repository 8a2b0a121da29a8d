"""Globs over paths, as in .gitignore: `*.draft.md`, `docs/old/`, `docs/**/v1.md`; a folder means what is below it."""

import re
from collections.abc import Iterable
from functools import cache

_PARTS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches(path: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns means a relative path with `/`; one without a `/` inside means any part of it."""
    return any(_compiled(pattern).match(path) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    bare = pattern.removeprefix("./").rstrip("/")
    anchored = "/" in bare
    tokens = re.findall(r"\*\*/|\*\*|\*|\?|\[[^\]/]+\]|.", bare.lstrip("/"), re.S)
    body = "".join(_PARTS.get(token) or (token if _is_set(token) else re.escape(token)) for token in tokens)
    return re.compile(f"{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?$", re.S)


def _is_set(token: str) -> bool:
    return len(token) > 2 and token[0] == "[" and "\\" not in token
