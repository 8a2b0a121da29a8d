"""rules/status.toml, text -> the words in it that say how something is meant."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from docverify.claims.status.standing import Ground
from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple

_WORD = re.compile(r"[a-zß-öø-ÿ][a-zß-öø-ÿ'-]*")
_SPEAKERS = {"sources": "saying", "claims": "claiming", "accordances": "according"}
_SAME_LENGTH = str.maketrans({"’": "'", "\t": " ", "\u00a0": " ", "\u202f": " "})


class Cue(NamedTuple):
    """A phrase in a text; `ground` is empty for one that only keeps shorter phrases from being found."""

    start: int
    end: int
    ground: Ground | None
    reach: str


_Phrase = tuple[str, int, str, str]  # text, characters ahead of its longest word, ground or `asserted`, reach


class Language(NamedTuple):
    """The words of one language. `spaced`: words are told apart by blanks."""

    spaced: bool
    script: re.Pattern[str]
    lists: dict[str, tuple[str, ...]]
    titles: dict[str, tuple[tuple[str, str], ...]]  # with their grounds, of titles, columns, cells
    words: dict[str, list[_Phrase]]  # by longest word
    phrases: dict[str, list[_Phrase]]  # of a language without blanks, by their text

    def found(self, text: str) -> Iterator[Cue]:
        """Every phrase of this language in lower-case text, in no order."""
        if not self.spaced:
            for found in _alternatives(tuple(self.phrases)).finditer(text):
                for _, _, ground, reach in self.phrases[found[0]]:
                    yield Cue(found.start(), found.end(), _ground(ground), reach)
        elif not self.words.keys().isdisjoint(_WORD.findall(text)):
            for word in _WORD.finditer(text):
                for phrase, before, ground, reach in self.words.get(word[0], ()):
                    start = word.start() - before
                    end = start + len(phrase)
                    if start >= 0 and text.startswith(phrase, start) and _whole(text, start, end):
                        yield Cue(start, end, _ground(ground), reach)


def _ground(name: str) -> Ground | None:
    return None if name == "asserted" else Ground(name)


def lowered(text: str) -> str:
    """Lower case, of the same length, with plain blanks and apostrophes."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := each.lower()) == 1 else each for each in text)
    return lower if lower.isascii() and "\t" not in lower else lower.translate(_SAME_LENGTH)


def cues(text: str) -> list[Cue]:
    """The cues of lower-case text; of two that overlap the longer one."""
    found = [cue for language in languages() if language.script.search(text) for cue in language.found(text)]
    if not found:
        return []
    kept: list[Cue] = []
    answers = [cue for cue in found if cue.reach == "answer"]  # may begin what another phrase is in
    for cue in sorted(found, key=lambda cue: (cue.start, -cue.end)):
        if cue.reach == "answer":
            continue
        if not kept or cue.start >= kept[-1].end or (cue.start, cue.end) == (kept[-1].start, kept[-1].end):
            kept.append(cue)
        elif cue.end - cue.start > kept[-1].end - kept[-1].start:
            kept[-1] = cue
    return [cue for cue in (*answers, *kept) if cue.ground is not None]


def listed(name: str) -> frozenset[str]:
    """The words that every language gives under `name`."""
    return _lists()[name]


@worded()
def _lists() -> dict[str, frozenset[str]]:
    names = {name for language in languages() for name in language.lists}
    return {name: frozenset(w for language in languages() for w in language.lists.get(name, ())) for name in names}


@worded()
def languages() -> tuple[Language, ...]:
    table: list[Any] = layered("status", _read)
    return tuple(_language(*entry) for entry in table)


def _language(spaced: bool, script: str, lists: dict[str, Any], titles: dict[str, Any], *phrases: Any) -> Language:
    for group in (lists, titles):
        group.update((name, tuple(found)) for name, found in group.items())
    return Language(spaced, re.compile(script), lists, titles, *phrases)


def _read(data: dict[str, Any]) -> list[Any]:
    return [_entry(entry) for entry in data.values()]


def _entry(entry: dict[str, Any]) -> Any:
    """The arguments of a Language, as a table can hold them."""
    phrases = [
        _phrase(text, ground, reach)
        for reach, grounds in entry["cues"].items()
        for ground, texts in grounds.items()
        for text in texts
    ]
    phrases += [_phrase(text, Ground.QUOTED, reach) for name, reach in _SPEAKERS.items() for text in entry[name]]
    words = _grouped(phrases, _longest_word) if entry["spaced"] else {}
    texts = _grouped(phrases, str) if not entry["spaced"] else {}
    lists = {name: value for name, value in entry.items() if isinstance(value, list)}
    lists["counterparts"] = entry.get("columns", {}).get("counterparts", [])
    lists["remedies"] = entry.get("titles", {}).get("asserted", [])
    titles = {name: _titles(entry.get(name, {})) for name in ("titles", "columns", "cells")}
    return [entry["spaced"], entry["script"], lists, titles, words, texts]


def _grouped(phrases: list[_Phrase], key: Callable[[str], str]) -> dict[str, list[_Phrase]]:
    found: dict[str, list[_Phrase]] = {}
    for phrase in phrases:
        found.setdefault(key(phrase[0]), []).append(phrase)
    return found


def _titles(grounds: dict[str, list[str]]) -> list[tuple[str, str]]:
    spoken = ((ground, texts) for ground, texts in grounds.items() if ground not in ("counterparts", "asserted"))
    return [(text, ground) for ground, texts in spoken for text in texts]


def _phrase(text: str, ground: str, reach: str) -> _Phrase:
    return text, text.index(_longest_word(text)), ground, reach


def _longest_word(phrase: str) -> str:
    """The word to look for first: the longest is the rarest. Empty if the phrase has no blanks between words."""
    return max(_WORD.findall(phrase), key=len, default="")


@worded()
def _alternatives(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether words begin at `start` and end at `end`, or the phrase ends in a mark."""
    if start and text[start].isalnum() and (text[start - 1].isalnum() or text[start - 1] in "_-$`"):
        return False
    return ends_word(text, end)


def ends_word(text: str, end: int) -> bool:
    """Whether a word ends at `end`; words of languages without blanks end anywhere."""
    last, after = text[end - 1], text[end : end + 1]
    return not last.isalnum() or last > "\u2e80" or not (after.isalnum() or after == "_") or after > "\u2e80"
