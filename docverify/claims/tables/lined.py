"""Columns, the rows below drawn lines -> those that are sums of what stands above, but for swapped digits."""

from collections.abc import Collection, Sequence

from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.slips import swap_bits

_MOST = 2  # lines drawn between rows: more of them part all rows


def below_lines(columns: Sequence[Sequence[Value | None]], ruled: Collection[int]) -> set[int]:
    """The rows; another one, a capacity or a limit, is no sum."""
    found, start = set[int](), 0
    for row in sorted(ruled) if len(ruled) <= _MOST else ():
        stated = [(values[start:row], value) for values in columns if (value := values[row]) is not None]
        if row - start > 1 and stated and all(_is_sum(parts, value) for parts, value in stated):
            found.add(row)
        start = row
    return found


def _is_sum(above: Sequence[Value | None], stated: Value) -> bool:
    parts = [part for part in above if part is not None]
    if len(parts) < len(above) or any(part.dimensions != stated.dimensions for part in parts):
        return False
    missing = stated.number - sum_of(parts)
    if abs(missing) <= sum((part.half for part in parts), stated.half):
        return True
    timed = ("time", 1) in stated.quantity.measure.unit.dimensions and missing < 0  # some may overlap
    wanted = [(stated, sum_of(parts)), *((part, part.number + missing) for part in parts if not timed)]
    return any(number > 0 and swap_bits(value, number) > 0 for value, number in wanted)
