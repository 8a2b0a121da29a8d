"""Text -> mentions: where it says the name of a quantity, a qualifier or a precision."""

import re
from bisect import bisect_left, bisect_right
from typing import Any

from docverify.classes import dataclass, replace
from docverify.facts.phrases import SMALL, WORD, any_phrase, has_cjk
from docverify.facts.vocabulary import Phrase, vocabulary
from docverify.language import worded
from docverify.named import NamedTuple

_STEP = re.compile(rf"(?:[\s_\-‐‑]{{0,2}}|, )([{SMALL}]+|\d+|/)")
_OPEN = re.compile(r"\s*[(（\[]\s*")
_CLOSE = re.compile(r"\s*[)）\]]")
_AGAIN = re.compile(r"[ \t]*[/／|｜]?[ \t]*")
_ASSIGNED = re.compile(r"\s*[=:：]")


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase of the vocabulary at a place of the text."""

    start: int
    end: int
    phrase: Phrase
    text: str


class Mentions(NamedTuple):
    """In the order of the text, without overlaps."""

    all: tuple[Mention, ...]

    def after(self, start: int, end: int) -> tuple[Mention, ...]:
        """Those that begin at or after `start` and end by `end`."""
        first = bisect_left(self.all, start, key=lambda each: each.start)
        last = bisect_right(self.all, end, key=lambda each: each.end)
        return self.all[first:last]

    def ending_at(self, end: int) -> Mention | None:
        index = bisect_left(self.all, end, key=lambda each: each.end)
        return self.all[index] if index < len(self.all) and self.all[index].end == end else None

    def starting_at(self, start: int) -> Mention | None:
        index = bisect_left(self.all, start, key=lambda each: each.start)
        return self.all[index] if index < len(self.all) and self.all[index].start == start else None


@worded(512)
def mentions(text: str) -> Mentions:
    """The longest phrases, from left to right; `tensor parallelism (TP)` is one."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = _latin(low, text)
    if has_cjk(text):
        found = _with_cjk(found, low)
    return Mentions(tuple(_joined(found, text)))


def _latin(low: str, text: str) -> list[Mention]:
    phrases = vocabulary().phrases
    found: list[Mention] = []
    words = WORD.findall(low)
    if phrases.names.isdisjoint(words):
        return found
    start = end = done = 0
    for word in words:
        start = low.index(word, end)  # between two words is nothing of which words are made
        end = start + len(word)
        if start >= done and word in phrases.names:
            number, done = _walked(phrases[word][0], low, end)
            if number >= 0 and _begins(low, start):
                _add(found, vocabulary().phrase(word, number), low, start, done, text)
    return found


def _walked(node: dict[str, Any] | int, low: str, end: int) -> tuple[int, int]:
    """The number of the longest phrase that begins so, or -1, and where it ends."""
    number, last = -1, end
    while True:
        if isinstance(node, int):  # a leaf of the tree
            return (number, last) if low[end : end + 1].isalnum() else (node, end)
        if "" in node and not low[end : end + 1].isalnum():
            number, last = node[""], end
        step = _STEP.match(low, end)
        below = node.get(step[1]) if step else None
        if step is None or below is None:
            return number, last
        node, end = below, step.end()


def _begins(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    if not before or not before.isalnum() or before > "\u2e80":
        return not (before == "." and text[start].isdigit())
    return before.isdigit() and not text[start].isdigit() and not text[start - 2 : start - 1].isalpha()


def _add(found: list[Mention], phrase: Phrase, low: str, start: int, end: int, text: str) -> None:
    if phrase.abbreviation and text[start:end].islower() and not _ASSIGNED.match(text, end):
        return
    found.append(Mention(start, end, phrase, phrase.text or " ".join(WORD.findall(low, start, end))))


@worded()
def _cjk() -> re.Pattern[str]:
    return re.compile(any_phrase(vocabulary().cjk))


def _with_cjk(found: list[Mention], low: str) -> list[Mention]:
    """Phrases with Chinese characters win over the Latin ones that they contain."""
    book = vocabulary()
    more = [Mention(m.start(), m.end(), book.chinese(m.group()), m.group()) for m in _cjk().finditer(low)]
    starts = [each.start for each in more]

    def hidden(each: Mention) -> bool:
        index = bisect_right(starts, each.start) - 1
        return index >= 0 and more[index].end > each.start

    return sorted([*more, *(each for each in found if not hidden(each))], key=lambda each: each.start)


def _joined(found: list[Mention], text: str) -> list[Mention]:
    """A name with its abbreviation in brackets, or said again in another language, is one mention."""
    out: list[Mention] = []
    for each in found:
        last = out[-1] if out else None
        if last is not None and last.phrase.key and last.phrase.key == each.phrase.key:
            opened, closed = _OPEN.fullmatch(text, last.end, each.start), _CLOSE.match(text, each.end)
            if opened and closed:
                out[-1] = replace(last, end=closed.end())
                continue
            if _AGAIN.fullmatch(text, last.end, each.start) and has_cjk(last.text) != has_cjk(each.text):
                out[-1] = replace(last, end=each.end)
                continue
        out.append(each)
    return out
