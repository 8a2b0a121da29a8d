"""A text -> what it says of patterns; after an edit only its changed lines are searched again."""

import re
from collections.abc import Callable
from functools import cache, cached_property

_Place = tuple[int, int]


class Words:
    """What a text says of the patterns that it was asked for. `before` is the text that it is an edit of."""

    def __init__(self, text: str, before: "Words | None" = None) -> None:
        self._raw = text
        self._found: dict[str, _Place | None] = {}
        self._before = before._found if before is not None else {}
        self._changed, self._moved = _difference(before._text, self._text) if before is not None else ((0, 0), 0)

    @cached_property
    def _text(self) -> str:
        """Without regard to case; of most texts nothing is asked."""
        return by_line(self._raw, str.casefold)

    def say(self, words: str) -> bool:
        if words not in self._found:
            self._found[words] = self._again(words) if words in self._before else _place(words, self._text)
        return self._found[words] is not None

    @property
    def said(self) -> dict[str, bool]:
        """All that it was asked."""
        return {words: place is not None for words, place in self._found.items()}

    def _again(self, words: str) -> _Place | None:
        (start, end), known = self._changed, self._before[words]
        if not _within_a_line(words):
            return _place(words, self._text)
        if known is None:
            found = _place(words, self._text[start:end])
            return (found[0] + start, found[1] + start) if found else None
        first, last = known[0] + self._moved, known[1] + self._moved
        if known[1] < start:
            return known
        return (first, last) if first > end else _place(words, self._text)


def by_line(text: str, change: Callable[[str], str]) -> str:
    """`str.lower` or `str.casefold` of a whole text: they take twelve bytes a character of what is not ASCII."""
    return change(text) if text.isascii() else "\n".join([change(line) for line in text.split("\n")])


def _place(words: str, text: str) -> _Place | None:
    found = re.search(words, text)
    return found.span() if found else None


@cache
def _within_a_line(words: str) -> bool:
    """Whether nothing in a pattern can match or look beyond the line that it matches in."""
    return re.search(r"\\[sSWDAZnrvfxuN]|\[\^|\(\?[a-z]*s|[\^$\n]", words) is None


def _difference(before: str, text: str) -> tuple[_Place, int]:
    """Where the changed lines are in a text, and by how much what is behind them has moved."""
    shorter = min(len(before), len(text))
    head = _alike(shorter, lambda size: before[:size] == text[:size])
    tail = _alike(shorter - head, lambda size: before[len(before) - size :] == text[len(text) - size :])
    start, end = text.rfind("\n", 0, head) + 1, text.find("\n", len(text) - tail)
    return (start, end if end >= 0 else len(text)), len(text) - len(before)


def _alike(most: int, holds: Callable[[int], bool]) -> int:
    """The largest size for which it holds; it holds for all that are smaller."""
    least = 0
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if holds(middle) else (least, middle - 1)
    return least
