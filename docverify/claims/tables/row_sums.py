"""Columns of one kind side by side -> the sums that their rows keep: what the last has of the first, or of all before.

`Usable | Weights | Buffers | Cache`, `Queue | Prefill | Transfer | TTFT`: no header says so, but two rows that come to
it in all their digits are no accident. Of three columns and of totals other modules tell.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from math import log2

from docverify.claims.tables.bands import Band, difference, information
from docverify.claims.tables.evidence import spread
from docverify.claims.tables.grid import Column
from docverify.claims.tables.relations import Relation

_FEWEST, _MOST = 4, 9  # columns
_KEPT = 2  # rows
_EXACT, _NONE = 2.0, 1e-6  # bits that it costs to look for it
_SURPRISE = 10.0  # bits beyond what the number of tried sums explains


def row_sums(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    """The sums that all rows keep, or all but one."""
    for run in _runs(columns):
        tried = [(a, b) for a in range(len(run)) for b in range(a + _FEWEST, len(run) + 1)]
        needed = _SURPRISE + log2(2 * len(tried))
        for a, b in tried:
            *operands, last = run[a:b]
            for sign in (1, -1):
                signs = (1, *[sign] * (len(operands) - 1))
                found = _sum(last, tuple(operands), signs, rows)
                if found is not None and found.bits >= needed:
                    yield found


def _runs(columns: Sequence[Column]) -> Iterator[Sequence[Column]]:
    """The columns that stand side by side and hold one kind of amounts."""
    for _, group in groupby(enumerate(columns), lambda each: (each[1].index - each[0], _kind(each[1]))):
        run = [column for _, column in group]
        if _FEWEST <= len(run) <= _MOST and _kind(run[0]) is not None:
            yield run


def _kind(column: Column) -> object:
    kinds = {value.dimensions for value in column.values if value is not None}
    return next(iter(kinds)) if len(kinds) == 1 else None


def _sum(result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]) -> Relation | None:
    gaps = [(row, gap) for row in rows if (gap := _gap((result, *operands), signs, row)) is not None]
    odd = [row for row, gap in gaps if not gap.low <= 0 <= gap.high]
    kept = [(row, gap) for row, gap in gaps if row not in odd]
    if len(odd) > 1 or len(kept) < _KEPT:
        return None
    told = [row for row, _ in kept]
    bits = sum(_bits(result, told, [gap.high - gap.low for _, gap in kept]))
    if all(abs(gap.middle) < _NONE * (gap.high - gap.low) for _, gap in kept):  # to the last digit
        widths = [band.high - band.low for row in told if (band := result.bands[row]) is not None]
        bits = max(bits, sum(_bits(result, told, widths)) - _EXACT)
    return Relation("sum", result, operands, signs, tuple(told), odd[0] if odd else None, 1.0, bits)


def _bits(result: Column, rows: Sequence[int], widths: Sequence[float]) -> Iterator[float]:
    """What each row tells that comes to its result within a width."""
    apart = spread(result, rows)
    for row, width in zip(rows, widths, strict=True):
        value, stated = result.values[row], result.bands[row]
        if value is not None and stated is not None:
            yield information(value, width / stated.middle / apart)


def _gap(columns: Sequence[Column], signs: tuple[int, ...], row: int) -> Band | None:
    """How far the row's result may be from the sum of its operands; None where one of them is no number."""
    bands = [band for column in columns if (band := column.bands[row]) is not None]
    return difference(bands, signs) if len(bands) == len(columns) else None
