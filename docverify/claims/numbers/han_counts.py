"""Chinese characters -> the numbers that they spell before what they count: `三个副本`, `十二个机柜`, `两倍`."""

from collections.abc import Iterator

from docverify.claims.numbers.words import words
from docverify.units import unit

_FEWEST = 2  # `一个` says that there is one of a kind
_NOUN = 4  # characters of a noun, at most


def counts_in(text: str) -> Iterator[tuple[int, int]]:
    """Where such a number begins and ends."""
    at = 0
    while at < len(text):
        if text[at] not in words().han and text[at] not in words().han_counts.powers:
            at += 1
            continue
        end = at
        while end < len(text) and (text[end] in words().han or text[end] in words().han_counts.powers):
            end += 1
        if (value_of(text[at:end]) or 0) >= _FEWEST and _stands(text, at) and _counts(text, end):
            yield at, end
        at = end


def value_of(run: str) -> int | None:
    """`十二`, `六十四`, `一百二十八`; None for what is no number, as `三四`."""
    total, digit, last = 0, 0, 1000
    for character in run:
        power = words().han_counts.powers.get(character)
        if power is None:
            if digit:
                return None
            digit = words().han[character]
        elif power >= last or (not digit and power > 10):
            return None
        else:
            total, digit, last = total + (digit or 1) * power, 0, power
    return None if digit and last == 100 else total + digit


def _stands(text: str, at: int) -> bool:
    """Whether nothing before it makes something else of it: `第三个`, `每两个`, `前四台`."""
    return not text[:at].endswith(words().han_counts.unless_before)


def _counts(text: str, at: int) -> bool:
    """Whether behind it stands what is counted, with a measure or not, or a word for `times as many`."""
    if text[at : at + 1] in words().times:
        return True
    if text[at:] in words().han_counts.nouns:
        return True
    measured = at + (text[at : at + 1] in words().measures)
    for end in range(min(measured + _NOUN, len(text)), measured, -1):
        noun = text[measured:end]
        if unit(noun):
            counted = measured > at or noun in words().han_counts.nouns
            return counted and not text[end:].startswith(words().han_counts.unless_behind)
    return False
