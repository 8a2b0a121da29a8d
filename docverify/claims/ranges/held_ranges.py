"""Two ranges of ids and how many of the second each of the first has -> an equation of their lengths.

`Nodes 0-3 hold GPUs 0-31, eight GPUs each`, `nodes 0-3 (8 GPUs each): ranks 0-31`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.words import words
from docverify.claims.ranges.id_ranges import IdRange, id_ranges, kind_of
from docverify.claims.ranges.ranges import RULE, counted_kind, counts
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.table_words import terms
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Leaf, Node
from docverify.source import Span

_BETWEEN = 8  # items from one range to the other
_BEHIND = 6
_STOPS = frozenset({"LINE", "BREAK", *OPERATORS})


def held_ranges(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """Each range held against the next, of another kind, where a count says how many each has."""
    ranges = [*id_ranges(flow, items)]
    for holders, held in pairwise(ranges):
        between, behind = range(holders.end, held.at), range(held.end, min(held.end + _BEHIND, len(items)))
        if holders.kind == held.kind or len(between) > _BETWEEN or any(_stops(items, n) for n in between):
            continue
        near = (*between, *takewhile(lambda n: not _stops(items, n), behind))
        each = [q for n in near if (q := _each(items, n, holders.kind, held.kind)) is not None]
        if len(each) == 1:
            yield _equation(holders, held, Printing(each[0], flow))


def _stops(items: Sequence[Item], at: int) -> bool:
    return items[at].kind in _STOPS and items[at].text not in (",", "，", "-")


def _each(items: Sequence[Item], at: int, holders: str, held: str) -> Quantity | None:
    """The number at an item, if it counts what each of the holders has."""
    quantity = items[at].quantity
    if quantity is None or not counts(quantity):
        return None
    things, _, owner = quantity.unit_text.partition(" ")
    if owner and kind_of(things) == held:
        return quantity if kind_of(owner.rpartition(" ")[2]) == holders else None  # `8 GPUs per node`
    if counted_kind(items, at) != held:
        return None
    behind = [item.text.lower() for item in items[at + 1 : at + 4]]
    alone = any(word in terms("apiece") for word in behind)
    of_one = any(word in terms("per") and kind_of(after) == holders for word, after in pairwise(behind))
    ahead = items[at - 1].text if at else ""
    glued = (
        ahead[:1] in terms("per") and kind_of(ahead[1:].lstrip("".join(words().measures))) == holders
    )  # `每节点 8 卡`
    return quantity if alone or of_one or glued else None


def _equation(holders: IdRange, held: IdRange, each: Printing) -> Equation:
    left, right = _length(holders), _length(held)
    spans = (*(place.span for place in (*holders.places, *held.places)), each.span)
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    node = Binary("*", left, Leaf(each), True)
    return Equation(RULE, (Reading(node, "=", right),), whole, None, held.places[0].span, each.flow, evidence=spans)


def _length(found: IdRange) -> Node:
    return summed([Call("length", (Leaf(place),)) for place in found.places])
