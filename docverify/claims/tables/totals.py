"""A table's total rows -> equations: a column's total is the sum of the rows above, or another aggregate of them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docverify.claims.equation import Equation, Reading
from docverify.claims.tables.aggregates import SOME, alike, other_readings, own_parts, rows_of, sum_readings, summed
from docverify.claims.tables.cells import Value, sum_of
from docverify.claims.tables.grid import Column, Grid, bare, is_plain_total, is_whole
from docverify.claims.tables.grid import is_total as named_total
from docverify.claims.tables.summable import adds, are_alternatives, is_near, is_repeated, is_shared, summable
from docverify.claims.tables.table_words import is_one, says
from docverify.classes import replace
from docverify.expression import Node
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.source import Span

RULE = "table-total"
_MOST_TOTALS = 20
_MOST_AFTER = 50  # rows behind a total
_MOST_PLACES = 50
_NAMES = Worded(r"{names_of_parts}")
_COMPUTED = re.compile(r"\d(?: ?[A-Za-z]{1,3})?\s?[+＋×*÷−]\s?\d|\d\s[/-]\s\d")
_INDENTED = re.compile(r"\s*(?:[↳└├•]|[-–—+]\s|&nbsp;)")


def totals(grid: Grid, corrected: Mapping[Span, Node]) -> Iterator[Equation]:
    """The equations of every total row; `corrected` holds what cells should say that other columns contradict."""
    start, few = 0, sum(grid.totals) <= _MOST_TOTALS
    for row, totals_here in enumerate(grid.totals):
        if not totals_here:
            continue
        yield from _row(grid, rows_of(grid, start, row, few), row, corrected)
        start = row + 1


class _Found(NamedTuple):
    """What the columns say of a total row."""

    fitting: list[Equation]
    settled: list[Equation]  # by what the other columns say of a row above
    odd: list[tuple[Equation, bool]]  # and whether it comes near
    rates: list[tuple[Equation, object]]  # odd ones that only a column which adds up may vouch for, one of their kind
    kinds: set[object]  # of those that add up

    def every_odd(self) -> list[tuple[Equation, bool]]:
        vouched = (e for e, kind in self.rates if kind in self.kinds or (self.fitting and kind is None))
        return [*self.odd, *((equation, True) for equation in vouched)]


def _row(grid: Grid, rows: Sequence[int], total: int, corrected: Mapping[Span, Node]) -> Iterator[Equation]:
    """The columns that add up, and a column that does not although it should."""
    found = _Found([], [], [], [], set())
    closing = total + 1 == len(grid.labels) and not any(says("left_out", grid.labels[r]) for r in rows)
    for column in grid.columns:
        stated = column.values[total]
        parts = own_parts([value for r in rows if (value := column.values[r]) is not None], stated)
        if stated is None or len(parts) < 2 or not _are_of_one_kind(column, parts, stated):
            continue
        equation = _equation(column, parts, stated, total, corrected, closing)
        if fits(parts, stated):
            found.fitting.append(equation)
            found.kinds.add(stated.dimensions)
        elif any(part.printing.span in corrected for part in parts) and adds(column, parts, stated):
            found.settled.append(equation)
        elif len({part.number for part in (*parts, stated)}) > 1 and _certain(grid, column, rows, parts, stated, total):
            _add_odd(found, equation, column, parts, stated, [grid.labels[r] for r in rows])
    yield from (*found.fitting, *found.settled)
    fitting, odd = found.fitting, found.every_odd()
    if len(odd) == 1 and (fitting or not (total < min(rows) or is_whole(grid.labels[total]))):
        yield replace(odd[0][0], readings=_of_all(odd[0][0].readings)) if fitting else odd[0][0]
    elif len(odd) <= len(fitting):
        yield from (replace(each, readings=_of_all(each.readings)) for each, close in odd if close)


def _add_odd(
    found: _Found, equation: Equation, column: Column, parts: Sequence[Value], stated: Value, labels: Sequence[str]
) -> None:
    plain = adds(column, parts, stated) or is_shared(column, parts, stated)
    repeated = is_repeated(stated, labels, parts)
    if summable(column, stated) and not repeated:
        found.odd.append((equation, is_near(parts, stated)))  # one value all the way down is for one of something
    else:
        found.rates.append((equation, None if plain and not repeated else stated.dimensions))


def _are_of_one_kind(column: Column, parts: Sequence[Value], stated: Value) -> bool:
    """Percentages of change are none: the total has changed by a percentage of its own."""
    change = any(part.sign < 0 for part in parts) or says("change", column.heading.text)
    if change and all(part.quantity.percent for part in parts):
        return False
    return all(part.dimensions == stated.dimensions for part in parts)


def _of_all(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings beside a column that adds up: few small numbers come to anything when some may be left out."""
    return tuple(reading for reading in readings if reading.name != SOME)


def _equation(
    column: Column, parts: Sequence[Value], stated: Value, total: int, corrected: Mapping[Span, Node], closing: bool
) -> Equation:
    parts, stated = alike(parts, stated)
    readings = [*sum_readings(parts, stated), *other_readings(parts, stated, closing)]
    if any(part.printing.span in corrected for part in parts):
        nodes = [corrected.get(part.printing.span, part.node) for part in parts]
        readings.append(Reading(summed(nodes), "=", stated.node, "a row above is corrected"))
    after = [value for value in column.values[total + 1 : total + _MOST_AFTER] if value is not None]
    if after and all(value.dimensions == stated.dimensions for value in after):
        readings += [replace(r, name="a sum of all other rows") for r in sum_readings([*parts, *after], stated)[:1]]
    return total_equation(RULE, readings, parts, stated)


def total_equation(
    rule: str, readings: Sequence[Reading], parts: Sequence[Value], stated: Value, form: str = "total"
) -> Equation:
    """The claim that `stated` is the total of the parts."""
    places = tuple(part.printing.span for part in parts)
    span = Span(min(p.start for p in places), max(stated.printing.span.end, *(p.end for p in places)))
    return Equation(
        rule, tuple(readings), span, stated.printing, Span(places[0].start, places[0].end),
        stated.printing.flow, form, words=written_sum(parts), evidence=places[:_MOST_PLACES],
    )  # fmt: skip


def written_sum(parts: Sequence[Value]) -> str:
    """The parts as a sum; long ones are cut short."""
    texts = [("-" if part.sign < 0 else "") + part.printing.text for part in parts]
    if len(texts) > 6:
        texts = [*texts[:3], "…", texts[-1]]
    return " + ".join(texts)


def fits(parts: Sequence[Value], stated: Value) -> bool:
    """Whether the sum comes to the total, as far as printed digits tell."""
    slack = sum([part.half for part in parts], stated.half * 2)
    return abs(sum_of(parts) - stated.number) <= slack


def _certain(
    grid: Grid, column: Column, rows: Sequence[int], parts: Sequence[Value], stated: Value, total: int
) -> bool:
    """Whether the column is one that adds up and all its parts are known."""
    label = grid.labels[total]
    if not (
        is_plain_total(label) or is_whole(label) or (named_total(label) and stated.quantity.measure.unit.dimensions)
    ):
        return False
    added = adds(column, parts, stated) or is_shared(column, parts, stated)
    if not added and not (is_one("summed", bare(label)) and stated.number > sum_of(parts) / 2):
        return False
    if not all(part.plain for part in (*parts, stated)):
        return False
    if any(_noted(_text(grid, r)) for r in (*rows, total)) or any(map(str.isdigit, grid.labels[total])):
        return False
    if _is_computed(grid, column, total) or are_alternatives([grid.labels[r] for r in rows]):
        return False
    unread = [r for r in rows if column.values[r] is None and _has_digit(grid, r, column.index)]
    return not unread


def _is_computed(grid: Grid, column: Column, total: int) -> bool:
    """Whether the row itself says what it adds up: `Switches in total | 32 + 16 | 48`."""
    others = (cell.text for n, cell in enumerate(grid.table.rows[total]) if n != column.index)
    return any(_COMPUTED.search(text) is not None for text in others)


def _noted(text: str) -> bool:
    """Whether a row is indented, or says that it is no part or not all of one."""
    return _INDENTED.match(text) is not None or says("noted", _NAMES.sub("", text))


def _text(grid: Grid, row: int) -> str:
    return " ".join(cell.text for cell in grid.table.rows[row] if bare(cell.text))


def _has_digit(grid: Grid, row: int, index: int) -> bool:
    return any(map(str.isdigit, grid.table.rows[row][index].text))
