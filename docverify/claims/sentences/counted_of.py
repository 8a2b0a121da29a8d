"""Computation x the number before it -> a reading in which that number multiplies: `three matrices of 512 × 128`."""

from collections.abc import Sequence

from docverify.claims.equation import Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf
from docverify.patterns import Worded

_OF_SUCH = Worded(r"\s*{of_such}\s*[(（*_`]*")
_LONGEST = 40


def times_counted(first: Reading, start: int, flow: Flow, items: Sequence[Item]) -> tuple[Reading, ...]:
    """The reading, if the words before `start` say how many of such there are."""
    before = [item for item in items if item.quantity is not None and start - _LONGEST < item.end <= start]
    if not before:
        return ()
    number = before[-1].quantity
    if number is None or not (number.printed.whole and _OF_SUCH.fullmatch(flow.text, number.number_end, start)):
        return ()
    times = Binary("*", Leaf(Printing(number, flow)), first.left, True)
    return (Reading(times, first.relation, first.right, "the number before it multiplies"),)
