"""Headings, table titles and cells that say how what is under or beside them is meant."""

import re
from collections.abc import Iterable

from docverify.claims.status.cues import Cue, ends_word, languages, listed, lowered
from docverify.claims.status.standing import Ground
from docverify.language import worded

_LONGEST = 60
_OPENERS = " \t*_#0123456789.()§❌✗-–—:"
_AROUND = " \t*_.!❌✗()"
_BRACKET = re.compile(r"[(\[（]")
_ARTICLES = ("the ", "our ", "an ", "a ")


def titled(title: str) -> Cue | None:
    """The cue of a heading that begins with one or has it in brackets: `Rejected: PP 8`, `Layout (superseded)`."""
    text = lowered(title[:_LONGEST])
    opening = text.lstrip(_OPENERS)
    if any(word in text for word in listed("remedies")):
        return None
    for article in _ARTICLES:
        opening = opening.removeprefix(article)
    places = (len(text) - len(opening), *_bracketed(text))
    return next((cue for at in places for cue in _at(text, at, "titles")), None)


def column(title: str, others: Iterable[str]) -> Cue | None:
    """The cue of a column or row title: `Original (flawed)`, or `Claimed` beside `Recomputed`."""
    text = lowered(title[:_LONGEST])
    in_brackets = next((cue for at in _bracketed(text) for cue in _at(text, at, "columns")), None)
    if in_brackets is not None:
        return in_brackets
    opening = _at(text, len(text) - len(text.lstrip(_OPENERS)), "columns")
    return opening[0] if opening and any(map(_is_counterpart, others)) else None


def remark(cell: str) -> Cue | None:
    """The cue of a cell that holds nothing else: `rejected`."""
    text = lowered(cell[:_LONGEST])
    word = text.strip(_AROUND)
    found = _at(text, len(text) - len(text.lstrip(_AROUND)), "cells")
    return next((cue for cue in found if cue.end - cue.start == len(word)), None)


def _is_counterpart(title: str) -> bool:
    text = lowered(title[:_LONGEST]).lstrip(_OPENERS)
    places = [0, *_bracketed(text)]
    return any(
        text.startswith(word, at) and ends_word(text, at + len(word))
        for word in listed("counterparts")
        for at in places
    )


def _at(text: str, at: int, where: str) -> list[Cue]:
    """The phrases that stand at a place of a title."""
    phrases = _phrases(where).get(text[at : at + 1], ())
    return [
        Cue(at, at + len(phrase), ground, where)
        for phrase, ground in phrases
        if text.startswith(phrase, at) and ends_word(text, at + len(phrase))
    ]


def _bracketed(text: str) -> list[int]:
    return [bracket.end() for bracket in _BRACKET.finditer(text)]


@worded()
def _phrases(where: str) -> dict[str, list[tuple[str, Ground]]]:
    """The phrases of all languages by their first character."""
    found: dict[str, list[tuple[str, Ground]]] = {}
    for language in languages():
        for phrase, ground in language.titles[where]:
            found.setdefault(phrase[0], []).append((phrase, Ground(ground)))
    return found
