"""Lists and calculation blocks of three lines -> the equation of a total below what one costs or has, and how many.

`- per rack: 32 GPUs`, `- racks: 24`, `- GPUs in total: 768`: the first is per what the second counts.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.claims.tables.cells import Value, rounded
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.line_blocks import Lines, blocks
from docverify.claims.tables.table_words import says
from docverify.dimensions import Dimensions, merged
from docverify.expression import Binary, Constant, Leaf, Node
from docverify.patterns import Worded
from docverify.source import Span

RULE = "product-line"
_PER = Worded(r"(?:\b{per_one}\s+|[/／]\s*|[每单])(?P<of>[A-Za-z\u4e00-\u9fff][\w -]*)")
_OF_ONE = Worded(r"(?P<of>[A-Za-z]\w+) {size_of_one}")
_LINES = 3
_FAR = 2  # times the product: it is of something else
_SLACK = Fraction(2, 100)


def product_lines(lines: Sequence[Lines]) -> Iterator[Equation]:
    """The equations of blocks of three values of which the last is called a total, a cost or a bill."""
    for block in blocks(lines, "line_total"):
        entries = [each for each in block.entries if each.value is not None]
        if len(entries) != _LINES or len(block.entries) != _LINES or len({each.depth for each in entries}) > 1:
            continue
        one, many, total = entries
        if says("line_total", total.label) and not any(each.computed or each.beside for each in entries):
            for first, second in ((one, many), (many, one)):
                yield from _of(first, second, total)


def _of(one: Entry, many: Entry, total: Entry) -> Iterator[Equation]:
    a, b, c = one.value, many.value, total.value
    if a is None or b is None or c is None or not (a.plain and b.plain and c.plain) or not (a.number and b.number):
        return
    if any(says("noted_line", each.text) for each in (one, many, total)):
        return
    composed = merged(_kind(a), _kind(b)) == _kind(c) and any(power < 0 for _, power in _kind(a)) and bool(_kind(b))
    told = not composed and _counts(one, many) and _alike(a, total)
    if not (composed or told):
        return
    expected = a.number * b.number if composed else _plain(a) * _plain(b)
    stated = c.number if composed else _plain(c)
    if not expected < stated * _FAR < expected * _FAR * _FAR or abs(stated - expected) < _SLACK * expected:
        return
    node: Node = Binary("*", _leaf(a), _leaf(b) if composed else Constant(b.number), True)
    if told:
        node = Binary("*", _leaf(c), Constant(_plain(a) * _plain(b) / _plain(c)), True)
    places = (a.printing.span, b.printing.span)
    every = (*places, c.printing.span)
    span = Span(min(every).start, max(each.end for each in every))
    words = f"{a.printing.text} × {b.printing.text}"
    yield Equation(
        RULE, (Reading(node, "=", c.node),), span, c.printing, places[0], c.printing.flow, "product",
        words=words, evidence=places,
    )  # fmt: skip


def _counts(one: Entry, many: Entry) -> bool:
    """Whether the second line counts what the first is per: `per rack`, `racks: 24`."""
    if many.value is None or one.value is None or many.value.quantity.measure.unit.dimensions:
        return False
    found = _PER.search(one.label) or _PER.search(one.value.quantity.unit_text) or _OF_ONE.fullmatch(one.label)
    if found is None:
        return False
    noun = found["of"].split(" and ")[0].strip().lower().removesuffix("s")
    return re.match(rf"(?:number of |total |monthly )?{re.escape(noun)}s?\b", many.label.lower()) is not None


def _alike(one: Value, total: Entry) -> bool:
    """Whether both are of one thing, if what the first is per is left out; a bare total's label may name it."""
    assert total.value is not None
    above, own = {part for part in _kind(one) if part[1] > 0}, _kind(total.value)
    if not own and total.value.quantity.bare:
        noun = one.quantity.unit_text.strip().lower().removesuffix("s")
        return bool(noun) and re.search(rf"\b{re.escape(noun)}s?\b", total.label.lower()) is not None
    return above == {part for part in own if part[1] > 0} and bool(above)


def _kind(value: Value) -> Dimensions:
    unit = value.quantity.measure.unit
    return merged(unit.dimensions, unit.nouns)


def _plain(value: Value) -> Fraction:
    return Fraction(value.quantity.printed.value) * value.quantity.measure.factor


def _leaf(value: Value) -> Node:
    return Leaf(value.printing if value.counted else rounded(value.printing))
