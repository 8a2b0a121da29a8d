"""Headings, table titles and cells that say how what is under or beside them is meant."""

from docverify.claims.cues import Cue, ends_word, languages, listed, lowered
from docverify.claims.standing import Ground

_LONGEST = 60
_OPENERS = " \t*_#0123456789.()§❌✗-–—:"
_ARTICLES = ("the ", "our ", "an ", "a ")


def titled(title: str) -> Cue | None:
    """The cue of a heading that begins with one or has it in brackets: `Rejected: PP 8`, `Layout (superseded)`."""
    text = lowered(title[:_LONGEST])
    opening = text.lstrip(_OPENERS)
    if any(word in text for word in listed("remedies")):
        return None
    for article in _ARTICLES:
        opening = opening.removeprefix(article)
    for phrase, ground in _phrases("titles"):
        at = len(text) - len(opening) if _begins(opening, phrase) else _bracketed(text, phrase)
        if at >= 0:
            return Cue(at, at + len(phrase), ground, "title")
    return None


def column(title: str, others: list[str]) -> Cue | None:
    """The cue of a column or row title: `Original (flawed)`, or `Claimed` beside `Recomputed`."""
    text = lowered(title[:_LONGEST])
    for phrase, ground in _phrases("columns"):
        at = _bracketed(text, phrase)
        if at < 0 and _begins(text.lstrip(_OPENERS), phrase) and any(map(_is_counterpart, others)):
            at = text.find(phrase)
        if at >= 0:
            return Cue(at, at + len(phrase), ground, "column")
    return None


def remark(cell: str) -> Cue | None:
    """The cue of a cell that holds nothing else: `rejected`."""
    text = lowered(cell[:_LONGEST])
    word = text.strip(" \t*_.!❌✗()")
    for phrase, ground in _phrases("cells"):
        if word == phrase:
            at = text.find(phrase)
            return Cue(at, at + len(phrase), ground, "cell")
    return None


def _is_counterpart(title: str) -> bool:
    text = lowered(title[:_LONGEST]).lstrip(_OPENERS)
    return any(_begins(text, word) or _bracketed(text, word) >= 0 for word in listed("counterparts"))


def _phrases(where: str) -> tuple[tuple[str, Ground], ...]:
    return tuple(pair for language in languages() for pair in language.titles[where])


def _begins(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and ends_word(text, len(phrase))


def _bracketed(text: str, phrase: str) -> int:
    return next((text.find(f"{mark}{phrase}") + 1 for mark in "([（" if f"{mark}{phrase}" in text), -1)
