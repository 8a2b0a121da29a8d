"""A result, amounts near it -> what all products and sums of two or three of them come to.

As a rule that tells soon enough that none of them matters.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from docverify.judge.prose.amount import Amount

Powers = tuple[int, ...]

_PAIRS: tuple[Powers, ...] = ((1, 1), (1, -1), (-1, 1))
_TRIPLES: tuple[Powers, ...] = (
    (1, 1, 1), (1, 1, -1), (1, -1, 1), (-1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1),
)  # fmt: skip
PAIR = 2
_POWERS = {PAIR: _PAIRS, 3: _TRIPLES}
_HALF = 0.5
_BASE = 16  # more than twice the largest power of a product of three


class Near(NamedTuple):
    """An amount near a result; `code` tells its unit, so that those of products are soon compared."""

    amount: Amount
    code: int
    far: float
    value: float
    share: bool

    @property
    def bare(self) -> bool:
        """Whether nothing says what it is a number of."""
        amount = self.amount
        return not amount.kind and not self.share and not amount.printing.quantity.ratio


Made = tuple[tuple[Near, ...], Powers, float]  # of what, with which powers or signs, and what it comes to


def amounts_near(result: Amount, pool: Sequence[Amount]) -> tuple[Near, list[Near]]:
    """The result and the pool; what stands in other paragraphs comes first in it."""
    names = sorted({name for each in (result, *pool) for name, _ in each.measured})
    weights = {name: _BASE**at for at, name in enumerate(names)}
    own = result.printing.flow
    flows = list(dict.fromkeys(id(each.printing.flow) for each in pool if each.printing.flow is not own))

    def far(each: Amount) -> float:
        if each.printing.flow is own:
            return _HALF * abs(result.sentence - each.sentence) + _HALF * (each.start > result.start)
        return 1 + _HALF * (len(flows) - flows.index(id(each.printing.flow)))

    def near(each: Amount) -> Near:
        code = sum(power * weights[name] for name, power in each.measured)
        return Near(each, code, far(each), each.value, each.share)

    return near(result), [near(each) for each in pool]


def values(result: Near, pool: Sequence[Near]) -> Iterator[float]:
    """Of products and of sums."""
    for made in (multiplied, added):
        for _, _, value in made(result, pool):
            yield value


def multiplied(result: Near, pool: Sequence[Near]) -> Iterator[Made]:
    """Of two, or of three that stand in one paragraph beside that of the result; units come out right."""
    for size in _POWERS:
        for chosen in combinations(pool, size):
            for powers in _balanced(tuple([each.code for each in chosen]), result.code):
                if size == PAIR or _is_one_place(result, chosen):
                    value = 1.0
                    for near, power in zip(chosen, powers, strict=True):
                        value = value * near.value if power > 0 else 0.0 if near.share else value / near.value
                    if value:
                        yield chosen, powers, value


@lru_cache(1024)
def _balanced(codes: tuple[int, ...], result: int) -> tuple[Powers, ...]:
    """The powers with which the units come out right."""
    return tuple(
        powers
        for powers in _POWERS[len(codes)]
        if sum(code * power for code, power in zip(codes, powers, strict=True)) == result
    )


def _is_one_place(result: Near, chosen: Sequence[Near]) -> bool:
    flows = {id(each.amount.printing.flow) for each in (result, *chosen)}
    return len(flows) <= 2 and sum([each.share for each in chosen]) <= 1


def added(result: Near, pool: Sequence[Near]) -> Iterator[Made]:
    """Of two or three of one unit."""
    alike = [each for each in pool if each.code == result.code and not each.share]
    for size, signs in _POWERS.items():
        for chosen in combinations(alike, size):
            for powers in signs:
                value = sum([each.value * power for each, power in zip(chosen, powers, strict=True)])
                if value > 0:
                    yield chosen, powers, value
