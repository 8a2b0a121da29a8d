"""Sides of a chain -> those that are in the scale or the unit that another side prints."""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure
from docverify.claims.sentences.chains import Side
from docverify.classes import replace
from docverify.expression import Binary, Constant, Leaf, Node, leaves, operations, replaced

_OF_RESULT = "bare terms are in the scale of the result"


def behind_bare(a: Side, b: Side, behind: Side | None) -> Iterator[tuple[Node, str]]:
    """What `a` equals where `b` are bare numbers whose unit or scale only the next side prints."""
    if behind is None or not behind.numeric or b.measured:
        return
    if _runs_through(a, b, behind):
        yield behind.node, ""
    elif (scale := _scale(behind)) != 1 and operations(b.node) and not (a.measured or _is_scaled(b.node)):
        yield Binary("*", b.node, Constant(scale), True), _OF_RESULT


def _runs_through(a: Side, b: Side, behind: Side) -> bool:
    """Whether bare numbers stand between: `1.5 h = 1.5 × 60 = 90 min`, `2 × 650 M + 0.4 B = 1.3 + 0.4 = 1.7 B`."""
    if a.measured and behind.measured:
        return not b.counts  # what is counted is a result: `30 B / 16 = 1.9 B parameters = 3.8 GB`
    return _is_scaled(a.node) and _is_scaled(behind.node) and not _is_scaled(b.node)


def _scale(behind: Side) -> Fraction:
    """`4 × 13B + 2 × 13B = 52 + 26 = 78 GB`: of the bytes that are printed in GB."""
    if behind.single is None:
        return Fraction(1)
    measure = behind.single.quantity.measure
    return Fraction(measure.factor * measure.unit.prefix)


def with_terms(node: Node, result: Printing | None) -> Iterator[tuple[Node, str]]:
    """What a sum may be whose terms leave out a scale or a unit; itself where that does not apply."""
    yield _in_scale(node, result), _OF_RESULT
    yield _in_unit(node), "the terms before the factor are added first"


def _in_scale(node: Node, result: Printing | None) -> Node:
    """`16 × 80 M + 1.4 + 0.4 = 3.1 B`, `37.7 + 3 × 4096 × 12,288 = 188.7 M`: bare terms beside one with a scale, or
    beside a product, are in that of the result."""
    factor = max(each.factor for each in result.quantity.measures) if result is not None else Fraction(1)
    return _scaled(node, factor) if factor != 1 and _is_sum(node) and (_is_scaled(node) or _multiplies(node)) else node


def _scaled(node: Node, factor: Fraction) -> Node:
    match node:
        case Binary(operator="+" | "-", left=left, right=right):
            return replace(node, left=_scaled(left, factor), right=_scaled(right, factor))
        case Leaf(Printing() as term) if term.quantity.bare and not term.quantity.printed.whole:
            return Leaf(replace(term, quantity=replace(term.quantity, measures=(Measure(factor),))))
    return node


def _in_unit(node: Node) -> Node:
    """`2 + 4 bytes × 7B`: bare whole numbers before one with a unit are added to it, and then multiplied."""
    if not (isinstance(node, Binary) and node.operator == "+" and isinstance(node.right, Binary)) or node.bracketed:
        return node
    first = next(leaves(node.right))
    bare = (leaf.value for leaf in leaves(node.left))
    measured = isinstance(first.value, Printing) and first.value.quantity.measure.unit.dimensions
    if not measured or not all(isinstance(each, Printing) and _is_bare(each) for each in bare):
        return node
    whole = Binary("+", node.left, first, True)
    return replaced(node.right, lambda leaf: whole if leaf is first else leaf)


def _is_bare(each: Printing) -> bool:
    return each.quantity.bare and not each.quantity.words and each.quantity.printed.whole


def _is_sum(node: Node) -> bool:
    return isinstance(node, Binary) and node.operator in "+-"


def _multiplies(node: Node) -> bool:
    return isinstance(node, Binary) and (not _is_sum(node) or _multiplies(node.left) or _multiplies(node.right))


def _is_scaled(node: Node) -> bool:
    values = [leaf.value for leaf in leaves(node)]
    return any(m.factor != 1 for each in values if isinstance(each, Printing) for m in each.quantity.measures)
