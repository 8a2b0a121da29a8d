"""Sides of a relation, or a number and its bracket -> whether by their form neither is computed from the other."""

import re

from docverify.claims.equation import Printing
from docverify.claims.numbers.formats import bytes_of
from docverify.claims.numbers.words import words
from docverify.claims.sentences.adjectives import names_model
from docverify.claims.sentences.chains import Side
from docverify.expression import Binary, Leaf, Node, leaves, operations
from docverify.patterns import Worded
from docverify.units import unit

_AMID = re.compile(r"\d[-–]$|\bper\s$")
_AHEAD = 5  # characters
_MASK = re.compile(r"\s*\|\s*\d")
_SLASHED = re.compile(r"\d[\d.]*(?:/\d[\d.]*){2,}\s*")
_RATIO = re.compile(r":\d|\s?[~～]\s?\d")
_OF_ONE = re.compile(r"[=≈][^=≈]*/ ?[a-z]{2,}\s*[=≈]\s*$")
_WORD = re.compile(r"\w+")
_SHAPE = Worded(r"\s*{of_a_shape}")
_SEVERAL = 2
_QUALIFIES = Worded(r"\b{for_such}\s+$")
_LETTER = re.compile(r"(?<![\w.])[A-Za-z]=$")
_PICTURE = Worded(r"{of_pictures}\b")
_INFORMATION = "information"
_LEAVES = "leaves"
_TIME = (("time", 1),)
_NUMBERED = re.compile(r"(?:^|\s)[A-Z][a-z]+\s$")
_NOUN = re.compile(r"\s[a-z]{3,}")
_SHARE_OF = re.compile(r"%\s+[a-z]{2,4}\s+(?:[A-Z]{3}\s)?$")
_FEW = 20  # that names are numbered with
_NAME = 24  # characters before a number that it may be the last of
_BRACKET = re.compile(r"[(（][^()（）]*[)）]")
_BRACKETED = re.compile(r"\d[^()（）.;=]*[)）](?:\s*[,，、]|\s+[a-z])[^().;=]*$")
_LIST = 90  # characters that the last two of a list take
_SPENT = re.compile(r"\d\s?([A-Za-z]+)-([a-z]+)\b")


def no_claim(left: Side, right: Side, text: str) -> bool:
    """Whether the relation between the sides is of something else than their values."""
    if _AMID.search(text, max(left.start - _AHEAD, 0), left.start):
        return True  # `strides 8-5-4-3-2 = 960x`; `1 per 10⁸ hours = 1 per 11,408 years`
    if text[left.start : left.start + 1] == "+" and operations(left.node):
        return True  # `400 × 0.26 = 104; +fans 20 +pumps 10 = 134`
    if left.single is not None and operations(right.node) and _is_in_format(text[left.end : right.start]):
        return True  # `7B parameters in fp16 = 7 × 10⁹ × 2 = 14 GB`
    if left.single is not None and operations(right.node) and _QUALIFIES.search(text[: left.start]):
        return True  # `Total for 50 users = 14 GB + 50 × 2 GB`
    if right.single is not None and (_RATIO.match(text, right.end) or _is_sum_beside_ratio(left.node, right.single)):
        return True  # `32 × 400G down + 16 × 400G up = 1:2 oversubscribed`; `= 2.5 ~ 3.3 TB/s` is a range
    if right.single is not None and _is_of_all(text[left.end : right.start], text[right.start : right.end + 2]):
        return True  # `2048 × 14336 × 4 = 117 MB / layer = 8.2 GB total`
    if right.single is None and _SHAPE.match(text, left.end):
        return True  # `A and B are 4×4 matrices = 64 multiplications + 64 additions`
    if right.power and _MASK.match(text, right.end):
        return True  # `3 = 2^1 | 2^0`
    if right.single is None:
        return False
    return _is_width(left.node, right.single) or _unpriced(left, right.single) or _of_several(left, right.single, text)


def is_given(left: Side, right: Side, behind: Side, text: str) -> bool:
    """Whether a number before a computation whose result is `behind` is one of its operands, or only part of a name:
    `in 72 hours ≈ 72 × 0.2 = 14.4`, `the Gen 5 rate = 64 × 0.9 = 57.6 GB/s`."""
    if (left.counts or names_model(left)) and right.measured and behind.measured:
        return True  # `2 copies = 7 GB × 2 = 14 GB`: things are no bytes
    if left.single is None or not (operations(right.node) and behind.numeric):
        return False
    own = left.single.quantity
    share = _SHARE_OF.search(text, max(left.start - _NAME, 0), left.start)  # `5% on $3,000 = $150 × 12 = $1,800`
    if share or (own.bare and own.printed.value < _FEW and _numbers(text, left)):
        return True
    operands = [leaf.value for leaf in leaves(right.node) if isinstance(leaf.value, Printing)]
    if not own.measure.unit.dimensions and any(left.single.amount == each.amount for each in operands):
        return True
    return any(each.quantity.bare and each.quantity.printed.value == own.printed.value for each in operands)


def _numbers(text: str, side: Side) -> bool:
    """Whether it is the number of what a name tells, not how many there are."""
    return bool(_NUMBERED.search(text, max(side.start - _NAME, 0), side.start) and _NOUN.match(text, side.end))


def _of_several(left: Side, value: Printing, text: str) -> bool:
    """`40 person-hours + 900 GPU-hours = 2 days`: how long that takes is not the sum."""
    if _listed(left, text):
        return True
    found = value.quantity.measure.unit
    if found.dimensions != _TIME or found.nouns or not (isinstance(left.node, Binary) and left.node.operator == "+"):
        return False
    spent = _SPENT.findall(text, left.start, value.quantity.start)
    timed = {whose.lower() for whose, what in spent if (known := unit(what)) and known[0].dimensions == _TIME}
    return len(timed) >= _SEVERAL


def _listed(left: Side, text: str) -> bool:
    """`weights (2 B), a copy (4 B) and two moments (4 + 4 B) give 14 bytes`: the bracket is one of several."""
    ahead = text[max(left.start - _LIST, 0) : left.start]
    return _BRACKET.fullmatch(text, left.start, left.end) is not None and _BRACKETED.search(ahead) is not None


def _is_in_format(between: str) -> bool:
    """Whether a number format stands before the sign: what follows is computed of what is stored in it."""
    return any(bytes_of(word) is not None for word in _WORD.findall(between))


def _is_of_all(between: str, stated: str) -> bool:
    """Whether the side between is of one of many things, and what is stated is not; not the unit of a bracket."""
    one = _OF_ONE.search(between) if "/" not in stated else None
    return one is not None and any(map(str.isdigit, one[0]))


def _is_sum_beside_ratio(node: Node, value: Printing) -> bool:
    return value.quantity.ratio and isinstance(node, Binary) and node.operator in "+-"


def leaves_no(left: Side, sign: str) -> bool:
    """`24 × 8 leaves 64`: of something else, as nothing is taken away before the word."""
    takes = isinstance(left.node, Binary) and left.node.operator == "-"
    return words().relations.get(" ".join(sign.lower().split())) == _LEAVES and not takes


def slashed(side: Side, text: str) -> bool:
    """`3.8/3.9/3.10 (64 bit)`: versions side by side, no quotient of quotients."""
    return _SLASHED.fullmatch(text, side.start, side.end) is not None


def tells_of_another(side: Side, value: Printing, text: str) -> bool:
    """Whether a bracket tells of its number what is not computed from what it holds."""
    if _LETTER.search(text, max(value.quantity.start - 3, 0), value.quantity.start) and _named(side):
        return True  # `at b=5 (5 adapters × 3 benchmarks)`
    if all(each.quantity.percent for each in _printings(side)) and not value.quantity.percent:
        return True  # `to get 200 of them (10% flagged × 5% reported)`
    return _of_parts(side.node, value) or _of_a_picture(side, value, text) or _tells_what_of(side, value)


def _of_parts(node: Node, value: Printing) -> bool:
    """`17.8 (14.0 / 2.6 / 1.2)`: between the slashes stand the terms of a sum."""
    terms = _terms(node)
    return len(terms) >= _SEVERAL and sum(each.quantity.printed.value for each in terms) == value.quantity.printed.value


def _of_a_picture(side: Side, value: Printing, text: str) -> bool:
    """`49 KB (1280 x 689 px)`: the size of a file beside the shape of what is in it."""
    information = any(name == _INFORMATION for name, _ in value.quantity.measure.unit.dimensions)
    if not information or side.measured:
        return False
    last = [leaf.value for leaf in leaves(side.node)][-1]
    return isinstance(last, Printing) and _PICTURE.match(text[last.quantity.number_end :].lstrip(" -")) is not None


def _tells_what_of(side: Side, value: Printing) -> bool:
    """`$250 (50K calls + 100K lookups)`, `102 Tbps (256 GPUs × 1 NIC)`: how much there is of each thing is neither."""
    found = value.quantity.measure.unit
    measured = (
        bool(found.dimensions)
        and not found.nouns
        and not any(each.quantity.measure.unit.dimensions for each in _printings(side))
    )
    return (value.quantity.currency or measured) and _named(side)


def _unpriced(side: Side, value: Printing) -> bool:
    """`2 GPUs × 24 hours × 30 days = $4,320`: the price stands elsewhere."""
    told = [each.quantity for each in _printings(side)]
    timed = (each.measure.unit.nouns or each.measure.unit.dimensions == _TIME for each in told)
    counts = (thing and not (each.percent or each.currency) for each, thing in zip(told, timed, strict=True))
    return value.quantity.currency and operations(side.node) > 0 and all(counts)


def _printings(side: Side) -> list[Printing]:
    return [leaf.value for leaf in leaves(side.node) if isinstance(leaf.value, Printing)]


def _named(side: Side) -> bool:
    """Whether each operand counts things that have a name."""
    told = [each.quantity for each in _printings(side)]
    counts = ((each.words or each.measure.unit.nouns) and not (each.currency or each.percent) for each in told)
    return bool(told) and all(counts)


def _is_width(product: Node, value: Printing) -> bool:
    """`32x32=64-bit multiply`: the widths of two factors, and that of their product."""
    if not (isinstance(product, Binary) and product.operator == "*" and value.quantity.unit_text.startswith("-")):
        return False
    factors = [leaf.value.quantity for leaf in leaves(product) if isinstance(leaf.value, Printing)]
    widths = sum(each.printed.value for each in factors) == value.quantity.printed.value
    return widths and any(name == _INFORMATION for name, _ in value.quantity.measure.unit.dimensions)


def _terms(node: Node) -> list[Printing]:
    """What stands between slashes, if nothing but slashes is between; empty where units or an operation are."""
    match node:
        case Leaf(Printing() as each) if each.quantity.bare:
            return [each]
        case Binary("/", left, Leaf(Printing() as last), bracketed=False) if last.quantity.bare:
            before = _terms(left)
            return [*before, last] if before else []
    return []
