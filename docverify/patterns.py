"""rules/patterns.toml -> patterns with the words of every language in their {gaps}, made when they are first used."""

import re
import sys
from collections.abc import Iterator

from docverify.classes import dataclass
from docverify.language import worded
from docverify.layered import table

_GAP = re.compile(r"\{([a-z_]+)\}")
_OPTIONAL = re.compile(r"(?:\([^()]*\)|\[[^]]*\]|\\?.)[?*]")
_OPEN = re.compile(r"\\b|\\[wds]\+?|\[[^]]*\]|\.")  # an edge, or a character that is one of several
_CAPITAL = re.compile(r"(?<!\\)[A-Z]")
_CHOICE = re.compile(r"[][()|{}\\+*?^$]")


@dataclass(frozen=True, slots=True)
class Worded:
    """A pattern in which {name} stands for any of the words of that name."""

    template: str
    flags: re.RegexFlag = re.IGNORECASE

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return _made(self.template, self.flags).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return _made(self.template, self.flags).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return _made(self.template, self.flags).fullmatch(text, start, end)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return _made(self.template, self.flags).finditer(text)

    def split(self, text: str) -> list[str]:
        return _made(self.template, self.flags).split(text)

    def sub(self, replacement: str, text: str) -> str:
        return _made(self.template, self.flags).sub(replacement, text)


@worded()
def _made(template: str, flags: re.RegexFlag) -> re.Pattern[str]:
    return re.compile(filled(template), flags)


@worded()
def filled(template: str) -> str:
    """The pattern with words in its gaps."""
    return _GAP.sub(lambda gap: f"(?:{'|'.join(_words()[gap[1]])})", template)


@worded()
def listed(name: str) -> frozenset[str]:
    """The words of a name, where they are no patterns."""
    return frozenset(_words()[name])


def says(name: str, lower: str) -> bool:
    """Whether a long text in lower case says one of the words of a name."""
    return any(core in lower and _made(word, flags).search(lower) is not None for core, word, flags in _sought(name))


@worded()
def _sought(name: str) -> list[tuple[str, str, re.RegexFlag]]:
    """Letters that each word cannot do without, found in a tenth of the time; the word, and how to look for it."""
    ways = (re.NOFLAG, re.IGNORECASE)
    return [(core(word).lower(), word, ways[_CAPITAL.search(word) is not None]) for word in _words()[name]]


def core(word: str) -> str:
    """The longest run of letters that a pattern must find; empty if that is not plain to see."""
    plain = _OPEN.sub("\0", _OPTIONAL.sub("\0", word))
    return "" if _CHOICE.search(plain) else max(plain.split("\0"), key=len)


@worded()
def _words() -> dict[str, list[str]]:
    return dict(table("patterns", dict))
