"""What Python makes anew at each start, kept beside the bytecode: regular expressions and generated methods.

A start compiles 350 regular expressions, and the methods that dataclasses and named tuples write as text: 100 ms of
390. Both follow from their text and from Python alone, so that the program keeps what came out as Python keeps the
bytecode of modules: in the same place, on the same conditions. Used by the program only: `re`, `dataclasses` and
`collections` are made to look here first, which is not for a library to do.
"""

import _sre  # type: ignore[import-not-found]
import collections
import dataclasses
import marshal
import os
import re
import sys
from array import array
from re import _compiler, _parser  # type: ignore[attr-defined]
from types import CodeType
from typing import Any, NamedTuple

_MOST = 4_000  # entries; more are of former versions of the program
_FEW = 8  # are not worth writing: some patterns are other ones at each start
_CACHE = "_cache2" if hasattr(re, "_cache2") else "_cache"  # where re.compile looks first

Pattern = tuple[str, int]  # with its flags


class Kept(NamedTuple):
    """The arguments of `_sre.compile` by pattern, marshalled code by its text, and what was found in neither."""

    patterns: dict[Pattern, tuple[int, bytes, int, dict[str, int]]]
    codes: dict[str, bytes]
    missed: set[Pattern | str]

    def pattern(self, text: str, flags: int) -> re.Pattern[str] | None:
        if (text, flags) not in self.patterns:
            self.missed.add((text, flags))
            return None
        all_flags, code, groups, names = self.patterns[text, flags]
        by_number = {number: name for name, number in names.items()}
        numbered = tuple(by_number.get(number) for number in range(groups + 1))
        made: re.Pattern[str] = _sre.compile(text, all_flags, array("I", code).tolist(), groups, names, numbered)
        return made

    def code(self, text: str, mode: str) -> CodeType:
        if text not in self.codes:
            self.missed.add(text)
            self.codes[text] = marshal.dumps(compile(text, "<string>", mode, dont_inherit=True))
        made: CodeType = marshal.loads(self.codes[text])
        return made


class _Patterns(dict[tuple[type, Any, int], re.Pattern[str]]):
    """The cache of `re`; what it lacks may be kept."""

    def __init__(self, known: dict[tuple[type, Any, int], re.Pattern[str]], kept: Kept) -> None:
        super().__init__(known)
        self.kept = kept

    def __missing__(self, key: tuple[type, Any, int]) -> re.Pattern[str]:
        found = self.kept.pattern(*key[1:]) if key[0] is str else None
        if found is None:
            raise KeyError(key)
        self[key] = found
        return found


def use() -> Kept:
    """Let this process make nothing that is kept."""
    kept = _read()
    vars(re)[_CACHE] = _Patterns(vars(re)[_CACHE], kept)
    vars(dataclasses)["exec"] = lambda text, *names: exec(kept.code(text, "exec"), *names)
    vars(collections)["eval"] = lambda text, *names: eval(kept.code(text, "eval"), *names)
    return kept


def keep(kept: Kept) -> None:
    """Add what had to be made to what is kept."""
    full = len(kept.patterns) + len(kept.codes) > _MOST
    if len(kept.missed) < _FEW or full or sys.dont_write_bytecode or not _path():
        return
    for key in kept.missed:
        if isinstance(key, tuple):
            kept.patterns[key] = _arguments(*key)
    part = f"{_path()}.{os.getpid()}"
    try:
        with open(part, "wb") as file:
            marshal.dump((sys.version, kept.patterns, kept.codes), file)
        os.replace(part, _path())
    except OSError:
        return


def _arguments(text: str, flags: int) -> tuple[int, bytes, int, dict[str, int]]:
    parsed = _parser.parse(text, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    return flags | parsed.state.flags, code, parsed.state.groups - 1, parsed.state.groupdict


def _read() -> Kept:
    try:
        with open(_path(), "rb") as file:
            version, patterns, codes = marshal.load(file)
    except (OSError, ValueError, EOFError, TypeError):
        version, patterns, codes = "", {}, {}
    return Kept(patterns, codes, set()) if version == sys.version else Kept({}, {}, set())


def _path() -> str:
    """Beside this module's bytecode, whose name tells the Python; in a zip there is no such place."""
    return f"{__spec__.cached}.kept" if __spec__ and __spec__.cached else ""
