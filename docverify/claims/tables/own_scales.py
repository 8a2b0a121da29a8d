"""A number with a scale of its own in a column that has a unit -> its measures with both: `145k` under `tokens/s`."""

from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.classes import replace

_STORED = "information"  # `2T` under `GB` are other bytes, and no thousand billions of them


def of_both(own: Quantity, like: Quantity) -> tuple[Measure, ...] | None:
    """The measures of a number that only a letter scales, in a unit that has no scale itself; None for all others."""
    scale = own.measures[0]
    if own.unit_text != scale.letter or not scale.letter or scale.unit.dimensions or scale.unit.nouns:
        return None
    if like.percent or like.ratio or like.currency or own.percent or own.ratio or own.currency:
        return None
    if any(each.factor != 1 or _STORED in dict(each.unit.dimensions) for each in like.measures):
        return None
    return tuple(replace(each, factor=scale.factor, letter=scale.letter) for each in like.measures)
