"""Items -> the same, with lines of one equation and parts of a word joined, and without the names of factors."""

from collections.abc import Sequence

from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.words import words
from docverify.dimensions import Dimensions
from docverify.patterns import listed

_SPOKEN = frozenset({"WORD", "FUNCTION"})
_SIGN = frozenset({"x", "X"})
_MODEL = 1000  # `TPU 256 =` may count
_LABEL = 3  # words of a name between a sign and its number
_PAUSES = frozenset({",", "，"})  # behind which a result is computed with
_BEGINS = frozenset({"BREAK", "OPEN", "LINE"})
_PRICED_BY_MILLIONS = frozenset({"token", "request"})
_AT_EACH, _SCALES = ("=", "≈", "＝"), frozenset({"×", "÷", "*", "/"})
_SIGNS, _MINUS, _TERMS = {"plus": "PLUS", "minus": "MINUS"}, frozenset({"−", "minus"}), 6
_COMPUTES, _BORDER = OPERATORS | {"REL"}, 3  # characters of a drawn line


def continued(items: Sequence[Item]) -> list[Item]:
    """Lines joined where an equation goes on: behind an operator or relation, or before one that begins a line."""
    kept: list[Item] = []
    for index, item in enumerate(items):
        if item.kind == "LINE":
            before = kept[-1].kind if kept and not _is_corner(kept) else "LINE"
            after = items[index + 1].kind if index + 1 < len(items) else "LINE"
            if before in _COMPUTES or (after == "REL" and before in ("NUM", "CLOSE", "WORD")):
                continue
        if index and _runs_on(items, index - 1):
            kept[-1:] = [item._replace(kind=_SIGNS.get(_added(item), item.kind))]
        else:
            kept.append(item)
    return kept


def _is_corner(kept: Sequence[Item]) -> bool:
    """Whether the last sign ends the border of a box: `+------+`."""
    return len(kept) > 1 and kept[-1].glued and len(kept[-2].text) >= _BORDER and not kept[-2].text.strip("-=─")


def _runs_on(items: Sequence[Item], at: int) -> bool:
    """The comma of `4 × 6 kW = 24 kW, × 1.2 = 28.8 kW`, behind which the result is computed with, or what stands alone:
    `together 425,984 per layer, × 32 layers = 13.6M`; those of `= 72 GB, minus 33 weights, minus 4 buffers = 35 GB`."""
    if items[at].text not in _PAUSES or at + 2 >= len(items) or items[at + 1].glued:
        return False
    if items[at + 1].text in _SCALES:
        return _is_computed_with(items, at) and _results(items, at + 1, 1)
    return (
        _added(items[at + 1]) != ""
        and (_is_computed_with(items, at) or _is_added(items, at))
        and _results(items, at + 1, _TERMS)
    )


def _is_computed_with(items: Sequence[Item], at: int) -> bool:
    """Whether a result stands before, or the first number of all."""
    result = at > 1 and items[at - 1].kind == "NUM" and items[at - 2].kind == "REL"
    return result or (at > 0 and items[at - 1].kind == "NUM" and all(each.kind == "WORD" for each in items[: at - 1]))


def _is_added(items: Sequence[Item], at: int) -> bool:
    """Whether a further term stands before, behind a pause: `, minus 33 weights`."""
    number = next((n for n in range(at - 1, max(at - 5, 1), -1) if items[n].kind != "WORD"), 0)
    sign = next(
        (n for n in range(number - 1, max(number - 4, 0), -1) if items[n].kind != "WORD" or _added(items[n])), 0
    )
    return sign > 0 and items[number].kind == "NUM" and _added(items[sign]) != "" and items[sign - 1].text in _PAUSES


def _added(item: Item) -> str:
    """`plus` or `minus`, as a sign or a word; a dash may be one of a list."""
    if item.kind == "WORD":
        found = words().operators.get(item.text.lower(), "")
        return found if found in _SIGNS else ""
    return "plus" if item.kind == "PLUS" else "minus" if item.text in _MINUS else ""


def _results(items: Sequence[Item], at: int, most: int) -> bool:
    """Whether terms and their signs from `at` on lead to a relation."""
    for _ in range(most):
        number = next((n for n in range(at + 1, min(at + 4, len(items))) if items[n].kind != "WORD"), at)
        quantity = items[number].quantity
        if quantity is None or (quantity.percent and _added(items[at])):
            return False
        reach = number + (5 if _added(items[at]) else 2)
        at = next((n for n in range(number + 1, min(reach, len(items))) if items[n].kind != "WORD"), number)
        if items[at].text not in _PAUSES or at + 1 >= len(items) or not _added(items[at + 1]):
            return items[at].kind == "REL"
        at += 1
    return False


def spoken(items: list[Item]) -> list[Item]:
    """The names of functions that are words: `300 avg followers`, `40 max replicas`, `40 × $0.02 avg = $0.80`."""
    found = [at for at, item in enumerate(items) if item.kind == "FUNCTION" and _is_spoken(items, at)]
    return [item._replace(kind="WORD") if at in found else item for at, item in enumerate(items)] if found else items


def _is_spoken(items: Sequence[Item], at: int) -> bool:
    follows = items[at + 1].kind if at + 1 < len(items) else ""
    behind = at > 0 and items[at - 1].kind == "NUM" and not items[at].glued
    return follows == "WORD" or (behind and follows == "REL")


def hyphenated(items: list[Item]) -> list[Item]:
    """`micro-batches` and `RTX 4090` are one word each, and the `x` of `seq 4096 x GBS 512 = 2M` is a sign."""
    kept: list[Item] = []
    for at, item in enumerate(items):
        before = kept[-1] if kept else item
        if item.text == "-" and item.glued and before.kind == "WORD" and _goes_on(items, at + 1):
            kept[-1] = before._replace(text=f"{before.text}-", end=item.end)
        elif item.kind in _SPOKEN and item.glued and before.kind == "WORD" and before.text[-1:] == "-":
            kept[-1] = before._replace(text=before.text + item.text, end=item.end)
        elif _is_times(items, at, before):
            kept.append(item._replace(kind="TIMES"))
        elif before.text in listed("product_series") and _is_model(item):
            kept[-1] = before._replace(text=f"{before.text} {item.text}", end=item.end)
        else:
            kept.append(item)
    return kept


def _is_times(items: Sequence[Item], at: int, before: Item) -> bool:
    if items[at].text in _SIGN:
        return before.kind == "NUM" and _multiplies(items, at)
    return items[at].text.lower() in listed("at_each") and _is_at_each(items, at)


def _is_at_each(items: Sequence[Item], at: int) -> bool:
    """The `at` of `6 racks at 18 kW = 108 kW`: so many of an amount are an amount of its kind."""
    count = next((n for n in range(at - 1, max(at - 3, -1), -1) if items[n].kind != "WORD"), at)
    sign = next((n for n in range(at + 2, min(at + 4, len(items))) if items[n].kind != "WORD"), at)
    around = [items[n].quantity for n in (count, at + 1, sign + 1) if n < len(items)]
    many, each, every = around if len(around) == len(_AT_EACH) else (None, None, None)
    if many is None or each is None or every is None or items[sign].text not in _AT_EACH:
        return False
    kind = each.measure.unit.dimensions
    alike = bool(kind) and kind == every.measure.unit.dimensions and not _computes(items, sign + 2)
    return alike and _is_number_of(items, count, at) and not _is_of_millions(many, kind)


def _is_number_of(items: Sequence[Item], count: int, end: int) -> bool:
    """Whether things are counted; a number behind a word may be a name, `stage 2`, and one of several, `1 of 8`."""
    many = items[count].quantity
    if many is None or many.measure.unit.dimensions or many.measure.factor != 1 or many.percent or many.label:
        return False
    before = items[count - 1] if count else None
    named = end > count + 1 or bool(many.measure.unit.nouns)
    alone = before is None or before.kind in _BEGINS or (named and before.kind == "WORD")
    return many.printed.whole and alone and (before is None or before.text.lower() not in listed("of"))


def _is_of_millions(many: Quantity, kind: Dimensions) -> bool:
    """`500 tokens at $3`: such prices are for a million."""
    return any(name.startswith("currency") for name, _ in kind) and not {
        noun for noun, _ in many.measure.unit.nouns
    }.isdisjoint(_PRICED_BY_MILLIONS)


def _computes(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].kind in _COMPUTES


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
