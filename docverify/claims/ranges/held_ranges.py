"""Two ranges of ids and how many of the second each of the first has -> an equation of their lengths.

`Nodes 0-3 hold GPUs 0-31, eight GPUs each`, `nodes 0-3 (8 GPUs each): ranks 0-31`; one holds no more than each does.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.words import words
from docverify.claims.ranges.id_ranges import IdRange, id_ranges, kind_of
from docverify.claims.ranges.ranges import RULE, counted, counted_kind, counts, half_open
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.table_words import terms
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Leaf, Node
from docverify.patterns import Worded
from docverify.source import Span

_BETWEEN = 8  # items from one range to the other
_BEHIND = 6
_UNEQUAL = Worded(r"{unequal_parts}")
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
    for held in ranges if ranges and not _UNEQUAL.search(flow.text) else ():
        holder = _one_holder(items, held)
        each = [q for n in range(len(items)) if (q := _of_each(items, n, holder, held.kind))] if holder else []
        if len(each) == 1 and each[0].printed.value < held.length:
            yield counted(held, Printing(each[0], flow), half_open(items, held))


def _one_holder(items: Sequence[Item], held: IdRange) -> str:
    """The kind of the one that holds a range: a stage of `stage 2 holds layers 32-47`; empty if nothing tells."""
    near = range(held.at - 1, max(0, held.at - _BETWEEN), -1)
    at = next((n for n in near if items[n].quantity is not None or _stops(items, n)), 0)
    quantity = items[at].quantity
    if quantity is None or not counts(quantity) or not quantity.bare or items[at - 1].kind != "WORD":
        return ""
    kind = kind_of(items[at - 1].text)
    return kind if kind != held.kind else ""


def _of_each(items: Sequence[Item], at: int, holder: str, held: str) -> Quantity | None:
    """The number at an item, if its clause says that each holder has so many: `every stage has 16 layers`."""
    quantity = items[at].quantity
    if quantity is None or not counts(quantity):
        return None
    if " " in quantity.unit_text:  # `16 layers per stage`
        return _each(items, at, holder, held)
    clause = [*takewhile(lambda n: not _stops(items, n), range(at - 1, max(-1, at - _BETWEEN), -1))]
    clause += takewhile(lambda n: not _stops(items, n), range(at + 1, min(at + _BEHIND, len(items))))
    said = {items[n].text.lower() for n in clause}
    own = any(holder == (counted_kind(items, n) or kind_of(items[n].text)) for n in clause)
    every = not said.isdisjoint(terms("apiece") | terms("per") - {"of"})
    if own and every and counted_kind(items, at) == held:
        return quantity
    return _each(items, at, holder, held) if said.isdisjoint(terms("apiece")) else None


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
