"""Items -> the same, with lines of one equation and parts of a word joined, and without the names of factors."""

from collections.abc import Sequence

from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.words import words
from docverify.patterns import listed

_SPOKEN = frozenset({"WORD", "FUNCTION"})
_SIGN = frozenset({"x", "X"})
_MODEL = 1000  # `TPU 256 =` may count
_LABEL = 3  # words of a name between a sign and its number
_PAUSES = frozenset({",", "，"})  # behind which a result is computed with
_ADDS = frozenset({"+"})
_TAKES_UP = frozenset({"×", "÷", "*", "/"}) | _ADDS
_COMPUTES = OPERATORS | {"REL"}


def continued(items: Sequence[Item]) -> list[Item]:
    """Lines joined where an equation goes on: behind an operator or relation, or before one that begins a line."""
    kept: list[Item] = []
    for index, item in enumerate(items):
        if item.kind == "LINE":
            before = kept[-1].kind if kept else "LINE"
            after = items[index + 1].kind if index + 1 < len(items) else "LINE"
            if before in OPERATORS | {"REL"} or (after == "REL" and before in ("NUM", "CLOSE", "WORD")):
                continue
        if not _runs_on(items, index):
            kept.append(item)
    return kept


def _runs_on(items: Sequence[Item], at: int) -> bool:
    """The comma of `4 × 6 kW = 24 kW, × 1.2 = 28.8 kW`, behind which the result is computed with, or what stands alone:
    `together 425,984 per layer, × 32 layers = 13.6M`."""
    result = at > 1 and items[at - 1].kind == "NUM" and items[at - 2].kind == "REL"
    alone = at > 0 and items[at - 1].kind == "NUM" and all(each.kind == "WORD" for each in items[: at - 1])
    if not (result or alone) or items[at].text not in _PAUSES or at + 2 >= len(items) or items[at + 1].glued:
        return False
    follows = next((n for n in range(at + 2, min(at + 5, len(items))) if items[n].kind != "WORD"), at)
    if items[at + 1].text not in _TAKES_UP or items[follows].kind != "NUM":
        return False
    if items[at + 1].text in _ADDS:  # `= 133 s, + 4 s of sync = 137 s`
        behind = range(follows + 1, min(follows + 5, len(items)))
        follows = next((n - 1 for n in behind if items[n].kind != "WORD"), follows)
    return follows + 1 < len(items) and items[follows + 1].kind == "REL"


def hyphenated(items: list[Item]) -> list[Item]:
    """`micro-batches` and `RTX 4090` are one word each, and the `x` of `seq 4096 x GBS 512 = 2M` is a sign."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        before = kept[-1] if kept else item
        if item.text == "-" and item.glued and before.kind == "WORD" and _goes_on(items, at + 1):
            kept[-1] = before._replace(text=f"{before.text}-", end=item.end)
        elif item.kind in _SPOKEN and item.glued and before.kind == "WORD" and before.text[-1:] == "-":
            kept[-1] = before._replace(text=before.text + item.text, end=item.end)
        elif item.text in _SIGN and before.kind == "NUM" and _multiplies(items, at):
            kept.append(item._replace(kind="TIMES"))
        elif before.text in listed("product_series") and _is_model(item):
            kept[-1] = before._replace(text=f"{before.text} {item.text}", end=item.end)
        else:
            kept.append(item)
    return kept


def _is_model(item: Item) -> bool:
    quantity = item.quantity
    return quantity is not None and quantity.bare and quantity.printed.whole and quantity.printed.value >= _MODEL


def _goes_on(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].kind in _SPOKEN and items[at].glued


def _multiplies(items: Sequence[Item], at: int) -> bool:
    """Whether the name of another factor follows, and its number, with which something is computed."""
    end = next((n for n in range(at + 1, min(at + _LABEL + 2, len(items))) if items[n].kind != "WORD"), at)
    if end + 1 >= len(items) or items[at].kind != "WORD" or items[at].glued or items[end].kind != "NUM":
        return False
    named = all(item.text.lower() not in words().joints and not item.opaque for item in items[at + 1 : end])
    return named and (items[end + 1].kind in _COMPUTES or items[end + 1].text in _SIGN)


def without_names(items: list[Item]) -> list[Item]:
    """In `TP=4 × PP=2 = 8` the first sign of a pair names a factor, but only if a later factor has one too."""
    named = [i for i in range(2, len(items)) if _names_factor(items, i)]
    if len(named) < 2 and not any(i >= 3 and items[i - 3].kind in OPERATORS for i in named):
        return items
    dropped = {index for i in named for index in (i - 2, i - 1)}
    return [item for index, item in enumerate(items) if index not in dropped]


def _names_factor(items: Sequence[Item], at: int) -> bool:
    """`× PP=2` or, before an operator, `TP=4 ×`."""
    name, sign, number = items[at - 2 : at + 1]
    if name.kind != "WORD" or sign.text != "=" or number.kind != "NUM" or not (sign.glued and number.glued):
        return False
    after = items[at + 1].kind if at + 1 < len(items) else ""
    return after == "TIMES" or (at >= 3 and items[at - 3].kind == "TIMES")
