"""Two numbers side by side -> one duration: `5 h 20 min`, `1 day and 6 hours`, `2 分 30 秒`."""

from fractions import Fraction

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.classes import replace
from docverify.patterns import Worded

TIME = (("time", 1),)
_MOST = Fraction(90)  # of the smaller unit, of which there are fewer than make up one of the larger
_STEPS = (10, 5, 1)  # to which the smaller part may be rounded
_BETWEEN = Worded(r"\s?(?:,?\s?{joins_durations}\s)?")


def compound(text: str, first: Item, second: Item) -> Item | None:
    """The whole in the smaller unit, as exact as the smaller part is round; None where they only follow each other."""
    above, below = first.quantity, second.quantity
    if above is None or below is None or not (_is_part(above) and _is_part(below)) or below.hedge is not Hedge.NONE:
        return None
    larger, smaller = (each.measure.unit.factor for each in (above, below))
    if above.printed.value.denominator > 1 or larger <= smaller or below.printed.value * smaller >= larger:
        return None
    if below.printed.value > _MOST or _BETWEEN.fullmatch(text, first.end, second.start) is None:
        return None
    value = above.printed.value * larger / smaller + below.printed.value
    words = text[above.start : below.number_end]
    step = next(each for each in _STEPS if below.printed.value % each == 0 or each == 1)
    ulp = max(below.printed.ulp, Fraction(step)) if below.printed.whole else below.printed.ulp
    printed = replace(below.printed, value=value, ulp=ulp, whole=False, text=words, significant=len(str(int(value))))
    whole = replace(below, start=above.start, printed=printed, hedge=above.hedge)
    return second._replace(text=text[first.start : second.end], start=first.start, glued=first.glued, quantity=whole)


def _is_part(quantity: Quantity) -> bool:
    unit = quantity.measure.unit
    plain = quantity.upper is None and quantity.spread is None and not (quantity.percent or quantity.ratio)
    return plain and len(quantity.measures) == 1 and unit.dimensions == TIME and not unit.nouns
