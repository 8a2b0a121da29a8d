"""Amounts -> the products and quotients of them that are of a given kind."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product

from docverify.dimensions import Dimensions, merged
from docverify.judge.prose.amount import Amount

Term = tuple[tuple[Amount, int], ...]  # amounts with their powers, 1 or -1

_MOST = 4  # factors


def of_kind(inputs: Sequence[Amount], kind: Dimensions) -> Iterator[Term]:
    """Every product of up to four amounts, each above or below the line, that is of the kind."""
    for size in range(1, min(len(inputs), _MOST) + 1):
        for chosen in combinations(inputs, size):
            if len({amount.kind for amount in chosen}) < size:
                continue  # two of one kind are alternatives, or a ratio, which any product may be given
            for powers in product((1, -1), repeat=size):
                if max(powers) < 0:
                    continue  # nothing follows from what it is divided by alone
                parts = [part for amount, power in zip(chosen, powers, strict=True) for part in _parts(amount, power)]
                if len(set(parts)) == len(parts) and _kind(chosen, powers) == kind:
                    yield tuple(zip(chosen, powers, strict=True))


def _parts(amount: Amount, power: int) -> Iterator[tuple[str, bool]]:
    """What it brings above and below the line: nothing stands there twice, as in a conversion from unit to unit."""
    return ((name, each * power > 0) for name, each in amount.kind)


def _kind(chosen: Sequence[Amount], powers: Sequence[int]) -> Dimensions:
    found: Dimensions = ()
    for amount, power in zip(chosen, powers, strict=True):
        found = merged(found, amount.kind, power)
    return found
