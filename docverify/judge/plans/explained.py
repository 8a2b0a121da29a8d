"""A number and those close by -> whether two or three of them come to it, by whatever computation their units allow."""

from collections.abc import Iterator, Sequence, Set
from itertools import combinations, islice, permutations
from math import ceil, prod

from docverify.judge.plans.numbers import Said
from docverify.judge.plans.value import rough
from docverify.judge.plans.words import words
from docverify.source import Span

_CLOSE, _SENTENCES, _FEW = 0.012, 3, 10
_ABOVE = 6  # numbers of the items that a list adds up
_BEFORE, _JUST = 14, 3  # numbers that are close by
_EXACT = 0.001
_PART = 0.03  # of a sum that matters to it
_BYTES = (1, 2, 4)
_PASSES, _FORWARD, _MANY = (2, 6, 8), 2, 1e6  # operations of a token for each parameter
_COUNTED = frozenset({"count", "share", "count/s"})
_NOTHING = frozenset[Span]()
_Powers = tuple[int, ...]
_POWERS: dict[str, _Powers] = {  # of information, time, operations, money and energy
    "bytes": (1, 0, 0, 0, 0), "bytes/s": (1, -1, 0, 0, 0), "seconds": (0, 1, 0, 0, 0), "count": (0, 0, 0, 0, 0),
    "share": (0, 0, 0, 0, 0), "count/s": (0, -1, 0, 0, 0), "flop": (0, 0, 1, 0, 0), "flop/s": (0, -1, 1, 0, 0),
    "money": (0, 0, 0, 1, 0), "money/s": (0, -1, 0, 1, 0), "watts": (0, -1, 0, 0, 1),
    "device_seconds": (0, 1, 0, 0, 0), "joules": (0, 0, 0, 0, 1),
}  # fmt: skip

_INVERSE = {_POWERS["count/s"]: _POWERS["seconds"], _POWERS["seconds"]: _POWERS["count/s"]}


def explained(
    each: Said, others: Sequence[Said], tolerance: float, sure: bool = False, used: Set[Span] = _NOTHING
) -> bool:
    """Whether it is a sum, a rest, a product or a quotient of what is stated close by.

    `others` are in the order of the text. What part of the numbers come to that were `used` to compute what follows, is
    the slip itself: a factor is left out.
    """
    before, own = _before(each, others), rough(each.printing.quantity) + _EXACT
    if any(_is(value, each.value, own + off) for value, off in _inverses(each, others)):
        return True
    return _is_exactly(each, others, before, own, used) if sure else _is_about(each, others, tolerance, own, used)


def _is_exactly(each: Said, others: Sequence[Said], before: Sequence[Said], own: float, used: Set[Span]) -> bool:
    """What a factor makes of what follows must be exact, and no sum where nothing is said to be one: any number is
    twice or half of some other. What is measured may be computed with what was measured further up."""
    last = before[-_JUST:]
    measured = [o for o in before if o.kind not in _COUNTED]
    for near in (last, measured):
        if any(_is(value, each.value, own + off) for value, off in _products(each, near, last, used)):
            return True
    added = (*_sums(each, before), *_added(each, others)) if words().adding.search(each.near) is not None else ()
    return any(_is(abs(value), each.value, own) for value in added)


def _is_about(each: Said, others: Sequence[Said], tolerance: float, own: float, used: Set[Span]) -> bool:
    """In the lines before, one of the last numbers must be part of a product, and only they of a sum; and it must be
    exact."""
    beside = [
        o for o in others if o.block == each.block and abs(o.sentence - each.sentence) <= _SENTENCES and o is not each
    ]
    before, close = _before(each, others), max(own, tolerance / 2)
    last = before[-_JUST:]
    return (
        any(each.kind == o.kind and each.value == o.value and _told(o) for o in before if o.block != each.block)
        or any(_is(abs(value), each.value, _CLOSE) for value in _sums(each, beside))
        or any(_is(value, each.value, close + off) for value, off in _products(each, beside, (), used))
        or any(_is(abs(value), each.value, own) for value in _sums(each, last))
        or any(_is(value, each.value, own + off) for value, off in _products(each, before, last, used))
        or any(_is(value, each.value, _CLOSE) for value in _added(each, others))
        or any(_is(value, each.value, _CLOSE) for value in _cached(each, beside))
        or any(_is(value, each.value, _CLOSE) for value in _worked(each, [*beside, *before]))
    )


def _added(each: Said, others: Sequence[Said]) -> Iterator[float]:
    """The sums of the numbers right above, as a list adds up its items."""
    at = _place(each, others)
    above = [o.value for o in others[:at] if o.section == each.section and o.kind == each.kind][-_ABOVE:]
    yield from (sum(above[start:]) for start in range(len(above) - 1))


def _inverses(each: Said, others: Sequence[Said]) -> Iterator[tuple[float, float]]:
    """What a time of its sentence makes a second, and the time of each: `22.1 ms: 45 tokens/s per user`."""
    wanted = _POWERS.get(each.kind, ())
    for other in others if wanted in _INVERSE else ():
        near = other.block == each.block and other.sentence == each.sentence and other is not each
        if near and other.value > 0 and _POWERS.get(other.kind) == _INVERSE[wanted]:
            yield 1 / other.value, rough(other.printing.quantity)


def _worked(each: Said, near: Sequence[Said]) -> Iterator[float]:
    """Operations for parameters and tokens, though the numbers do not say that they are such: `of the 10.5T total`."""
    many = [o.value for o in near if o.kind == "count" and o.value >= _MANY] if each.kind == "flop" else []
    forward = words().forward.search(each.about) is not None
    passes = [number for number in _PASSES if number > _FORWARD or forward]
    yield from (number * a * b for a, b in combinations(many, 2) for number in passes)


def _told(each: Said) -> bool:
    """Whether it is a number that is not one by chance."""
    return each.printing.quantity.printed.significant > 1


def _before(each: Said, others: Sequence[Said]) -> Sequence[Said]:
    at = _place(each, others)
    return others[max(0, at - _BEFORE) : at]


def _place(each: Said, others: Sequence[Said]) -> int:
    return next(index for index, other in enumerate(others) if other is each)


def _is(value: float, stated: float, share: float) -> bool:
    return abs(value - stated) <= share * stated


def _sums(each: Said, near: Sequence[Said]) -> Iterator[float]:
    unit = float(each.printing.quantity.measure.unit.factor)
    alike = [o.value for o in near if o.kind == each.kind and not o.printing.quantity.bare]
    if each.kind != "count":  # `minus 17.6 and 5.5`
        alike += [o.value * unit for o in near if o.printing.quantity.bare and not o.printing.quantity.printed.whole]
    alike = [value for value in alike if value > _PART * each.value]
    yield from (a + sign * b for a, b in combinations(alike, 2) for sign in (1, -1))
    yield from (a - b - c for a, b, c in permutations(alike[:_FEW], 3))


def _products(each: Said, near: Sequence[Said], one: Sequence[Said], used: Set[Span]) -> Iterator[tuple[float, float]]:
    """Each with the share that its operands leave open; if there are any in `one`, one of them must be part of it."""
    wanted = _POWERS.get(each.kind)
    known = [o for o in near if o.kind in _POWERS and o.value > 0]
    for first, second in permutations(known, 2):
        if one and first not in one and second not in one:
            continue
        if first.printing.span in used and second.printing.span in used:
            continue
        a, of_a, off_a = first.value, _POWERS[first.kind], rough(first.printing.quantity)
        b, of_b, off_b = second.value, _POWERS[second.kind], rough(second.printing.quantity)
        if wanted == _moved(of_a, of_b, 1):
            yield a * b, off_a + off_b
        if wanted == _moved(of_a, of_b, -1):
            yield a / b, off_a + off_b
            yield float(ceil(a / b)), 0.0


def _cached(each: Said, near: Sequence[Said]) -> Iterator[float]:
    """What three or four counts come to in bytes: `40 layers, 8 × 128, in FP8`."""
    if each.kind != "bytes":
        return
    counts = [o.value for o in near if o.kind == "count" and o.sentence == each.sentence]
    for size in (3, 4):
        for chosen in islice(combinations(counts, size), 500):
            yield from (prod(chosen) * factor * 8 for factor in _BYTES)


def _moved(a: _Powers, b: _Powers, sign: int) -> _Powers:
    return tuple(x + sign * y for x, y in zip(a, b, strict=True))
