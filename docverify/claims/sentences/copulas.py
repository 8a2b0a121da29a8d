"""A computation, `is`, `are` or `give` and a number -> whether the sentence only tells of what was counted."""

from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.claims.sentences.brackets import counts_whole, divides
from docverify.claims.sentences.chains import Side
from docverify.expression import leaves, operations
from docverify.patterns import Worded, listed

_ADDED = Worded(r"(?:{joined_term}|\d[^.;]*,)\s*(?:{the_thing}\s*)?$")
_CLOSES = Worded(r"\s*(?:$|[.,;:)。，；]|(?:{closes_result})\b)")
_FAR = 40  # characters
_BESIDE = Worded(r"\s*(?:{beside_a_product})\b")


def tells_only(left: Side, sign: str, right: Side, text: str) -> bool:
    """`24 × 8 GPUs are 8 racks`, `8 × 8 GPUs are 90 % busy`: what is of another kind is not the product."""
    value, word = right.single, sign.lower()
    if value is None or not operations(left.node):
        return False
    several = word in listed("several_give")
    if not several and word not in listed("copulas"):
        return False
    if _BESIDE.match(text, value.quantity.end) or (several and of_more_terms(left, value, text)):
        return True
    told = [leaf.value for leaf in leaves(left.node) if isinstance(leaf.value, Printing)]
    if value.quantity.percent:
        return not divides(left.node) and not any(each.quantity.percent for each in told)
    return _of_other_things(left, told, value) or _of_other_size(left, told, value)


def of_more_terms(left: Side, value: Printing | None, text: str) -> bool:
    """`8 × 80 GB and 4 × 40 GB make 800 GB`; `8 × 50 GB/s give 350 GB/s in practice` is more than a result, too."""
    before = text[max(0, left.start - _FAR) : left.start]
    return value is None or _ADDED.search(before) is not None or _CLOSES.match(text, value.quantity.end) is None


def _of_other_things(left: Side, told: list[Printing], value: Printing) -> bool:
    """`64 × 1.2 GB are 25 minutes`, `3 × 8 GPUs are 3 nodes`."""
    dimensions = {name for name, _ in value.quantity.measure.unit.dimensions}
    if left.measured and dimensions:
        return not dimensions & {name for each in told for name, _ in each.quantity.measure.unit.dimensions}
    things = set(_things(value))
    named = [set(_things(each)) for each in told]
    return bool(things) and not dimensions and all(named) and not things & set().union(*named)


def _of_other_size(left: Side, told: list[Printing], value: Printing) -> bool:
    """`tiles of 16 × 16 are 4 per warp`: a product of whole numbers is not below one of them."""
    whole = all(map(counts_whole, (*told, value))) and not divides(left.node)
    return whole and value.amount < max((each.amount for each in told), default=0)


def _things(each: Printing) -> Iterator[str]:
    """What is counted: the noun of the unit, or else the word behind the number."""
    nouns = [name for name, power in each.quantity.measure.unit.nouns if power > 0]
    yield from nouns or each.quantity.words[:1]
