"""A column of efficiencies beside devices and a rate, a speed-up or a time -> the relation that scaling has.

The first row is the baseline, of which the efficiency is all: `rate ÷ devices`, or `1 ÷ (time × devices)`, over that of
the first row.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from docverify.claims.tables.bands import Band, quotient
from docverify.claims.tables.grid import Column
from docverify.claims.tables.makeup import made_of
from docverify.claims.tables.relations import Relation
from docverify.claims.tables.table_words import says

_FEWEST = 3  # rows that keep it
_BITS = 20.0
_WAYS = ((1, -1), (-1, -1))  # of a rate and the devices, of a time and the devices
_NEARLY = 1e-9


def scaled(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    """The relations of all rows but one to the first."""
    for result in columns:
        first = result.values[rows[0]] if rows else None
        if first is None or first.number != 1 or not says("scaled", result.heading.text):
            continue
        found = [
            relation
            for rate, many in permutations((each for each in columns if each is not result), 2)
            if _counts(many)
            for signs in _WAYS
            if (relation := _kept(result, (rate, many), signs, rows)) is not None
        ]
        yield from sorted(found, key=lambda each: len(each.rows))[-1:]


def _counts(column: Column) -> bool:
    return made_of(column) in ((("device", 1),), (("node", 1),))


def _kept(
    result: Column, operands: tuple[Column, Column], signs: tuple[int, int], rows: Sequence[int]
) -> Relation | None:
    found: list[tuple[int, Band]] = []
    for row in rows:
        bands = [b for column in (result, *operands) if (b := column.bands[row]) is not None]
        if len(bands) == len(operands) + 1:
            found.append((row, quotient(bands, signs)))
    if not found or found[0][0] != rows[0]:
        return None
    base = found[0][1]
    fits = [row for row, b in found if b.low * (1 - _NEARLY) <= base.high and base.low <= b.high * (1 + _NEARLY)]
    odd = [row for row, _ in found if row not in fits]
    several = len({v.number for row in fits if (v := result.values[row]) is not None}) >= _FEWEST
    if not several or len(odd) > 1:
        return None
    return Relation("product", result, operands, signs, tuple(fits), odd[0] if odd else None, 0.0, _BITS)
