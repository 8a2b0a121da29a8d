"""A number and those close by -> whether two or three of them come to it, by whatever computation their units allow."""

from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from docverify.judge.plan_numbers import Said

_CLOSE, _SENTENCES, _FEW = 0.012, 3, 10
_ABOVE = 6  # numbers of the items that a list adds up
_Powers = tuple[int, int, int]
_POWERS: dict[str, _Powers] = {  # of information, time and operations
    "bytes": (1, 0, 0), "bytes/s": (1, -1, 0), "seconds": (0, 1, 0), "count": (0, 0, 0), "share": (0, 0, 0),
    "count/s": (0, -1, 0), "flop": (0, 0, 1), "flop/s": (0, -1, 1),
}  # fmt: skip


def explained(each: Said, others: Sequence[Said], tolerance: float) -> bool:
    """Whether it is a sum, a rest, a product or a quotient of what is stated close by."""
    close = max(_CLOSE, tolerance)
    near = [
        o for o in others if o.block == each.block and abs(o.sentence - each.sentence) <= _SENTENCES and o is not each
    ]
    return (
        any(abs(abs(value) - each.value) <= _CLOSE * each.value for value in _sums(each, near))
        or any(abs(value - each.value) <= close * each.value for value in _products(each, near))
        or any(abs(value - each.value) <= _CLOSE * each.value for value in _added(each, others))
    )


def _added(each: Said, others: Sequence[Said]) -> Iterator[float]:
    """The sums of the numbers right above, as a list adds up its items."""
    at = next(index for index, other in enumerate(others) if other is each)
    above = [o.value for o in others[:at] if o.section == each.section and o.kind == each.kind][-_ABOVE:]
    yield from (sum(above[start:]) for start in range(len(above) - 1))


def _sums(each: Said, near: Sequence[Said]) -> Iterator[float]:
    unit = float(each.printing.quantity.measure.unit.factor)
    alike = [o.value for o in near if o.kind == each.kind and not o.printing.quantity.bare]
    if each.kind != "count":  # `minus 17.6 and 5.5`
        alike += [o.value * unit for o in near if o.printing.quantity.bare and not o.printing.quantity.printed.whole]
    yield from (a + sign * b for a, b in combinations(alike, 2) for sign in (1, -1))
    yield from (a - b - c for a, b, c in permutations(alike[:_FEW], 3))


def _products(each: Said, near: Sequence[Said]) -> Iterator[float]:
    wanted = _POWERS.get(each.kind)
    known = [(o.value, _POWERS[o.kind]) for o in near if o.kind in _POWERS and o.value > 0]
    for (a, of_a), (b, of_b) in permutations(known, 2):
        if wanted == _moved(of_a, of_b, 1):
            yield a * b
        if wanted == _moved(of_a, of_b, -1):
            yield a / b


def _moved(a: _Powers, b: _Powers, sign: int) -> _Powers:
    return a[0] + sign * b[0], a[1] + sign * b[1], a[2] + sign * b[2]
