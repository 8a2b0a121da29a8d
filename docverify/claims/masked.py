"""Passage -> masked text: one character, telling its class, for every quantity, so that forms match words alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from docverify.claims.items import Item
from docverify.claims.quantity import Quantity
from docverify.forms import CLASSES, NAME, OPERAND

_OPERATORS = ("TIMES", "DIVIDE", "POWER")
_SIGNS = ("PLUS", "MINUS")
_POINTS = (("points", 1),)


@dataclass(frozen=True, slots=True)
class Masked:
    """`text` in lower case; `quantities` by the place of their character in it."""

    text: str
    quantities: dict[int, Quantity]
    classes: str  # the classes in order


def masked(text: str, items: Sequence[Item]) -> Masked:
    """The text of a flow with its quantities masked."""
    parts: list[str] = []
    found: dict[int, Quantity] = {}
    at = length = 0
    for index, item in enumerate(items):
        if item.quantity is None and not item.opaque:
            continue
        between = text[at : item.start]
        parts += (between, NAME if item.quantity is None else _class(items, index, item.quantity))
        length += len(between) + 1
        at = item.end
        if item.quantity is not None:
            found[length - 1] = item.quantity
    parts.append(text[at:])
    whole = "".join(parts)
    lower = whole.lower()
    return Masked(lower if len(lower) == len(whole) else whole, found, "".join(whole[place] for place in found))


def _class(items: Sequence[Item], index: int, quantity: Quantity) -> str:
    return OPERAND if _is_operand(items, index) else quantity_class(quantity)


def quantity_class(quantity: Quantity) -> str:
    """The character that stands for the quantity."""
    if quantity.upper is not None:
        return CLASSES["range"]
    if quantity.percent:
        return CLASSES["percent"]
    if quantity.ratio:
        return CLASSES["ratio"]
    points = quantity.measure.unit.dimensions == _POINTS or quantity.words[:2] == ("percentage", "points")
    return CLASSES["points" if points else "number"]


def _is_operand(items: Sequence[Item], index: int) -> bool:
    """Whether the number takes part in arithmetic; a sign in front of it is none."""
    before = items[index - 1].kind if index else ""
    after = items[index + 1].kind if index + 1 < len(items) else ""
    if before in _OPERATORS or after in _OPERATORS:
        return True
    if before in _SIGNS and index > 1 and items[index - 2].kind in ("NUM", "CLOSE", "POWER"):
        return True
    return after in _SIGNS and index + 2 < len(items) and items[index + 2].kind in ("NUM", "OPEN")
