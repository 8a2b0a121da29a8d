"""Phrases with alternatives -> plain phrases -> a pattern of them."""

import re
from collections.abc import Iterable
from itertools import product

_CHOICE = re.compile(r"\{([^{}]*)\}")
BLANKS = re.compile(r"[\s_\-‐‑]+")
_CJK = re.compile(r"[\u4e00-\u9fff]")
SMALL = "a-zß-öø-ɏа-џ"  # letters of languages with blanks
LETTERS = f"A-ZÀ-ÖØ-ÞА-Я{SMALL}"
WORD = re.compile(rf"[{SMALL}]+|\d+|/")  # of a lower-case text


def expanded(written: str) -> list[str]:
    """`tp{ size, degree}` -> `tp size`, `tp degree`; in lower case."""
    return list(dict.fromkeys(map(normal, chosen(written))))


def chosen(written: str) -> list[str]:
    """`{a,b} c` -> `a c`, `b c`."""
    parts = _CHOICE.split(written)
    choices = [part.split(",") if index % 2 else [part] for index, part in enumerate(parts)]
    return ["".join(each) for each in product(*choices)]


def normal(text: str) -> str:
    """How a phrase is looked up: lower case, one blank between words."""
    return BLANKS.sub(" ", text).strip().lower()


def has_cjk(text: str) -> bool:
    return not text.isascii() and _CJK.search(text) is not None


def any_phrase(phrases: Iterable[str]) -> str:
    """A pattern of the phrases, the longest first, as a tree of their letters: few are tried at each place."""
    behind: dict[str, list[str]] = {}
    for phrase in sorted(dict.fromkeys(phrases), key=len, reverse=True):
        behind.setdefault(phrase[:1], []).append(phrase[1:])
    return "|".join(re.escape(first) + _any_behind(each) for first, each in behind.items())


def _any_behind(rests: list[str]) -> str:
    return re.escape(rests[0]) if len(rests) == 1 else f"(?:{any_phrase(rests)})"
