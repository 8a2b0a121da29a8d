"""Formulas that a text gives for a column of a table -> an equation a row.

`Bytes per token = 2 × layers × KV heads × head dim`: names are headers, or things that the text counts. It is believed
to be the formula of the column if most rows keep it.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.defined_names import Things, column_names, defined, formats
from docverify.claims.tables.defined_text import Definition, definitions_in, longest_of, may_define
from docverify.claims.tables.defining_heads import heads_compute, of_headers
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.turned import Numbered
from docverify.document.model import Document, Flow
from docverify.expression import Binary, Constant, Leaf, Negative, Node, leaves, replaced
from docverify.named import NamedTuple
from docverify.source import Span

RULE = "table-definition"
_MARGIN = Fraction(2, 100)
_CLOSE = Fraction(1, 200)
_SEVERAL = 3  # rows that keep a formula for one that does not
_MOST_TEXTS = 60


class _Row(NamedTuple):
    node: Node
    number: Fraction
    stated: Value
    operands: tuple[Printing, ...]

    def expected(self, scale: int) -> Fraction:
        """In base units of the column: without a unit it is in these, in bytes instead of bits, or as printed."""
        measure = self.stated.quantity.measure
        unit = measure.unit
        return self.number * (1, unit.factor / unit.prefix, measure.factor * unit.factor)[scale]

    def gap(self, scale: int) -> Fraction:
        return abs(self.expected(scale) / self.stated.number - 1)

    def fits(self, scale: int) -> bool:
        printed = self.stated.quantity.printed
        return self.gap(scale) <= printed.ulp / printed.value + _CLOSE


def definitions(document: Document, passages: Sequence[Passage], numbered: Numbered) -> Iterator[Equation]:
    """The equations of all columns that the text defines."""
    texts = [flow for flow in document.flows if may_define(flow.text)][:_MOST_TEXTS] if document.tables else []
    heads = [head for table in document.tables for head in table.header if may_define(head.text)]
    if not texts and not heads and not any(map(heads_compute, document.tables)):
        return
    things = Things(passages)
    for table in document.tables:
        own = [head for head in heads if head in table.header]
        for each in numbered(table):
            if each.columns:
                yield from _of_grid(each, [*texts, *own], things)


def _of_grid(grid: Grid, texts: Sequence[Flow], things: Things) -> Iterator[Equation]:
    known = longest_of([*column_names(grid), *things.names()])
    values = things.by_name()
    found: set[int] = set()
    for column, definition in of_headers(grid):
        _, odd = _split(grid, column, definition, values)
        found.update([column.index] if odd else ())
        yield from map(_equation, odd)
    for flow in texts:
        for definition in definitions_in(flow.text, known):
            for column in defined(definition.left, grid):
                equations = list(_of_column(grid, column, definition, values)) if column.index not in found else []
                if equations:
                    found.add(column.index)
                    yield from equations
                    break


def _of_column(
    grid: Grid, column: Column, definition: Definition, values: Mapping[str, Printing]
) -> Iterator[Equation]:
    yield from (_equation(row) for rows in _split(grid, column, definition, values) for row in rows)


def _split(
    grid: Grid, column: Column, definition: Definition, values: Mapping[str, Printing]
) -> tuple[list[_Row], list[_Row]]:
    """The rows that keep it, and those that do not; none if too few keep it."""
    names = {str(leaf.value) for leaf in leaves(definition.formula.right)}
    if f"c{column.index}" in names or not any(name.startswith("c") for name in names):
        return [], []
    rows = [row for n in range(len(column.values)) if (row := _row(grid, column, n, definition, values)) is not None]
    scale = max(range(3), key=lambda scale: sum(row.fits(scale) for row in rows))
    fitting = [row for row in rows if row.fits(scale)]
    odd = [row for row in rows if not row.fits(scale)]
    if len(fitting) < 2 or len(odd) > max(1, len(fitting) // _SEVERAL):
        return [], []
    exact = all(row.stated.counted and row.gap(scale) == 0 for row in fitting)
    return fitting, [row for row in odd if exact or row.gap(scale) > _MARGIN]


def _row(grid: Grid, column: Column, row: int, definition: Definition, values: Mapping[str, Printing]) -> _Row | None:
    """The formula with what the row states."""
    stated = column.values[row]
    if stated is None or not stated.plain or stated.after or stated.noted or not stated.number or grid.totals[row]:
        return None
    operands: list[Printing] = []
    nodes: dict[str, Node] = {}
    for name in {str(leaf.value) for leaf in leaves(definition.formula.right)}:
        node = _operand(grid, row, name, values)
        if node is None:
            return None
        nodes[name] = node
        operands += [leaf.value for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    node = replaced(definition.formula.right, lambda leaf: nodes[str(leaf.value)])
    number = _number(node)
    return _Row(node, number, stated, tuple(operands)) if number else None


def _operand(grid: Grid, row: int, name: str, values: Mapping[str, Printing]) -> Node | None:
    if name.startswith("t"):
        return Leaf(values[name])
    index = int(name[1:])
    column = grid.column(index)
    if column is None:
        size = formats(grid.table.rows, index)[row]
        return Constant(size) if size is not None else None
    value = column.values[row]
    if value is None or not value.plain or value.after or value.noted or value.sign < 0:
        return None
    return Leaf(value.printing if value.counted else rounded(value.printing))


def _number(node: Node) -> Fraction | None:
    """In base units; None where it cannot be computed."""
    match node:
        case Leaf(Printing(quantity)):
            measure = quantity.measures[-1]  # `B` is a billion here
            return quantity.printed.value * measure.factor * measure.unit.factor
        case Constant(value):
            return value
        case Negative(operand):
            inside = _number(operand)
            return None if inside is None else -inside
        case Binary(operator, left, right):
            return _combined(operator, _number(left), _number(right))
    return None


def _combined(operator: str, a: Fraction | None, b: Fraction | None) -> Fraction | None:
    if a is None or b is None:
        return None
    if operator == "/":
        return a / b if b else None
    if operator == "^":
        return {1: a, 2: a * a, 3: a * a * a}.get(int(b)) if b.denominator == 1 else None
    return {"+": a + b, "-": a - b, "*": a * b}[operator]


def _equation(row: _Row) -> Equation:
    stated, places = row.stated.printing, tuple(sorted(each.span for each in row.operands))
    near = [place for place in places if place.start >= stated.span.start - 2000] or [stated.span]
    reading = Reading(row.node, "=", Leaf(stated))
    ends = (*near, stated.span)
    return Equation(
        RULE, (reading,), Span(min(ends).start, max(end.end for end in ends)), stated, near[0], stated.flow, "value",
        words=_words(row.node), evidence=places,
    )  # fmt: skip


def _words(node: Node, within: bool = False) -> str:
    """The formula with its numbers, as one would write it."""
    match node:
        case Leaf(Printing() as printing):
            return printing.text
        case Constant(value):
            return f"{float(value):g}"
        case Negative(operand):
            return f"-{_words(operand, True)}"
        case Binary(operator, left, right):
            sign = {"*": " × ", "/": " ÷ ", "^": "^"}.get(operator, f" {operator} ")
            kind = next((each for each in ("*/", "+-") if operator in each), "")
            alike = isinstance(left, Binary) and left.operator in kind
            text = f"{_words(left, not alike)}{sign}{_words(right, True)}"
            return f"({text})" if within else text
    return ""
