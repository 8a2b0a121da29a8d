"""A result, amounts near it -> the ways to come to such a one from two or three of them, with how far-fetched each is.

Units must come out right; what is counted should. A way is the more far-fetched the further off its amounts stand, the
more of them it takes and the fewer of the things that they count cancel.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from docverify.dimensions import Dimensions, merged
from docverify.expression import Binary, Leaf, Node
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import counts
from docverify.judge.prose.ways import product_of

Powers = tuple[int, ...]

_PAIRS: tuple[Powers, ...] = ((1, 1), (1, -1), (-1, 1))
_TRIPLES: tuple[Powers, ...] = (
    (1, 1, 1), (1, 1, -1), (1, -1, 1), (-1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1),
)  # fmt: skip
_POWERS = {2: _PAIRS, 3: _TRIPLES}
_MISSING = 2  # counted things that do not cancel
_HALF, _THIRD, _UNALIKE = 0.5, 1.0, 2.0  # what makes a way more far-fetched
_BASE = 16  # more than twice the largest power of a product of three
_LITTLE = 0.01  # a part so small changes nothing
_ROUND, _ONE_DIGIT = 0.006, 0.05  # how far a number may be off that is computed with as it is printed


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


class Way(NamedTuple):
    """One computation: its value in base units, and by what share its operands let it be off.

    `powers` are those of a product; 1 and -1 are the signs of a sum. One that is not `fair` may explain a result, but
    nobody is told that it was meant.
    """

    value: float
    slack: float
    cost: float
    used: tuple[Amount, ...]
    powers: Powers
    adds: bool = False
    fair: bool = True

    @property
    def node(self) -> Node:
        return _sum_node(self) if self.adds else product_of(self.used, self.powers).node


_Made = tuple[tuple[Near, ...], Powers, float]  # of what, with which powers or signs, and what it comes to


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
    """What all products and sums come to: as a rule that tells soon enough that none of them matters."""
    for made in (_multiplied, _added):
        for _, _, value in made(result, pool):
            yield value


def products(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """Of two, or of three that stand in one paragraph beside that of the result."""
    return (_product(result, *made) for made in _multiplied(result, pool))


def _multiplied(result: Near, pool: Sequence[Near]) -> Iterator[_Made]:
    for size in _POWERS:
        for chosen in combinations(pool, size):
            for powers in _balanced(tuple([each.code for each in chosen]), result.code):
                if size == len(_PAIRS[0]) or _is_one_place(result, chosen):
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


def _product(result: Near, chosen: tuple[Near, ...], powers: Powers, value: float) -> Way:
    kind = _negative(result.amount.kind)
    for near, power in zip(chosen, powers, strict=True):
        kind = merged(kind, near.amount.kind, power)
    bare = result.bare + sum(each.bare for each in chosen)
    left = sum(abs(power) for name, power in kind if counts(name))
    cost = _cost(chosen) + max(left - bare, 0) + _HALF * bare + _THIRD * (len(chosen) - 2)
    fair = left <= _MISSING + bare and bare <= 1 and not (len(chosen) > len(_PAIRS[0]) and _scales(chosen, powers))
    return Way(value, sum(map(slack_of, _amounts(chosen))), cost, _amounts(chosen), powers, fair=fair)


def _scales(chosen: Sequence[Near], powers: Sequence[int]) -> bool:
    """Whether two of one unit are divided by each other: a rule of three leads anywhere."""
    measured = [
        (each.amount.measured, power) for each, power in zip(chosen, powers, strict=True) if each.amount.measured
    ]
    return any((unit, -power) in measured for unit, power in measured)


def sums(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """Of two or three, with what is left where the others are taken from one."""
    return (_sum(result, *made) for made in _added(result, pool))


def _added(result: Near, pool: Sequence[Near]) -> Iterator[_Made]:
    alike = [each for each in pool if each.code == result.code and not each.share]
    for size, signs in _POWERS.items():
        for chosen in combinations(alike, size):
            for powers in signs:
                value = sum([each.value * power for each, power in zip(chosen, powers, strict=True)])
                if value > 0:
                    yield chosen, powers, value


def _sum(result: Near, chosen: tuple[Near, ...], powers: Powers, value: float) -> Way:
    kinds = {each.amount.kind for each in (result, *chosen)} - {()}
    same = len(kinds) <= 1 and not any(each.bare for each in (result, *chosen))
    same = same and min(each.value for each in chosen) > max(each.value for each in chosen) * _LITTLE
    off = sum(slack_of(each.amount) * each.value for each in chosen)
    mixed = len(chosen) > len(_PAIRS[0]) and sum(powers) > 0 > min(powers)
    cost = _cost(chosen) + (0 if same else _UNALIKE) + _HALF * (len(chosen) - 2) + mixed
    return Way(value, off / value, cost, _amounts(chosen), powers, True, same and not mixed)


def raised(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """What a share is added to or taken from; nobody is told of it, as much may be meant by a percentage."""
    shares = [each for each in pool if each.share and each.value < 1]
    for share in shares:
        for each in pool:
            if each.code == result.code and not each.share:
                part, whole, cost = share.value, each.value, _cost((each, share)) + _HALF
                slack = slack_of(each.amount) + slack_of(share.amount)
                for value in (whole * (1 - part), whole * (1 + part), whole / (1 - part)):
                    yield Way(value, slack, cost, (each.amount, share.amount), (1, 1), fair=False)


def slack_of(each: Amount) -> float:
    """By what share what it stands for may be off from its print; whole things are exact."""
    quantity = each.printing.quantity
    number = quantity.printed
    whole = number.whole and quantity.measure.factor == 1 and not quantity.measure.unit.dimensions
    if (whole and not quantity.percent) or not number.value:
        return 0.0
    return min(_ROUND if number.significant > 1 else _ONE_DIGIT, float(number.ulp / 2 / number.value))


def _cost(chosen: Sequence[Near]) -> float:
    far = [each.far for each in chosen]
    return max(far) + sum(far) / len(far) / 4


def _amounts(chosen: Sequence[Near]) -> tuple[Amount, ...]:
    return tuple(each.amount for each in chosen)


def _negative(kind: Dimensions) -> Dimensions:
    return merged((), kind, -1)


def _sum_node(way: Way) -> Node:
    first, *others = sorted(zip(way.used, way.powers, strict=True), key=lambda pair: -pair[1])
    node: Node = Leaf(first[0].printing)
    for each, power in others:
        node = Binary("+" if power > 0 else "-", node, Leaf(each.printing))
    return node
