"""A table cell or the value of a label -> the number that it states, with its sign and the words behind it."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cached_property

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.tables.own_scales import of_both
from docverify.claims.tables.table_words import terms
from docverify.classes import dataclass, replace
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Negative, Node
from docverify.rational import ZERO
from docverify.source import Span

_SIGNS = {"MINUS": -1, "PLUS": 1}
_HEDGED = Fraction(5, 100)
_COMES_TO = frozenset({"=", "≈", "＝", "=>"})
_DOWN = frozenset("↓▼⬇")
_BEFORE = frozenset({"REL", "MINUS", "PLUS", "BREAK", "MARK", "TIMES", "POWER", "OPEN"})


@dataclass(frozen=True)
class Value:
    """What a cell states. `after` are the words behind the number; `noted` if a bracket or a second number follows."""

    printing: Printing
    sign: int = 1  # -1 behind a minus sign
    signed: bool = False  # a sign or an arrow is printed
    after: tuple[str, ...] = ()
    noted: bool = False

    @property
    def node(self) -> Node:
        leaf = Leaf(self.printing)
        return Negative(leaf) if self.sign < 0 else leaf

    @property
    def quantity(self) -> Quantity:
        return self.printing.quantity

    @cached_property
    def number(self) -> Fraction:
        """The printed number with scale and unit, in base units."""
        measure = self.quantity.measure
        return self.sign * self.quantity.printed.value * measure.factor * measure.unit.factor

    @property
    def digit(self) -> Fraction:
        """One unit of the last printed digit, in base units."""
        measure = self.quantity.measure
        return self.quantity.printed.ulp * measure.factor * measure.unit.factor

    @cached_property
    def half(self) -> Fraction:
        """How far it may be off as it is printed, in base units."""
        quantity = self.quantity
        half = ZERO if self.counted else self.digit / 2
        return half + abs(self.number) * _HEDGED if quantity.hedge is Hedge.ABOUT else half

    @property
    def dimensions(self) -> object:
        """Values of different kinds are never added: dimensions, percent and ratio."""
        return (self.quantity.measure.unit.dimensions, self.quantity.percent, self.quantity.ratio)

    @property
    def counted(self) -> bool:
        """Whether the number is a count that nobody rounds: whole, below a thousand, of things or without unit."""
        quantity = self.quantity
        unit = quantity.measure.unit
        exact = quantity.printed.whole and (quantity.bare or bool(unit.nouns)) and quantity.printed.value < 1000
        return exact and not (unit.dimensions or quantity.percent)

    @property
    def plain(self) -> bool:
        """Neither a bound nor a range."""
        hedge = self.quantity.hedge
        return self.quantity.upper is None and hedge in (Hedge.NONE, Hedge.ABOUT)


def value(flow: Flow, items: Sequence[Item]) -> Value | None:
    """The one number that a cell states; None if words come first or if it is an expression."""
    at = _number(items)
    if at is None:
        return None
    quantity = items[at].quantity
    assert quantity is not None
    rest = items[at + 1 :]
    if rest and rest[0].kind in ("TIMES", "DIVIDE", "PLUS", "MINUS", "POWER", "REL") and _operand_follows(rest):
        return None
    marks = [item for item in items[:at] if item.kind in _SIGNS or item.text in _DOWN or item.text in "↑▲⬆"]
    sign = -1 if any(item.kind == "MINUS" or item.text in _DOWN for item in marks) else 1
    outside = outside_brackets(rest)
    before = [item for item in items[:at] if item.text.lower() in terms("leading")]
    words = tuple(item.text.lower() for item in (*before, *outside) if item.kind == "WORD")
    noted = len(outside) < len(rest) or any(item.kind == "NUM" for item in outside)
    return Value(Printing(quantity, flow), sign, bool(marks), words, noted)


def stated_in(flow: Flow, items: Sequence[Item]) -> Value | None:
    """What a line or a cell states: what stands behind its last relation outside brackets, or its only number."""
    depth, start = 0, 0
    for index, item in enumerate(items):
        depth += item.kind == "OPEN"
        depth -= item.kind == "CLOSE" and depth > 0
        if depth == 0 and item.kind == "REL" and item.text in _COMES_TO:
            start = index + 1
    found = value(flow, items[start:])
    if found is None or any(item.kind == "STEP" for item in items):
        return None
    return found


@dataclass(frozen=True, slots=True)
class Operand:
    """A cell in a comparison: a number, or a fraction as in `3/128 (2.3%)`. `nature` tells unlike things apart."""

    node: Node
    number: Fraction
    nature: object
    spans: tuple[Span, ...]
    text: str
    half: Fraction = ZERO  # how far the number may be off as it is printed


def operand(stated: Value | None, flow: Flow, items: Sequence[Item]) -> Operand | None:
    """What a cell contributes to a comparison."""
    if stated is not None:
        return operand_of(stated)
    kinds = "".join(
        {"NUM": "n", "DIVIDE": "/", "OPEN": "(", "CLOSE": ")", "TIMES": "*"}.get(i.kind, "?") for i in items
    )
    above, below = (items[0].quantity, items[2].quantity) if kinds in ("n/n", "n/n(n)") else (None, None)
    if above is None or below is None or not below.printed.value or not above.bare:
        return None
    if not (above.printed.whole and below.printed.whole):  # two runs
        return None
    first, second = Printing(above, flow), Printing(below, flow)
    number, text = above.printed.value / below.printed.value, flow.text[above.start : below.end]
    return Operand(Binary("/", Leaf(first), Leaf(second), True), number, "share", (first.span, second.span), text)


def operand_of(stated: Value) -> Operand:
    """The number of a cell as part of a comparison."""
    place = stated.printing
    return Operand(stated.node, stated.number, stated.dimensions, (place.span,), place.text, stated.digit / 2)


def sum_of(parts: Iterable[Value]) -> Fraction:
    """What they add up to, in base units."""
    return sum((part.number for part in parts), ZERO)


def with_measures(stated: Value, like: Quantity) -> Value:
    """A bare number takes scale and unit of `like`, the unit of its column; one with a scale of its own the unit."""
    own = stated.quantity
    measures = like.measures if own.bare else of_both(own, like)
    if measures is None or own.label:
        return stated
    taken = replace(own, measures=measures, percent=like.percent, ratio=like.ratio, currency=like.currency)
    return replace(stated, printing=Printing(taken, stated.printing.flow))


def rounded(printing: Printing) -> Printing:
    """The number as one that was rounded to its last digit, even if it could be a count."""
    number = printing.quantity.printed
    return Printing(replace(printing.quantity, printed=replace(number, whole=False)), printing.flow)


def _number(items: Sequence[Item]) -> int | None:
    """The index of the first number, if only signs, marks and the words of its hedge stand before it."""
    for index, item in enumerate(items):
        if item.kind == "NUM":
            quantity = item.quantity
            words = [i.text for i in items[:index] if i.kind == "WORD" and i.text.lower() not in terms("leading")]
            hedged = quantity is not None and quantity.hedge is not Hedge.NONE and len(words) <= 3
            return index if quantity is not None and not quantity.label and (not words or hedged) else None
        if item.kind not in _BEFORE and item.kind != "WORD":
            return None
    return None


def _operand_follows(rest: Sequence[Item]) -> bool:
    """`64 × H100` counts what is named: a name is no operand."""
    named = len(rest) > 1 and rest[0].kind == "TIMES" and rest[1].opaque
    named = named or (rest[0].kind == "PLUS" and all(item.kind != "NUM" for item in rest))  # `8 + SP`
    return len(rest) > 1 and rest[1].kind in ("NUM", "OPEN", "WORD", "MINUS") and not named


def outside_brackets(items: Sequence[Item]) -> list[Item]:
    depth, found = 0, list[Item]()
    for item in items:
        depth += item.kind == "OPEN"
        if depth == 0 and item.kind != "MARK":
            found.append(item)
        depth -= item.kind == "CLOSE" and depth > 0
    return found
