"""Items -> the words between a fraction and its share in a bracket, `1/32 of the uplinks (3.1 %)`; other slashes."""

from collections.abc import Sequence

from docverify.claims.numbers.items import Item
from docverify.patterns import listed

_MOST_WORDS = 6
_OF = "of"
_THOUSANDS = frozenset({"k", "K"})
_SHARE = ["OPEN", "NUM", "CLOSE"]


def fraction_end(items: Sequence[Item], at: int) -> int:
    """The index behind the words that belong to the fraction which ends at `at`; `at + 1` if none do."""
    if not _is_fraction(items, at):
        return at + 1
    end = next((n for n in range(at + 1, min(at + 1 + _MOST_WORDS, len(items))) if items[n].kind != "WORD"), 0)
    share = items[end + 1].quantity if end and [each.kind for each in items[end : end + 3]] == _SHARE else None
    return end if share is not None and share.percent else at + 1


def _is_fraction(items: Sequence[Item], at: int) -> bool:
    """`7/8 of`; not `24/7 of`, `phase 1/2 of`."""
    if at < 2 or items[at - 1].kind != "DIVIDE" or len(items) <= at + 1 or items[at + 1].text.lower() != _OF:
        return False
    above, below = items[at - 2].quantity, items[at].quantity
    if above is None or below is None or not (above.bare and below.bare and items[at].glued):
        return False
    ahead = items[at - 3].text.lower() if at > 2 else ""
    return above.printed.value < below.printed.value and ahead not in listed("series")


def parts_a_list(items: Sequence[Item], at: int) -> bool:
    """Whether a slash divides nothing."""
    return _degrees(items, at) or _lengths(items, at)


def _degrees(items: Sequence[Item], at: int) -> bool:
    """The slash of `TP4/PP4/DP2` lists."""
    around = items[max(at - 1, 0) : at + 2]
    return any(item.quantity is not None and item.quantity.label for item in around)


def _lengths(items: Sequence[Item], at: int) -> bool:
    """The slash of `the 8k/1k workload (350 tok/s)` and `1k/8k is slower`: prompt and answer, of which nobody tells a
    quotient; `64k/8k = 8` divides, and so does what a bracket or a list holds alone."""
    around = [items[n].quantity for n in (at - 1, at + 1) if 0 <= n < len(items)]
    follows = items[at + 2] if at + 2 < len(items) else None
    if follows is None or not (follows.kind in ("WORD", "OPEN") or (follows.kind == "REL" and follows.text.isalpha())):
        return False
    return len(around) == 2 and all(each is not None and each.unit_text in _THOUSANDS for each in around)
