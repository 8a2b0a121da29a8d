"""A shipped file of words, that of the language that is read and the user's -> one table.

A language is a folder of such files.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docverify.compiled import compiled
from docverify.language import spoken
from docverify.shipped import OWN_WORDS, own, shipped

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


class BrokenWords(ValueError):
    """A user's file of words that cannot be used."""


def table(name: str, build: Callable[[dict[str, Any]], Any]) -> Any:
    """What `build` makes of rules/NAME.toml and of NAME.toml in the user's folders. Raises BrokenWords."""
    file, mine = shipped("rules") / f"{name}.toml", own_files(f"{name}.toml")
    code = getattr(build, "__code__", None)  # `dict` has none
    sources = [file, *mine, *([Path(code.co_filename)] if code is not None else [])]
    return compiled(f"{prefix(mine)}{name}", sources, lambda: build(joined(name)))


def prefix(mine: "Sequence[Traversable]") -> str:
    """Of the name of a table that files are joined in."""
    return f"{spoken()}-" if spoken() else "own-" if mine else ""


def joined(name: str) -> dict[str, Any]:
    """What rules/NAME.toml and the NAME.toml in the user's folders say together. Raises BrokenWords."""
    return _joined((shipped("rules") / f"{name}.toml").read_text("utf-8"), own_files(f"{name}.toml"))


def own_files(name: str) -> "list[Traversable]":
    """The files of that name: of the language that is read, and those that the configuration's `vocabulary` names."""
    folders = [*([shipped("rules") / "languages" / spoken()] if spoken() else []), *own(OWN_WORDS)]
    return [folder / name for folder in folders if (folder / name).is_file()]


def _joined(text: str, files: "Sequence[Traversable]") -> dict[str, Any]:
    import tomllib  # as a rule the table is kept

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
