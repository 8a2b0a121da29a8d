"""Text -> whether its decimals stand behind a comma, while it is judged; a language may say so of every text."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from docverify.claims.words import Decimals, words

_MAY = {sign: re.compile(rf"\d\{sign}\d{{1,2}}(?!\d)") for sign in ",."}
_here: ContextVar[bool | None] = ContextVar("_here", default=None)


def comma() -> bool:
    """Whether `3,2` is a number, and `1.024` a whole one, in what is read now."""
    found = _here.get()
    return words().decimals.comma if found is None else found


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
    """Several numbers can only be read so, and hardly any of those that tell are printed the other way.

    Where a language prints a comma, so many must show a point.
    """
    given = words().decimals
    usual, other = ",." if given.comma else ".,"
    if _MAY[other].search(text) is None:
        return given.comma
    return _outweighs(_shown(given, other, usual), _shown(given, usual, other), text) is not given.comma


def _outweighs(one: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    given = words().decimals
    several = {match.group() for match in one.finditer(text)}
    if len(several) < given.fewest:
        return False
    return len({match.group() for match in other.finditer(text)}) * given.most_others <= len(several)


@cache
def _shown(given: Decimals, decimal: str, group: str) -> re.Pattern[str]:
    """Numbers with this sign before decimals: beside a unit, alone in a cell, or with groups of digits as well."""
    decimal, group = rf"\{decimal}", rf"\{group}"
    number = rf"\d+{decimal}\d{{1,2}}"
    whole = rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})"
    certain = rf"{whole}+{decimal}\d+(?![\d.,])|{whole}{{2,}}(?![\d.,]\d)"
    measured = rf"{number}(?=\s?(?:{given.units})(?![a-z]))|(?<=\| ){number}(?= \|)"
    return re.compile(rf"(?=\d)(?<![\w.,(\[=])(?:{certain}|{measured})")
