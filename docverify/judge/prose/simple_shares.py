"""A percentage or a factor, amounts near it -> the ways to come to it: a share, a change, so many times as much."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from docverify.judge.prose.near import ELSEWHERE, Near
from docverify.judge.prose.simple_ways import HALF, Form, Way, above, amounts_of

_APPOSED = re.compile(r"\s?[,(，（=]\s?[~≈]?")
_CLEAR = 3  # digits of a share that two amounts do not come to by accident
_CHANGE = 0.3  # a change is more far-fetched than a share
_SEVERAL = 4
_ALL = 1.5
_ONE_PLACE = 2.0  # what stands further off may be of other things
_VAGUE = 0.2  # more is left open by a small difference, but explains nothing
_OVER, _UNDER = (1, -1), (-1, 1)


def ratios(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """Of two amounts of one kind, or of which one does not say what it counts; and of other percentages."""
    amounts = [each for each in pool if not each.share]
    beside = any(each.far < ELSEWHERE and each.code for each in amounts)
    last = _last_before(result, amounts) if result.amount.printing.quantity.printed.significant < _CLEAR else {}
    for a, b in combinations(amounts, 2):
        if a.code == b.code and (above(a.amount) == above(b.amount) or a.bare or b.bare):
            least, most = sorted((a, b), key=lambda each: each.value)
            passed = beside and min(a.far, b.far) >= ELSEWHERE
            passed = passed or last.get(a.code) not in (None, a, b)
            yield from _ratios_of(least, most, result.amount.share, passed)
    if result.amount.share:
        shares = [each for each in pool if each.share]
        yield from _of_shares(shares)
        yield from _of_one_whole(result, shares, amounts)


def _of_one_whole(result: Near, shares: Sequence[Near], amounts: Sequence[Near]) -> Iterator[Way]:
    """`60 cases, 30 % of all, and 40, or 20 %`: shares of what is not told, each with its own amount before it."""
    own = _last_before(result, amounts)
    for share in shares:
        for code, other in _last_before(share, amounts).items():
            part = own.get(code)
            if part is not None and part is not other and other.value:
                near = (part, other, share)
                value, slack = part.value / other.value * share.value, sum(each.slack for each in near)
                yield Way(value, slack, max(each.far for each in near), amounts_of(near), (1, -1, 1), Form.ELSE, False)


def _last_before(result: Near, amounts: Sequence[Near]) -> dict[int, Near]:
    """By their units the amounts nearest before a result, of which a share is; just that of `746 tokens, 85 % of`."""
    flow, start = result.amount.printing.flow, result.amount.start
    before = [each for each in amounts if each.amount.printing.flow is flow and each.amount.end <= start]
    before.sort(key=lambda each: each.amount.start)
    if before and _APPOSED.fullmatch(flow.text, before[-1].amount.end, start):
        return dict.fromkeys((each.code for each in amounts), before[-1])
    return {each.code: each for each in before}


def _ratios_of(least: Near, most: Near, share: bool, passed: bool) -> Iterator[Way]:
    """Two amounts of paragraphs before that of the share are `passed` where it has one of its own."""
    used = (least.amount, most.amount)
    ratio, slack = least.value / most.value, least.slack + most.slack
    cost = max(least.far, most.far) + (least.far + most.far) / 8 + HALF * (used[0].kind != used[1].kind)
    cost += HALF * (least.bare + most.bare)
    near = cost <= _ONE_PLACE and not passed
    if not share:
        yield Way(1 / ratio, slack, cost, used, _UNDER, fair=near)
        return
    yield Way(ratio, slack, cost, used, _OVER, Form.PART, near)
    if ratio < 1:
        yield Way(1 - ratio, min(slack * ratio / (1 - ratio), _VAGUE), cost + _CHANGE, used, _OVER, Form.LESS, near)
        yield Way(1 / ratio - 1, min(slack / (1 - ratio), _VAGUE), cost + _CHANGE, used, _UNDER, Form.MORE, near)


def _of_shares(shares: Sequence[Near]) -> Iterator[Way]:
    """What they leave of a whole; what else they come to only explains."""
    for size in range(1, _SEVERAL + 1):
        for chosen in combinations(shares, size):
            used, far = amounts_of(chosen), max(each.far for each in chosen)
            off, whole = sum(each.slack * each.value for each in chosen), sum(each.value for each in chosen)
            values = [whole] if size > 1 else []
            if size == 2:
                values += [used[0].value * used[1].value, abs(used[0].value - used[1].value)]
            for value in values:
                if value > 0:
                    yield Way(value, off / value, far, used, (1,) * size, Form.ELSE, False)
            every = len(chosen) == sum(not each.far for each in shares) and not far
            if whole < 1:
                cost = far - _ALL * every  # that they leave the last one of them goes without saying
                yield Way(1 - whole, off / (1 - whole), cost, used, (-1,) * size, Form.REST, every)
