"""Columns whose headers tell that one is a multiple of another -> relations, for which few rows are evidence enough.

`KV (GiB)` and `KV per GPU (GiB)`; `GB/s per direction` and `GB/s bidirectional`.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from docverify.claims.tables.bands import Band, quotient
from docverify.claims.tables.grid import Column, bare
from docverify.claims.tables.relations import Relation
from docverify.claims.tables.table_words import says
from docverify.claims.tables.views import head_of

_MOST_COLUMNS, _MOST = 12, 4096
_DOUBLED, _SEVERAL = 2, 3  # different rows that keep the double, or a multiple that the headers do not tell
_BITS = 20.0
_NEARLY = 1e-9


def multiples(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    """The relations that the headers tell and that all rows but one keep."""
    columns = columns[:_MOST_COLUMNS]
    two_way, one_way = ([says(way, column.heading.text) for column in columns] for way in ("two_way", "one_way"))
    heads = [bare(column.heading.text.lower()) for column in columns]
    things = [head_of(head).strip() for head in heads]  # without what they are per
    for (a, many), (b, one) in permutations(enumerate(columns), 2):
        doubled = two_way[a] and one_way[b]
        if not doubled and not heads[b] != heads[a] == things[b] != "":
            continue
        found = [(row, quotient([x, y], (1,))) for row in rows if (x := many.bands[row]) and (y := one.bands[row])]
        factor = 2 if doubled else _usual([band for _, band in found])
        kept = tuple(row for row, band in found if _holds(band, factor))
        odd = [row for row, _ in found if row not in kept]
        different = len({value.number for row in kept if (value := one.values[row]) is not None})
        if different >= (_DOUBLED if doubled else _SEVERAL) and len(odd) < 2:
            result, operand = (many, one) if many.index > one.index else (one, many)
            yield Relation("product", result, (operand,), (1,), kept, odd[0] if odd else None, 1.0, _BITS)


def _usual(bands: Sequence[Band]) -> int:
    """The whole number that most quotients may be; 0 if there is none."""
    near = {round(band.middle) for band in bands if 1 < band.middle < _MOST}
    return max(near, key=lambda number: sum(_holds(band, number) for band in bands), default=0)


def _holds(band: Band, number: int) -> bool:
    return number > 1 and band.low * (1 - _NEARLY) <= number <= band.high * (1 + _NEARLY)
