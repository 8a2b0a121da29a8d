"""A result, amounts near it -> the ways to come to it by adding and taking away, and those that may only explain it."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.near import Near
from docverify.judge.prose.simple_ways import HALF, PAIRS, THIRD, TRIPLES, Form, Powers, Way, above, amounts_of, cost_of
from docverify.patterns import Worded

_UNALIKE = 2.0  # what makes a way more far-fetched
_LITTLE = 0.01  # a part so small changes nothing
_PREFIXES = frozenset(base**power for base in (1000, 1024) for power in (1, 2, 3))
_SEVERAL = 16  # of one thing
_AHEAD = 24  # characters
_ADDED = Worded(r"[\s,(（，]{0,3}{added_to}\s*(?:[\w~≈]{1,10}\s?)?")


def sums(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """Of two or three, with what is left where the others are taken from one; of all of a sentence soonest."""
    alike = [each for each in pool if each.code == result.code and not each.share]
    alike = [each for each in alike if not _is_added(each.amount, result.amount)]
    own = sum(not each.far for each in alike)
    for size, signs in ((2, PAIRS), (3, TRIPLES)):
        for chosen in combinations(alike, size):
            every = size == own and not any(each.far for each in chosen)
            cost = cost_of(chosen) + HALF * (size - 2) + HALF * (not every)
            yield from _sums(result, chosen, signs, cost)


def _sums(result: Near, chosen: Sequence[Near], signs: Sequence[Powers], cost: float) -> Iterator[Way]:
    amounts, owners = amounts_of(chosen), len({each.amount.kind for each in (result, *chosen)}) - 1
    same = len({above(each.amount) for each in (result, *chosen)}) == 1
    same = same and not any(each.bare for each in (result, *chosen))
    same = same and _are_of_one_scale([each.amount for each in (result, *chosen)])
    same = same and min(each.value for each in chosen) > max(each.value for each in chosen) * _LITTLE
    among = _stands_among(result.amount, amounts)
    cost += HALF * owners if same else _UNALIKE
    off = sum([each.slack * each.value for each in chosen])
    for powers in signs:
        value = sum(each.value * power for each, power in zip(chosen, powers, strict=True))
        if value > 0:
            mixed = len(chosen) > len(PAIRS[0]) and sum(powers) > 0 > min(powers)
            form = Form.REMAINDER if min(powers) < 0 else Form.SUM
            fair = same and not (among and form is Form.SUM)
            yield Way(value, off / value, cost + mixed, amounts, powers, form, fair)


def _are_of_one_scale(every: Sequence[Amount]) -> bool:
    """Whether their units differ by a prefix at most: nobody adds days to seconds without a word."""
    factors = {each.printing.quantity.measure.unit.factor for each in every}
    return max(factors) / min(factors) in _PREFIXES if len(factors) > 1 else True


def _stands_among(result: Amount, parts: Sequence[Amount]) -> bool:
    """Whether it stands between amounts that would come to it: a sum stands before its parts or behind them."""
    own = [each.start for each in parts if each.printing.flow is result.printing.flow]
    return len(own) == len(parts) and min(own) < result.start < max(own)


def _is_added(each: Amount, result: Amount) -> bool:
    """`83 GB, plus 8 GB`: what is added to a number is no part of it."""
    flow, end = result.printing.flow, result.end
    near = each.printing.flow is flow and 0 < each.start - end < _AHEAD
    return near and _ADDED.fullmatch(flow.text, end, each.start) is not None


def raised(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """What a share is added to or taken from; nobody is told of it, as much may be meant by a percentage."""
    shares = [each for each in pool if each.share and each.value < 1]
    for share in shares:
        for each in pool:
            if each.code == result.code and not each.share:
                part, whole, cost = share.value, each.value, cost_of((each, share)) + HALF
                slack = each.slack + share.slack
                for value in (whole * (1 - part), whole * (1 + part), whole / (1 - part)):
                    yield Way(value, slack, cost, (each.amount, share.amount), (1, 1), Form.ELSE, False)


def several(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """So many times an amount, of as many as are not counted: two at $3.67 are $7.34."""
    for each in pool:
        if each.code == result.code and not each.share and result.amount.measured:
            times = result.amount.value / each.value
            for number in {round(times), 1 / round(1 / times) if times < 1 else 0} - {0, 1}:
                if 1 / _SEVERAL <= number <= _SEVERAL:
                    value, slack = each.value * number, min(each.slack, _LITTLE)
                    yield Way(value, slack, each.far + THIRD, (each.amount,), (1,), Form.ELSE, False)
