"""The shipped vocabulary and the user's files -> one vocabulary: more phrases for known names, and further names."""

import re
import tomllib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from docverify.layered import merged
from docverify.rulebook.broken import BrokenRule

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_LISTS = ("keys", "abbreviations", "counted", "strong", "labels", "short", "nouns", "words", "per", "most", "leads")
_FLAGS = ("loose", "whole", "generic", "ids")
_FREE = ("qualifiers", "neutral", "precision_keys", "renames")  # of a language
_TABLES = ("names", "precisions", *_FREE)


def joined(text: str, files: "Iterable[Traversable]") -> dict[str, Any]:
    """Raises BrokenRule with file and line."""
    data = tomllib.loads(text)
    for file in files:
        written, more = _read(file)
        for table in more:
            if table not in _TABLES:
                raise BrokenRule(
                    str(file), _line(written, table), f"unknown table `{table}`; there are {', '.join(_TABLES)}"
                )
        for name, entry in more.get("names", {}).items():
            _check(file, written, name, entry, data)
            known = data["names"].setdefault(name, {"unit": entry.get("unit", "")})
            for key, value in entry.items():
                known[key] = [*known.get(key, []), *value] if isinstance(value, list) else value
        data["precisions"] |= more.get("precisions", {})
        data |= {table: merged(data[table], more[table]) for table in _FREE if table in more}
    return data


def _read(file: "Traversable") -> tuple[str, dict[str, Any]]:
    try:
        text = file.read_text("utf-8")
        return text, tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise BrokenRule(str(file), 0, f"cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        inside = re.search(r"line (\d+)", str(error))
        raise BrokenRule(str(file), int(inside[1]) if inside else 0, f"no TOML: {error}") from error


def _check(file: "Traversable", text: str, name: str, entry: dict[str, Any], data: dict[str, Any]) -> None:
    line = _line(text, f"names.{name}")
    units = {"count", "share", "ratio", "share or bytes", *data["units"]}
    if name not in data["names"] and entry.get("unit") not in units:
        raise BrokenRule(str(file), line, f"`{name}` needs a unit: {', '.join(sorted(units))}")
    for key, value in entry.items():
        if key not in (*_LISTS, *_FLAGS, "unit", "near", "default"):
            raise BrokenRule(str(file), line, f"`{name}` has an unknown key `{key}`; there are {', '.join(_LISTS)}")
        if key in _LISTS and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            raise BrokenRule(str(file), line, f"`{key}` of `{name}` must be a list of texts")


def _line(text: str, table: str) -> int:
    at = text.find(f"[{table}")
    return text.count("\n", 0, at) + 1 if at >= 0 else 0
