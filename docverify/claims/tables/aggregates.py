"""Parts and a stated total -> the ways to aggregate them that come near the total: all, some, the mean, the largest."""

from collections.abc import Sequence
from fractions import Fraction
from functools import reduce
from itertools import takewhile
from operator import mul

from docverify.claims.equation import Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.tables.cells import Value, rounded, sum_of
from docverify.claims.tables.grid import Grid
from docverify.claims.tables.headings import stated_unit
from docverify.classes import replace
from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node

SOME = "a sum of some rows"  # the name of the reading
_MOST_FACTORS = 6
_NEAR = Fraction(2, 100)


def summed(nodes: Sequence[Node]) -> Node:
    """Their sum, nested in balance so that long columns stay shallow."""
    if len(nodes) == 1:
        return nodes[0]
    middle = len(nodes) // 2
    return Binary("+", summed(nodes[:middle]), summed(nodes[middle:]))


def sum_readings(parts: Sequence[Value], total: Value) -> list[Reading]:
    """The sum as printed, and of rounded parts."""
    plain = Reading(summed([part.node for part in parts]), "=", total.node)
    if all(part.counted for part in parts):
        return [plain]
    loose = Reading(summed([_rounded(part) for part in parts]), "=", total.node, "the parts are rounded")
    return [plain, loose]


def other_readings(parts: Sequence[Value], total: Value, closing: bool = False) -> list[Reading]:
    """What else a total may be, as far as the numbers come near it.

    That of all rows but one is a slip where it is `closing` the table, unless that one is a limit above all others.
    """
    numbers, stated = [part.number for part in parts], total.number
    nodes = [part.node for part in parts]
    candidates: list[tuple[str, Fraction, Node]] = [
        (
            "the mean",
            sum(numbers, Fraction(0)) / len(numbers),
            Binary("/", summed(nodes), Constant(Fraction(len(nodes)))),
        ),
        ("the largest", max(numbers), Call("max", tuple(nodes))),
        ("the smallest", min(numbers), Call("min", tuple(nodes))),
        *_product(numbers, nodes),
    ]
    some = [*_without_one(numbers, nodes, stated), *_running(numbers, nodes, stated)]
    if closing:
        some = [each for each in some if not 0 < (rest := sum(numbers) - each[1]) < stated or rest not in numbers]
    step = max(_step(value) for value in (*parts, total))
    candidates += [each for each in some if _is_exact(each[1], stated, step)]
    return [Reading(node, "=", total.node, name) for name, number, node in candidates if _near(number, stated)]


def _is_exact(number: Fraction, stated: Fraction, step: Fraction) -> bool:
    """Whether some rows come to the total as printed: by how far rounded ones may be off, some often come near it."""
    return abs(number - stated) < step


def _step(value: Value) -> Fraction:
    """The last digit of a number, in the unit of all; of a hedged one what it may be off."""
    printed = value.quantity.printed
    if value.quantity.hedge is not Hedge.NONE:
        return abs(value.number) * _NEAR
    return abs(value.number / printed.value) * printed.ulp if printed.value else Fraction(0)


def rows_of(grid: Grid, start: int, total: int, few: bool) -> Sequence[int]:
    """The rows that a total row is of; `start` is the row behind the total above it, `few` says that totals are few."""
    rows = range(start, total)
    if len(rows) < 2 and few:
        rows = range(total) if total else range(1, len(grid.totals))
    parts = [r for r in rows if not grid.totals[r]]
    if few and 0 < start < total - 1:
        parts = _nearest(grid, parts, start, total)
    return _of_its_unit(grid, parts, total)


def _nearest(grid: Grid, parts: list[int], start: int, total: int) -> list[int]:
    """Of what a total below totals may be: the rows since the last one, those beside these totals, or all other rows.

    Those whose sum comes nearest to what the total row says in one of its columns, the first if several do.
    """
    stated = [(column, v) for column in grid.columns if (v := column.values[total]) is not None and v.number]

    def gap(rows: Sequence[int]) -> Fraction:
        sums = ((sum_of([v for r in rows if (v := column.values[r]) is not None]), value) for column, value in stated)
        return min((abs(whole / value.number - 1) for whole, value in sums), default=Fraction(0))

    above = [r for r in range(start) if grid.totals[r]], [r for r in range(start) if not grid.totals[r]]
    return min(parts, *([*rows, *range(start, total)] for rows in above), key=gap)


def _of_its_unit(grid: Grid, rows: Sequence[int], total: int) -> Sequence[int]:
    """Below `Steps`, `Training (days)`, `Failures (days)`: those that `Total (days)` can be of."""
    unit = _unit(grid, total)
    own = [*takewhile(lambda row: _unit(grid, row) == unit, reversed(rows))][::-1] if unit else []
    return own if 1 < len(own) < len(rows) and total > rows[-1] else rows


def _unit(grid: Grid, row: int) -> str:
    """The unit that the label of a row gives."""
    stated = stated_unit(grid.table.rows[row][0].text)
    return stated.unit_text if stated is not None else ""


def own_parts(parts: Sequence[Value], stated: Value | None) -> list[Value]:
    """The parts without those that are, to the last digit, the sum of two or more just above, if that comes nearer."""
    kept, start = list[Value](), 0
    for part in parts:
        above = kept[start:]
        if len(above) > 1 and part.number == sum((each.number for each in above), Fraction(0)):
            start = len(kept)
        else:
            kept.append(part)
    if not start or stated is None:
        return list(parts)
    gaps = [abs(sum((each.number for each in found), Fraction(0)) - stated.number) for found in (kept, parts)]
    return kept if gaps[0] < gaps[1] else list(parts)


def _product(numbers: Sequence[Fraction], nodes: Sequence[Node]) -> list[tuple[str, Fraction, Node]]:
    """The product of a few counts: degrees of parallelism have a total too."""
    if len(nodes) > _MOST_FACTORS or any(number.denominator != 1 for number in numbers):
        return []
    node = reduce(lambda left, right: Binary("*", left, right), nodes)
    return [("the product", reduce(mul, numbers), node)]


def _without_one(
    numbers: Sequence[Fraction], nodes: Sequence[Node], stated: Fraction
) -> list[tuple[str, Fraction, Node]]:
    """The sum without one row, or with one row twice left out of account: at most one of each is tried."""
    whole = sum(numbers)
    if len(nodes) < 3:
        return []
    odd = next((n for n, number in enumerate(numbers) if number and _near(whole - number, stated)), None)
    if odd is None:
        return []
    rest = [node for n, node in enumerate(nodes) if n != odd]
    return [(SOME, whole - numbers[odd], summed(rest))]


def _running(numbers: Sequence[Fraction], nodes: Sequence[Node], stated: Fraction) -> list[tuple[str, Fraction, Node]]:
    """The sum of the last rows, or of the first."""
    found = list[tuple[str, Fraction, Node]]()
    for order in (1, -1):
        running = Fraction(0)
        for n, number in enumerate(numbers[::order]):
            running += number
            if 0 < n < len(nodes) - 1 and _near(running, stated):
                found.append((SOME, running, summed(nodes[::order][: n + 1])))
                break
    return found


def _near(number: Fraction, stated: Fraction) -> bool:
    return abs(number - stated) <= _NEAR * max(abs(stated), abs(number))


def _rounded(part: Value) -> Node:
    leaf = Leaf(rounded(part.printing))
    return Negative(leaf) if part.sign < 0 else leaf


def alike(parts: Sequence[Value], stated: Value) -> tuple[list[Value], Value]:
    """The values without the alternatives of their unit, where all are printed in one: it does not matter which."""
    units = {(v.quantity.unit_text, v.quantity.measures) for v in (*parts, stated)}
    if len({measures for _, measures in units}) > 1:
        return list(parts), stated
    return [_first_measure(part) for part in parts], _first_measure(stated)


def _first_measure(value: Value) -> Value:
    quantity = replace(value.quantity, measures=value.quantity.measures[:1])
    return replace(value, printing=Printing(quantity, value.printing.flow))
