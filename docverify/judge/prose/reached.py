"""A result, one of its factors, other amounts -> whether anything computed with the factor comes to the result.

Of many numbers of things two always have the right ratio: beside another amount only those of the last two sentences
count, and what is measured.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, combinations

from docverify.dimensions import Dimensions, merged
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.prints import rounding_of, slack_of
from docverify.named import NamedTuple

_MOST = 14  # amounts, the last ones
_CLOSE = 0.01
_TIMES = (60.0, 3600.0, 86400.0, 30 * 86400.0, 30.4375 * 86400.0, 365 * 86400.0)
_TIME: Dimensions = (("time", 1),)
_BINARY = (1.024, 1 / 1.024, 1.024**2, 1 / 1.024**2, 1.024**3, 1 / 1.024**3)


class _Part(NamedTuple):
    """A value in base units, what is measured, and by what share it may be off."""

    value: float
    measured: Dimensions
    slack: float
    plain: bool = True  # nothing measured is in it: what two rates have to one another is no share of an hour


def is_reached(result: Amount, factor: Amount, others: Sequence[Amount]) -> bool:
    """By the factor alone, with one or with two others, above or below the line; or whether it is said again."""
    off = rounding_of(result) + slack_of(factor) + _CLOSE
    others = [each for each in others if each.value > 0][-_MOST:]
    if any(each.measured == result.measured and abs(each.value / result.value - 1) < off for each in others):
        return True
    ends = [_turned(part, power) for part in _parts(factor) for power in (1, -1)]
    pools = [others, [each for each in others if each.measured or _is_near(each, result)]]
    turned = [[_turned(part, power) for each in pool for part in _parts(each) for power in (1, -1)] for pool in pools]
    chosen = chain(
        [()], combinations(turned[0], 1), combinations(turned[1], 2), () if factor.measured else _sums(others, result)
    )
    return any(_is_it(result, _product((end, *each)), off) for each in chosen for end in ends)


def _sums(others: Sequence[Amount], result: Amount) -> Iterator[tuple[_Part]]:
    """`Dispatch moves 2 MB, combine 4 MB. Over 50 layers: 300 MB`: of both."""
    near = [
        each for each in others if dict(each.measured).get("time", 1) > 0 and each.measured and _is_near(each, result)
    ]
    for one, other in combinations(near, 2):
        if one.measured == other.measured:
            yield (_Part(one.value + other.value, one.measured, max(slack_of(one), slack_of(other)), False),)


def _is_near(each: Amount, result: Amount) -> bool:
    return each.printing.flow is result.printing.flow and each.sentence >= result.sentence - 1


def _parts(each: Amount) -> Iterator[_Part]:
    """A share may be what is taken off."""
    yield _Part(each.value, each.measured, slack_of(each), not each.measured)
    if each.share and each.value < 1:
        yield _Part(1 - each.value, (), slack_of(each))
        yield _Part(1 + each.value, (), slack_of(each))


def _turned(part: _Part, power: int) -> _Part:
    return part if power > 0 else _Part(1 / part.value, merged((), part.measured, -1), part.slack, part.plain)


def _product(chosen: Sequence[_Part]) -> _Part:
    value, slack = 1.0, 0.0
    measured: Dimensions = ()
    for each in chosen:
        value, measured, slack = value * each.value, merged(measured, each.measured), slack + each.slack
    return _Part(value, measured, slack, all(each.plain for each in chosen))


def _is_it(result: Amount, found: _Part, off: float) -> bool:
    """As it stands, for another span of time, or in powers of 1024."""
    ratio, off = found.value / result.value, off + found.slack
    if found.measured == result.measured:
        bases = (1.0, *_BINARY) if dict(result.measured).get("information") else (1.0,)
        return any(abs(ratio * base - 1) <= off for base in bases)
    for power in (1, -1) if found.measured or found.plain else ():
        if merged(found.measured, _TIME, power) == result.measured:
            return any(abs(ratio * time**power - 1) <= off for time in _TIMES)
    return False
