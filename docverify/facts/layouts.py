"""Document, facts -> the layouts that one line tells: degrees of parallelism beside the number of their GPUs.

Each is judged by itself, as a world of its own, whatever the rest of the document says.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.claims.status.standing import Status
from docverify.classes import replace
from docverify.document.holding import holding
from docverify.document.model import Document, Fence, Flow, Table
from docverify.facts.fact import Fact, Notation, Scope
from docverify.facts.facts import Statuses
from docverify.facts.labels import label
from docverify.facts.layout_words import Named, beside, copies, counts, degrees, denied, further, nodes, several_hosts
from docverify.facts.scopes import Scopes
from docverify.facts.stretches import HINT, Stretch, lines, sentences
from docverify.kept import Kept
from docverify.named import NamedTuple

LINE = "line"  # the point at which what a line tells is apart from the rest
_NEAR = 80  # characters between the GPUs and the nearest degree
_FEWEST = 2  # degrees
_OUTER = frozenset({"dp", "fsdp", "replicas"})  # that make up a whole layout beside tensor parallelism
_FULL = frozenset({"tp", "pp", "dp"})


def layouts(document: Document, facts: Sequence[Fact], statuses: Statuses, kept: Kept | None = None) -> Iterator[Fact]:
    """The facts of every line that tells a layout; a value that is a fact already keeps its place."""
    known = {(id(f.printing.flow), f.printing.quantity.number_end): f.printing for f in facts}
    kept = kept or Kept()
    reader = _Reader(Scopes(document, kept), statuses, known, kept)
    for number, found in enumerate(_found(document, kept)):
        yield from reader.facts(found, number)


_Place = tuple[Flow, Named]
_Places = tuple[_Place, ...]


def _found(document: Document, kept: Kept) -> Iterator[_Places]:
    for flow in holding(HINT, document.flows):
        yield from kept.once(_told_in, flow)
    cells = [*holding(HINT, [cell for table in document.tables for row in table.rows for cell in row])]
    for cell in cells:
        yield from kept.once(_told_in, cell)
    for fence in document.fences:
        yield from kept.once(_of_fence, fence)
    speaking = {id(cell) for cell in cells}
    for table in document.tables:
        if any(id(cell) in speaking for row in table.rows for cell in row):
            yield from kept.once(_of_rows, table)


def _of_fence(fence: Fence) -> tuple[_Places, ...]:
    return tuple(layout for line in lines(fence) for layout in _told_in(line))


def _told_in(flow: Flow) -> tuple[_Places, ...]:
    """The layouts of a text as a whole, or of its sentences."""
    found: list[_Places] = []
    for stretch in sentences(flow):
        layout = tuple(_layout(stretch))
        if layout:
            found.append(layout)
        if layout and stretch.whole:
            break
    return tuple(found)


def _of_rows(table: Table) -> tuple[_Places, ...]:
    return tuple(map(tuple, _rows(table)))


def _layout(stretch: Stretch) -> list[_Place]:
    """The degrees and the one number of GPUs of a stretch; empty if it does not tell a layout."""
    text = stretch.text
    devices = counts(text)
    found = degrees(text) if devices else []
    several = copies(text) if found else None
    if several is not None and all(several.end <= each.start for each in found) and found[-1].end <= devices[-1].start:
        found = [several, *found]
    attached = [each for each in devices if len(found) >= _FEWEST and beside(text, found, each)]
    if len(found) < _FEWEST or (len(devices) != 1 and len(attached) != 1):
        return []
    count = devices[0] if len(devices) == 1 else attached[0]
    gap = min(max(d.start - count.end, count.start - d.end) for d in found)
    if gap > _NEAR:
        return []
    ones = denied(text)
    named = {d.name for d in (*found, *ones)}
    outer = named & _OUTER and "tp" in named and not further(text, found)
    if count.name == "gpus" and outer and count in attached:
        count = count._replace(name="gpus" if named >= _FULL else "gpus.listed")
    hosts = nodes(text) if count.name == "gpus_per_node" else None
    if hosts is not None and several_hosts(text):
        return []
    ones = [each for each in ones if each.name not in {d.name for d in found}]
    together = (*found, *ones, count, *([hosts] if hosts else []))
    return [(stretch.flow, d._replace(start=d.start + stretch.start, end=d.end + stretch.start)) for d in together]


def _rows(table: Table) -> Iterator[list[_Place]]:
    """Rows with a layout in one cell and its GPUs in another."""
    heads = [named.names if (named := label(cell.text, False)) else () for cell in table.header]
    for row in table.rows:
        laid = [(cell, found) for cell in row if HINT.search(cell.text) and len(found := degrees(cell.text)) >= _FEWEST]
        if len(laid) != 1:
            continue
        cell, found = laid[0]
        devices = [(other, each) for other in row for each in counts(other.text)]
        devices += [(c, bare) for c, names in zip(row, heads, strict=True) if names == ("gpus",) and (bare := _bare(c))]
        if len(devices) == 1 and devices[0][0] is not cell and devices[0][1].name == "gpus":
            yield [*((cell, each) for each in found), devices[0]]


def _bare(cell: Flow) -> Named | None:
    """The number that is all of a cell under `GPUs`."""
    match = re.fullmatch(r"\s*(\d{1,6})\s*", cell.text)
    return Named("gpus", int(match[1]), match.start(1), match.end(1)) if match else None


class _Reader(NamedTuple):
    scopes: Scopes
    statuses: Statuses
    known: dict[tuple[int, int], Printing]
    kept: Kept

    def facts(self, found: _Places, number: int) -> Iterator[Fact]:
        held = [self.statuses.at(flow, each.start, each.end) for flow, each in found]
        if any(each.status not in (Status.ASSERTED, Status.ATTRIBUTED) for each in held):
            return
        branch = ((LINE, str(number)),)
        for place, standing in zip(found, held, strict=True):
            flow, each = place
            where = self.known.get((id(flow), each.end)) or self.kept.once(_printing, flow, each)
            scope = self.kept.same(replace(self.scopes.of(flow), alternatives=branch))
            yield self.kept.once(_fact, place, where, scope, standing.status is Status.ASSERTED)


def _fact(place: _Place, where: Printing, scope: Scope, asserted: bool) -> Fact:
    flow, each = place
    name, _, qualifier = each.name.partition(".")
    words = flow.text[each.start : each.end]
    return Fact(name, where, scope, frozenset({qualifier} - {""}), asserted, words, Notation.DEGREE)


def _printing(flow: Flow, each: Named) -> Printing:
    digits = flow.text[each.start : each.end]
    number = Printed(Fraction(each.value), Fraction(1), True, digits, max(1, len(str(each.value).strip("0"))))
    return Printing(Quantity(each.start, each.end, each.end, number), flow)
