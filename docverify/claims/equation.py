"""The claim that two sides are equal, or one above the other, in one or more readings."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import dataclass, field
from docverify.document.model import Flow
from docverify.expression import Leaf, Node, leaves
from docverify.named import NamedTuple
from docverify.source import Span

RULE = "explicit-equation"


@dataclass(frozen=True)
class Printing:
    """A quantity where it stands in the document."""

    quantity: Quantity
    flow: Flow

    @cached_property
    def span(self) -> Span:
        return self.flow.span(self.quantity.start, self.quantity.end)

    @cached_property
    def amount(self) -> float:
        """In base units, as near as floating point comes."""
        measure = self.quantity.measure
        return float(self.quantity.printed.value * measure.factor * measure.unit.factor)

    @property
    def text(self) -> str:
        return self.flow.text[self.quantity.start : self.quantity.end]

    @property
    def is_list(self) -> bool:
        """Whether the number is the length of a list that stands there: `0,1,2,3`."""
        return self.text.count(",") + 1 == self.quantity.printed.value > 1


class Side(NamedTuple):
    node: Node  # leaves hold Printing
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand the words; `name` is empty for the plain one."""

    left: Node
    relation: str  # = ~ < <= > >=
    right: Node
    name: str = ""


@dataclass(frozen=True)
class Equation:
    """What a place in the document claims. It is contradicted only if no reading holds."""

    rule: str  # name of the rule page that judges it
    readings: tuple[Reading, ...]
    span: Span  # all of it
    result: Printing | None  # the value that the rest determines
    derivation: Span  # where the other side stands
    flow: Flow
    form: str = ""  # the case of the rule's message: chain, gloss, value, total, …
    roles: dict[str, Printing] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    words: str = ""  # the derivation as one would write it, where no stretch of the text says it
    evidence: tuple[Span, ...] = ()  # the places that the derivation rests on, where it is not one stretch of text
    tolerance: Fraction = Fraction(0)  # how far the formula itself may be off, as a share of the value
    context: Sequence[Item] = ()  # what stands around, for units that a value is printed without

    @cached_property
    def printings(self) -> tuple[Printing, ...]:
        """Every quantity that takes part, once, in order."""
        found: dict[Span, Printing] = {}
        for reading in self.readings:
            for side in (reading.left, reading.right):
                for leaf in leaves(side):
                    if isinstance(leaf.value, Printing):
                        found.setdefault(leaf.value.span, leaf.value)
        return tuple(found[span] for span in sorted(found))

    @property
    def bound(self) -> str:
        """`most` or `least`, where no more than that is said of the result."""
        reading, result = self.readings[0], self.result
        if result is None or reading.relation[0] not in "<>":
            return ""
        on_left = isinstance(reading.left, Leaf) and reading.left.value is result
        return "most" if on_left == (reading.relation[0] == "<") else "least"


def told_twice(rule: str, first: Printing, other: Printing, words: str) -> Equation:
    """One thing in two places: the other one, the result, is to be what the first says; `words` tell of the first."""
    return Equation(
        rule, (Reading(Leaf(first), "=", Leaf(other)),), other.span, other, first.span, other.flow, "value",
        {"first": first}, words=words, evidence=(first.span,),
    )  # fmt: skip
