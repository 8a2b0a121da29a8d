"""Table -> the rows whose value is claimed to keep to the bound in another column: `lower bound | measured`."""

from collections.abc import Iterator

from docverify.claims.equation import Equation, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column, Grid, grid
from docverify.document.model import Table
from docverify.judge.prose.bounding import Bounding, Side
from docverify.patterns import Worded

_WORST = Worded(r"{narrower}|p\d+")
_DENIED = Worded(r"{denied_order}")
_MOST = 3  # of so many rows one may be beyond


def bounded_rows(table: Table, items: Read, rule: Bounding) -> Iterator[Equation]:
    """None where a cell says that a bound is broken, or where that is nothing special."""
    heads = [flow.text for flow in table.header]
    if not any(map(rule.calls, heads)) or not any(_is_held(head, rule) for head in heads):
        return
    if any(rule.unless.search(cell.text) or _DENIED.search(cell.text) for row in table.rows for cell in row):
        return
    numbers = grid(table, items)
    for side in rule.sides:
        for bound in numbers.columns:
            if side.named.search(bound.heading.text):
                yield from _against(numbers, bound, side, rule)


def _against(numbers: Grid, bound: Column, side: Side, rule: Bounding) -> Iterator[Equation]:
    for held in numbers.columns:
        if held is bound or not _is_held(held.heading.text, rule) or rule.calls(held.heading.text):
            continue
        if not numbers.alike(held.index, bound.index) or not _are_of_one(bound, held, rule):
            continue
        pairs = [(a, b) for a, b in zip(bound.values, held.values, strict=True) if a and b]
        pairs = [(a, b) for a, b in pairs if a.dimensions == b.dimensions and _relation(a, side)]
        beyond = [
            (a, b) for a, b in pairs if (b.number > a.number if _relation(a, side) == "<=" else b.number < a.number)
        ]
        hard = len(beyond) == 1 < len(pairs) and rule.hard.search(bound.heading.text) is not None
        if hard or len(beyond) * _MOST <= len(pairs):
            yield from (_equation(a, b, bound.heading.text, side, rule) for a, b in beyond)


def _relation(bound: Value, side: Side) -> str:
    return side.of(bound.quantity.measure.unit.dimensions)


def _is_held(head: str, rule: Bounding) -> bool:
    return rule.held.search(head) is not None or rule.labels.search(head) is not None


def _marks(column: Column, rule: Bounding) -> set[str]:
    return {match.lower() for match in rule.apart.findall(column.heading.text)}


def _are_of_one(bound: Column, held: Column, rule: Bounding) -> bool:
    """Whether the one is of what the other is; a bound of all is one of the worst too."""
    return {mark for mark in _marks(held, rule) if _WORST.fullmatch(mark) is None} <= _marks(bound, rule)


def _equation(bound: Value, held: Value, head: str, side: Side, rule: Bounding) -> Equation:
    limit, value, relation = bound.printing, held.printing, _relation(bound, side)
    return Equation(
        rule.rule.name, (Reading(held.node, relation, bound.node),), value.span, value, limit.span, value.flow,
        "value", words=f"{head}: {limit.text}", evidence=(limit.span,),
    )  # fmt: skip
