"""A relation between columns and one of its rows -> the equation that the row claims."""

from collections.abc import Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.constants import NICE
from docverify.claims.tables.grid import Column
from docverify.claims.tables.relations import Relation
from docverify.classes import replace
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.rational import ZERO
from docverify.source import Span

RULE = "table-column"
_NEAR, _WHOLE = 0.1, 0.005
_THOUSAND, _ROUNDED = 1000.0, 0.002


def row_equation(relation: Relation, row: int, other: int, others: Sequence[Reading] = ()) -> Equation:
    """The row's result from its operands, with the factor that another row shows; `others` are further readings."""
    operands = [value for column in relation.operands if (value := column.values[row]) is not None]
    stated = relation.result.values[row]
    assert stated is not None
    node = _combined(operands, relation)
    reciprocal = relation.told and relation.constant == 1 and relation.signs == (-1,)  # `Steps/s` and `s/step`
    if relation.kind == "product" and not reciprocal:
        node = _times(node, _constant(relation, other))
    places = [value.printing.span for value in operands]
    kept = [
        value.printing.span for r in relation.rows[:3] if r != row and (value := relation.result.values[r]) is not None
    ]
    readings = (Reading(node, "=", Leaf(stated.printing)), *others)
    words = _words(relation, operands, other)
    return Equation(
        RULE, readings, _hull([*places, stated.printing.span]), stated.printing,
        _hull(places), stated.printing.flow, relation.kind, words=words, evidence=(*places, *kept),
    )  # fmt: skip


def _combined(operands: Sequence[Value], relation: Relation) -> Node:
    """`a × b`, `a ÷ b`, `a - b`: what is added or multiplied comes first."""
    ordered = sorted(zip(relation.signs, operands, strict=True), key=lambda entry: -entry[0])
    node: Node | None = None
    leaf = _exact if relation.exact else _leaf
    for sign, operand in ordered:
        if node is None:
            node = leaf(operand) if sign > 0 else Binary("/", Constant(Fraction(1)), leaf(operand), True)
        else:
            operator = {("product", 1): "*", ("product", -1): "/", ("sum", 1): "+", ("sum", -1): "-"}[
                relation.kind, sign
            ]
            node = Binary(operator, node, leaf(operand), True)
    assert node is not None
    return node


def _leaf(operand: Value) -> Leaf:
    """The number as one that was rounded, unless it is a count."""
    return Leaf(operand.printing if operand.counted else rounded(operand.printing))


def _exact(operand: Value) -> Leaf:
    """The number as one that is meant as it is printed: `0.2` of a plan, which other columns follow from exactly."""
    quantity = operand.quantity
    printed = replace(quantity.printed, ulp=ZERO)
    return Leaf(Printing(replace(quantity, printed=printed), operand.printing.flow))


def _constant(relation: Relation, row: int) -> Node:
    """The factor that another row shows: its result over its operands, as far as its digits tell."""
    operands = [value for column in relation.operands if (value := column.values[row]) is not None]
    result = relation.result.values[row]
    assert result is not None
    return Binary("/", Leaf(rounded(result.printing)), _combined(operands, relation), True)


def _times(node: Node, factor: Node) -> Node:
    return Binary("*", node, factor, True)


def _words(relation: Relation, operands: Sequence[Value], other: int) -> str:
    ordered = sorted(zip(relation.signs, operands, strict=True), key=lambda entry: -entry[0])
    signs = {1: " × ", -1: " ÷ "} if relation.kind == "product" else {1: " + ", -1: " - "}
    text = ordered[0][1].printing.text if ordered[0][0] > 0 else f"1 ÷ {ordered[0][1].printing.text}"
    text += "".join(signs[sign] + operand.printing.text for sign, operand in ordered[1:])
    if relation.kind == "sum":
        return text
    values = [column.values[other] for column in (relation.result, *relation.operands)]
    shares = any(value is not None and value.quantity.percent for value in values)
    factor = _factor(relation, other) if relation.constant in (0.0, 1.0) or shares else relation.constant
    if relation.constant and abs(factor - 1) < _NEAR:
        return text
    if shares and relation.signs == (1,) and (whole := _whole(relation.operands[0], factor)) is not None:
        return f"{text} ÷ {whole.printing.text}"
    return f"{text} × {_number(factor)}" if factor > 1 or not relation.constant else f"{text} ÷ {_number(1 / factor)}"


def _whole(column: Column, factor: float) -> Value | None:
    """The number of a column of which its others are shares, if it is printed there."""
    known = (value for value in column.values if value is not None)
    return next((each for each in known if abs(float(_printed(each)) * factor - 1) < _WHOLE), None)


def _factor(relation: Relation, row: int) -> float:
    """What another row has for a factor between the numbers as they are printed."""
    stated = relation.result.values[row]
    assert stated is not None
    factor = _printed(stated)
    for sign, column in zip(relation.signs, relation.operands, strict=True):
        if (value := column.values[row]) is not None and value.number:
            factor *= _printed(value) ** -sign
    return float(factor)


def _number(factor: float) -> str:
    """As one would write it."""
    factor = next((each for each in NICE if each >= _THOUSAND and abs(factor / each - 1) < _ROUNDED), factor)
    whole = round(factor)
    return f"{factor:,.0f}" if factor >= _THOUSAND or abs(factor - whole) < _WHOLE * factor else f"{factor:.4g}"


def _printed(value: Value) -> Fraction:
    """The number of a cell, with the unit only where the cell has it too, not where the header tells it."""
    quantity = value.quantity
    own = quantity.percent or (quantity.unit_text and quantity.unit_text in value.printing.text)
    return quantity.printed.value * (quantity.measure.factor if own else 1)


def _hull(spans: Sequence[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))
