"""Amounts x a value -> whether some computation with them, whatever their nouns, comes to it.

What follows from a row is only judged where no such computation does: the text may mean another one than its units say.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product

from docverify.dimensions import Dimensions, merged
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.groups import add_up
from docverify.judge.prose.prints import slack_of

_Factor = tuple[float, Dimensions, float]  # value in base units, what is measured, and how far it may be off
_Kinds = dict[Dimensions, list[_Factor]]  # by what is measured and counted: such can be added up

_TIMES = (3600.0, 86400.0, 30 * 86400.0, 30.4375 * 86400.0, 365 * 86400.0)
_TIME = (("time", 1),)
_CLOSE = 0.006
_HEDGED = 0.06
_BINARY = 1.024
_MOST = 4


def explained(target: Amount, inputs: Sequence[Amount], most: int = _MOST, close: float = _CLOSE) -> bool:
    """Whether a product or quotient of up to `most` inputs, a sum or share of them comes to the target as printed.

    One computes with whole numbers as they are printed, however few their digits.
    """
    wanted, dimensions, slack = target.value, target.measured, slack_of(target)
    kinds: _Kinds = {}
    for amount in inputs:
        kinds.setdefault(amount.kind, []).extend(_factors(amount))
    base = [factor for each in kinds.values() for factor in each]
    pairs = [s for each in kinds.values() for a, b in combinations(each, 2) if a[1] == b[1] for s in _sums(a, b)]
    sums = pairs + [s for each in kinds.values() for three in combinations(each, 3) for s in _of_three(three)]
    counts = [each for each in base if not each[1] and each[0] > 1]
    sums += [s for each in kinds.values() for a, b in permutations(each, 2) for s in _with_several(a, b, counts)]
    data = any(dict(each[1]).get("information") for each in base)
    prefixes = {_prefix(each) for each in (*inputs, target) if "information" in dict(each.measured)}
    calendar = [] if data else [(seconds, _TIME, 0.0) for seconds in _TIMES]  # bills, not transfers
    lettered = any(a.printing.quantity.measure.letter for a in inputs)
    thousands = range(-3, 4) if len(prefixes) > 1 else (-1, 0, 1) if lettered else (0,)
    if add_up([amount.value for amount in inputs], target.value):
        return True
    return any(
        found[1] == dimensions and _meets(found[0], wanted, slack + found[2] + close, thousands)
        for found in _computed(base, sums, calendar, most)
    )


def _prefix(amount: Amount) -> Fraction:
    return amount.printing.quantity.measure.unit.prefix


def _with_several(a: _Factor, b: _Factor, counts: Sequence[_Factor]) -> Iterator[_Factor]:
    """`each card has 80 GB and the host 512 GB, 1,152 GB for 8 cards`."""
    if a[1] == b[1] != ():
        for count in counts:
            yield from _sums((a[0] * count[0], a[1], a[2] + count[2]), b)


def _factors(amount: Amount) -> Iterator[_Factor]:
    value, dimensions, slack = amount.value, amount.measured, slack_of(amount)
    quantity = amount.printing.quantity
    if quantity.percent:
        value /= 100 if value > 1 else 1
        if value != 1:  # of 100 % nothing is left
            yield 1 - value, (), slack
    if value > 0:
        yield value, dimensions, slack
    if quantity.upper is not None and value:
        yield value * float(quantity.upper.value / (quantity.printed.value or Fraction(1))), dimensions, slack


def _computed(
    base: Sequence[_Factor], sums: Sequence[_Factor], calendar: Sequence[_Factor], most: int
) -> Iterator[_Factor]:
    """Sums of two or three, and products of up to four with one of the calendar among them."""
    yield from sums
    yield from (found for each in sums for other in (*base, *calendar) for found in _products((each, other)))
    for size in range(1, min(len(base), most) + 1):
        for chosen in combinations(base, size):
            yield from _products(chosen)
            if size < most:
                yield from (found for time in calendar for found in _products((*chosen, time)))


def _sums(a: _Factor, b: _Factor) -> Iterator[_Factor]:
    slack = max(a[2], b[2])
    yield a[0] + b[0], a[1], slack
    rest = abs(a[0] - b[0])
    if slack * (a[0] + b[0]) < rest * _HEDGED:  # what is left of two that are nearly equal could be anything
        yield rest, a[1], slack * (a[0] + b[0]) / (rest or 1)


def _of_three(chosen: Sequence[_Factor]) -> Iterator[_Factor]:
    """All three, or what the largest leaves of two others."""
    third, second, first = sorted(chosen)
    if first[1] == second[1] == third[1]:
        yield first[0] + second[0] + third[0], first[1], max(each[2] for each in chosen)
        rest = first[0] - second[0] - third[0]
        if rest > first[0] * _HEDGED:
            yield rest, first[1], max(each[2] for each in chosen) * first[0] / rest


def _products(chosen: Sequence[_Factor]) -> Iterator[_Factor]:
    for powers in product((1, -1), repeat=len(chosen)):
        value, slack = 1.0, 0.0
        dimensions: Dimensions = ()
        for (factor, kind, off), power in zip(chosen, powers, strict=True):
            value = value * factor if power > 0 else value / factor
            dimensions, slack = merged(dimensions, kind, power), slack + off
        yield value, dimensions, slack


def _meets(value: float, wanted: float, slack: float, thousands: Iterable[int]) -> bool:
    return any(abs(value * _BINARY**power - wanted) <= slack * wanted for power in thousands)
