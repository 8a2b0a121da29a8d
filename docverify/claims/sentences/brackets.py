"""Sides and brackets of a relation -> whether they can be what a number is computed from, by their form."""

import re
from collections.abc import Sequence
from fractions import Fraction
from math import gcd, log2, log10, remainder

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.chains import Side
from docverify.expression import Binary, Leaf, Node, leaves, operations
from docverify.patterns import Worded

_IN_ALL = Worded(r"\s*(?:{in_all}|{all_behind}|{all_of_it})\s*")
_LIST = re.compile(r"[(（\[]?[^\s/()]+(?:/[^\s/()]+)+(?:\s+[A-Za-z][^()]*)?[)）\]]?")
_NAMED = re.compile(r"\s+[A-Za-z]\w*")
_TWO = 2
_CASE = re.compile(r"(\d+)([x×/])(\d+)")
_FAR = 30
_EXACT = 1e-9
_TIME = (("time", 1),)
_OF_DATA = frozenset({"parameter", "token", "element"})  # a product of them has a size
_LARGE = ("G", "T")
_SHAPE = re.compile(r"[(（\[]?\d+(?:x\d+)+\b.*")


def sized(leaf: Leaf) -> bool:
    """An amount of memory: with a unit, or with the letter that stands for one: `64G`."""
    quantity = leaf.value.quantity if isinstance(leaf.value, Printing) else None
    return quantity is not None and bool(quantity.measure.unit.dimensions or quantity.measure.letter in _LARGE)


def lettered(leaf: Leaf) -> bool:
    """`80G`: only the letter tells that it is an amount of memory."""
    return sized(leaf) and isinstance(leaf.value, Printing) and not leaf.value.quantity.measure.unit.dimensions


def counts_whole(value: Printing) -> bool:
    """Whether the print is a number of whole things."""
    quantity = value.quantity
    signed = quantity.percent or quantity.ratio or quantity.currency
    scaled = quantity.measure.unit.dimensions or quantity.measure.factor != 1
    return quantity.printed.whole and not (signed or scaled)


def is_list(text: str) -> bool:
    """`2B/9B/27B` and `16x16 mesh` name alternatives and shapes; slashes and signs without blanks need not divide."""
    return bool(_LIST.fullmatch(text) or _SHAPE.fullmatch(text))


def parts_named(node: Node) -> bool:
    """`464,949 (355,956 in / 108,993 out)`: the slash stands between two things that are told apart by a word."""
    if not isinstance(node, Binary) or node.operator != "/":
        return False
    told = [leaf.value for leaf in (node.left, node.right) if isinstance(leaf, Leaf)]
    named = [each for each in told if isinstance(each, Printing) and each.quantity.words and each.quantity.bare]
    return len(named) == 2


def is_span(node: Node) -> bool:
    """`21,844 levels (0 - 21843)`: from one number to a larger one."""
    if not isinstance(node, Binary) or node.operator != "-":
        return False
    ends = [side.value for side in (node.left, node.right) if isinstance(side, Leaf)]
    bare = [each.quantity.printed.value for each in ends if isinstance(each, Printing) and each.quantity.bare]
    return len(bare) == 2 and bare[0] < bare[1]


def names_case(side: Side, text: str, result: Printing) -> bool:
    """`50×1 = 1.002`, `1.08x (50/1)`: two whole numbers that name a case, of which no slip makes what is printed."""
    case = _CASE.fullmatch(text, side.start, side.end)
    quantity, unit = result.quantity, result.quantity.measure.unit
    scaled = quantity.measure.factor != 1 or unit.prefix != 1 or quantity.currency or quantity.percent
    if case is not None and case[2] != "/" and unit.dimensions and shape_of(side):
        return True  # `a 1024×4 net's speed ≈ 3,050 states/s`
    if case is None or scaled or not quantity.printed.value:
        return False
    left, right = float(case[1]), float(case[3])
    product = case[2] != "/"
    if product and (quantity.ratio or not quantity.printed.whole):
        return True
    off = (left * right if product or not right else left / right) / float(quantity.printed.value)
    return far_off(off)


def far_off(off: Fraction | float) -> bool:
    """Off by more than a slip makes."""
    return not 1 / _FAR < off < _FAR and not _by_prefix(float(off))


def _by_prefix(off: float) -> bool:
    """Off by a power of ten: a point or noughts in the wrong place; or what is printed is times 1024 too much."""
    return off > 0 and (abs(remainder(log10(off), 1)) < _EXACT or (off < 1 and abs(remainder(log2(off), 10)) < _EXACT))


def goes_on(value: Printing, context: Sequence[Item]) -> bool:
    """`= 4 h 40 min`: a time is told in two units."""
    quantity, unit = value.quantity, value.quantity.measure.unit
    if unit.dimensions != _TIME:
        return False
    behind = next((item.quantity for item in context if item.start >= quantity.end), None)
    if behind is None or value.flow.text[quantity.end : behind.start].strip():
        return False
    return behind.measure.unit.dimensions == _TIME and behind.measure.unit.factor < unit.factor


def below_one(node: Node, value: Printing) -> bool:
    """`1.5B (1.00 / 1.22 / 2.13)`, `15× (1.5B/7B)`: numbers side by side, of which no quotient is above one."""
    if not (isinstance(node, Binary) and node.operator == "/") or value.quantity.printed.value < 1:
        return False
    if value.quantity.percent or value.quantity.measure.unit.dimensions:
        return False
    numbers = [leaf.value.quantity for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    sizes = [each.printed.value * each.measure.factor for each in numbers]
    return len({each.measure.unit for each in numbers}) == 1 and sizes == sorted(sizes)


def relates(operand: Node, last: Side) -> bool:
    """Whether list or shape explain the number in front all the same: a share, or a count of devices."""
    value = operand.value if isinstance(operand, Leaf) else None
    if not isinstance(value, Printing):
        return last.single is not None and (last.single.quantity.percent or last.single.quantity.ratio)
    quantity = value.quantity
    return (
        quantity.percent
        or quantity.ratio
        or bool(quantity.measure.unit.nouns and operations(last.node) > 1 and not divides(last.node))
    )


def tells_of_last(side: Side, result: Printing) -> bool:
    """`16 nodes × 8 H100 (80 GB)`: things have no size; what a bracket measures is one of the last of them."""
    values = [leaf.value for leaf in leaves(side.node) if isinstance(leaf.value, Printing)]
    if not result.quantity.measure.unit.dimensions or side.measured or not values or divides(side.node):
        return False
    last, unit = values[-1].quantity, values[-1].quantity.measure.unit
    named = bool(last.words or unit.nouns) and not any(noun in _OF_DATA for noun, _ in unit.nouns)
    return named and all(counts_whole(each) for each in values)


def divides(node: Node) -> bool:
    return isinstance(node, Binary) and (node.operator == "/" or divides(node.left) or divides(node.right))


def _is_part(leaf: Leaf) -> bool:
    quantity = leaf.value.quantity if isinstance(leaf.value, Printing) else None
    return quantity is not None and (quantity.percent or quantity.ratio or 0 < quantity.printed.value < 1)


def explains(node: Node, value: Printing) -> bool:
    """Behind a quotient only a share or a measured value is its result; `3 / 3.1 (8B)` is none, nor is a share that of
    `40 × 8 (90%)`."""
    quantity = value.quantity
    if quantity.percent or quantity.ratio:
        return divides(node) or any(_is_part(leaf) for leaf in leaves(node))
    if quantity.measure.unit.dimensions:
        return True
    return not divides(node) and not quantity.measure.letter


def tells_more(behind: str) -> bool:
    """Words behind a result, other than `40 GPUs in total`."""
    return any(map(str.isalpha, behind)) and _IN_ALL.fullmatch(behind) is None


def shape_of(side: Side) -> bool:
    """`a 4k × 4k image is 200 MB`: the lengths of something that has a name."""
    values = [leaf.value for leaf in leaves(side.node)]
    last = values[-1]
    named = isinstance(last, Printing) and bool(last.quantity.words or last.quantity.measure.unit.nouns)
    return named and len(values) > 1 and not side.measured and not divides(side.node)


def apart(side: Side, result: Printing, text: str, context: Sequence[Item]) -> bool:
    """Whether the value is no result of the side by itself."""
    return names_case(side, text, result) or goes_on(result, context) or _of_unsaid(side, result)


def _of_unsaid(side: Side, result: Printing) -> bool:
    """`the rest is 7/8 = 206 MB`: a plain fraction of what was said before."""
    parts = [leaf.value.quantity for leaf in leaves(side.node) if isinstance(leaf.value, Printing)]
    if len(parts) != _TWO or not divides(side.node) or not all(each.bare and each.printed.whole for each in parts):
        return False
    above, below = (int(each.printed.value) for each in parts)
    unit = result.quantity.measure.unit
    measured = bool(unit.dimensions or unit.nouns) and not (result.quantity.percent or result.quantity.ratio)
    return above < below and gcd(above, below) == 1 and measured and result.quantity.printed.value > above


def fraction_of(side: Side, text: str) -> bool:
    """`384 KB = 3/4 L1_SIZE`: a part of what has a name."""
    parts = [leaf.value.quantity.printed.value for leaf in leaves(side.node) if isinstance(leaf.value, Printing)]
    proper = len(parts) == _TWO and parts[0] < parts[1] and divides(side.node) and not side.measured
    return proper and _NAMED.match(text, side.end) is not None


def concludes(sign: str) -> bool:
    """`DP = 64 ⇒ 1024 / 64 = 16`: a computation behind an arrow follows from the value before it."""
    return sign in ("=>", "⇒", "⟹") or (sign.startswith("\\") and sign[1:].lower().endswith(("implies", "rightarrow")))
