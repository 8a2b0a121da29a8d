"""Where the settings of a document are: `docverify.toml`, `.docverify.toml` or `[tool.docverify]`, nearest upward."""

import os
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from docverify.classes import dataclass, field
from docverify.interfaces.repository import root
from docverify.interfaces.selection import UnknownRule, require_known
from docverify.interfaces.settings import BadValue, Settings, Table, settings

Rules: TypeAlias = Callable[[], Mapping[str, str]]
NAMES = ("docverify.toml", ".docverify.toml", "pyproject.toml")
_PYPROJECT = "pyproject.toml"


class BadConfiguration(Exception):
    """A configuration file that cannot be used: file, line (0 if unknown) and reason."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(file, line, reason)
        self.file = file
        self.line = line
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}" if self.line else f"{self.file}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Configurations:
    """The settings of folders, each file read once; `rules` gives the rules (code -> name) that they may name."""

    rules: Rules
    _known: dict[str, Settings | BadConfiguration] = field(default_factory=dict)

    def of(self, path: str) -> Settings:
        """The settings for a document. Raises BadConfiguration."""
        found = self._folder(os.path.dirname(os.path.abspath(path)))
        if isinstance(found, BadConfiguration):
            raise found
        return found

    def _folder(self, folder: str) -> Settings | BadConfiguration:
        """The answer for a folder; folders between it and its configuration share it."""
        passed, top = [], root(folder)
        while folder not in self._known:
            passed.append(folder)
            own = _in(folder, self.rules)
            parent = os.path.dirname(folder)
            if own is not None or folder in (top, parent):
                self._known[folder] = own or Settings()
                break
            folder = parent
        self._known.update(dict.fromkeys(passed, self._known[folder]))
        return self._known[folder]


def _in(folder: str, rules: Rules) -> Settings | BadConfiguration | None:
    """What the folder itself says, None if nothing."""
    for name in NAMES:
        file = os.path.join(folder, name)
        try:
            with open(file, encoding="utf-8-sig") as stream:
                text = stream.read()
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            return BadConfiguration(_shown(file), 0, f"cannot be read: {error}")
        if name != _PYPROJECT or "tool.docverify" in text:
            return _read(text, file, folder, rules)
    return None


def _read(text: str, file: str, folder: str, rules: Rules) -> Settings | BadConfiguration | None:
    import tomllib

    try:
        table: Table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return BadConfiguration(_shown(file), _line_in(str(error), text), f"no TOML: {error}")
    if file.endswith(_PYPROJECT):
        inside = _inside(_inside(table, "tool"), "docverify")
        if inside is None:
            return None
        table = inside
    try:
        found = settings(table, folder, _shown(file))
        require_known(found.selectors(), rules() if found.selectors() else {})
    except (BadValue, UnknownRule) as bad:
        return BadConfiguration(_shown(file), line_of(text, bad.key), bad.reason)
    return found


def _inside(table: Table | None, key: str) -> Table | None:
    value = table.get(key) if table else None
    return value if isinstance(value, dict) else None


def _line_in(message: str, text: str) -> int:
    found = re.search(r"line (\d+)", message)
    return int(found[1]) if found else text.rstrip("\n").count("\n") + 1


def line_of(text: str, key: str) -> int:
    """The line of a key or table in TOML, 0 if it is not found; in a pyproject.toml after `[tool.docverify`."""
    start = max(text.find("[tool.docverify"), 0)
    written = rf"[\"']?{re.escape(key)}[\"']?"
    found = re.compile(rf"^[ \t]*(?:{written}[ \t]*[=.]|\[.*\b{written}\s*\])", re.M).search(text, start)
    found = found or re.compile(written).search(text, start)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _shown(file: str) -> str:
    """The path as a person would write it from here."""
    inside = os.path.relpath(file)
    return file if inside.startswith("..") else inside
