"""Regular expressions of a start: not compiled anew if they are kept, and made when they are first used."""

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docverify.start.kept import Kept

_OWN = "docverify."  # of modules; what others compile they may hand to anybody


class Patterns(dict[tuple[type, Any, int], re.Pattern[str]]):
    """The cache of `re`; what it lacks may be kept."""

    def __init__(self, known: dict[tuple[type, Any, int], re.Pattern[str]], kept: "Kept") -> None:
        super().__init__(known)
        self.kept = kept

    def __missing__(self, key: tuple[type, Any, int]) -> re.Pattern[str]:
        found = self.kept.pattern(*key[1:]) if key[0] is str else None
        if found is None:
            raise KeyError(key)
        self[key] = found
        return found


class _Late:
    """A pattern that is made when it is first used: half of those of a start never are.

    What is asked for is then that of the pattern itself, found as fast as there.
    """

    def __init__(self, text: str, flags: int, make: Callable[..., re.Pattern[str]]) -> None:
        self.pattern, self._flags, self._make = text, flags, make

    def __getattr__(self, name: str) -> Any:
        found = vars(self)[name] = getattr(self._make(self.pattern, self._flags), name)
        return found


def compiling(kept: "Kept", compile_now: Callable[..., re.Pattern[str]]) -> Callable[..., Any]:
    """`re.compile`, late for what this program compiles and is known to be a pattern."""
    known: dict[tuple[str, int], _Late] = {}

    def compile_(pattern: Any, flags: int = 0) -> Any:
        key = pattern, int(flags)
        if key not in kept.patterns or not sys._getframe(1).f_globals.get("__name__", "").startswith(_OWN):
            return compile_now(pattern, flags)
        if key not in known:
            kept.used.add(key)
            known[key] = _Late(*key, compile_now)
        return known[key]

    return compile_
