"""Items -> the same, with the sign that says how many devices of a size there are: `8x H100 (80GB) = 640 GB`.

`8x` alone is a ratio, and a number in front of a name only counts.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.units import unit

_DEVICE = re.compile(r"[A-Z]{1,3}\d{1,4}[A-Za-z]{0,2}")
_SIZE = (("information", 1),)
_SIGN = frozenset({"x", "X", "×"})
_SHORTEST = 3  # letters of the name of a maker
_BETWEEN = 6  # items from the name of a device to the sign of equality


def with_devices(items: Sequence[Item]) -> Sequence[Item]:
    """A result of the same unit must be printed: only then is anything computed."""
    named = [at for at, item in enumerate(items) if at and item.kind == "WORD" and _DEVICE.fullmatch(item.text)]
    computed = [at - _is_maker(items, at - 1) for at in named if _computes(items, at)]
    signs = {at - 1 for at in computed if items[at - 1].kind == "WORD" and items[at - 1].text in _SIGN}
    counts = {count for at in computed if _counts(items, count := at - 1 - (at - 1 in signs))}
    kept: list[Item] = []
    for at, item in enumerate(items if counts else ()):
        if at in counts:
            kept += _multiplied(item)
        elif at not in signs or at - 1 not in counts:
            kept.append(item)
    return kept or items


def _is_maker(items: Sequence[Item], at: int) -> bool:
    """The `NVIDIA` of `2x NVIDIA L4 24GB = 48GB`."""
    text = items[at].text
    named = items[at].kind == "WORD" and text[:1].isupper() and len(text) >= _SHORTEST
    before = items[at - 1]
    return named and at > 0 and (before.text in _SIGN or (before.quantity is not None and before.quantity.ratio))


def _counts(items: Sequence[Item], at: int) -> bool:
    """A number behind the noun of a thing is its name: `node 8 H100 80GB`."""
    quantity = items[at].quantity if at >= 0 else None
    if at and items[at - 1].kind == "WORD" and unit(items[at - 1].text.lower()):
        return False
    if quantity is None or quantity.percent or quantity.measure.unit.dimensions or quantity.label:
        return False
    return quantity.printed.whole and quantity.upper is None


def _computes(items: Sequence[Item], at: int) -> bool:
    """Whether the size of one stands behind the name, and that of all behind a sign of equality."""
    end = next((n for n in range(at + 1, min(at + _BETWEEN, len(items))) if items[n].kind == "REL"), at)
    sizes = [*islice(_sizes(items[at + 1 : end]), 2)]
    others = all(each.kind in ("WORD", "OPEN", "CLOSE") or each.quantity is not None for each in items[at + 1 : end])
    return others and len(sizes) == 1 and bool([*_sizes(items[end + 1 : end + 2])])


def _sizes(items: Sequence[Item]) -> Iterator[Quantity]:
    for item in items:
        if item.quantity is not None and item.quantity.measure.unit.dimensions == _SIZE:
            yield item.quantity


def _multiplied(item: Item) -> tuple[Item, Item]:
    quantity = item.quantity
    assert quantity is not None
    end = quantity.number_end
    number = item._replace(end=end, quantity=replace(quantity, end=end, ratio=False))
    return number, Item("TIMES", "×", end, end)
