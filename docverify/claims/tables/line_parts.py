"""Lines above a total -> the value of each that is its part: `Nodes: $165,000 each, $495,000 for three`."""

from collections.abc import Sequence
from itertools import islice, product

from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.summable import is_near
from docverify.claims.tables.totals import fits

_MOST = 256  # ways to choose


def meant_parts(lines: Sequence[Entry], stated: Value) -> list[Value]:
    """The first of each line; or else, of those that lines print, the ones that come to the total or next to it."""
    alike = [e for e in lines if e.value is not None and e.value.dimensions == stated.dimensions]
    first = [each.value for each in alike if each.value is not None]
    if len(first) < 2 or not any(each.beside for each in alike) or fits(first, stated):
        return first
    ways = product(*([value, *_plain(line)] for value, line in zip(first, alike, strict=True)))
    nearest = list(min(islice(ways, _MOST), key=lambda way: abs(sum_of(way) - stated.number)))
    computed = all(each.computed or not each.beside for each in alike)  # then the first is what the line comes to
    return nearest if fits(nearest, stated) or not (computed or is_near(first, stated)) else first


def _plain(line: Entry) -> list[Value]:
    return [each for each in line.beside if each.plain]
