"""Items -> the same, with what things are counted for joined to their number: `46.8k prompt tok/s`, `5 events/job`.

A unit is read right behind a number; behind a noun that is no unit, `/s` looks like a division by a symbol.
"""

from collections.abc import Sequence

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.words import words
from docverify.classes import replace
from docverify.units import ONE, Unit, unit

_TIME = (("time", 1),)
_MOST_WORDS = 3
_MANY = frozenset({"M", "B", "K", "k"})
_FEWEST = 3  # items before it
_SPOKEN = frozenset({"WORD", "FUNCTION"})  # `ops/min` is no least of anything
_SHORTEST = 3  # letters of a noun; a shorter one is a symbol


def with_paces(items: Sequence[Item]) -> Sequence[Item]:
    """`9 × 310 = 2,790 output tok/s`, `3.1 tickets/s × 86,400`: slash and what is below belong to the number."""
    slashes = [at for at, item in enumerate(items) if item.kind == "DIVIDE" and item.glued and item.text == "/"]
    if several := {at for at in slashes if _is_price_of_many(items, at)}:
        items = [item for at, item in enumerate(items) if at not in several and at - 1 not in several]
        return with_paces(items)
    found = {number: at for at in slashes if (number := _number(items, at)) is not None}
    if not found:
        return items
    joined = [_paced(item, items[found[at] + 1]) if at in found else item for at, item in enumerate(items)]
    dropped = {n for at in found.values() for n in (at, at + 1)}
    return [item for at, item in enumerate(joined) if at not in dropped]


def _is_price_of_many(items: Sequence[Item], slash: int) -> bool:
    """The `/M` of `$4,608 / 8,935M = $0.52/M`: of as many as the divisor tells."""
    if slash < _FEWEST or slash + 1 >= len(items) or items[slash - 2].kind != "REL":
        return False
    price, many = items[slash - 1].quantity, items[slash + 1]
    return price is not None and price.currency and many.glued and many.text in _MANY


def _number(items: Sequence[Item], slash: int) -> int | None:
    """The place of the number whose noun stands before a slash and a unit of time, or one of something."""
    if slash + 1 >= len(items) or not items[slash + 1].glued:
        return None
    if _time(items[slash + 1]) is None and not _of_each(items[slash - 1], items[slash + 1]):
        return None
    if items[slash + 1].kind == "FUNCTION" and slash + 2 < len(items) and items[slash + 2].kind == "OPEN":
        return None
    at = slash - 1
    while at > 0 and slash - at <= _MOST_WORDS and _is_noun(items[at]):
        at -= 1
    quantity = items[at].quantity if at < slash - 1 else None
    if quantity is None or quantity.measure.unit.dimensions or quantity.percent or quantity.ratio or quantity.label:
        return None
    noun = items[slash - 1].text
    return at if len(noun) >= _SHORTEST or not noun.isascii() else None


def _of_each(counted: Item, one: Item) -> bool:
    """The `calls/user` of `5 calls/user`: several for one, so none of them is a symbol that another one divides."""
    nouns = all(each.kind == "WORD" and not each.opaque and each.text.islower() for each in (counted, one))
    several = counted.text.endswith("s") and not one.text.endswith("s")
    return nouns and several and min(len(counted.text), len(one.text)) >= _SHORTEST


def _is_noun(item: Item) -> bool:
    return item.kind == "WORD" and not item.opaque and item.text.lower() not in words().joints


def _time(item: Item) -> Unit | None:
    found = unit(item.text) if item.kind in _SPOKEN and not item.opaque else ()
    return found[0] if found and found[0].dimensions == _TIME else None


def _paced(item: Item, one: Item) -> Item:
    quantity, below = item.quantity, _time(one) or (unit(one.text) or (ONE,))[0]
    if quantity is None:
        return item
    measures = tuple(replace(each, unit=each.unit / below) for each in quantity.measures)
    return item._replace(quantity=replace(quantity, measures=measures))
