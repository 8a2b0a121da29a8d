"""A result and the amounts near it -> the simple computations with them, and how far-fetched the one is that fits."""

from collections.abc import Iterator, Sequence

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.near import Near, amounts_near
from docverify.judge.prose.prints import rounding_of
from docverify.judge.prose.simple_sums import raised, several, sums
from docverify.judge.prose.simple_ways import Way, products
from docverify.judge.prose.told import is_factor

UNKNOWN = 4.7
_PLAIN = 1.0  # what is as simple as this explains anything
CLOSE = 0.004
_BINARY = (1.024, 1 / 1.024, 1.024**2, 1 / 1.024**2, 1.024**3, 1 / 1.024**3)


def _ways(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    if result.amount.share or is_factor(result.amount):
        from docverify.judge.prose.simple_shares import ratios

        yield from ratios(result, pool)
        return
    yield from products(result, pool)
    yield from sums(result, pool)
    yield from raised(result, pool)
    yield from several(result, pool)


def known_ways(result: Amount, pool: Sequence[Amount]) -> tuple[list[Way], float]:
    """All ways, and how far-fetched the simplest is that comes to what is printed; none if that explains all."""
    off = rounding_of(result) + CLOSE
    amounts = (each for each in (result, *pool) if "information" in dict(each.measured))
    mixed = len({each.printing.quantity.measure.unit.prefix for each in amounts}) > 1
    bases = _BINARY if mixed else ()
    ways: list[Way] = []
    known = UNKNOWN
    for way in _ways(*amounts_near(result, pool)):
        ways.append(way)
        ratio = way.value / result.value
        near = abs(ratio - 1) <= way.slack + off or any(abs(ratio * base - 1) <= off for base in bases)
        if near and way.cost < known:
            known = way.cost
            if known < _PLAIN:
                return [], known
    return ways, known
