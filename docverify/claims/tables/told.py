"""Columns whose headers tell how they belong together -> relations, for which few rows are evidence enough.

`GPUs per node` times `Nodes` is `GPUs`; `Free` is what is left of one column beside another.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from docverify.claims.tables.bands import Band, difference, information, quotient
from docverify.claims.tables.grid import Column, bare, is_plain_total
from docverify.claims.tables.makeup import ANY, left_over, made_of
from docverify.claims.tables.relations import Relation
from docverify.claims.tables.slips import swap_bits
from docverify.claims.tables.table_words import says
from docverify.dimensions import Dimensions

_MOST_COLUMNS = 12
_ENOUGH = {"product": 1.0, "sum": 7.0}  # bits that the rows must give
_AIMS = (1.0, 1.024, 1 / 1.024, 1.024**2, 1.024**-2, 1.024**3, 1.024**-3)  # of decimal and binary prefixes
_FITTING = 3  # rows that keep it then
_SWAPPED = 2.0  # bits
_CONVERTED = 5.0  # bits, if it is in other units than the cells
_PERIODS = (1.0, 60.0, 3600.0, 86400.0, 1 / 60, 1 / 3600, 1 / 86400, 1000.0, 0.001)
_Combined = Callable[[list[Band], tuple[int, ...]], Band]


def told(columns: Sequence[Column], rows: Sequence[int]) -> Iterator[Relation]:
    """The relations that headers tell and that most rows keep."""
    columns = [column for column in columns[:_MOST_COLUMNS] if not column.heading.valued]
    made = {column.index: made_of(column) for column in columns}
    left = {column.index for column in columns if says("rest", column.heading.text)}
    for first, last in combinations(columns, 2):
        if (tell := _made(made, last, (first,))) and _cancels(tell, (-1,)):
            yield from _kept("product", last, (first,), (-1,), rows)
    for one, two, last in combinations(columns, 3):
        tell, rest = _made(made, last, (one, two)), not left.isdisjoint((one.index, two.index, last.index))
        for signs in ((1, 1), (1, -1), (-1, 1)) if tell or rest else ():
            if tell and _cancels(tell, signs):
                yield from _kept("product", last, (one, two), signs, rows)
            if rest and _rest(left, last, (one, two), signs):
                yield from _kept("sum", last, (one, two), signs, rows)


def _made(made: dict[int, Dimensions | None], result: Column, operands: Sequence[Column]) -> list[Dimensions]:
    """The make-up of the result and of what it may be computed from: one of them is per something or a share of
    another; empty if not."""
    own = made[result.index]
    if own is None:
        return []
    others = [found for column in operands if (found := made[column.index]) is not None]
    if own == () and len(operands) == 2 and len(others) == 1:
        others *= 2  # `In use` is of `GPUs`
    if len(others) < len(operands):
        return []
    if not own:
        same = len(others) == 2 and (others[0] == others[1] != () or _in_percent(result, operands))
        return [own, *others] if same and says("part", result.heading.text) else []
    every = [own, *others]
    names = [name for each in every for name, _ in each]
    if ANY not in names and any(names.count(name) < 2 for name in names):  # nothing cancels it
        return []
    telling = any(len(each) > 1 or any(power < 0 for _, power in each) for each in every)
    return every if telling and all(every) else []


def _in_percent(result: Column, operands: Sequence[Column]) -> bool:
    """Whether it is one of them in percent: `Headroom %` of `Headroom` and `Capacity`."""
    plain = result.heading.text.lower().replace("%", "").strip(" ()[]")
    return plain != "" and any(bare(each.heading.text).lower() == plain for each in operands)


def _cancels(made: Sequence[Dimensions], signs: tuple[int, ...]) -> bool:
    """Whether the make-up of the operands leaves nothing of the result's; a share has none of its own."""
    own, *others = made
    return not own or not left_over(own, zip(others, signs, strict=True))


def _rest(left: set[int], result: Column, operands: tuple[Column, Column], signs: tuple[int, int]) -> bool:
    """Whether one of them says that it is what is left of another beside the third."""
    if is_plain_total(result.heading.text):  # row_totals.py
        return False
    parts = [result] if signs != (1, 1) else []
    parts += [column for column, sign in zip(operands, signs, strict=True) if sign == (1 if signs == (1, 1) else -1)]
    return any(column.index in left for column in parts)


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
    bits, enough = sum(_bits(result, row, each, kind) for row, each in fitting), _ENOUGH[kind]
    if kind == "product" and not fitting and len(found) > 1:
        fitting, odd = max((_split(found, aim) for aim in _unit_aims(columns)), key=lambda each: len(each[0]))
        bits, enough = sum(_bits(result, row, each, kind) for row, each in fitting[1:]), _CONVERTED
        if len(odd) > 1 or len(fitting) < _FITTING or len(columns) < _FITTING or not _told_amount(columns):
            return
    if (len(fitting) > len(odd) or _slipped(fitting, odd, columns, found)) and bits >= enough:
        first, told, kept = odd[0] if odd else None, len(operands) == 1, tuple(row for row, _ in fitting)
        yield Relation(kind, result, operands, signs, kept, first, 1.0, bits, tuple(odd[1:]), told)


def _slipped(
    fitting: Sequence[tuple[int, Band]],
    odd: Sequence[int],
    columns: Sequence[Column],
    found: Sequence[tuple[int, Band]],
) -> bool:
    """Whether there are two rows only, and in the odd one two digits of a number changed places."""
    if len(fitting) != 1 or len(odd) != 1:
        return False
    kept, missed = fitting[0][1].middle, dict(found)[odd[0]].middle
    if not kept or not missed:
        return False
    values = [value for column in columns if (value := column.values[odd[0]]) is not None]
    off = missed / kept
    return any(swap_bits(value, float(value.number) * each) > _SWAPPED for value in values for each in (off, 1 / off))


def _aims(kind: str, columns: Sequence[Column]) -> tuple[float, ...]:
    """What a row's quotient, or difference, should come to."""
    if kind == "sum":
        return (0.0,)
    data = any("information" in dict(v.quantity.measure.unit.dimensions) for c in columns for v in c.values[:1] if v)
    return _AIMS if data else _AIMS[:1]


def _unit_aims(columns: Sequence[Column]) -> list[float]:
    """What it comes to where headers tell units that the cells are without: `$/1M tokens` of `Price/h` and tokens/s."""
    amounts = [p.amount for column in columns for p in column.heading.numbers if p.amount > 1]
    scales = [1.0, *amounts, *(1 / each for each in amounts)]
    return [scale * period for scale in scales for period in _PERIODS]


def _told_amount(columns: Sequence[Column]) -> bool:
    """Whether a header holds the amount that it is per."""
    return any(p.amount > 1 for column in columns for p in column.heading.numbers)


def _split(found: Sequence[tuple[int, Band]], aim: float) -> tuple[list[tuple[int, Band]], list[int]]:
    """The rows that come to the aim, and those that do not."""
    fitting = [(row, each) for row, each in found if each.low - 1e-9 <= aim <= each.high + 1e-9]
    kept = {row for row, _ in fitting}
    return fitting, [row for row, _ in found if row not in kept]


def _bits(result: Column, row: int, found: Band, kind: str) -> float:
    value, stated = result.values[row], result.bands[row]
    if value is None or stated is None:
        return 0.0
    return information(value, (found.high - found.low) / (stated.middle if kind == "sum" else found.middle))
