"""A result, amounts near it -> the ways to come to such a one from a few of them, with how far-fetched each is.

Units must come out right; what is counted should. A way is the more far-fetched the further off its amounts stand, the
more of them it takes and the fewer of the things that they count cancel.
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import log10

from docverify.dimensions import Dimensions, merged
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.inverse import is_inverse
from docverify.judge.prose.near import Near
from docverify.judge.prose.owners import counts
from docverify.judge.prose.ways import product_of
from docverify.named import NamedTuple

Powers = tuple[int, ...]

PAIRS: tuple[Powers, ...] = ((1, 1), (1, -1), (-1, 1))
TRIPLES: tuple[Powers, ...] = (
    (1, 1, 1), (1, 1, -1), (1, -1, 1), (-1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1),
)  # fmt: skip
_MISSING = 2  # counted things that do not cancel
HALF = 0.5  # what makes a way more far-fetched
THIRD = 1.0
_MONTH = 0.02  # which has 28 to 31 days
_ONE = Constant(Fraction(1))
_INVERSE = (-1,)


class Form(Enum):
    """How a way uses its amounts."""

    PRODUCT = "product"
    SUM = "sum"
    REMAINDER = "remainder"
    PART = "part"  # the first over the second, as the next two
    LESS = "less"
    MORE = "more"
    REST = "rest"  # what they leave of one
    ELSE = "else"  # what may explain a result


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
    form: Form = Form.PRODUCT
    fair: bool = True

    @property
    def node(self) -> Node:
        if self.form in (Form.SUM, Form.REMAINDER, Form.REST):
            return _sum_node(self)
        if self.powers == _INVERSE:
            return Binary("/", _ONE, Leaf(self.used[0].printing))
        ratio = product_of(self.used, self.powers).node
        if self.form is Form.LESS:
            return Binary("-", _ONE, ratio)
        return Binary("-", ratio, _ONE) if self.form is Form.MORE else ratio

    @property
    def measured(self) -> bool:
        """Whether units leave no doubt of the computation: a size over a rate, a power times a time."""
        single = len(self.used) == 1 and self.powers != _INVERSE
        return self.form is Form.PRODUCT and not single and all(each.measured for each in self.used)

    def asks(self, result: float, off: float) -> Iterator[tuple[Amount, float, float]]:
        """Each amount, as what multiple of itself it makes the way come to a result, and how far that may be off.

        One computes with the others as they are printed.
        """
        if self.form in (Form.SUM, Form.REMAINDER):
            for each, power in zip(self.used, self.powers, strict=True):
                meant = 1 + (result - self.value) * power / each.value
                yield each, meant, off * result / each.value
        elif self.form in (Form.PRODUCT, Form.PART) and len(self.used) > 1:
            for each, power in zip(self.used, self.powers, strict=True):
                meant = (result / self.value) ** power
                yield each, meant, off * meant


def products(result: Near, pool: Sequence[Near]) -> Iterator[Way]:
    """Of one told in another unit of time, of two, or of three of one paragraph beside that of the result."""
    for each in pool:
        if each.code == result.code and each.amount.kind == result.amount.kind and _is_converted(each, result):
            yield Way(each.value, each.slack + _MONTH, each.far, (each.amount,), (1,))
        elif each.code == -result.code and each.code and is_inverse(each.amount, result.amount):
            yield Way(1 / each.value, each.slack, each.far, (each.amount,), (-1,))
    for size in (2, 3):
        for chosen in combinations(pool, size):
            balanced = _balanced(tuple([each.code for each in chosen]), result.code)
            if balanced and (size == len(PAIRS[0]) or _is_one_place(result, chosen)):
                yield from _products(result, chosen, balanced)


@lru_cache(1024)
def _balanced(codes: tuple[int, ...], result: int) -> tuple[Powers, ...]:
    """The powers with which the units come out right."""
    signs = PAIRS if len(codes) == len(PAIRS[0]) else TRIPLES
    return tuple(
        powers for powers in signs if sum(code * power for code, power in zip(codes, powers, strict=True)) == result
    )


def _is_converted(each: Near, result: Near) -> bool:
    units = [near.amount.printing.quantity.measure.unit for near in (each, result)]
    return "time" in dict(result.amount.measured) and not log10(units[0].factor / units[1].factor).is_integer()


def _is_one_place(result: Near, chosen: Sequence[Near]) -> bool:
    flows = {id(each.amount.printing.flow) for each in (result, *chosen)}
    return len(flows) <= 2 and sum([each.share for each in chosen]) <= 1


def _products(result: Near, chosen: Sequence[Near], balanced: Sequence[Powers]) -> Iterator[Way]:
    used, far, slack = amounts_of(chosen), cost_of(chosen), sum([each.slack for each in chosen])
    bare, three = result.bare + sum([each.bare for each in chosen]), len(chosen) > len(PAIRS[0])
    for powers in balanced:
        if any(near.share and power < 0 for near, power in zip(chosen, powers, strict=True)):
            continue
        value, kind = 1.0, _negative(result.amount.kind)
        for near, power in zip(chosen, powers, strict=True):
            value = value * near.value if power > 0 else value / near.value
            kind = merged(kind, near.amount.kind, power)
        left = sum([abs(power) for name, power in kind if counts(name)])
        missing = left - HALF * _loose(kind, (result, *chosen)) - bare if left else 0
        cost = far + max(missing, 0) + HALF * bare + THIRD * three
        fair = left <= _MISSING + bare and bare <= 1 and not (three and _scales(chosen, powers))
        yield Way(value, slack, cost, used, powers, fair=fair)


def _loose(kind: Dimensions, every: Sequence[Near]) -> int:
    """How many of the counted things that do not cancel are only told by words around an amount."""
    told = {name for each in every for name, power in each.amount.kind if (name, power) not in each.amount.printed}
    return sum(abs(power) for name, power in kind if name in told and counts(name))


def _scales(chosen: Sequence[Near], powers: Sequence[int]) -> bool:
    """Whether two of one unit are divided by each other: a rule of three leads anywhere."""
    units = [(each.amount.measured, power) for each, power in zip(chosen, powers, strict=True)]
    return any(unit and (unit, -power) in units for unit, power in units)


def above(each: Amount) -> frozenset[str]:
    """The things that it counts."""
    return frozenset(name for name, power in each.kind if power > 0 and counts(name))


def cost_of(chosen: Sequence[Near]) -> float:
    far = [each.far for each in chosen]
    return max(far) + sum(far) / len(far) / 4


def amounts_of(chosen: Sequence[Near]) -> tuple[Amount, ...]:
    return tuple([each.amount for each in chosen])


def _negative(kind: Dimensions) -> Dimensions:
    return merged((), kind, -1)


def _sum_node(way: Way) -> Node:
    first, *others = sorted(zip(way.used, way.powers, strict=True), key=lambda pair: -pair[1])
    rest = way.form is Form.REST
    node: Node = _ONE if rest else Leaf(first[0].printing)
    for each, power in (first, *others) if rest else others:
        node = Binary("+" if power > 0 else "-", node, Leaf(each.printing))
    return node
