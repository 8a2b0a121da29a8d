"""Items -> the same, with a unit behind a bracket as a factor of its own: `7B × (4 + 8) bytes`."""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.units import Unit, unit

_GOES_ON = OPERATORS | {"REL", "BREAK", "LINE", "CLOSE", "MARK", "OPEN"}
_HEADS = OPERATORS | {"REL", "BREAK", "LINE"}
_ONE = Printed(Fraction(1), Fraction(0), False, "1", 1)


def with_units(items: Sequence[Item]) -> list[Item]:
    """`(a + b) GB` and `(a + b) bytes/param` become a product with one unit."""
    if not any(item.kind == "CLOSE" for item in items):
        return list(items)
    kept: list[Item] = []
    opened: list[int] = []
    skip = 0
    for at, item in enumerate(items):
        if at < skip:
            continue
        if item.kind == "OPEN":
            opened.append(at)
        kept.append(item)
        if item.kind == "CLOSE" and opened:
            end = _unit_end(items, at + 1) if _computes(items, opened.pop(), at) else 0
            if end:
                kept += _factor(items[at + 1])
                skip = end
    return kept


def _computes(items: Sequence[Item], start: int, end: int) -> bool:
    """Whether the bracket is an operand that holds a computation, not the explanation of the number before it."""
    heads = start == 0 or items[start - 1].kind in _HEADS
    return heads and any(item.kind in OPERATORS for item in items[start:end])


def _unit_end(items: Sequence[Item], at: int) -> int:
    """Where a measured unit that begins here ends, if a noun phrase cannot go on there; 0 if there is none."""
    if at >= len(items) or items[at].kind != "WORD" or _measured(items[at]) is None:
        return 0
    end = at + 1
    while end + 1 < len(items) and items[end].text == "/" and _is_noun(items[end + 1]):
        end += 2
    return end if end == len(items) or items[end].kind in _GOES_ON else 0


def _measured(item: Item) -> Unit | None:
    found = unit(item.text)
    return found[0] if found and found[0].dimensions else None


def _is_noun(item: Item) -> bool:
    found = unit(item.text)
    return item.kind == "WORD" and bool(found) and not found[0].dimensions


def _factor(item: Item) -> list[Item]:
    measures = tuple(Measure(unit=each) for each in unit(item.text))
    quantity = Quantity(item.start, item.end, item.start, _ONE, measures, item.text)
    return [
        Item("TIMES", "", item.start, item.start, True),
        Item("NUM", item.text, item.start, item.end, True, quantity),
    ]
