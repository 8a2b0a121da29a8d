"""Computation x the numbers before it -> a reading in which one of them multiplies.

`three matrices of 512 × 128`; `0.3 GB a layer; 20 layers × 4 = 24 GB`, where counts multiply the amount before them.
"""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from itertools import islice
from math import prod
from operator import attrgetter

from docverify.claims.equation import Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf, Node, leaves
from docverify.patterns import Worded

_OF_SUCH = Worded(r"\s*{of_such}\s*[(（*_`]*")
_LONGEST = 40
_NEAR = 4  # numbers before
_PREFIX, _POWERS, _CLOSE = 1.024, (0, 1, -1, 2, -2, 3, -3), 0.01


def times_counted(first: Reading, start: int, flow: Flow, items: Sequence[Item]) -> tuple[Reading, ...]:
    """The reading, if the words before `start` say how many of such there are."""
    behind = bisect_right(items, start, key=attrgetter("end"))
    near = items[max(0, behind - _LONGEST) : behind]
    before = [item for item in near if item.quantity is not None and start - _LONGEST < item.end]
    if not before:
        return ()
    number = before[-1].quantity
    if number is None or not (number.printed.whole and _OF_SUCH.fullmatch(flow.text, number.number_end, start)):
        return ()
    times = Binary("*", Leaf(Printing(number, flow)), first.left, True)
    return (Reading(times, first.relation, first.right, "the number before it multiplies"),)


def times_amount(first: Reading, start: int, flow: Flow, items: Sequence[Item]) -> tuple[Reading, ...]:
    """The reading in which a product of counts of things multiplies the last amount before it of the result's kind.

    Only if that is the result: what else the line may mean is not told by it.
    """
    result = first.right.value if isinstance(first.right, Leaf) else None
    kind = result.quantity.measure.unit.dimensions if isinstance(result, Printing) else ()
    counts = _counts(first.left) if kind else []
    if not counts or not isinstance(result, Printing):
        return ()
    behind = bisect_right(items, start, key=attrgetter("end"))
    before = (items[at].quantity for at in range(behind - 1, -1, -1) if items[at].quantity is not None)
    amounts = [each for each in islice(before, _NEAR) if each is not None and each.measure.unit.dimensions == kind]
    if not amounts:
        return ()
    amount = Printing(amounts[0], flow)
    ratio = result.amount / (amount.amount * prod(counts)) if amount.amount and all(counts) else 0.0
    power = next((n for n in _POWERS if abs(ratio / _PREFIX**n - 1) < _CLOSE), None)
    if power is None:
        return ()
    scale = Constant(Fraction(str(_PREFIX)) ** power)
    times = Binary("*", Binary("*", Leaf(amount), scale, True), first.left, True)
    return (Reading(times, first.relation, first.right, "the amount before it multiplies"),)


def _counts(node: Node) -> list[float]:
    """The factors of a product of whole numbers, if one of them counts things that have a name."""
    values = [leaf.value for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    known = [each.quantity for each in values]
    whole = all(each.printed.whole and not each.measure.unit.dimensions and not each.percent for each in known)
    named = any(each.measure.unit.nouns or each.words for each in known)
    return [each.amount for each in values] if whole and named and _multiplies(node) else []


def _multiplies(node: Node) -> bool:
    return isinstance(node, Leaf) or (
        isinstance(node, Binary) and node.operator == "*" and _multiplies(node.left) and _multiplies(node.right)
    )
