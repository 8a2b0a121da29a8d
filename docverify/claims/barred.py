"""Whether the words around a form forbid its reading: qualifiers in it, behind and before it, a third share."""

import re

from docverify.claims.fitting import Phrase
from docverify.forms import CLASSES, expression

_BEHIND = 24  # characters behind a statement that may still qualify it
_BEFORE = 80
_STOP = re.compile(r"[.;!?\n。；！？]")


def barred(phrase: Phrase, text: str, start: int, end: int) -> bool:
    """Whether the statement from `start` to `end` of the masked text cannot be read as the form says."""
    if phrase.unless and expression(phrase.unless).search(text, start, min(len(text), end + _BEHIND)):
        return True
    if phrase.unless_before and expression(phrase.unless_before).search(text, _sentence(text, start), start):
        return True
    return bool(phrase.alone) and _others(text, start, end, CLASSES[phrase.alone])


def _sentence(text: str, start: int) -> int:
    """Where the sentence begins, as far back as it may matter."""
    stops = [stop.end() for stop in _STOP.finditer(text, max(0, start - _BEFORE), start)]
    return stops[-1] if stops else max(0, start - _BEFORE)


def _others(text: str, start: int, end: int, character: str) -> bool:
    stop = _STOP.search(text, end)
    behind = text[end : stop.start() if stop else len(text)]
    return character in text[_sentence(text, start) : start] or character in behind
