"""text -> sentences, clauses and runs of numbers: how far a word's say can reach."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from docverify.claims.numbers.words import words
from docverify.claims.status.cues import ends_word, languages, listed
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import filled

_END = re.compile(r"""[.!?…]+["'”’)\]*_]*\s+(?=[^a-z\s.!?…])|[?!]+["'”’)\]*_]*\s+|[。！？；]+["”』」]*|\n+""")
_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:e\.g|i\.e|vs|approx|cf|fig|eq|sec|ca|resp|incl|max|min|al|dr|mr|st)\.$")
_LONGEST = 1500  # a longer sentence is cut
_OPERATORS = "×xX*·/÷+=≈≠<>→^–-"
_TAIL = rf"(?:[^,;:(){{}}\n\d。，；（）]{{0,24}}?[{_OPERATORS}]\s*[~≈$€¥({{]{{0,2}}\d[\d.,_]*)*"
_MARKS = " \t\n*_>\"'“‘「『(（[-–—•#`"


class Stretch(NamedTuple):
    """Characters `start` to `end` of a text."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        return self.start <= at < self.end


class Sentences:
    """The sentences of one flow: `raw` as printed, `text` in lower case."""

    def __init__(self, raw: str, text: str) -> None:
        self.raw, self.text = raw, text
        self.all = _sentences(raw, text)
        self.beginning = len(text) - len(text.lstrip(_MARKS))
        self._starts = [sentence.start for sentence in self.all]
        self._clauses: dict[int, list[Stretch]] = {}

    def index(self, at: int) -> int:
        return max(bisect_right(self._starts, at) - 1, 0)

    def clauses(self, index: int) -> list[Stretch]:
        """The clauses of a sentence; a bracket's clauses lie inside the clause around it."""
        if index not in self._clauses:
            self._clauses[index] = _clauses(self.text, self.all[index])
        return self._clauses[index]

    def clause(self, at: int) -> Stretch:
        """The innermost clause around a place."""
        index = self.index(at)
        around = [clause for clause in self.clauses(index) if clause.holds(at)]
        return min(around, key=lambda clause: clause.end - clause.start, default=self.all[index])

    def opening(self, stretch: Stretch) -> str:
        """The text of a stretch without marks of quotation, emphasis and lists at its start."""
        return self.text[stretch.start : stretch.end].lstrip(_MARKS)

    def first(self, stretch: Stretch) -> int:
        """The offset of the first character that is no such mark."""
        return stretch.end - len(self.opening(stretch))


@worded(128)
def read_in(text: str) -> Sentences:
    """The sentences of a text that is printed; one is asked for by several."""
    return Sentences(text, text.lower())


def numbers(text: str, start: int, end: int) -> Iterator[Stretch]:
    """Every number between two places, together with the expression that it begins."""
    for found in _run().finditer(text, start, end):
        yield Stretch(found.start(), found.end())


def has_number(text: str, stretch: Stretch) -> bool:
    return next(numbers(text, stretch.start, stretch.end), None) is not None


@worded()
def _run() -> re.Pattern[str]:
    spelled = "|".join(word for word in words().numbers if word != "one")
    return re.compile(rf"(?<![a-z_])[$€¥~≈]?\d[\d.,_]*{_TAIL}|\b(?:{spelled})\b|{filled('{spelled_counts}')}")


def _sentences(raw: str, text: str) -> list[Stretch]:
    found: list[Stretch] = []
    start = 0
    for end in _END.finditer(raw):
        if text[end.start()] == "." and _ABBREVIATION.search(text, max(end.start() - 8, start), end.start() + 1):
            continue
        found.extend(_cut(start, end.end()))
        start = end.end()
    if start < len(text) or not found:
        found.extend(_cut(start, len(text)))
    return found


def _cut(start: int, end: int) -> Iterator[Stretch]:
    while end - start > _LONGEST:
        yield Stretch(start, start + _LONGEST)
        start += _LONGEST
    yield Stretch(start, end)


def _clauses(text: str, sentence: Stretch) -> list[Stretch]:
    found: list[Stretch] = []
    open_at = [sentence.start]  # where the clauses begin that are open, outermost first
    for mark in _boundary().finditer(text, sentence.start, sentence.end):
        if mark[0] in "(（[":
            open_at.append(mark.start())
        elif mark[0] in ")）]":
            if len(open_at) > 1:
                found.append(Stretch(open_at.pop(), mark.end()))
        elif mark.start() > open_at[-1]:
            found.append(Stretch(open_at[-1], mark.start()))
            open_at[-1] = mark.start()
    found.extend(Stretch(start, sentence.end) for start in open_at)
    return found


@worded()
def _boundary() -> re.Pattern[str]:
    spaced = [word for language in languages() if language.spaced for word in language.lists["boundaries"]]
    others = [word for language in languages() if not language.spaced for word in language.lists["boundaries"]]
    return re.compile(rf"[()（）\[\];；]| [—–] |—|→|[,.…]? \b(?:{'|'.join(spaced)})\b|{'|'.join(others)}|✅|✓")


def opens_with(text: str, name: str) -> bool:
    """Whether a text begins with one of the words that the languages list under `name`."""
    return any(text.startswith(word) and ends_word(text, len(word)) for word in listed(name))
