"""Rows that add a percentage to those above, and the last row behind them -> equations.

`Contingency 6 %` below a subtotal is 6 % of it, `Support (12 % of servers)` of the row that it names; what all comes to
may have any name (`Request`).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Read
from docverify.claims.tables.aggregates import alike, summed
from docverify.claims.tables.cells import Value
from docverify.claims.tables.grid import Column, Grid, bare, is_total
from docverify.claims.tables.summable import summable
from docverify.claims.tables.table_words import says
from docverify.claims.tables.totals import total_equation
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf, Negative, Node
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.source import Span

RULE, _TOTAL = "table-surcharge", "table-total"
_MOST = 60  # rows
_OF = Worded(r"\s*{part_of}\s*([^()（）,;]+)")
_ONE = Constant(Fraction(1))


class _Part(NamedTuple):
    """A row that is a percentage of what stands above; `of` is what it names, empty if it names nothing."""

    row: int
    share: Printing
    of: str


def surcharges(grid: Grid, items: Read) -> Iterator[Equation]:
    """The equations of the rows that say a percentage in their label, and of the row that closes them."""
    if len(grid.table.rows) > _MOST:
        return
    names = [_name(row) for row in grid.table.rows]
    shares = [row for row, cell in enumerate(names) if row and cell is not None and "%" in cell.text]
    parts = [part for row in shares if (part := _part(names[row], items, row)) is not None]
    labels = ["" if cell is None else cell.text for cell in names]
    if any(says("running_costs", label) for label in labels if parts):
        parts = [part for part in parts if part.of or not says("of_assets", labels[part.row])]
    for column in grid.columns if parts else ():
        yield from (e for part in parts if (e := _of_part(grid, column, part, labels)) is not None)
        yield from _closing(grid, column, parts, labels)


def _name(row: Sequence[Flow]) -> Flow | None:
    """The first cell with words, behind a number of the row."""
    return next((cell for cell in row if any(map(str.isalpha, cell.text))), None)


def _part(cell: Flow | None, items: Read, row: int) -> _Part | None:
    if cell is None or not says("surcharge", cell.text) or is_total(cell.text):
        return None
    shares = [item.quantity for item in items(cell) if item.quantity is not None and item.quantity.percent]
    if len(shares) != 1 or not shares[0].one:
        return None
    named = _OF.match(cell.text, shares[0].end)
    return _Part(row, Printing(shares[0], cell), named[1].strip().lower() if named is not None else "")


def _of_part(grid: Grid, column: Column, part: _Part, labels: Sequence[str]) -> Equation | None:
    """That the row is so much of its base, of what it comes to with it, or is what it comes to."""
    stated = column.values[part.row]
    bases = [] if stated is None else _bases(grid, column, part, labels)
    if stated is None or not bases or not stated.plain or not summable(column, stated):
        return None
    if any(base.dimensions != stated.dimensions or not base.plain for parts in bases for base in parts):
        return None
    share: Node = Leaf(part.share)
    readings = []
    for parts in bases:
        whole = summed([base.node for base in parts])
        product = Binary("*", whole, share)
        readings += [
            Reading(Negative(product) if stated.sign < 0 else product, "=", stated.node),
            Reading(Binary("+", whole, product), "=", stated.node, "with what it is added to"),
            Reading(Binary("/", product, Binary("-", _ONE, share)), "=", stated.node, "a share of the end price"),
        ]
    first = bases[0][0].printing
    words = f"{part.share.text} of " + " + ".join(base.printing.text for base in bases[0][:5])
    span = Span(first.span.start, stated.printing.span.end)
    places = tuple(base.printing.span for base in bases[0])
    return Equation(
        RULE, tuple(readings), span, stated.printing, first.span, stated.printing.flow, "value", words=words,
        evidence=(*places, part.share.span),
    )  # fmt: skip


def _bases(grid: Grid, column: Column, part: _Part, labels: Sequence[str]) -> list[Sequence[Value]]:
    """What the percentage may be of: the row that it names, or the total above, or all rows above."""
    if part.of and not is_total(part.of):
        named = [r for r in range(part.row) if _is_named(part.of, labels[r])]
        value = column.values[named[0]] if len(named) == 1 else None
        return [] if value is None else [[value]]
    above = [(r, value) for r in range(part.row) if (value := column.values[r]) is not None]
    totals = [r for r, _ in above if grid.totals[r]]
    plain = [value for r, value in above if not grid.totals[r]]
    found: list[Sequence[Value]] = []
    if totals:
        subtotal = next(value for r, value in above if r == totals[-1])
        behind = [value for r, value in above if r > totals[-1]]
        found = [[subtotal], *([[subtotal, *behind]] if behind else [])]
    return [*found, plain, *([value] for value in plain)] if plain else found


def _is_named(name: str, label: str) -> bool:
    short, own = bare(name).lower().rstrip("s"), bare(label).lower()
    return bool(short) and (own.startswith(short) or short in own.split() or own.rstrip("s") in short)


def _closing(grid: Grid, column: Column, parts: Sequence[_Part], labels: Sequence[str]) -> Iterator[Equation]:
    """That the row behind a subtotal and what is added to it is both together, where its name says that it closes."""
    last = parts[-1].row
    row = last + 1
    if row >= len(labels) or grid.totals[row] or not says("closing", labels[row]):
        return
    start = next((r for r in range(last - 1, -1, -1) if grid.totals[r]), None)
    stated = column.values[row]
    if start is None or stated is None or {p.row for p in parts if p.row > start} != set(range(start + 1, row)):
        return
    values = [column.values[r] for r in range(start, row)]
    known = [v for v in values if v is not None and v.plain and v.dimensions == stated.dimensions]
    if len(known) == len(values) and stated.plain and summable(column, stated):
        known, stated = alike(known, stated)
        reading = Reading(summed([v.node for v in known]), "=", stated.node)
        yield total_equation(_TOTAL, [reading], known, stated)
