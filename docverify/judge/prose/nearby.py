"""Row -> the one computation with amounts near its result that a known slip makes of it.

Where the words around a number are not understood, two amounts right before it may still come to just what it is but
for two swapped digits or a point in the wrong place. That is no accident if nothing else near comes to it.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing, Reading
from docverify.expression import Leaf
from docverify.judge.equations.misprints import CLEAR, is_misprint
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.explained import explained
from docverify.judge.prose.following import at_hand, equation_of
from docverify.judge.prose.inferred import like
from docverify.judge.prose.near_shares import factors_of, is_factor, is_rest, percentages_of
from docverify.judge.prose.near_ways import ANY, NEVER, Way, amounts_of, is_own
from docverify.judge.prose.owners import counts
from docverify.judge.prose.rows import Row, is_given
from docverify.judge.prose.settled import EVERYWHERE
from docverify.judge.prose.ways import multiplies
from docverify.patterns import Worded

_POOL = 7  # numbers before the result
_EARLIER = 5  # of them in the paragraphs before
_SENTENCES = 2
_FEW, _FACTORS = 4, 3  # of more amounts than that, some product always comes near
_CLOSE = 0.004
_HEDGED = 0.05
_LARGE = 99
_FAR = 4.0
_WHOLE = 0.006  # one computes with whole numbers as they are printed
_NEAR = 40  # characters in which a word tells what an amount is of
_EACH = Worded(r"\b{each_of_them}\b|{one_of}")
_BINARY = (1.0, 1.024, 1 / 1.024, 1.024**2, 1 / 1.024**2)


def nearby(row: Row) -> tuple[Equation, Row] | None:
    """The equation for the result and the row with what it rests on; None if anything near comes to the result.

    Where what the words say an amount to be per leads nowhere, the amounts are taken as printed.
    """
    if row.result.value <= 0 or not _may_follow(row):
        return None
    pool = _pool(row)
    fits = _fits(row, pool)
    if fits == () and any(each.unowned for each in (*pool, row.result)):
        row = row._replace(result=row.result.plain)
        fits = _fits(row, [each.plain for each in pool])
    own = [each for each in pool if is_own(each, row)]
    if fits and row.result.measured and len(own) <= _FEW and explained(row.result, own, _FACTORS):
        return None
    if not fits or max(way.value for way in fits) > min(way.value for way in fits) * (1 + _CLOSE):
        return None
    best = fits[-1]
    reading = Reading(best.node, "=", Leaf(row.result.printing))
    return equation_of(row.result.printing, (reading,), [each.printing for each in best.used]), row


def _fits(row: Row, pool: Sequence[Amount]) -> tuple[Way, ...] | None:
    """The ways of which the result is a slip; None if one comes to it."""
    result = row.result
    if any(_repeats(each, result) for each in pool if each.sure or not is_rest(row)):
        return None
    found = list(_ways(row, pool))
    if any(_comes_to(result, way) and _is_linked(way, row, pool) for way in found):
        return None
    return tuple(way for way in found if way.told and _is_slip(way, row) and _is_meant(way, row, pool))


def _ways(row: Row, pool: Sequence[Amount]) -> Iterator[Way]:
    if row.result.share:
        return percentages_of(row, pool)
    return factors_of(pool) if is_factor(row) else amounts_of(row, pool)


def _is_slip(way: Way, row: Row) -> bool:
    told = way.alike or (row.said and all(is_own(each, row) and each.start < row.result.start for each in way.used))
    clear = way.clear if told else NEVER  # else any one digit explains too much
    return way.clear == ANY or is_misprint(row.result, way.value, clear, _is_here(way, row))


def _may_follow(row: Row) -> bool:
    """Whether nothing says that one computes with it; what only counts must be said to follow."""
    if row.result.share or is_factor(row):
        return True
    if not row.result.measured and row.result.printing.quantity.measure.letter:
        return False
    if not row.result.measured and not row.said and not _is_clear(row.result):
        return False
    return row.said or not is_given(row)


def _is_clear(result: Amount) -> bool:
    return result.printing.quantity.printed.significant >= CLEAR


def _pool(row: Row) -> list[Amount]:
    """The numbers before the result, and one right behind it."""
    result = row.result
    near = [a for a in row.inputs if a.sentence != EVERYWHERE and at_hand(a, result)]
    near = [a for a in near if a.sentence >= result.sentence - _SENTENCES]
    found = [*row.before.amounts[-_EARLIER:], *near][-_POOL:]
    return [each for each in _completed(found) if each.value > 0 and (each.sure or each.share)]


def _completed(found: Sequence[Amount]) -> Iterator[Amount]:
    """A large number without a unit has that of the amount of its size before it: `900 queries/s, now 1,530`."""
    last: Amount | None = None
    for each in found:
        if each.kind:
            last = each
        yield like(each, last) if last is not None and _is_alike(each, last) else each


def _is_alike(each: Amount, other: Amount) -> bool:
    quantity = each.printing.quantity
    if not quantity.bare or quantity.printed.value < _LARGE or other.printing.flow is not each.printing.flow:
        return False
    return 1 / _FAR < float(quantity.printed.value / other.printing.quantity.printed.value or 1) < _FAR


def _comes_to(result: Amount, way: Way) -> bool:
    slack = _CLOSE + sum(_slack(each) for each in (result.printing, *(each.printing for each in way.used)))
    prefixes = {each.printing.quantity.measure.unit.prefix for each in (result, *way.used) if each.measured}
    data = "information" in dict(result.measured) and len(prefixes) > 1
    return any(abs(way.value * base / result.value - 1) <= slack for base in (_BINARY if data else _BINARY[:1]))


def _slack(printing: Printing) -> float:
    quantity = printing.quantity
    number = quantity.printed
    exact = number.whole and quantity.measure.factor == 1 and not quantity.measure.unit.dimensions
    exact = exact and not quantity.percent
    if quantity.hedge or exact or not number.value:
        return _HEDGED if quantity.hedge else 0.0
    slack = float(number.ulp / 2 / number.value)
    return min(slack, _WHOLE) if number.whole else slack


def _repeats(each: Amount, result: Amount) -> bool:
    alike = each.measured == result.measured and each.share is result.share
    return alike and abs(each.value / result.value - 1) <= _CLOSE


def _is_meant(way: Way, row: Row, pool: Sequence[Amount]) -> bool:
    """Whether the words tie its things to each other, and something of it stands where those of the result point."""
    if not _is_linked(way, row, pool) or (len(way.used) > 1 and all(_has_rival(each, way, pool) for each in way.used)):
        return False
    return way.alike or all(_is_tied(each, way, row) for each in way.used)


def _has_rival(each: Amount, way: Way, pool: Sequence[Amount]) -> bool:
    """Whether its sentence states another of its kind: two prices for two amounts make a sum of products."""
    return not way.alike and any(
        other.kind == each.kind and other.sentence == each.sentence and other not in way.used
        for other in pool
        if other.printing.flow is each.printing.flow
    )


def _is_linked(way: Way, row: Row, pool: Sequence[Amount]) -> bool:
    """Whether something of it stands in the sentence of the result, or right before it where that is announced."""
    return any(is_own(each, row) for each in way.used) or (row.announced and pool[-1] in way.used)


def _is_here(way: Way, row: Row) -> bool:
    return all(each.printing.flow is row.result.printing.flow for each in way.used)


def _is_tied(each: Amount, way: Way, row: Row) -> bool:
    """Whether what it counts is spoken of beside what it multiplies, or beside the result that is divided by it."""
    if each.share:
        return multiplies(each) or (row.announced and is_own(each, row))
    above, wanted = ({n for n, p in kind if p > 0 and counts(n)} for kind in (way.kind, row.result.kind))
    if not wanted <= above:
        return False
    if not each.kind:
        known = bool(row.result.measured) or _is_clear(row.result)
        return known and row.said and is_own(each, row)
    left = {n for n, _ in way.kind if counts(n)} ^ {n for n, _ in row.result.kind if counts(n)}
    if any(not other.kind and not other.share for other in way.used):
        left = {n for n in left if (n, -1) not in way.kind}  # what a bare number counts
    if not row.result.kind:
        left = {n for n in left if (n, 1) not in way.kind}
    return all(any(_speaks_of(name, other) for other in (*way.used, row.result) if other is not each) for name in left)


def _speaks_of(name: str, each: Amount) -> bool:
    """Whether a word near an amount says that it is of one of such things."""
    text = each.printing.flow.text
    around = text[max(0, each.start - _NEAR) : each.end + _NEAR].lower()
    return name.lower() in around or _EACH.search(around) is not None
