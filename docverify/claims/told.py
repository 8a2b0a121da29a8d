"""Columns whose headers tell how they belong together -> relations, for which few rows are evidence enough.

`GPUs per node` times `Nodes` is `GPUs`; `Free` is what is left of one column beside another.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from docverify.claims.bands import Band, difference, information, quotient
from docverify.claims.grid import Column, is_plain_total
from docverify.claims.makeup import left_over, made_of
from docverify.claims.relations import Relation
from docverify.claims.table_words import says
from docverify.units import Dimensions

_MOST_COLUMNS = 12
_ENOUGH = {"product": 1.0, "sum": 7.0}  # bits that the rows must give
_AIMS = (1.0, 1.024, 1 / 1.024, 1.024**2, 1.024**-2, 1.024**3, 1.024**-3)  # of decimal and binary prefixes
_Combined = Callable[[list[Band], tuple[int, ...]], Band]


def told(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    """The relations that headers tell and that most rows keep."""
    columns = columns[:_MOST_COLUMNS]
    made = {column.index: made_of(column) for column in columns}
    for first, last in combinations(columns, 2):
        if _cancels(made, last, ((first, -1),)):
            yield from _kept("product", last, (first,), (-1,), rows)
    for one, two, last in combinations(columns, 3):
        for signs in ((1, 1), (1, -1), (-1, 1)):
            if _cancels(made, last, ((one, signs[0]), (two, signs[1]))):
                yield from _kept("product", last, (one, two), signs, rows)
            if _rest(last, (one, two), signs):
                yield from _kept("sum", last, (one, two), signs, rows)


def _cancels(made: dict[int, Dimensions | None], result: Column, operands: Sequence[tuple[Column, int]]) -> bool:
    """Whether the make-up of the columns cancels, and one of them is per something or a share of another."""
    own = made[result.index]
    others = [(found, sign) for column, sign in operands if (found := made[column.index]) is not None]
    if own == () and len(operands) == 2 and len(others) == 1:
        others *= 2  # `In use` is of `GPUs`
    if own is None or len(others) < len(operands):
        return False
    every = [own, *(each for each, _ in others)]
    if not own:
        told = says("part", result.heading.text)
        return told and len(others) == 2 and others[0][0] == others[1][0] != ()
    if not all(every):
        return False
    per = any(power < 0 for each in every for _, power in each)
    compound = any(len(each) > 1 for each in every)
    return (per or compound) and not left_over(own, others)


def _rest(result: Column, operands: tuple[Column, Column], signs: tuple[int, int]) -> bool:
    """Whether one of them says that it is what is left of another beside the third."""
    if is_plain_total(result.heading.text):  # row_totals.py
        return False
    parts = [result] if signs != (1, 1) else []
    parts += [column for column, sign in zip(operands, signs, strict=True) if sign == (1 if signs == (1, 1) else -1)]
    return any(says("rest", column.heading.text) for column in parts)


def _kept(
    kind: str, result: Column, operands: tuple[Column, ...], signs: tuple[int, ...], rows: Sequence[int]
) -> Iterator[Relation]:
    columns = (result, *operands)
    if kind == "sum" and len({v.dimensions for c in columns for r in rows if (v := c.values[r]) is not None}) != 1:
        return
    combined: _Combined = quotient if kind == "product" else difference
    found = []
    for row in rows:
        bands = [b for column in columns if (b := column.bands[row]) is not None]
        if len(bands) == len(columns):
            found.append((row, combined(bands, signs)))
    fitting, odd = max((_split(found, aim) for aim in _aims(kind, columns)), key=lambda each: len(each[0]))
    bits = sum(_bits(result, row, each, kind) for row, each in fitting)
    if len(fitting) > len(odd) and bits >= _ENOUGH[kind]:
        kept = tuple(row for row, _ in fitting)
        yield Relation(kind, result, operands, signs, kept, odd[0] if odd else None, 1.0, bits, tuple(odd[1:]))


def _aims(kind: str, columns: Sequence[Column]) -> tuple[float, ...]:
    """What a row's quotient, or difference, should come to."""
    if kind == "sum":
        return (0.0,)
    data = any("information" in dict(v.quantity.measure.unit.dimensions) for c in columns for v in c.values[:1] if v)
    return _AIMS if data else _AIMS[:1]


def _split(found: Sequence[tuple[int, Band]], aim: float) -> tuple[list[tuple[int, Band]], list[int]]:
    """The rows that come to the aim, and those that do not."""
    fitting = [(row, each) for row, each in found if each.low - 1e-9 <= aim <= each.high + 1e-9]
    kept = {row for row, _ in fitting}
    return fitting, [row for row, _ in found if row not in kept]


def _bits(result: Column, row: int, found: Band, kind: str) -> float:
    value, stated = result.values[row], result.bands[row]
    if value is None or stated is None:
        return 0.0
    return information(value, (found.high - found.low) / (stated.middle if kind == "sum" else 1.0))
