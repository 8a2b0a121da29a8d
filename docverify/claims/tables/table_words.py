"""rules/tables.toml -> what the words of headers, labels and cells say of the numbers beside them."""

import re
from typing import Any

from docverify.language import worded
from docverify.layered import table as layered


def says(meaning: str, text: str) -> bool:
    """Whether a phrase of that meaning is in the text."""
    low = text.lower()
    return any(map(low.__contains__, _stems(meaning))) and _pattern(meaning).search(text) is not None


def is_one(meaning: str, text: str) -> bool:
    """Whether the text is a phrase of that meaning and nothing else, or one in each of two languages: `合计 Total`."""
    known, lower = _phrases(meaning), text.lower()
    return lower in known or (not lower.isascii() and known.issuperset(lower.replace("/", " ").split() or [""]))


@worded()
def terms(meaning: str) -> frozenset[str]:
    return frozenset(_table()["words"][meaning])


def letters(word: str) -> tuple[str, ...]:
    """The letters that usually stand for what a header says."""
    return tuple(_table()["letters"].get(word, ()))


@worded()
def tails() -> dict[str, str]:
    """The units that the last words of a key spell."""
    return {tail: unit for unit, tails in _table()["tails"].items() for tail in tails}


def tailed(tail: str) -> frozenset[str]:
    """The words of which a key must say one for its tail to be a unit; empty if it need not."""
    return frozenset(_table()["tailed"].get(tail, ()))


def tail_says(unit: str) -> tuple[str, ...]:
    """The words for what has such a unit."""
    return tuple(word for word, units in _table()["tail_says"].items() if unit in units)


def numbered(word: str) -> str:
    """What a word that is no unit gives ids to; empty if nothing."""
    return str(_table()["numbered"].get(word, ""))


def divider(heading: str) -> tuple[str, ...]:
    """Of what a column that is headed by a degree counts so many: `TP` of devices, `PP` of stages."""
    return tuple(_table()["dividers"].get(heading.strip(" *_`").lower(), ()))


@worded()
def run_titles() -> dict[str, tuple[str, ...]]:
    """What a column of a table of runs may hold, by its title."""
    found: dict[str, tuple[str, ...]] = {}
    for role, titles in _table()["runs"].items():
        for title in titles:
            found[title] = (*found.get(title, ()), role)
    return found


@worded()
def run_relations() -> tuple[tuple[str, ...], ...]:
    """What follows from what in a run, and by which factors."""
    return tuple(map(tuple, _table()["run_relations"]["of_runs"]))


@worded()
def _phrases(meaning: str) -> frozenset[str]:
    return frozenset(map(str.lower, _table()["says"][meaning]))


@worded()
def _stems(meaning: str) -> tuple[str, ...]:
    """Strings of which each phrase holds one: quicker to look for than whole words."""
    found: list[str] = []
    for phrase in sorted((phrase.removesuffix("*").lower() for phrase in _table()["says"][meaning]), key=len):
        if not any(stem in phrase for stem in found):
            found.append(phrase)
    return tuple(found)


@worded()
def _pattern(meaning: str) -> re.Pattern[str]:
    return re.compile("|".join(map(_whole, _table()["says"][meaning])), re.IGNORECASE)


def _whole(phrase: str) -> str:
    stem = phrase.removesuffix("*")
    before = r"(?<![a-z0-9])" if stem[0].isascii() and stem[0].isalnum() else ""
    after = r"(?![a-z0-9])" if stem == phrase and stem[-1].isascii() and stem[-1].isalnum() else ""
    return before + re.escape(stem) + after


@worded()
def _table() -> dict[str, Any]:
    return dict(layered("tables", dict))
