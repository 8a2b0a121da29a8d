"""Lists and calculation blocks -> equations of lines that say what is left, or by how much a value keeps to a limit.

`- TTFT limit: 10 s`, `- achieved: 8.5 s`, `- margin: 1.5 s`: the three stand under one another, and nothing else of
their kind does.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.grid import is_total
from docverify.claims.tables.line_blocks import Lines, blocks
from docverify.claims.tables.remainders import Line, left
from docverify.claims.tables.table_blocks import table_blocks
from docverify.claims.tables.table_words import says
from docverify.classes import replace
from docverify.document.model import Document
from docverify.expression import Binary, Leaf, Node
from docverify.rational import ZERO
from docverify.source import Span

RULE = "margin-line"
_CHANGE = "change-line"
_BACK = 4  # lines above a margin in which its limit stands
_NAMES = ("", "as a share of what is reached")


def margins(document: Document, lines: Sequence[Lines], items: Read) -> Iterator[Equation]:
    """The equations of lists and blocks in which something is called a margin, or left."""
    for block in (*blocks(lines, "margin"), *table_blocks(document, items, "margin")):
        for at, entry in enumerate(block.entries):
            if entry.value is not None and at > 1 and says("margin", entry.label):
                yield from _margin(block.entries[max(0, at - _BACK) : at], entry)
    for block in blocks(lines, "change"):
        for before, after, entry in zip(block.entries, block.entries[1:], block.entries[2:], strict=False):
            yield from _change(before, after, entry)
    for block in blocks(lines, "rest"):
        for stretch in _level(block.entries):
            told = [Line(entry.label, entry.value, entry.text) for entry in stretch]
            found = [each for each in left(RULE, told) if not (_is_margin(each, stretch) or _is_derived(each))]
            yield from found or _left_of_whole(stretch)


def _left_of_whole(entries: Sequence[Entry]) -> Iterator[Equation]:
    """`Used: 8.2 GB (12.8 % of 64 GB)`, `Headroom: 55.8 GB (87.2 %)`: the rest of what the line before tells."""
    for at, (before, entry) in enumerate(pairwise(entries)):
        limit, reached, stated = before.whole, before.value, entry.value
        if any(each.value is not None for each in entries[:at]) and not _is_all(before.label):
            continue
        if limit is None or reached is None or stated is None or not says("rest", entry.label):
            continue
        if {limit.dimensions} == {reached.dimensions, stated.dimensions} and reached.plain and stated.plain:
            yield _equation(limit, reached, stated)
            if entry.share is not None and entry.whole is None and entry.share.plain:
                yield _equation(limit, reached, entry.share)


def _is_all(label: str) -> bool:
    return is_total(label) or says("taken", label)


def _level(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    """Stretches of lines that stand at one depth."""
    ends = [n for n, (a, b) in enumerate(pairwise(entries), 1) if a.depth != b.depth]
    yield from (entries[a:b] for a, b in pairwise([0, *ends, len(entries)]))


def _is_margin(equation: Equation, entries: Sequence[Entry]) -> bool:
    """Whether the words for limits and margins tell of it, which know more."""
    own = next((entry for entry in entries if entry.value and entry.value.printing is equation.result), None)
    return own is not None and says("margin", own.label)


def _is_derived(equation: Equation) -> bool:
    """Whether its own line computes it: `left for cache: 70.4 - 14.8 - 4 = 51.6 GB`."""
    place = equation.result
    return place is not None and place.flow.text[: place.quantity.start].rstrip(" *_`~").endswith(("=", "≈"))


def _margin(above: Sequence[Entry], stated: Entry) -> Iterator[Equation]:
    value = stated.value
    assert value is not None
    if not value.plain or value.number <= 0 or any(entry.depth != stated.depth for entry in above):
        return
    share = value.quantity.percent
    known = [entry for entry in above if entry.value is not None and entry.value.plain]
    limits = [entry for entry in known if says("bound", entry.label) and not says("margin", entry.label)]
    if len(limits) != 1 or limits[0].value is None or (share and not _is_of(stated, above)):
        return
    limit = limits[0].value
    others = [entry for entry in known if entry.value is not None and entry.value.dimensions == limit.dimensions]
    others = [entry for entry in others if entry is not limits[0]]
    told = [entry for entry in others if says("reached", entry.label)] or others
    if len(told) != 1 or told[0].value is None or (not share and limit.dimensions != value.dimensions):
        return
    if limit.quantity.percent or not (limit.number and told[0].value.number):
        return
    yield _equation(limit, told[0].value, value)


def _change(before: Entry, after: Entry, stated: Entry) -> Iterator[Equation]:
    """`Weights before: 150 GB`, `Weights after: 60 GB`, `Saving: 60 %`."""
    old, new, change = before.value, after.value, stated.value
    if old is None or new is None or change is None or not change.quantity.percent or old.dimensions != new.dimensions:
        return
    told = says("before", before.label) and says("after", after.label) and says("change", stated.label)
    plain = all(each.plain and each.number and not each.quantity.percent for each in (old, new))
    alike = before.depth == after.depth == stated.depth and not (before.beside or after.beside)
    if told and plain and alike and change.plain and _is_of(stated, (before, after), "change"):
        found = _equation(old, new, change, _CHANGE)
        yield replace(found, readings=found.readings[:1]) if says("fall", stated.label) else found


def _is_of(stated: Entry, above: Sequence[Entry], kind: str = "margin") -> bool:
    """Whether what a margin or a change in percent is called says nothing else than the lines above."""
    known = " ".join(entry.label for entry in above).lower()
    words = stated.label.lower().split()
    return all(word in known or says(kind, word) or says("of_margin", word) for word in words)


def _equation(limit: Value, reached: Value, stated: Value, rule: str = RULE) -> Equation:
    """What lies between both, of either; what is printed with a minus is the second less the first."""
    falls = limit.number > reached.number if stated.number > 0 else limit.number < reached.number
    high, low = (limit, reached) if falls else (reached, limit)
    ends = {id(limit): _as_set(limit), id(reached): _leaf(reached)}
    gap = Binary("-", ends[id(high)], ends[id(low)], True)
    sides: list[Node] = [gap]
    if stated.quantity.percent:
        sides = [Binary("/", gap, each, True) for each in ends.values()]
    readings = tuple(Reading(side, "=", stated.node, name) for side, name in zip(sides, _NAMES, strict=False))
    places = (limit.printing.span, reached.printing.span)
    every = (*places, stated.printing.span)
    words = f"{high.printing.text} - {low.printing.text}"
    return Equation(
        rule, readings, Span(min(every).start, max(each.end for each in every)), stated.printing, places[0],
        stated.printing.flow, "share" if stated.quantity.percent else "left", words=words,
        evidence=places,
    )  # fmt: skip


def _leaf(value: Value) -> Node:
    return Leaf(value.printing if value.counted else rounded(value.printing))


def _as_set(value: Value) -> Node:
    """A limit is as one has set it, not rounded."""
    quantity = value.printing.quantity
    number = replace(quantity.printed, ulp=ZERO, whole=False)
    return Leaf(Printing(replace(quantity, printed=number), value.printing.flow))
