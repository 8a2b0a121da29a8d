"""Row -> the computation with amounts near its result that a slip of the pen makes of it, where that is no coincidence.

What words do not say, numbers may: that swapping two digits makes a number just what two others near it give is
unlikely to come about by itself. How unlikely is told by how many ways there are that are as simple, how many numbers
a slip may make of the print, and how many digits agree. What is said to follow, and how, needs less to tell. Nothing is
told where something as simple comes to the number as it is printed.
"""

import re
from collections.abc import Iterator, Sequence, Set
from math import log

from docverify.claims.equation import Equation, Reading
from docverify.expression import Leaf
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.known_ways import CLOSE, UNKNOWN, known_ways
from docverify.judge.prose.near import is_before, is_of_groups, pool_of
from docverify.judge.prose.prints import Slip, is_clear, rounding_of, slips_of, swaps_of
from docverify.judge.prose.row_places import is_given
from docverify.judge.prose.rows import Row
from docverify.judge.prose.simple_ways import Form, Way
from docverify.judge.prose.told import is_else, is_factor, told
from docverify.judge.prose.unsaid import goes_further
from docverify.named import NamedTuple

_GLOSSED = re.compile(r"\s?\([^()]{0,30}\d")  # `cost $860k (512 at $2.30)`: what it comes from follows
_FEWEST = 3  # digits that need no word
_LIKELY = 0.005  # more such ways by accident, and nothing is told: nearly all of a thousand numbers are right
_SAID = 0.01  # the same for a number that is said to follow
_TOLD = 0.1  # and for one that words say to be such a thing, or units leave to be no other
_SHORT = 0.003  # and for one of two digits that is not
_SIMPLER = 0.5  # by how much it must be simpler than what explains the result, or is by words that tell its form
_FAR_FETCHED = 3.0
_NEARBY = 1.0  # of such ways an amount may be the slip
_SPAN, _REACH = 8.0, 50.0  # results of such a computation lie within four orders of magnitude, mostly within two
_ALIKE = 1000  # values that differ by a thousandth are two


class _Asked(NamedTuple):
    """A result, and what is known of it: the forms that words tell, and how far-fetched the simplest explanation is."""

    row: Row
    forms: Set[Form]
    ways: Sequence[Way]
    known: float

    @property
    def given(self) -> bool:
        return not self.row.said and is_given(self.row.result)


class _Found(NamedTuple):
    chance: float
    way: Way


class Coincidence(NamedTuple):
    """The equation for a result, the row with what it rests on, and how likely they are by accident."""

    equation: Equation
    row: Row
    chance: float


def slip_of(row: Row) -> Coincidence | None:
    """What a slip of the pen keeps from coming to the result."""
    asked = _asked(row)
    found = (each for each in _slipped(asked) if each.chance < _bound(asked, each.way)) if asked is not None else ()
    best = min(found, key=lambda each: each.chance, default=None)
    if best is None or _is_more(best.way, row) or is_of_groups(row):
        return None
    used = tuple(each for each in best.way.used if each not in row.inputs)
    reading = Reading(best.way.node, "=", Leaf(row.result.printing))
    equation = equation_of(row.result.printing, (reading,), [each.printing for each in best.way.used])
    return Coincidence(equation, row._replace(inputs=(*used, *row.inputs)), best.chance)


def _is_more(way: Way, row: Row) -> bool:
    """Whether what the result is more, or less, stands beside it: `plus storage for $4,000`, `with fans`."""
    if goes_further(row.result, row.result.value / way.value):
        return True
    gap, result = abs(way.value - row.result.value), row.result
    alike = (each for each in pool_of(row) if each.measured == result.measured and each not in way.used)
    return any(abs(each.value / gap - 1) < CLOSE for each in alike if gap)


def _asked(row: Row) -> _Asked | None:
    """None for what is stated again, what something as simple comes to, and a small number of things."""
    result = row.result
    if (
        result.value <= 0
        or _GLOSSED.match(result.printing.flow.text, result.end)
        or not (result.sure or result.share or is_factor(result))
        or not _is_clear(row)
    ):
        return None
    pool = pool_of(row) if is_clear(result) else []
    if not pool or any(_repeats(each, result) for each in pool):
        return None
    forms = told(result)
    if not forms and not row.said and is_given(row.result):
        return None
    ways, known = known_ways(result, pool)
    ways = [way._replace(cost=way.cost - _SIMPLER) if way.form in forms else way for way in ways]
    return _Asked(row, forms, ways, known)


def _is_short(result: Amount) -> bool:
    """Whether it has so few digits that swapping two makes what something near comes to soon enough."""
    return result.printing.quantity.printed.significant < _FEWEST


def _is_clear(row: Row) -> bool:
    """Whether it has enough digits; a number of things needs to be said to follow where it has few."""
    result = row.result
    named = bool(row.said or result.share or result.measured or is_factor(result))
    return result.printing.quantity.printed.significant >= _FEWEST - named


def _bound(asked: _Asked, way: Way) -> float:
    """What words tell needs less; of two digits, a share or what is left is nearly always by accident."""
    short, told_so = _is_short(asked.row.result), way.form in asked.forms
    if short and not told_so and way.form not in (Form.PRODUCT, Form.SUM):
        return _SHORT / 6 if way.form is Form.PART and all(is_before(a, asked.row.result) for a in way.used) else 0.0
    if told_so or (asked.row.said and way.measured):
        return _TOLD
    return _SAID if asked.row.said else _SHORT if short else _LIKELY


def _repeats(each: Amount, result: Amount) -> bool:
    """Whether it is the amount again."""
    same = each.share is result.share and each.measured == result.measured
    return same and abs(each.value / result.value - 1) < CLOSE


def _slipped(asked: _Asked) -> Iterator[_Found]:
    """The ways that a slip in the print of the result, or of one of their amounts, keeps from coming to it."""
    result = asked.row.result
    swaps = swaps_of(result) if asked.ways else []
    doubtful = not asked.given and asked.known == UNKNOWN
    others = slips_of(result) if asked.ways and (asked.forms or asked.row.said) and doubtful else []
    for way in asked.ways:
        is_told = way.form in asked.forms or (asked.row.said and way.measured)
        far = way.cost > _FAR_FETCHED or way.cost + _SIMPLER > asked.known
        if not way.fair or far or (asked.given and not (is_told and way.form is not Form.PRODUCT)):
            continue
        if is_else(way, result, asked.forms, asked.row.said):
            continue
        follows = is_told and all(is_before(each, result) for each in way.used)
        slips = [*swaps, *others] if follows and (way.cost <= 0 or not _is_short(result)) else swaps
        windows = [*_windows(slips, way.value / result.value), *_of_operands(way, asked)]
        if windows:
            yield _Found(_as_simple(way, asked) * min(windows) * 2.0**way.cost, way)


def _of_operands(way: Way, asked: _Asked) -> Iterator[float]:
    """The same for each of its amounts, where nothing at all explains the result that stands behind them."""
    result = asked.row.result
    clear = asked.known == UNKNOWN and not asked.given and (asked.row.said or not _is_short(result))
    near = way.cost <= _NEARBY and 1 / _REACH < way.value / result.value < _REACH
    if clear and near and all(is_before(each, result) for each in way.used):
        for each, meant, off in way.asks(result.value, rounding_of(result)):
            slips = [slip._replace(off=off) for slip in swaps_of(each)]
            yield from (window * len(way.used) for window in _windows(slips, meant))


def _windows(slips: Sequence[Slip], meant: float) -> Iterator[float]:
    """What share of all numbers such slips come to, for each that makes the print of what was meant."""
    for slip in slips:
        if abs(meant - slip.meant) <= slip.off + 1e-9:
            yield 2 * slip.several * slip.off / slip.meant / _SPAN


def _as_simple(way: Way, asked: _Asked) -> int:
    """How many values such ways come to, in the reach of the result."""
    result, least = asked.row.result.value, way.cost + 1e-9
    near = (each.value for each in asked.ways if each.cost <= least and 1 / _REACH < each.value / result < _REACH)
    return max(len({round(log(value) * _ALIKE) for value in near}), 1)
