"""Lists, calculation blocks and tables of two columns -> equations of lines that say what is left of a nominal value.

`- NIC: 400 Gb/s`, `- efficiency: 90 %`, `- usable: 360 Gb/s`: the three stand under one another.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.tables.cells import Value, rounded, value
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.line_blocks import Block, Lines, blocks
from docverify.claims.tables.table_blocks import table_blocks
from docverify.claims.tables.table_words import says
from docverify.document.model import Document
from docverify.expression import Binary, Leaf, Node
from docverify.source import Span

RULE = "effective-line"
_BACK = 4  # lines above in which the nominal value and the share of it stand
_WHOLE, _FAR = 1, 2
_SLIPS = frozenset(map(Fraction, (10, 100, 1000)))


def effective_lines(document: Document, lines: Sequence[Lines], items: Read) -> Iterator[Equation]:
    """The equations of blocks in which something is called effective, below what it is a share of."""
    for block in (*blocks(lines, "effective"), *table_blocks(document, items, "effective")):
        yield from _of_block(block, items)


def _of_block(block: Block, items: Read) -> Iterator[Equation]:
    entries = block.entries
    for at, entry in enumerate(entries):
        stated = entry.value
        if at > 1 and stated is not None and says("effective", entry.label) and not entry.computed:
            above = [each for each in entries[max(0, at - _BACK) : at] if each.depth == entry.depth]
            if stated.plain and stated.quantity.measure.unit.dimensions:
                yield from _effective(above, stated, _own_share(stated, items))


def _own_share(stated: Value, items: Read) -> list[Value]:
    """`Achievable bandwidth (80 %): 2.7 TB/s`: the percentages of a line's own label."""
    flow, at = stated.printing.flow, stated.quantity.start
    begin = flow.text.rfind("\n", 0, at) + 1
    label = [each for each in items(flow) if begin <= each.start < at and each.quantity and each.quantity.percent]
    return [found for each in label if (found := value(flow, [each])) is not None]


def _effective(above: Sequence[Entry], stated: Value, own: Sequence[Value]) -> Iterator[Equation]:
    told = [each for each in above if each.value is not None and _is_share(each.value, each.label)]
    peaks = [each.value for each in above if each.value is not None and each.value.dimensions == stated.dimensions]
    shares = own or [each.value for each in told if each.value is not None]
    if len(shares) != 1 or len(peaks) != 1 or not (own or says("share_of_peak", told[0].label)):
        return
    peak, share = peaks[0], shares[0]
    if share is None or not (share.plain and peak.plain and 0 < share.number < _WHOLE and peak.number):
        return
    off = stated.number / (peak.number * share.number)
    if not (Fraction(1, _FAR) <= off <= _FAR or {off, 1 / off if off else off} & _SLIPS):
        return  # of several, or of one of them
    node: Node = Binary("*", _leaf(peak), _leaf(share), True)
    places = (peak.printing.span, share.printing.span)
    every = (*places, stated.printing.span)
    words = f"{peak.printing.text} × {share.printing.text}"
    yield Equation(
        RULE, (Reading(node, "=", stated.node),), Span(min(every).start, max(each.end for each in every)),
        stated.printing, places[0], stated.printing.flow, "effective", words=words, evidence=places,
    )  # fmt: skip


def _is_share(stated: Value, label: str) -> bool:
    """`85 %`, or `efficiency: 0.85`."""
    return stated.quantity.percent or (stated.quantity.bare and stated.number < _WHOLE and says("share_of_peak", label))


def _leaf(value: Value) -> Node:
    return Leaf(value.printing if value.counted else rounded(value.printing))
