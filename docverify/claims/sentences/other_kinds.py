"""A number, the bracket behind it -> whether what the bracket computes is of another kind than the number."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.brackets import divides, lettered, sized
from docverify.claims.sentences.chains import Chain
from docverify.claims.sentences.parts import Part
from docverify.expression import leaves
from docverify.patterns import says

_NAME = re.compile(r"[A-Za-z]\d|\d[A-Za-z]")
_COUNTED = re.compile(r"\d\s+[A-Z][A-Za-z]+\s+$")  # `2 Norden 800` are two, and what is 800 is their name
_CODE = re.compile(r"[(（]\s*\d+\+\d+\b")
_LEAD = 24  # characters
_ALIKE = frozenset({"rank", "process"})  # those of devices


def of_another_kind(value: Printing, chain: Chain, part: Part, context: Sequence[Item]) -> bool:
    unit = value.quantity.measure.unit
    if _is_code(value, part):
        return True
    if unit.dimensions:
        return _sizes_a_name(value, chain, context)
    if value.quantity.currency or value.quantity.percent:
        return False
    return _is_memory(value, chain, part) or _counts_others(value, chain)


def _is_code(value: Printing, part: Part) -> bool:
    """`RAID 5 (3+1)`, `120 TB usable (8+2 erasure coding)`: data and parity, of which no number is the sum."""
    text = value.flow.text
    near = slice(max(0, value.quantity.start - _LEAD), part.end)
    return _CODE.match(text, part.start) is not None and says("redundant", text[near].lower())


def _sizes_a_name(value: Printing, chain: Chain, context: Sequence[Item]) -> bool:
    """`64 H100 80GB (8 × 8)`: the size of a product is not what a bracket of counts explains."""
    if any(side.measured for side in chain.sides):
        return False
    before = bisect_right(context, value.quantity.start, key=lambda item: item.end) - 1
    return before >= 0 and context[before].opaque


def _is_memory(value: Printing, chain: Chain, part: Part) -> bool:
    """`1 server (64 GB × 16)`, `2 type 800T B3 (64G × 16)`: memory does not explain a count, nor a name."""
    text, each = value.flow.text, [leaf for side in chain.sides for leaf in leaves(side.node)]
    between = text[value.quantity.end : part.start]
    named = _NAME.search(between) or _COUNTED.search(text, 0, value.quantity.start)
    if named and any(map(sized, each)):
        return True
    measure, worded = value.quantity.measure, bool(value.quantity.words) or any(map(str.isalpha, between))
    if measure.unit.nouns:
        return not (measure.letter or divides(chain.sides[0].node)) and any(map(lettered, each))
    return worded and not measure.letter and any(map(sized, each))


def _counts_others(value: Printing, chain: Chain) -> bool:
    """`on 4 machines (2 × 16 = 32 GPUs)`: what the bracket comes to is a number of other things."""
    own = _counted(value)
    results = [side.single for side in chain.sides if side.single is not None]
    return bool(own) and any((counted := _counted(each)) and counted.isdisjoint(own) for each in results)


def _counted(each: Printing) -> set[str]:
    return {noun for noun, power in each.quantity.measure.unit.nouns if power > 0} - _ALIKE
