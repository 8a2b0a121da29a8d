"""What a name of a plan may stand for: a value, with where it comes from and how far its print is open."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Protocol

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.classes import replace
from docverify.expression import Binary, Constant, Leaf, Node, replaced
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.reading import Reading
from docverify.named import NamedTuple

BYTE = 8
_INFORMATION = (("information", 1),)
_ABOUT = 0.05
_FAR = 10**9
_BLOCKS, _SCALED = 0.35, 0.1  # what scales and parts in 16 bit take besides
_TWO_BYTES = 2
_POWERS = frozenset(Fraction(2**power) for power in range(11))
_THOUSANDS = {Fraction(10**3): 0.024, Fraction(10**6): 0.049}


class Computed(NamedTuple):
    """An expression that is spelled out for the few values that are told of."""

    reading: Reading
    chosen: "tuple[Value, ...]"


class Value(NamedTuple):
    """`rough` is the share that its print leaves open; `place` its block, section, offset and flow."""

    amount: float
    made: Node | Computed
    rough: float = 0.0
    place: tuple[int, int, int, int] = (0, 0, 0, 0)
    over: float = 0.0  # by what share more may be right, as scales are stored beside the values of a format
    under: float = 0.0  # or less, as not all that is taken may be told
    thousands: frozenset[int] = frozenset()  # of the units of information that it is printed in

    @property
    def node(self) -> Node:
        if not isinstance(self.made, Computed):
            return self.made
        reading, chosen = self.made
        return _node(reading.node, dict(zip(reading.names, chosen, strict=True)))


class Known(Protocol):
    """What the names of a document stand for."""

    def stated(self, name: str, claim: Said) -> list[Value]: ...

    def of(self, name: str, claim: Said) -> list[Value]: ...


class Special(NamedTuple):
    """A name of readings that is more than a number of one role: what it stands for, and the names that it asks for."""

    values: Callable[[Known, Said], list[Value]]
    names: tuple[str, ...] = ()


ONE_OF_IT = Value(1.0, Constant(Fraction(1)))
NOTHING = Value(0.0, Constant(Fraction(0)))


def of_format(size: float, text: str) -> Value:
    """The bytes of one parameter in a format."""
    node = Constant(Fraction(str(size)) * BYTE, _INFORMATION, text.upper())
    return Value(size * BYTE, node, over=_BLOCKS if size < 1 else _SCALED if size < _TWO_BYTES else 0.0)


def named_constant(name: str, amount: float, text: str) -> Value:
    dimensions = (("operation", 1),) if name.endswith("_flops") else ()
    return Value(amount, Constant(Fraction(str(amount)), dimensions, text))


def printed(printing: Printing, amount: float, block: int, section: int) -> Value:
    unit, place = printing.quantity.measure.unit, (block, section, printing.span.start, id(printing.flow))
    thousands = frozenset((unit.thousands,)) if _INFORMATION[0] in unit.dimensions else frozenset[int]()
    return Value(amount, Leaf(_of_one_kind(printing)), rough(printing.quantity), place, thousands=thousands)


def _of_one_kind(printing: Printing) -> Printing:
    """The number as what it was taken for: `8B` of a model are no bytes."""
    quantity = printing.quantity
    meant = tuple(m for m in quantity.measures if m.unit.dimensions == quantity.measure.unit.dimensions)
    return printing if meant == quantity.measures else replace(printing, quantity=replace(quantity, measures=meant))


def distance(each: Value, claim: Said) -> tuple[bool, bool, int]:
    """Characters are counted in one flow only: from flow to flow they depend on how places are counted."""
    block, section, at, flow = each.place
    near = abs(at - claim.printing.span.start) if flow == id(claim.printing.flow) else _FAR
    return block != claim.block, section != claim.section, near


def rough(quantity: Quantity) -> float:
    """The share of a value that its print leaves open."""
    number = quantity.printed
    if not number.value:
        return 0.0
    measure = quantity.measure
    counted = number.whole and measure.factor == 1 and (not measure.unit.dimensions or _of_bytes(measure))
    width = 0.0 if counted else float(number.ulp / abs(number.value)) / 2
    if number.whole and measure.factor in _THOUSANDS and number.value in _POWERS:  # `8k` are 8000 or 8192
        width = min(width, _THOUSANDS[measure.factor])
    return width + (_ABOUT if quantity.hedge is Hedge.ABOUT else 0.0)


def _of_bytes(measure: Measure) -> bool:
    """`2 bytes` are counted, as heads are; `2 GB` are not."""
    return measure.unit.dimensions == _INFORMATION and measure.unit.factor in (1, BYTE)


def total(values: tuple[Value, ...]) -> Value:
    first, *rest = values
    for each in rest:
        node, thousands = Binary("+", first.node, each.node), _together((first, each))
        first = Value(first.amount + each.amount, node, first.rough + each.rough, thousands=thousands)
    return first


def share(value: Value, count: Value, rough: float = 0.0) -> Value:
    node = Binary("/", value.node, count.node)
    return Value(value.amount / count.amount, node, rough, thousands=_together((value, count)))


def computed(reading: Reading, chosen: tuple[Value, ...]) -> Value | None:
    """The value of an expression over what its names stand for; None if there is none above nothing."""
    try:
        amount = reading.amount([each.amount for each in chosen])
    except (ZeroDivisionError, OverflowError):
        return None
    if isinstance(amount, complex) or amount <= 0:
        return None
    return Value(
        amount,
        Computed(reading, chosen),
        sum([each.rough for each in chosen]),
        over=max([each.over for each in chosen], default=0.0),
        under=max([each.under for each in chosen], default=0.0),
        thousands=_together(chosen),
    )


def _together(values: Iterable[Value]) -> frozenset[int]:
    return frozenset().union(*[each.thousands for each in values if each.thousands])


def _node(node: Node, bound: Mapping[str, Value]) -> Node:
    """The expression over what was chosen; nothing is divided by one, nor is nothing taken away."""
    match node:
        case Binary("/", left, Leaf(name)) if bound[str(name)] is ONE_OF_IT:
            return _node(left, bound)
        case Binary("-", left, Leaf(name)) if bound[str(name)] is NOTHING:
            return _node(left, bound)
        case Binary(operator, left, right):
            return Binary(operator, _node(left, bound), _node(right, bound))
    return replaced(node, lambda leaf: bound[str(leaf.value)].node)
