"""Columns that are computed from other columns -> an equation a row, of which the odd row is the finding."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.cells import Value, rounded
from docverify.claims.equation import Equation, Reading
from docverify.claims.grid import Column, Grid
from docverify.claims.headings import Heading
from docverify.claims.relations import Relation, relations
from docverify.claims.slips import slip_bits
from docverify.claims.table_words import says
from docverify.claims.totals import fits
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.source import Span

RULE = "table-column"
_UNEXPLAINED = 40.0  # bits
_MARGIN = 0.02  # an odd row that is off by less may have been computed from numbers with more digits


def column_equations(grid: Grid) -> Iterator[Equation]:
    """An equation for each row of each column that follows from others."""
    rows = [row for row, is_total in enumerate(grid.totals) if not is_total]
    if len(rows) < 3:
        return
    for relation in relations(
        grid.columns, rows, lambda found: _surprise(found) + (_settled(grid, found) or _unexplained(found))
    ):
        yield from _equations(relation)


def _settled(grid: Grid, relation: Relation) -> float:
    """Bits for an odd row whose correction would make the column add up to its total."""
    odd, values = relation.odd, relation.result.values
    if odd is None or not any(grid.totals[odd:]):
        return 0.0
    total = grid.totals.index(True, odd)
    stated, wrong = values[total], values[odd]
    parts = [value for value in values[:total] if value is not None]
    if stated is None or wrong is None or stated.dimensions != wrong.dimensions or fits(parts, stated):
        return 0.0
    missing = float(stated.number - sum(part.number for part in parts) + wrong.number)
    expected = _expected(relation, odd, relation.rows[0])
    return 20.0 if missing and abs(expected / missing - 1) < _MARGIN else 0.0


def _surprise(relation: Relation) -> float:
    """What the headers say for a relation, in bits."""
    head = relation.result.heading
    bits = 6.0 * says("computed", head.text) + 6.0 * (relation.constant not in (0.0,))
    bits += 5.0 * sum(_named_in(operand.heading, head) for operand in relation.operands)
    bits -= 30.0 * says("measured", head.text)
    return bits + _slip(relation)


def _slip(relation: Relation) -> float:
    """Bits for an odd row: it takes more evidence, but a slip of the pen explains it."""
    if relation.odd is None:
        return 0.0
    value = relation.result.values[relation.odd]
    assert value is not None
    reference = min(relation.rows, key=lambda row: _width(relation, row))
    width = _width(relation, reference) + _width(relation, relation.odd)
    known = slip_bits(value, _expected(relation, relation.odd, reference), width)
    single = len(relation.operands) == 1  # two columns keep a ratio by chance, or up to a point
    return known - (8.0 - 4.0 * says("computed", relation.result.heading.text) if single else 2.0)


def _unexplained(relation: Relation) -> float:
    """Two prices go through the same steps until one of them gets a discount of its own: their ratio is no round one,
    and what it gives for the odd row is no slip of the pen."""
    if relation.odd is None or relation.constant or len(relation.operands) > 1:
        return 0.0
    known = _slip(relation) + 8.0 - 4.0 * says("computed", relation.result.heading.text)
    return 0.0 if known > 0 else -_UNEXPLAINED


def _named_in(operand: Heading, result: Heading) -> bool:
    """`GPUs` in `GPU-hours`, `Price` in `Total price`."""
    stems = {word.rstrip("s") for word in operand.words if len(word) > 2}
    return bool(stems & {word.rstrip("s") for word in result.words})


def _equations(relation: Relation) -> Iterator[Equation]:
    reference = min(relation.rows, key=lambda row: _width(relation, row))
    second = min((row for row in relation.rows if row != reference), key=lambda row: _width(relation, row))
    for row in (*relation.rows, *((relation.odd,) if relation.odd is not None else ())):
        other = reference if row != reference else second
        if row == relation.odd and (_noted(relation, row) or not _far(relation, row, other)):
            continue
        yield _equation(relation, row, other)


def _noted(relation: Relation, row: int) -> bool:
    """Whether a bracket beside a number says why its row is different."""
    values = [column.values[row] for column in (relation.result, *relation.operands)]
    return any(value is not None and value.noted for value in values)


def _width(relation: Relation, row: int) -> float:
    bands = [column.bands[row] for column in (relation.result, *relation.operands)]
    return sum(b.width for b in bands if b is not None) + 1e-9 / _first(relation.result, row)


def _first(column: Column, row: int) -> float:
    value = column.values[row]
    return float(value.number) if value is not None and value.number else 1.0


def _far(relation: Relation, row: int, other: int) -> bool:
    """Whether the odd row misses by more than what further digits could explain."""
    stated = _first(relation.result, row)
    return abs(_expected(relation, row, other) - stated) > _MARGIN * abs(stated)


def _expected(relation: Relation, row: int, other: int) -> float:
    """What the relation gives for a row, with the factor that another row shows."""
    plain = _plain(relation, row)
    return plain if relation.kind == "sum" else plain * _first(relation.result, other) / _plain(relation, other)


def _plain(relation: Relation, row: int) -> float:
    numbers = [_first(column, row) for column in relation.operands]
    if relation.kind == "sum":
        return sum(sign * number for sign, number in zip(relation.signs, numbers, strict=True))
    result = 1.0
    for sign, number in zip(relation.signs, numbers, strict=True):
        result *= number if sign > 0 else 1 / number
    return result


def _equation(relation: Relation, row: int, other: int) -> Equation:
    operands = [value for column in relation.operands if (value := column.values[row]) is not None]
    stated = relation.result.values[row]
    assert stated is not None
    node = _combined(operands, relation)
    if relation.kind == "product":
        node = _times(node, _constant(relation, other))
    places = [value.printing.span for value in operands]
    kept = [
        value.printing.span for r in relation.rows[:3] if r != row and (value := relation.result.values[r]) is not None
    ]
    return Equation(
        RULE, (Reading(node, "=", Leaf(stated.printing)),), _hull([*places, stated.printing.span]), stated.printing,
        _hull(places), stated.printing.flow, relation.kind, words=_words(relation, operands), evidence=(*places, *kept),
    )  # fmt: skip


def _combined(operands: Sequence[Value], relation: Relation) -> Node:
    """`a × b`, `a ÷ b`, `a - b`: what is added or multiplied comes first."""
    ordered = sorted(zip(relation.signs, operands, strict=True), key=lambda entry: -entry[0])
    node: Node | None = None
    for sign, operand in ordered:
        if node is None:
            node = _leaf(operand) if sign > 0 else _inverse(operand)
        else:
            operator = {("product", 1): "*", ("product", -1): "/", ("sum", 1): "+", ("sum", -1): "-"}[
                relation.kind, sign
            ]
            node = Binary(operator, node, _leaf(operand), True)
    assert node is not None
    return node


def _leaf(operand: Value) -> Leaf:
    """The number as one that was rounded, unless it is a count."""
    return Leaf(operand.printing if operand.counted else rounded(operand.printing))


def _inverse(operand: Value) -> Node:
    return Binary("/", Constant(Fraction(1)), _leaf(operand), True)


def _constant(relation: Relation, row: int) -> Node:
    """The factor that another row shows: its result over its operands, as far as its digits tell."""
    operands = [value for column in relation.operands if (value := column.values[row]) is not None]
    result = relation.result.values[row]
    assert result is not None
    return Binary("/", Leaf(rounded(result.printing)), _combined(operands, relation), True)


def _times(node: Node, factor: Node) -> Node:
    return Binary("*", node, factor, True)


def _words(relation: Relation, operands: Sequence[Value]) -> str:
    ordered = sorted(zip(relation.signs, operands, strict=True), key=lambda entry: -entry[0])
    signs = {1: " × ", -1: " ÷ "} if relation.kind == "product" else {1: " + ", -1: " - "}
    text = ordered[0][1].printing.text if ordered[0][0] > 0 else f"1 ÷ {ordered[0][1].printing.text}"
    text += "".join(signs[sign] + operand.printing.text for sign, operand in ordered[1:])
    if relation.kind == "sum" or relation.constant == 1.0:
        return text
    if relation.constant == 0.0:
        return f"{text} with the factor of the other rows"
    return f"{text} × {relation.constant:g}" if relation.constant > 1 else f"{text} ÷ {1 / relation.constant:g}"


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))
