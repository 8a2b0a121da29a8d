"""Lines below parts of a memory -> bindings of their total, of the share that is in use and of what is left.

Such a line names no quantity: `Total`, `Utilization`, `Free`. What stands above it tells of what it is.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.grid import bare, is_plain_total, is_total
from docverify.claims.tables.table_words import is_one
from docverify.facts.cell_values import stated_in
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.facts.sized_nodes import of_items
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.named import NamedTuple
from docverify.patterns import Worded

_FEWEST = 2  # amounts above a total
_BYTES = (("information", 1),)
_LABEL = re.compile(r"[\s*_`]*([^:：=\n]{2,40}?)[\s*_`]*[:：]")
_OF_ONE = Worded(r"\s*(?:/|{per_ahead}).*$")


class Line(NamedTuple):
    label: str
    page: Page
    unit: Quantity | None = None  # of its column


def summed(lines: Iterable[Line], found: Iterable[Binding]) -> Iterator[Binding]:
    """What the lines say of all above them, if two of these are amounts of memory and one is known to be a part."""
    lines, found = list(lines), list(found)
    parts = [each for each in found if of_memory(each) and not is_plain_total(_plain(each.words))]
    if not parts or any(each.alternatives for each in parts):
        return
    common = frozenset[str].intersection(*(each.qualifiers for each in parts))
    taken = {id(each.printing.flow) for each in found}
    above = 0
    for line in lines:
        name = _meant(line.label, id(line.page.flow) in taken) if above >= _FEWEST else ""
        if name:
            yield from _bound(line, name, common if name == "total_memory" else frozenset())
        above += _is_amount(line)


def of_list(read: Sequence[tuple[Page, tuple[Binding, ...]]]) -> tuple[Binding, ...]:
    """What the items of a list bind; below parts of a memory a total needs no other name."""
    found = [each for _, told in of_items(read) for each in told]
    if not any(map(of_memory, found)):
        return tuple(found)
    more = list(summed((line_of(page) for page, _ in read), found))
    known = {id(each.printing.flow) for each in more if each.name == "total_memory"}
    return (*(each for each in found if id(each.printing.flow) not in known), *more)


def of_memory(each: Binding) -> bool:
    """Whether it may be a part of what a memory holds."""
    return each.name.endswith("_memory") and each.name not in ("gpu_memory", "total_memory")


def line_of(page: Page) -> Line:
    """An item of a list as a line: what stands before its colon."""
    match = _LABEL.match(page.text)
    return Line(match[1] if match is not None else "", page)


def _is_amount(line: Line) -> bool:
    """Whether it tells an amount of memory."""
    stated = line.unit, *(line.page.passage.items[number].quantity for number in line.page.numbers)
    return any(each is not None and each.measure.unit.dimensions == _BYTES for each in stated)


def _plain(label: str) -> str:
    return bare(_OF_ONE.sub("", label))


def _meant(label: str, named: bool) -> str:
    """What a line says of the parts; one that has a name of its own only if it says nothing else."""
    plain = _plain(label)
    if named:
        return "total_memory" if is_plain_total(plain) else ""
    if is_total(plain):
        return "total_memory"
    if is_one("in_use", plain):
        return "memory_utilization"
    return "memory_headroom" if is_one("rest", plain) else ""


def _first(page: Page, number: int) -> Quantity | None:
    """The first number of a line, where others only explain it: `86 GB (61% of 141 GB)`, `61% of 141 GB`."""
    quantity = page.passage.items[number].quantity
    share = quantity is not None and quantity.percent
    return None if page.changes(number) or (page.operator_after(number) and not share) else quantity


def _bound(line: Line, name: str, qualifiers: frozenset[str]) -> Iterator[Binding]:
    page, first = line.page, line.page.numbers[0] if line.page.numbers else None
    stated = stated_in(page, line.unit)
    if stated is None and first is not None:
        stated = _first(page, first)
    entry = vocabulary().names[name]
    fitted = None if stated is None else fit(entry, stated)
    if fitted is not None:
        told = qualifiers | fitted.qualifiers | entry.default
        yield Binding(name, Printing(fitted.quantity, page.flow), told, line.label, Notation.CELL)
