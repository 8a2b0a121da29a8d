"""Chinese characters -> the shares that they spell: `三分之一`, `百分之二十`, `千分之五`."""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.numbers.han_counts import value_of
from docverify.claims.numbers.words import words

_LONGEST = 4  # characters of one number
_PERCENT = 100
_SPOKEN = 10  # a larger part is told as exactly as a percentage


def shares_in(text: str) -> Iterator[tuple[int, int]]:
    """Where each begins and ends."""
    joint = words().han_counts.part_of
    middle = text.find(joint)
    while middle > 0:
        start, end = middle, middle + len(joint)
        while start > max(middle - _LONGEST, 0) and _is_digit(text[start - 1]):
            start -= 1
        while end < min(middle + len(joint) + _LONGEST, len(text)) and _is_digit(text[end]):
            end += 1
        if share_of(text[start:end]) is not None:
            yield start, end
        middle = text.find(joint, end)


def share_of(text: str) -> tuple[Fraction, Fraction] | None:
    """In percent, and the step in which it is told: a third is rounder than 33 %; None for what is no share."""
    whole, _, part = text.partition(words().han_counts.part_of)
    below = words().han_counts.powers.get(whole) or value_of(whole)
    above = value_of(part)
    if not below or not above or above >= below:
        return None
    value = Fraction(_PERCENT * above, below)
    return value, value / _SPOKEN if below <= _SPOKEN else Fraction(_PERCENT, below)


def _is_digit(character: str) -> bool:
    return character in words().han or character in words().han_counts.powers
