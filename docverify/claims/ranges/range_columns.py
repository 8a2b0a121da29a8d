"""A column of id ranges beside one of counts, or of other ids -> equations: so many for each, as in the other rows."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.equation import Equation, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.ranges.entry import Entry
from docverify.claims.ranges.id_ranges import IDS, IdRange, header_kind
from docverify.claims.ranges.ranges import RULE, as_count
from docverify.claims.ranges.sequences import ends
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.cells import Value, value
from docverify.claims.tables.table_words import says
from docverify.document.model import Table
from docverify.expression import Binary, Call, Constant, Leaf
from docverify.rational import ONE
from docverify.source import Span

_Pair = tuple[IdRange, Value]
_LEAST = 3
_PAIR = 2
_COUNTED = 2  # rows of a column that says no more than that it counts


def range_columns(table: Table, ranges: Sequence[IdRange | None], items: Read) -> Iterator[Equation]:
    """The equations of the count columns beside a column of ranges."""
    for index, head in enumerate(table.header):
        kind, plain = header_kind(head.text), says("how_many", head.text)
        if not (kind or plain):
            continue
        pairs = []
        for row, found in zip(table.rows, ranges, strict=True):
            stated = value(row[index], items(row[index])) if found is not None and items(row[index]) else None
            if found is not None and stated is not None and stated.counted and _is_one(stated):
                pairs.append((found, stated))
        own = [pair for pair in pairs if pair[0].kind in (kind, IDS)]
        yield from _of_its_own(own) if kind and own == pairs and len(pairs) > 1 else _compared(pairs, plain)


def of_holders(holders: Sequence[IdRange | None], held: Sequence[IdRange | None]) -> Iterator[Equation]:
    """`nodes 4-9`, `GPUs 32-87`: the one row that has more for each, by those with which the next one begins."""
    pairs = [(a, b) for a, b in zip(holders, held, strict=True) if a is not None and b is not None]
    rates = Counter(b.length / a.length for a, b in pairs if a.kind != b.kind)
    rate, count = rates.most_common(1)[0] if rates else (ONE, 0)
    if rate <= 1 or len(pairs) < _LEAST or count != len(pairs) - 1:
        return
    for (one, own), (_, after) in pairwise(pairs):
        length = one.length * rate
        if own.length > length and own.first + length == after.first and len(own.places) == 1:
            yield ends(*(Entry("", None, each) for each in (own, after)))


def _is_one(stated: Value) -> bool:
    """Whether it is a number, and no range."""
    return bool(stated.number) and stated.printing.quantity.upper is None


def _of_its_own(pairs: Sequence[_Pair]) -> Iterator[Equation]:
    """Rows of ids and of how many things have them, if all but one are right and that nearly."""
    right = [stated.number == found.length for found, stated in pairs]
    if (
        any(right)
        and right.count(False) < _PAIR
        and all(found.length <= 2 * stated.number <= 4 * found.length for found, stated in pairs)
    ):
        yield from (_equation(found, stated, ONE) for found, stated in pairs)


def _compared(pairs: Sequence[_Pair], plain: bool) -> Iterator[Equation]:
    """All rows with the usual number for each id, one where the column only counts; of others, only a single one."""
    rates = Counter(stated.number / found.length for found, stated in pairs)
    rate, count = rates.most_common(1)[0] if rates else (Fraction(0), 0)
    if plain and rate != 1:
        return
    if count < (_COUNTED if plain else _LEAST) or len(pairs) - count > 1 or rate.denominator != 1:
        return
    yield from (_equation(found, stated, rate) for found, stated in pairs)


def _equation(found: IdRange, stated: Value, rate: Fraction) -> Equation:
    length = summed([Call("length", (Leaf(place),)) for place in found.places])
    node = length if rate == 1 else Binary("*", length, Constant(rate), True)
    places = tuple(place.span for place in found.places)
    ends, count = (*places, stated.printing.span), as_count(stated.printing)
    words = found.places[0].text if rate == 1 else f"{found.places[0].text} with {rate} for each"
    return Equation(
        RULE, (Reading(node, "=", Leaf(count)),), Span(min(ends).start, max(end.end for end in ends)),
        count, places[0], count.flow, "column", words=words, evidence=places,
    )  # fmt: skip
