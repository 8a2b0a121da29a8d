"""Row x amounts -> the ways to multiply and divide all of them; sums and differences are told of by other rules."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from docverify.dimensions import Dimensions, merged
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import pointed
from docverify.judge.prose.rows import Row
from docverify.named import NamedTuple
from docverify.patterns import Worded

_NEAR = 25  # characters behind a result in which a word tells that it is left over
LEFT_OVER = Worded(r"\b{left_over}\b|{left_over_sign}")
_TAKES = Worded(r"{takes_of}\s*(?:{nearly}\s*)?$")
_AGAIN = Worded(r"\s*[,，]\s*{apposed}")  # `占 40%，即`
_OF = Worded(r"\s*{of}\b")
_FACTOR = Worded(r"(?:{factor_of}|\b{times}|\d\s[\w-]+\s{of})\s*$")  # `12 nodes of 8`
_TIMES = Worded(r"\s*{times}\b")
_ONE = Constant(Fraction(1))


class Way(NamedTuple):
    """One computation: its value in base units, and what it is of, counted things too."""

    value: float
    node: Node
    dimensions: Dimensions
    kind: Dimensions


def ways_of(row: Row, local: Sequence[Amount]) -> Iterator[Way]:
    if not all(_tells(each) for each in local) or pointed(row.result.printing.flow.text, row.result.end):
        return
    text, result = row.result.printing.flow.text, row.result
    clause = text[max((each.end for each in local if each.end < result.start), default=0) : result.end + _NEAR]
    if not LEFT_OVER.search(clause) or any(each.share for each in local):
        yield from _products(local)


def _tells(each: Amount) -> bool:
    """Whether it is known what it is an amount of, or that it multiplies one: `35 % of`, `at a PUE of 1.25`."""
    return each.share or bool(each.sure and (each.kind or multiplies(each)))


def multiplies(each: Amount) -> bool:
    text = each.printing.flow.text
    if each.share:
        taken = _TAKES.search(text, max(0, each.start - _NEAR), each.start) is not None
        return _OF.match(text, each.end) is not None or (taken and _AGAIN.match(text, each.end) is not None)
    if not each.printing.quantity.bare:
        return False
    ahead = _FACTOR.search(text, max(0, each.start - _NEAR), each.start)
    return ahead is not None or _TIMES.match(text, each.end) is not None


def _products(local: Sequence[Amount]) -> Iterator[Way]:
    kinds = [each.measured or each.kind for each in local if each.kind]
    if len(set(kinds)) < len(kinds):
        return  # two of one kind are alternatives, or a ratio
    for chosen in product(*([*_factors(each)] for each in local)):
        for powers in product(*((1, -1) if each.kind else (1,) for each in local)):
            if max(powers) > 0:
                yield _product(chosen, powers)


def product_of(chosen: Sequence[Amount], powers: Sequence[int]) -> Way:
    """Of amounts as they are."""
    return _product([Way(each.value, Leaf(each.printing), each.measured, each.kind) for each in chosen], powers)


def _product(chosen: Sequence[Way], powers: Sequence[int]) -> Way:
    found = Way(1.0, _ONE, (), ())
    for each, power in sorted(zip(chosen, powers, strict=True), key=lambda pair: -pair[1]):
        value = found.value * each.value if power > 0 else found.value / each.value
        node: Node = Binary("*" if power > 0 else "/", found.node, each.node) if found.node is not _ONE else each.node
        found = Way(value, node, merged(found.dimensions, each.dimensions, power), merged(found.kind, each.kind, power))
    return found


def _factors(each: Amount) -> Iterator[Way]:
    """An amount as it may be used: a share may also be taken off."""
    leaf = Leaf(each.printing)
    if not each.share:
        if each.value > 0:
            yield Way(each.value, leaf, each.measured, each.kind)
        return
    share = each.value
    if 0 < share < 1 and multiplies(each):
        yield Way(share, leaf, (), ())


def distinct(found: Sequence[Amount]) -> list[Amount]:
    """Without those that only repeat another one, and without `one token`."""
    kept: list[Amount] = []
    for each in found:
        single = each.printing.quantity.spelled and each.value == 1
        told = [other for other in kept if other.measured == each.measured and other.value == each.value]
        if not single and not any(each.measured or other.kind == each.kind for other in told):
            kept.append(each)
    return kept
