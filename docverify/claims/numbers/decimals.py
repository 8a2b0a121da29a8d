"""Text -> whether its decimals stand behind a comma, while it is judged; a language may say so of every text."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from docverify.claims.numbers.words import Decimals, words

_MAY = {sign: re.compile(rf"\d\{sign}\d{{1,2}}(?!\d)") for sign in ",."}
_GROUPED = {sign: re.compile(rf"(?<![\w.,])[1-9]\d{{0,2}}\{sign}\d{{3}}(?![\w.,]\w)") for sign in ",."}
_here: ContextVar[bool | None] = ContextVar("_here", default=None)
_mixed: ContextVar[bool] = ContextVar("_mixed", default=False)


def comma() -> bool:
    """Whether `3,2` is a number, and `1.024` a whole one, in what is read now."""
    found = _here.get()
    return words().decimals.comma if found is None else found


def in_doubt(digits: str) -> bool:
    """Whether `57.600` may be a whole number in what is read now, which prints `57,6 MW` as well."""
    return _mixed.get() and _GROUPED["."].fullmatch(digits) is not None


def mixed() -> bool:
    """Whether any number may be in doubt."""
    return _mixed.get()


@contextmanager
def printed_as(text: str) -> Iterator[bool]:
    """What is read within is read as the text prints its numbers."""
    found = shows_comma(text)
    before, doubted = _here.set(found), _mixed.set(not found and _mixes(text))
    try:
        yield found
    finally:
        _here.reset(before)
        _mixed.reset(doubted)


def _mixes(text: str) -> bool:
    """Whether a text with decimal points has decimal commas, too, and points that may stand between groups."""
    return _GROUPED["."].search(text) is not None and _shown(words().decimals, ",", ".").search(text) is not None


def shows_comma(text: str) -> bool:
    """Several numbers can only be read so, and hardly any of those that tell are printed the other way.

    Where a language prints a comma, so many must show a point.
    """
    given = words().decimals
    usual, other = ",." if given.comma else ".,"
    if _MAY[other].search(text) is None:
        return given.comma
    return _outweighs(given, other, usual, text) is not given.comma


def _outweighs(given: Decimals, decimal: str, group: str, text: str) -> bool:
    several = {match.group() for match in _shown(given, decimal, group).finditer(text)}
    others = {match.group() for match in _shown(given, group, decimal).finditer(text)} if several else set()
    if several and not others:  # then `18.900` is one more that has groups of digits
        several |= {match.group() for match in _GROUPED[group].finditer(text)}
    return len(several) >= given.fewest and len(others) * given.most_others <= len(several)


@cache
def _shown(given: Decimals, decimal: str, group: str) -> re.Pattern[str]:
    """Numbers with this sign before decimals: beside a unit, alone in a cell, or with groups of digits as well."""
    decimal, group = rf"\{decimal}", rf"\{group}"
    number = rf"\d+{decimal}\d{{1,2}}"
    whole = rf"[1-9]\d{{0,2}}(?:{group}\d{{3}})"
    certain = rf"{whole}+{decimal}\d+(?![\d.,])|{whole}{{2,}}(?![\d.,]\d)"
    measured = rf"{number}(?=\s?(?:{given.units})(?![a-z]))|(?<=\| ){number}(?= \|)"
    return re.compile(rf"(?=\d)(?<![\w.,(\[=])(?:{certain}|{measured})")
