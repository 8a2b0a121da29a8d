"""A result, amounts near it -> the ways to come to such a one from two or three of them, with how far-fetched each is.

Units must come out right; what is counted should. A way is the more far-fetched the further off its amounts stand, the
more of them it takes and the fewer of the things that they count cancel.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docverify.dimensions import Dimensions, merged
from docverify.expression import Binary, Leaf, Node
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import counts
from docverify.judge.prose.simple_values import PAIR, Near, Powers, added, multiplied
from docverify.judge.prose.ways import product_of

_MISSING = 2  # counted things that do not cancel
_HALF, _THIRD, _UNALIKE = 0.5, 1.0, 2.0  # what makes a way more far-fetched
_LITTLE = 0.01  # a part so small changes nothing
_ROUND, _ONE_DIGIT = 0.006, 0.05  # how far a number may be off that is computed with as it is printed


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


def products(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """Of two, or of three that stand in one paragraph beside that of the result."""
    return (_product(result, *made) for made in multiplied(result, pool))


def _product(result: Near, chosen: tuple[Near, ...], powers: Powers, value: float) -> Way:
    kind = _negative(result.amount.kind)
    for near, power in zip(chosen, powers, strict=True):
        kind = merged(kind, near.amount.kind, power)
    bare = result.bare + sum(each.bare for each in chosen)
    left = sum(abs(power) for name, power in kind if counts(name))
    cost = _cost(chosen) + max(left - bare, 0) + _HALF * bare + _THIRD * (len(chosen) - 2)
    fair = left <= _MISSING + bare and bare <= 1 and not (len(chosen) > PAIR and _scales(chosen, powers))
    return Way(value, sum(map(slack_of, _amounts(chosen))), cost, _amounts(chosen), powers, fair=fair)


def _scales(chosen: Sequence[Near], powers: Sequence[int]) -> bool:
    """Whether two of one unit are divided by each other: a rule of three leads anywhere."""
    measured = [
        (each.amount.measured, power) for each, power in zip(chosen, powers, strict=True) if each.amount.measured
    ]
    return any((unit, -power) in measured for unit, power in measured)


def sums(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """Of two or three, with what is left where the others are taken from one."""
    return (_sum(result, *made) for made in added(result, pool))


def _sum(result: Near, chosen: tuple[Near, ...], powers: Powers, value: float) -> Way:
    kinds = {each.amount.kind for each in (result, *chosen)} - {()}
    same = len(kinds) <= 1 and not any(each.bare for each in (result, *chosen))
    same = same and min(each.value for each in chosen) > max(each.value for each in chosen) * _LITTLE
    off = sum(slack_of(each.amount) * each.value for each in chosen)
    mixed = len(chosen) > PAIR and sum(powers) > 0 > min(powers)
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
