"""A column, parts and what is stated below them -> whether they add up to it."""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.grid import Column
from docverify.claims.tables.table_words import says
from docverify.patterns import Worded

# `Memory per rank` and `GPU-hours at 400 TFLOPS` add up
_PER = Worded(r"\bper[ _-]\w+|/\s?\w+|{at_a_rate}\s?\d[\d.,]*\s?[^\s)]*")
_NEAR = Fraction(3, 10)
_JUST = Fraction(1, 100)  # above the largest
_SOME = 2  # rows
_POWER = (("energy", 1), ("time", -1))  # what several machines draw does add up


def adds(column: Column, parts: Sequence[Value], stated: Value) -> bool:
    """Not values per something that lie around the total, as tokens per request do."""
    if (_is_mixed(parts) and not is_near(parts, stated)) or _is_one_of_many(parts, stated):
        return False
    like = column.heading.per and min(p.number for p in parts) <= stated.number <= max(p.number for p in parts)
    return (summable(column, stated) and not like) or _of_whole_rates(parts, stated)


def _is_mixed(parts: Sequence[Value]) -> bool:
    """Whether bare numbers stand among thousands and millions, as settings do among the parameters that they give."""
    scaled = [part.quantity.measure.factor > 1 for part in parts if not part.quantity.measure.unit.dimensions]
    return any(scaled) and not all(scaled)


def is_shared(column: Column, parts: Sequence[Value], stated: Value) -> bool:
    """Whether the column holds shares of one whole, which come to a share of it that is above them all."""
    above = stated.quantity.percent and stated.number > max(part.number for part in parts)
    return above and says("shared", column.heading.text)


def _of_whole_rates(parts: Sequence[Value], stated: Value) -> bool:
    """Whether rates were added: what comes near their sum and is above them all is no mean, and no bottleneck."""
    rate = ("time", -1) in stated.quantity.measure.unit.dimensions
    return rate and stated.number > max(part.number for part in parts) and is_near(parts, stated)


def is_near(parts: Sequence[Value], stated: Value) -> bool:
    """Whether the sum comes so near the total that no mean, largest or other aggregate is meant."""
    whole = sum_of(parts)
    return abs(whole - stated.number) <= _NEAR * abs(whole)


def _is_one_of_many(parts: Sequence[Value], stated: Value) -> bool:
    """Whether the total lies just above the largest of several like it: each row may be of all without one thing."""
    low, high = min(part.number for part in parts), max(part.number for part in parts)
    return 0 < high < stated.number < high * (1 + _JUST) and low > stated.number / 2 and len(parts) > _SOME


def is_repeated(stated: Value, labels: Sequence[str], parts: Sequence[Value] = ()) -> bool:
    """Whether times may be needed many times over: a step or a token of decoding, but not the first one.

    With the parts of those labels: not where the total holds none of them twice.
    """
    if ("time", 1) not in stated.quantity.measure.unit.dimensions:
        return False
    found = [at for at, label in enumerate(labels) if says("repeated", label) and not says("once", label)]
    if not found or len(parts) != len(labels) or not is_near(parts, stated):
        return bool(found)
    return any(stated.number >= sum_of(parts) + parts[at].number for at in found)


def are_alternatives(labels: Sequence[str]) -> bool:
    """Whether two lines are ways in which one thing may come, and no parts of a total: `Optimistic`, `Fallback`."""
    return len([None for label in labels if says("outcome", label)]) > 1


def summable(column: Column, stated: Value) -> bool:
    """Whether values under this header can be added: no rates, prices, degrees, shares."""
    quantity = stated.quantity
    dimensions = quantity.measure.unit.dimensions
    rate = any(power < 0 for _, power in dimensions) and dimensions != _POWER
    if (
        (rate and not says("billed", column.heading.text))
        or quantity.ratio
        or says("unsummed", _PER.sub("", column.heading.text))
    ):
        return False
    return not quantity.percent or quantity.printed.value == 100
