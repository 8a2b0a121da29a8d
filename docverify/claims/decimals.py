"""Text -> whether its decimals stand behind a comma, while it is judged; a language may say so of every text."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from docverify.claims.words import Decimals, words

_MAY = re.compile(r"\d,\d{1,2}(?!\d)")
_here: ContextVar[bool] = ContextVar("_here", default=False)


def comma() -> bool:
    """Whether `3,2` is a number, and `1.024` a whole one, in what is read now."""
    return _here.get() or words().decimals.comma


@contextmanager
def printed_as(text: str) -> Iterator[bool]:
    """What is read within is read as the text prints its numbers."""
    found = shows_comma(text)
    before = _here.set(found)
    try:
        yield found
    finally:
        _here.reset(before)


def shows_comma(text: str) -> bool:
    """Several numbers can only be read so, and hardly any of those that tell are printed the other way."""
    if _MAY.search(text) is None:
        return False
    given = words().decimals
    behind_comma, behind_point = (_shown(given, *signs) for signs in ((",", r"\."), (r"\.", ",")))
    several = {match.group() for match in behind_comma.finditer(text)}
    if len(several) < given.fewest:
        return False
    others = {match.group() for match in behind_point.finditer(text)}
    return len(others) * given.most_others <= len(several)


@cache
def _shown(given: Decimals, decimal: str, group: str) -> re.Pattern[str]:
    """Numbers with this sign before decimals: beside a unit, alone in a cell, or with groups of digits as well."""
    number = rf"\d+{decimal}\d{{1,2}}"
    whole = rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})"
    certain = rf"{whole}+{decimal}\d+(?![\d.,])|{whole}{{2,}}(?![\d.,]\d)"
    measured = rf"{number}(?=\s?(?:{given.units})(?![a-z]))|(?<=\| ){number}(?= \|)"
    return re.compile(rf"(?<![\w.,(\[=])(?:{certain}|{measured})")
