"""Passage -> masked text: one character, telling its class, for every quantity, so that forms match words alone."""

import re
from collections.abc import Sequence

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.words import words
from docverify.forms import CLASSES, NAME, OPERAND
from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple
from docverify.patterns import listed

_SAYS = {"approx": "≈", "simeq": "≈", "to": "→", "rightarrow": "→", "Rightarrow": "→", "quad": " ", "qquad": " "}
_TEX = re.compile(rf"\\({'|'.join(_SAYS)})\b")
_OPERATORS = ("TIMES", "DIVIDE", "POWER")
_SIGNS = ("PLUS", "MINUS")
_MOST_WORDS = 6
_POINTS = (("points", 1),)
_POINT_WORDS = (("percentage", "points"), ("percent", "points"), ("absolute", "points"))


class Masked(NamedTuple):
    """`text` in lower case; `quantities` by the place of their character in it."""

    text: str
    quantities: dict[int, Quantity]


def masked(text: str, items: Sequence[Item]) -> Masked:
    """The text of a flow with its quantities masked."""
    parts: list[str] = []
    found: dict[int, Quantity] = {}
    at = length = 0
    for index, item in enumerate(items):
        if item.quantity is None and not item.opaque:
            continue
        between = text[at : item.start]
        named = item.quantity is None or _is_name(items, index, item.quantity) or _is_version(text, item.quantity)
        parts += (between, NAME if named or item.quantity is None else _class(items, index, item.quantity))
        length += len(between) + 1
        at = item.end
        if item.quantity is not None and not named:
            found[length - 1] = item.quantity
    parts.append(text[at:])
    whole = _TEX.sub(lambda match: _SAYS[match[1]].ljust(len(match[0])), "".join(parts))
    lower = whole.lower()
    return Masked(lower if len(lower) == len(whole) else whole, found)


def _class(items: Sequence[Item], index: int, quantity: Quantity) -> str:
    return OPERAND if _is_operand(items, index) else quantity_class(quantity)


def _is_name(items: Sequence[Item], index: int, quantity: Quantity) -> bool:
    """The number of `Offer 3`."""
    before = items[index - 1] if index else None
    if before is None or before.kind != "WORD" or not quantity.bare or not quantity.printed.whole:
        return False
    return before.text.lower() in words().naming


def _is_version(text: str, quantity: Quantity) -> bool:
    """The number of `3.5 版`."""
    return quantity.bare and text[quantity.end : quantity.end + 2].lstrip()[:1] in _versions()


@worded()
def _versions() -> frozenset[str]:
    """Characters behind a number that is a name."""
    return frozenset(layered("words", dict)["naming"]["versions"])


def quantity_class(quantity: Quantity) -> str:
    """The character that stands for the quantity."""
    if quantity.upper is not None:
        return CLASSES["range"]
    if quantity.percent:
        return CLASSES["percent"]
    if quantity.ratio:
        return CLASSES["ratio"]
    points = quantity.measure.unit.dimensions == _POINTS or quantity.words[:2] in _POINT_WORDS
    if points or quantity.currency:
        return CLASSES["points" if points else "money"]
    return CLASSES["measure" if quantity.measure.unit.dimensions else "count"]


def _is_operand(items: Sequence[Item], index: int) -> bool:
    """Whether the number takes part in arithmetic; neither a sign in front of it nor the word `of` makes it so."""
    before, after = _operator(items, index - 1), _operator(items, index + 1)
    if before and index > 1 and items[index - 2].kind in ("NUM", "CLOSE", "POWER"):
        return True
    if before == "TIMES":  # `batch × length × 2 bytes = 4 MB`; `6,267 h; × $2.2 = $13.8k`
        return True
    if index + 1 < len(items) and items[index + 1].text == "=" and _named_term(items, index):
        return True
    if after in _SIGNS:
        return index + 2 < len(items) and items[index + 2].kind in ("NUM", "OPEN")
    return after in _OPERATORS and not _counts_a_name(items, index)


def _counts_a_name(items: Sequence[Item], index: int) -> bool:
    """`8 × H200, 141 GB each`: there are eight of what has a name."""
    return items[index + 1].kind == "TIMES" and index + 2 < len(items) and items[index + 2].opaque


def _named_term(items: Sequence[Item], index: int) -> bool:
    """The last of `weights 2 B + master and moments 12 B = 14 B per parameter`: its name stands behind the sign."""
    reach = range(index - 1, max(index - 2 - _MOST_WORDS, -1), -1)
    sign = next((at for at in reach if items[at].kind != "WORD"), -1)
    return 0 < sign < index - 1 and items[sign].kind in _SIGNS and items[sign - 1].kind in ("NUM", "CLOSE", "WORD")


def _operator(items: Sequence[Item], index: int) -> str:
    """The kind of operation that the item stands for; empty if for none."""
    if not 0 <= index < len(items) or items[index].text.lower() in listed("of"):
        return ""
    if items[index].text.lower() in listed("spread_word") and not any(item.kind == "REL" for item in items):
        return ""  # `14 GB over 8 GPUs` divides nothing where no result is set behind it
    return items[index].kind if items[index].kind in _OPERATORS + _SIGNS else ""
