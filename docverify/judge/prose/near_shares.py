"""Row x amounts near its result -> the ways to compute a percentage or a factor: a share, a change, a rest."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations

from docverify.expression import Binary, Constant, Leaf, Node
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.near_ways import ANY, LEAD, TAIL, Way, is_own, sum_of
from docverify.judge.prose.rows import Row
from docverify.patterns import Worded

_SHARE = Worded(r"\s?(?:\b{of_whole}\b|{of_whole_sign})")
_RATED = Worded(r"(?:\b{share_before}\b|{share_before_sign})[^,;.，；。%]*$")
_CHANGE = Worded(r"\s?\b{changed}\b")
_ALONE = Worded(r"\s*(?:[,.;)，。；）]|$)")
_APPOSED = Worded(r"[^,;.:，；。：]{0,30}[,(，（]\s*(?:{apposed}|~|≈|\s)*$")
_REST = Worded(r"(?:\b{the_rest}\b|{the_rest_sign})(?:[^,;.，；。%\d]{0,20})$")
_TIMES = Worded(r"\s?\b{times_as}\b")
_FACTOR = Worded(r"\b{by_factor}\s*$")
_PAIR = 2
_TWO_WHOLES = 1.5
_ONE = Constant(Fraction(1))


def percentages_of(row: Row, pool: Sequence[Amount]) -> Iterator[Way]:
    """The ways to a percentage."""
    text, result = row.result.printing.flow.text, row.result
    lead, tail = text[max(0, result.start - LEAD) : result.start], text[result.end : result.end + TAIL]
    shares = [each for each in pool if each.share]
    own = tuple(each for each in shares if is_own(each, row))
    if own and is_rest(row):
        whole = sum_of(own, True)
        if whole.value + result.value > _TWO_WHOLES:
            return  # `99.5 % for the one, 99 % for the others`
        yield Way(1 - whole.value, Binary("-", _ONE, whole.node), (), own, True, True, ANY)
        return
    change = _CHANGE.match(tail) is not None
    apposed = _ALONE.match(tail) is not None and _APPOSED.search(lead) is not None
    share = not change and (_SHARE.match(tail) is not None or _RATED.search(lead) is not None or apposed)
    sure = [each for each in pool if each.sure and each.kind]
    here = [each for each in sure if is_own(each, row)]
    for a, b in combinations(sure, 2):
        if a.kind == b.kind:
            alone = len(here) == _PAIR and a in here and b in here
            nearest = not here or here[-1] in (a, b)
            for way in _of_two(a, b, share and nearest, change, not share or (a in here and b in here)):
                yield way._replace(clear=_PAIR) if alone and share else way
    yield from _of_shares(shares)


def is_rest(row: Row) -> bool:
    """Whether it is said to be what the others leave."""
    text, at = row.result.printing.flow.text, row.result.start
    return _REST.search(text, max(0, at - LEAD), at) is not None


def _of_two(a: Amount, b: Amount, share: bool, change: bool, changes: bool) -> Iterator[Way]:
    least, most = sorted((a, b), key=lambda each: each.value)
    part: Node = Binary("/", Leaf(least.printing), Leaf(most.printing))
    more: Node = Binary("/", Leaf(most.printing), Leaf(least.printing))
    ratio = least.value / most.value
    yield Way(ratio, part, (), (a, b), share, True)
    if changes:
        yield Way(1 - ratio, Binary("-", _ONE, part), (), (a, b), change, True)
        yield Way(1 / ratio - 1, Binary("-", more, _ONE), (), (a, b), change, True)


def _of_shares(shares: Sequence[Amount]) -> Iterator[Way]:
    for size in (1, 2, 3, 4):
        if size <= len(shares):
            chosen = tuple(shares[-size:])
            whole = sum_of(chosen, False)
            yield whole
            yield Way(1 - whole.value, Binary("-", _ONE, whole.node), (), chosen, False)
    for a, b in combinations(shares, 2):
        yield Way(a.value * b.value, Binary("*", Leaf(a.printing), Leaf(b.printing)), (), (a, b), False)
        yield Way(abs(a.value - b.value), Binary("-", Leaf(a.printing), Leaf(b.printing)), (), (a, b), False)


def is_factor(row: Row) -> bool:
    """Whether a number says how many times as much one amount is as another."""
    text, result = row.result.printing.flow.text, row.result
    plain = not result.kind and (result.printing.quantity.ratio or result.printing.quantity.bare)
    return plain and (_TIMES.match(text, result.end) is not None or _FACTOR.search(text, 0, result.start) is not None)


def factors_of(pool: Sequence[Amount]) -> Iterator[Way]:
    """The ways to it."""
    for a, b in combinations([each for each in pool if each.sure and each.kind and each.value], 2):
        if a.kind == b.kind:
            least, most = sorted((a, b), key=lambda each: each.value)
            node: Node = Binary("/", Leaf(most.printing), Leaf(least.printing))
            yield Way(most.value / least.value, node, (), (a, b), True, True, 2)
