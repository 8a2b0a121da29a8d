"""The choices that a reading of an equation makes, and all that are worth trying."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import islice, product

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.expression import Binary, Negative, Node, leaves
from docverify.named import NamedTuple

_MOST_TRIALS = 96
_KILO_AND_MEGA = 2


class Units(StrEnum):
    FULL = "full"
    PREFIXES = "prefixes"  # units are labels, their prefixes count: the author converts by hand
    LABELS = "labels"  # units are labels only


class Order(StrEnum):
    USUAL = "usual"
    LEFT_TO_RIGHT = "operations run from left to right"
    DENOMINATORS = "everything after / is below the line"


COUNTED = ("K", "k", "M", "G")  # of a count, may be powers of 1024


class Options(NamedTuple):
    """One prefix choice and one meaning a symbol all over an equation."""

    binary: bool = False  # information prefixes as powers of 1024
    binary_counts: bool = False  # 2K = 2048
    binary_to: int = 0  # thousands of the largest such prefix: a KB is 1024 bytes, and the total in GB is not
    order: Order = Order.USUAL
    dash_subtracts: bool = False
    units: Units = Units.FULL
    settings: bool = False  # shares of one digit were chosen, not measured
    nominal: bool = False  # printed numbers as points, to say what follows from them
    chosen: tuple[tuple[str, int], ...] = ()  # choice name -> index into a quantity's measures

    @property
    def names(self) -> tuple[str, ...]:
        """What a reader has to grant, in words."""
        said = (
            (self.binary, "prefixes are powers of 1024"),
            (self.binary_counts, "K and M count in powers of 1024"),
            (self.binary_to, "the smaller prefixes are powers of 1024"),
            (self.order is not Order.USUAL, str(self.order)),
            (self.dash_subtracts, "the dash is a minus sign"),
            (self.units is Units.PREFIXES, "units are converted by hand"),
            (self.units is Units.LABELS, "units are only labels"),
        )
        return tuple(name for granted, name in said if granted)


_AMOUNT = "FLOPs"


def choice_name(quantity: Quantity) -> str:
    """The name under which a quantity's alternative measures are chosen: shared by a symbol, or its own.

    Who writes `5 PFLOPs at 12 PFLOPS` may mean an amount and a rate.
    """
    measures = quantity.measures
    if len(measures) < 2:
        return ""
    amount = ":amount" if quantity.unit_text.endswith(_AMOUNT) else ""
    return measures[0].choice + amount if measures[0].choice else f"at {quantity.start}"


def trials(left: Node, right: Node, written: bool = True) -> Iterator[Options]:
    """Options from the plainest on; only those that could change the values of these sides.

    Precedence is in doubt only where the author has `written` the operations.
    """
    printings = [leaf.value for side in (left, right) for leaf in leaves(side) if isinstance(leaf.value, Printing)]
    binary = (False, True) if any(_has_prefix(p) for p in printings) else (False,)
    counts = (False, True) if any(m.letter in COUNTED for p in printings for m in p.quantity.measures) else (False,)
    dash = _dashes(printings)
    orders = tuple(Order) if written and (_mixed(left) or _mixed(right)) else (Order.USUAL,)
    chosen = _choices(printings)
    every = (
        Options(binary=b, binary_counts=k, order=o, dash_subtracts=d, chosen=c)
        for o, d, c, k, b in product(orders, dash, chosen, counts, binary)
    )
    yield from islice(every, _MOST_TRIALS)
    prefixes = {p.quantity.measure.unit.thousands for p in printings} - {0} if len(binary) > 1 else set()
    if len(prefixes) > 1 and min(prefixes) <= _KILO_AND_MEGA:
        yield Options(binary_to=min(max(prefixes) - 1, _KILO_AND_MEGA))


def _dashes(printings: Sequence[Printing]) -> tuple[bool, ...]:
    """A dash may subtract in `16-4` and `80-14 GB`, not in `128-10240 tokens`; in `16-4` it does."""
    ranges = [p.quantity for p in printings if p.quantity.upper is not None]
    falling = [q for q in ranges if q.falling]
    if falling and len(falling) == len(ranges) and all(q.bare for q in falling):
        return (True,)
    return (False, True) if falling or any(q.bare for q in ranges) else (False,)


def _has_prefix(printing: Printing) -> bool:
    return any(measure.unit.thousands for measure in printing.quantity.measures)


def _choices(printings: Sequence[Printing]) -> list[tuple[tuple[str, int], ...]]:
    alternatives: dict[str, int] = {}
    data = any(_is_data(printing) for printing in printings)
    for printing in printings:
        if (name := choice_name(printing.quantity)) and (data or not printing.quantity.measure.letter):
            alternatives[name] = max(alternatives.get(name, 0), len(printing.quantity.measures))
    names = list(alternatives)[:6]
    return [tuple(zip(names, indexes, strict=True)) for indexes in product(*(range(alternatives[n]) for n in names))]


def _is_data(printing: Printing) -> bool:
    """Whether bytes or bits are printed, so that the letter of `64G` may stand for bytes too."""
    return any(name == "information" for name, _ in printing.quantity.measure.unit.dimensions)


def _mixed(node: Node) -> bool:
    """Whether precedence matters: operations of different rank, or several below a line."""
    found = _operators(node)
    return ("/" in found and len(found) > 1) or (bool({"+", "-"} & set(found)) and len(set(found) - {"+", "-"}) > 0)


def _operators(node: Node) -> list[str]:
    match node:
        case Binary(operator, left, right):
            return [operator, *_operators(left), *_operators(right)]
        case Negative(operand):
            return _operators(operand)
    return []
