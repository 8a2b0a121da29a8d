"""A shipped file of words and the user's files of the same name -> one table: a language is a folder of such files."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docverify.compiled import compiled
from docverify.shipped import OWN_WORDS, own, shipped


class BrokenWords(ValueError):
    """A user's file of words that cannot be used."""


def table(name: str, build: Callable[[dict[str, Any]], Any]) -> Any:
    """What `build` makes of rules/NAME.toml and of NAME.toml in the user's folders. Raises BrokenWords."""
    file, mine = shipped("rules") / f"{name}.toml", own_files(f"{name}.toml")
    code = getattr(build, "__code__", None)  # `dict` has none
    sources = [file, *mine, *([Path(code.co_filename)] if code is not None else [])]
    return compiled(f"own-{name}" if mine else name, sources, lambda: build(joined(name)))


def joined(name: str) -> dict[str, Any]:
    """What rules/NAME.toml and the NAME.toml in the user's folders say together. Raises BrokenWords."""
    return _joined((shipped("rules") / f"{name}.toml").read_text("utf-8"), own_files(f"{name}.toml"))


def own_files(name: str) -> list[Path]:
    """The files of that name in the folders that the configuration's `vocabulary` names."""
    return [folder / name for folder in own(OWN_WORDS) if (folder / name).is_file()]


def _joined(text: str, files: list[Path]) -> dict[str, Any]:
    found = tomllib.loads(text)
    for file in files:
        try:
            found = merged(found, tomllib.loads(file.read_text("utf-8")))
        except (OSError, ValueError) as error:
            raise BrokenWords(f"{file}: {error}") from error
    return found


def merged(known: Any, more: Any) -> Any:
    """Tables have the keys of both, lists the items of both, patterns match what either matches."""
    if isinstance(known, dict) and isinstance(more, dict):
        return known | {key: merged(known[key], value) if key in known else value for key, value in more.items()}
    if isinstance(known, list) and isinstance(more, list):
        return [*known, *more]
    if isinstance(known, str) and isinstance(more, str):
        return f"{known}|{more}"
    if type(known) is not type(more):
        raise BrokenWords(f"{more!r} stands where {known!r} does")
    return more
