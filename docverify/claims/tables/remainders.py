"""Labelled values under one another, one of which is what is left -> the equation: the limit without all its parts."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.claims.tables.aggregates import summed
from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.grid import Grid, is_total
from docverify.claims.tables.table_words import says
from docverify.expression import Binary, Leaf, Node
from docverify.named import NamedTuple
from docverify.source import Span

_SMALL = Fraction(2, 100)  # a slip is more than this of the limit, or what was rounded may explain it
_MOST = 24


class Line(NamedTuple):
    label: str
    value: Value | None
    text: str


def left_rows(grid: Grid) -> Iterator[Equation]:
    """The equations of rows that say what is left."""
    if any(says("rest", label) for label in grid.labels):
        texts = [" ".join(cell.text for cell in row) for row in grid.table.rows]
        for column in grid.columns[:_MOST]:
            lines = [Line(*each) for each in zip(grid.labels, column.values, texts, strict=True)]
            yield from left("table-total", lines)


def left(rule: str, lines: Sequence[Line]) -> Iterator[Equation]:
    """The equation of each line that says what is left of one above."""
    for at, line in enumerate(lines[:_MOST]):
        if line.value is not None and line.value.plain and at > 1 and says("rest", line.label):
            yield from _left(rule, lines[:at], line.value)


def _left(rule: str, above: Sequence[Line], stated: Value) -> Iterator[Equation]:
    alike = [line for line in above if line.value is not None and line.value.dimensions == stated.dimensions]
    known = [line.value for line in alike if line.value is not None]
    limit = next((n for n in range(len(alike) - 1, -1, -1) if says("limit", alike[n].label)), None)
    if limit is None or len(known) < 2 or not all(value.plain and value.number for value in known):
        return
    if known[limit].number != max(abs(value.number) for value in known) or _uncertain(above, stated):
        return
    readings = [_reading(known[limit], parts, stated) for parts in _parts(alike, known, limit)]
    if not readings:
        return
    nearest = min(abs(number - stated.number) for _, number, _ in readings)
    if nearest <= _slack(known, stated) or nearest > _SMALL * known[limit].number:
        parts = readings[0][2]
        yield _equation(rule, [reading for reading, _, _ in readings], known[limit], parts, stated)


def _uncertain(above: Sequence[Line], stated: Value) -> bool:
    """Whether something is no part, or no value can be told where one is printed; or a share is left."""
    unread = any(line.value is None and any(map(str.isdigit, line.text)) for line in above)
    return unread or stated.quantity.percent or any(says("nested", line.text) for line in above)


def _parts(alike: Sequence[Line], known: Sequence[Value], limit: int) -> Iterator[list[Value]]:
    """What may have been taken away: the total, or all that is no total and says nothing about a limit."""
    others = [(line, value) for n, (line, value) in enumerate(zip(alike, known, strict=True)) if n != limit]
    single = [value for line, value in others if not is_total(line.label) and not says("limit", line.label)]
    single = [value for line, value in others if value in single and not says("rest", line.label)]
    totals = [value for line, value in others if is_total(line.label) or says("taken", line.label)]
    plain = [value for value in single if value not in totals]
    yield from ([total] for total in totals[-1:])
    if plain:
        yield plain
    behind = [value for line, value in others if value in plain and known.index(value) > limit]
    if behind and len(behind) < len(plain):
        yield behind


def _reading(limit: Value, parts: Sequence[Value], stated: Value) -> tuple[Reading, Fraction, Sequence[Value]]:
    node: Node = Binary("-", _leaf(limit), summed([_leaf(part) for part in parts]), True)
    return Reading(node, "=", stated.node), limit.number - sum(abs(part.number) for part in parts), parts


def _leaf(value: Value) -> Node:
    return Leaf(value.printing if value.counted else rounded(value.printing))


def _slack(known: Sequence[Value], stated: Value) -> Fraction:
    return sum((_ulp(value) / 2 for value in known), _ulp(stated))


def _ulp(value: Value) -> Fraction:
    measure = value.quantity.measure
    return Fraction(0) if value.counted else value.quantity.printed.ulp * measure.factor * measure.unit.factor


def _equation(rule: str, readings: Sequence[Reading], limit: Value, parts: Sequence[Value], stated: Value) -> Equation:
    places = tuple(value.printing.span for value in (limit, *parts))
    ends = (*places, stated.printing.span)
    words = " - ".join(value.printing.text for value in (limit, *parts[:5])) + (" - …" if len(parts) > 5 else "")
    span = Span(min(ends).start, max(end.end for end in ends))
    return Equation(
        rule, tuple(readings), span, stated.printing, places[0], stated.printing.flow, "left", words=words,
        evidence=places,
    )  # fmt: skip
