"""A percentage or a factor, amounts near it -> the ways to come to it: a share, a change, so many times as much."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from docverify.expression import Binary, Constant, Leaf, Node
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.simple_values import Near
from docverify.judge.prose.simple_ways import slack_of

_ONE = Constant(Fraction(1))
_CHANGE = 0.3  # a change is more far-fetched than a share
_SEVERAL = 3
_ONE_PLACE = 1.25  # what stands further off may be of other things


class Ratio(NamedTuple):
    """Like a Way, of two amounts of one kind; `node` is written down at once."""

    value: float
    slack: float
    cost: float
    used: tuple[Amount, ...]
    node: Node
    fair: bool = True


def ratios(result: Near, pool: Sequence[Near]) -> Iterator[Ratio]:
    """Of two amounts of one kind; and of other percentages, which only explain."""
    for a, b in combinations([each for each in pool if not each.amount.share and each.amount.kind], 2):
        if a.amount.kind == b.amount.kind:
            least, most = sorted((a, b), key=lambda each: each.amount.value)
            yield from _ratios_of(least, most, result.amount.share)
    if result.amount.share:
        yield from _of_shares([each for each in pool if each.amount.share])


def _ratios_of(least: Near, most: Near, share: bool) -> Iterator[Ratio]:
    used = (least.amount, most.amount)
    ratio, slack = least.amount.value / most.amount.value, slack_of(least.amount) + slack_of(most.amount)
    cost = max(least.far, most.far) + (least.far + most.far) / 8
    near = cost <= _ONE_PLACE
    part: Node = Binary("/", Leaf(used[0].printing), Leaf(used[1].printing))
    more: Node = Binary("/", Leaf(used[1].printing), Leaf(used[0].printing))
    if not share:
        yield Ratio(1 / ratio, slack, cost, used, more, near)
        return
    yield Ratio(ratio, slack, cost, used, part, near)
    if ratio < 1:
        yield Ratio(1 - ratio, slack * ratio / (1 - ratio), cost + _CHANGE, used, Binary("-", _ONE, part), near)
        yield Ratio(1 / ratio - 1, slack / (1 - ratio), cost + _CHANGE, used, Binary("-", more, _ONE), near)


def _of_shares(shares: Sequence[Near]) -> Iterator[Ratio]:
    for size in range(1, _SEVERAL + 1):
        for chosen in combinations(shares, size):
            used = tuple(each.amount for each in chosen)
            leaf, far = Leaf(used[0].printing), max(each.far for each in chosen)
            off, whole = sum(slack_of(each) * each.value for each in used), sum(each.value for each in used)
            values = [whole, 1 - whole] if size > 1 else [1 - whole]
            if size == 2:
                values += [used[0].value * used[1].value, abs(used[0].value - used[1].value)]
            for value in values:
                if value > 0:
                    yield Ratio(value, off / value, far, used, leaf, False)
