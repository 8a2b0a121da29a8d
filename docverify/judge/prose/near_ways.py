"""Row x amounts near its result -> the ways to compute it: products, quotients, sums and remainders.

Each is told where words beside the result speak of such a computation; one that is not may still explain it.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from math import log10
from typing import NamedTuple

from docverify.dimensions import Dimensions
from docverify.expression import Binary, Leaf, Node
from docverify.judge.equations.misprints import CLEAR
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import counts
from docverify.judge.prose.rows import Row
from docverify.judge.prose.ways import LEFT_OVER, product_of
from docverify.patterns import Worded

LEAD, TAIL = 40, 30  # characters around a result in which a word tells what it is
ANY = 0  # any difference is one
NEVER = 99
_CLOSED = 2
_REACH = 110  # times: two places of the point, and more
_SUM = Worded(r"\b{in_all}\b|\b{sum_before}\b|{sum_sign}")
_BREAK = Worded(r"[.;。；]")


class Way(NamedTuple):
    """One computation: its value in base units, what it is of, and whether words speak of such a one."""

    value: float
    node: Node
    kind: Dimensions
    used: tuple[Amount, ...]
    told: bool = True
    alike: bool = False  # whether it is of amounts of one kind
    clear: int = CLEAR  # digits of a result of which one may be wrong


def amounts_of(row: Row, pool: Sequence[Amount]) -> Iterator[Way]:
    """The ways to an amount. Words that say that it is a sum or what is left leave only such."""
    text, result = row.result.printing.flow.text, row.result
    behind = _BREAK.split(text[result.end : result.end + TAIL])[0]
    around = f"{text[max(0, result.start - LEAD) : result.start]} {behind}"
    adds, leaves = _SUM.search(around) is not None, LEFT_OVER.search(around) is not None
    yield from _products(row, pool)
    alike = [each for each in pool if each.sure and _is_like(each, result)]
    if adds or not leaves:
        yield from _sums(row, alike, adds)
    if leaves or not adds:
        yield from _remainders(alike, leaves)
        yield from _balances([each for each in alike if is_own(each, row)])


def is_own(each: Amount, row: Row) -> bool:
    """Whether it stands in the sentence of the result."""
    return each.printing.flow is row.result.printing.flow and each.sentence == row.result.sentence


def _is_like(each: Amount, result: Amount) -> bool:
    return each.measured == result.measured and (each.kind == result.kind or not each.kind or not result.kind)


def _products(row: Row, pool: Sequence[Amount]) -> Iterator[Way]:
    result = row.result
    for each in pool:
        if each.kind == result.kind and _is_converted(each, result):
            yield Way(each.value, Leaf(each.printing), each.kind, (each,))
    for chosen in combinations(pool, 2):
        for powers in ((1, 1), (1, -1), (-1, 1)):
            if not _is_in_reach(chosen, powers, result.value):
                continue
            if not any(a.share and power < 0 for a, power in zip(chosen, powers, strict=True)):
                yield from _product(result, chosen, powers)
    for share in (each for each in pool if each.share and each.value < 1 and is_own(each, row)):
        for each in (other for other in pool if other.measured == result.measured and not other.share):
            for factor in (1 - share.value, 1 + share.value, 1 / (1 - share.value)):
                yield Way(each.value * factor, Leaf(each.printing), each.kind, (each, share), False)


def _is_in_reach(chosen: tuple[Amount, Amount], powers: tuple[int, int], result: float) -> bool:
    """Whether a slip could lie between: most products are far away, and cost more to write down than to compute."""
    value = chosen[0].value ** powers[0] * chosen[1].value ** powers[1]
    return result < value * _REACH and value < result * _REACH


def _product(result: Amount, chosen: tuple[Amount, ...], powers: tuple[int, ...]) -> Iterator[Way]:
    way = product_of(chosen, powers)
    if way.dimensions == result.measured:
        bare = [power for each, power in zip(chosen, powers, strict=True) if not each.kind and not each.share]
        told = all(abs(power) == 1 for name, power in way.kind if counts(name)) and -1 not in bare
        yield Way(way.value, way.node, way.kind, chosen, told, clear=NEVER if bare else CLEAR)


def _is_converted(each: Amount, result: Amount) -> bool:
    """Whether it is told in another unit of time."""
    units = [amount.printing.quantity.measure.unit for amount in (each, result)]
    timed = "time" in dict(result.measured) and units[0].dimensions == units[1].dimensions
    return timed and not log10(units[0].factor / units[1].factor).is_integer()


def _sums(row: Row, alike: Sequence[Amount], told: bool) -> Iterator[Way]:
    """Of all of its sentence, which leave no other, or of some."""
    own = [each for each in alike if is_own(each, row)]
    rising = all(a.start < b.start for a, b in pairwise(own))
    if told and rising and len(own) > 1:
        yield sum_of(tuple(own), True)._replace(clear=_CLOSED)
    for size in range(2, len(alike) + 1):
        for chosen in combinations(alike, size) if size < 4 else (alike[-size:],):
            yield sum_of(tuple(chosen), told)


def sum_of(chosen: tuple[Amount, ...], told: bool) -> Way:
    node: Node = Leaf(chosen[0].printing)
    for each in chosen[1:]:
        node = Binary("+", node, Leaf(each.printing))
    return Way(sum(each.value for each in chosen), node, chosen[0].kind, chosen, told, True)


def _remainders(alike: Sequence[Amount], told: bool) -> Iterator[Way]:
    for size in (2, 3, 4):
        for chosen in combinations(alike, size):
            whole, *parts = sorted(chosen, key=lambda each: -each.value)
            left = 2 * whole.value - sum(each.value for each in chosen)
            if left > 0:
                node: Node = Leaf(whole.printing)
                for each in parts:
                    node = Binary("-", node, Leaf(each.printing))
                yield Way(left, node, whole.kind, chosen, told, True)


def _balances(own: Sequence[Amount]) -> Iterator[Way]:
    """What comes and what goes, which nothing tells apart: `310 waited, 45 came, 120 ran`."""
    for size in (3, 4):
        for chosen in combinations(own, size):
            whole = sum(each.value for each in chosen)
            gone = [sum(each.value for each in some) for n in range(1, size - 1) for some in combinations(chosen, n)]
            for value in gone:
                if whole > 2 * value:
                    yield Way(whole - 2 * value, Leaf(chosen[0].printing), chosen[0].kind, chosen, False, True)
