"""What a start would make anew: regular expressions, generated methods, the tables of the book.

To compile 500 regular expressions and the methods that dataclasses and named tuples write as text takes 100 ms of 390,
to read the tables as JSON another 10. All follow from a text or a file and from Python alone. `re`, `dataclasses`,
`classes`, `collections` and `named` look here first.
"""

import _sre  # type: ignore[import-not-found]
import collections
import dataclasses
import marshal
import re
from array import array
from collections.abc import Callable, Set
from contextlib import suppress
from itertools import accumulate
from types import CodeType
from typing import Any

from docverify import classes, named
from docverify.start.files import read, write
from docverify.start.later import undescribed
from docverify.start.patterns import Patterns, compiling
from docverify.start.places import to_write

_FEW = 8  # new entries are not worth writing: some patterns are other ones at each start
_MANY = 10_000  # entries of a table that grows
_CACHE = "_cache2" if hasattr(re, "_cache2") else "_cache"  # where re.compile looks first

Pattern = tuple[str, int]  # with its flags
Place = bytes | tuple[int, int]  # what was made, or where it is in the file and how long: a start needs little of it


class Kept:
    """The arguments of `_sre.compile` by pattern, marshalled code by its text, and marshalled tables by name, with the
    state of what each was made of."""

    def __init__(
        self, patterns: dict[Pattern, Any], codes: dict[str, Place], tables: dict[str, Any], content: memoryview
    ) -> None:
        self.patterns, self.codes, self.tables, self.content = patterns, codes, tables, content
        self.used, self.missing = set[Pattern | str](), set[Pattern]()
        self.growing: dict[str, tuple[object, dict[str, Any], int]] = {}
        self.new = 0

    def held(self, place: Place) -> memoryview:
        return memoryview(place) if isinstance(place, bytes) else self.content[place[0] : sum(place)]

    def pattern(self, text: str, flags: int) -> re.Pattern[str] | None:
        self.used.add((text, flags))
        if (text, flags) not in self.patterns:
            self.missing.add((text, flags))
            self.new += 1
            return None
        code, all_flags, *groups = self.patterns[text, flags]
        made: re.Pattern[str] = _sre.compile(text, all_flags, self.held(code).cast("I").tolist(), *groups)
        return made

    def code(self, text: str, mode: str) -> CodeType:
        self.used.add(text)
        if text not in self.codes:
            self.codes[text] = marshal.dumps(compile(text, "<string>", mode, dont_inherit=True))
            self.new += 1
        made: CodeType = marshal.loads(self.held(self.codes[text]))
        return made

    def table(self, name: str, state: object, make: Callable[[], Any]) -> Any:
        table, known = self.tables.get(name, (b"", ()))
        if known == state:
            return marshal.loads(self.held(table))
        made = make()
        self.tables[name] = marshal.dumps(_shared(made, {})), state
        self.new += _FEW
        return made

    def parts(
        self, name: str, state: object, make: Callable[[], dict[str, Any]]
    ) -> tuple[dict[str, tuple[int, int]], memoryview]:
        """A table whose entries are kept marshalled, each by itself: where each is, and how long, and all of them."""
        entries = f"{name} entries"

        def made() -> dict[str, tuple[int, int]]:
            packed = {key: marshal.dumps(_shared(entry, {})) for key, entry in make().items()}
            ends = accumulate(map(len, packed.values()))
            self.tables[entries] = b"".join(packed.values()), state
            return {key: (end - len(packed[key]), len(packed[key])) for key, end in zip(packed, ends, strict=True)}

        return self.table(name, state, made), self.held(self.tables[entries][0])

    def notes(self, name: str, state: object) -> dict[str, Any]:
        """A table that grows: what is put into it is kept."""
        table: dict[str, Any] = self.table(name, state, dict)
        self.growing[name] = state, table, len(table)
        return table

    def add_notes(self) -> None:
        """The tables that have grown are those that are kept; one that is far too large is begun anew."""
        for name, (state, table, before) in self.growing.items():
            if len(table) > before:
                self.tables[name] = marshal.dumps(_shared(table if len(table) < _MANY else {}, {})), state
                self.new += len(table) - before


def use() -> Kept:
    """Let this process make nothing that is kept, if this Python has the places for that."""
    found, content = read(__spec__)
    patterns, codes, tables = found or ({}, {}, {})
    kept = Kept(patterns, codes, tables, content)
    vars(re)[_CACHE] = Patterns(vars(re).get(_CACHE, {}), kept)
    vars(re)["compile"] = compiling(kept, re.compile)
    vars(dataclasses)["inspect"] = undescribed()
    for maker in (dataclasses, classes):
        vars(maker)["exec"] = lambda text, *names: exec(kept.code(text, "exec"), *names)
    for maker in (collections, named):
        vars(maker)["eval"] = lambda text, names: eval(kept.code(text, "eval"), names)
    return kept


def in_use() -> Kept | None:
    """What this process keeps; None in one that uses the library."""
    patterns = vars(re).get(_CACHE)
    return patterns.kept if isinstance(patterns, Patterns) else None


def _shared(value: Any, known: dict[str, Any]) -> Any:
    """The same value, in which what is equal is one object: it is kept once, and loads in half the time."""
    if isinstance(value, dict):
        value = {_shared(key, known): _shared(each, known) for key, each in value.items()}
    elif isinstance(value, list):
        value = [_shared(each, known) for each in value]
    return known.setdefault(repr(value), value)


def keep(kept: Kept) -> None:
    """Write what had to be made; what only former versions of the program needed goes when it is the larger part."""
    kept.add_notes()
    path = to_write(__spec__) if kept.new >= _FEW else ""
    if not path:
        return
    for pattern in kept.missing:
        with suppress(re.error, OverflowError, RecursionError):  # it was none
            kept.patterns[pattern] = _arguments(*pattern)
    content = bytearray()

    def put(place: Place) -> Place:
        start = len(content)
        content.extend(kept.held(place))
        return start, len(content) - start

    patterns = {key: (put(code), *others) for key, (code, *others) in _needed(kept.patterns, kept.used).items()}
    codes = {text: put(code) for text, code in _needed(kept.codes, kept.used).items()}
    tables = {name: (put(table), state) for name, (table, state) in kept.tables.items()}
    write(path, patterns, codes, tables, behind=bytes(content))


def _needed(found: dict[Any, Any], used: Set[Any]) -> dict[Any, Any]:
    needed = {key: found[key] for key in found if key in used}
    return needed if 2 * len(needed) < len(found) else found


def _arguments(text: str, flags: int) -> tuple[bytes, int, int, dict[str, int], tuple[str | None, ...]]:
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(text, flags)
    code = array("I", _compiler._code(parsed, flags)).tobytes()
    names = parsed.state.groupdict
    by_number = {number: name for name, number in names.items()}
    numbered = tuple(by_number.get(number) for number in range(parsed.state.groups))
    return code, flags | parsed.state.flags, parsed.state.groups - 1, names, numbered
