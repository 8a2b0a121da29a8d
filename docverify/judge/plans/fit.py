"""A number in a role -> whether a value may be what is printed there."""

from collections.abc import Iterator
from functools import cache

from docverify.judge.plans.book import Role
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.value import Value, rough
from docverify.judge.plans.words import words
from docverify.named import NamedTuple

_PREFIX, _GIGA = 1.024, 3


class Fit(NamedTuple):
    """What is asked of every value that a number is compared with."""

    value: float
    thousands: int  # of its unit
    share: float  # by which it may be off
    below: float
    relation: str
    whole: bool

    def holds(self, candidate: Value) -> bool:
        share = self.share + candidate.rough
        low = (1 - max(candidate.under, self.below)) / (1 + share)
        high = (1 + share) * (1 + candidate.over)
        for scale in _scales(self.thousands, candidate.thousands):
            if _near(self.value * scale / candidate.amount, low, high, self.relation):
                return True
        return self.whole and abs(self.value - candidate.amount) < 1.0


def fit(each: Said, role: Role) -> Fit:
    assert role.rule is not None
    stated, quantity = role.rule.parameters, each.printing.quantity
    return Fit(
        each.value,
        quantity.measure.unit.thousands,
        tolerance(role) + rough(quantity),
        float(stated.get("below", 0)) / 100,
        str(stated.get("relation", "=")),
        bool(stated.get("whole", False)),
    )


def tolerance(role: Role) -> float:
    assert role.rule is not None
    return float(role.rule.parameters.get("tolerance", 3.0)) / 100


def by_factor(role: Role) -> bool:
    assert role.rule is not None
    return bool(role.rule.parameters.get("factors"))


@cache
def _scales(own: int, others: frozenset[int]) -> tuple[float, ...]:
    return tuple(_scaled(own, others))


def _scaled(own: int, others: frozenset[int]) -> Iterator[float]:
    """How far off a print may be since GB is said for GiB: nothing where both are printed in one unit."""
    yield 1.0
    if not any(others) or others == {own}:
        if not others and own:
            yield _PREFIX**own
        return
    yield from (_PREFIX**power for power in (_GIGA, -_GIGA))


def _near(ratio: float, low: float, high: float, relation: str) -> bool:
    if relation == ">=":
        return ratio >= low
    if relation == "<=":
        return ratio <= high
    return low <= ratio <= high


def may_be_shared(role: Role, value: Value, each: Said, unread: tuple[float, ...]) -> bool:
    """Whether it is less, or more, by just a number that nobody has read.

    Where a forgotten factor is looked for, only of what one device has.
    """
    if by_factor(role) and words().each.search(each.own) is None:
        return False
    ratio = each.value / value.amount
    return any(abs(off - 1) < tolerance(role) for count in unread for off in (count * ratio, ratio / count))
