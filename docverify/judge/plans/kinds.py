"""Quantity x its words -> its kind, as the roles of a plan name it, and the time that words say it to be of."""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.dimensions import Dimensions, in_money
from docverify.judge.plans.words import words
from docverify.language import worded
from docverify.units import Unit

_KINDS: dict[Dimensions, str] = {
    (("information", 1),): "bytes",
    (("information", 1), ("time", -1)): "bytes/s",
    (("time", 1),): "seconds",
    (("operation", 1),): "flop",
    (("operation", 1), ("time", -1)): "flop/s",
    (("time", -1),): "count/s",
    (("energy", 1),): "joules",
    (("energy", 1), ("time", -1)): "watts",
    (): "count",
}
_FLOP = 1e20  # operations of a run, in whatever unit
_TIME, _TIMED = ("time", 1), ("time", -1)


def kind_of(quantity: Quantity, own: str) -> str:
    if quantity.percent:
        return "share"
    if quantity.bare and words().scaled.match(own.partition("#")[2]) and quantity.measure.factor == 1:
        return ""
    if quantity.ratio and quantity.upper is None:
        return "times"
    if quantity.ratio or quantity.upper is not None or quantity.spread is not None or quantity.power:
        return ""
    dimensions = quantity.measure.unit.dimensions
    if in_money(dimensions):
        if ("token", -1) in quantity.measure.unit.nouns:
            return ""  # the price of a token, where amounts are asked for
        return "money/s" if _TIMED in dimensions else "money"
    kind = _KINDS.get(dimensions, "")
    if kind == "seconds" and ("device", 1) in quantity.measure.unit.nouns:
        return "device_seconds"
    if kind == "flop/s" and quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor > _FLOP:
        return "flop"
    if kind == "count" and quantity.bare and 0 < quantity.printed.value < 1 and not quantity.printed.whole:
        return "share"
    return kind


def counted(quantity: Quantity, own: str) -> Quantity:
    """`3.6 B` of tokens are no bytes."""
    if len(quantity.measures) == 1 or words().counted.search(own) is None:
        return quantity
    counts = tuple(each for each in quantity.measures if each.letter and not each.unit.dimensions)
    return replace(quantity, measures=counts) if counts else quantity


def timed(quantity: Quantity, parts: Sequence[str]) -> Quantity:
    """With the time that words say a count or an amount of money to be of: `QPS 139`, `per day | $1,382`."""
    dimensions = quantity.measure.unit.dimensions
    if quantity.percent or _TIMED in dimensions or (dimensions and not in_money(dimensions)):
        return quantity
    rate = words().rate.match(parts[-1].partition("#")[2])
    seconds = words().times[rate[1].lower()] if rate is not None else next(filter(None, map(_called, parts)), 0)
    if not seconds:
        return quantity
    per = Unit(Fraction(seconds), (_TIME,))
    measures = tuple(replace(each, unit=each.unit / per) for each in quantity.measures)
    return replace(quantity, measures=measures)


@worded(1024)
def _called(part: str) -> int:
    """The seconds of the time that a name is of: a column's, or a row's, is asked for with each of its cells."""
    return next((seconds for pattern, seconds in words().called if pattern.search(part) is not None), 0)
