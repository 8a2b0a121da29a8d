"""Parameters and what they take in a format -> equations: `33.6M parameters, 67.1 MB in BF16`.

The format stands with the bytes, so that nothing is supposed. In 8 bits scales take a little more.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.formats import bytes_of
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.dimensions import Dimensions
from docverify.document.model import Flow
from docverify.expression import Binary, Constant, Leaf
from docverify.patterns import Worded

RULE = "bytes-of-parameters"
_COUNTED, _MEMORY = (("parameter", 1),), (("information", 1),)
_LINK = Worded(r"\s*[,;(（，；=→≈:]?\s*(?:{and_so}|{or_else})?,?\s*(?:{nearly}\s*)?")
_FORMAT = r"(?:{in_a_format}\s*)?(?P<format>[A-Za-z]{2,5}\d{1,2})"
_AHEAD = Worded(rf"\s*[,;(（，；]?\s*{_FORMAT}\s*(?:{{takes_so_much}}|[:：])?\s*(?:{{nearly}}\s*)?")
_CLOSES = r"\s*(?:[)）.,;:，。；]|$)"
_BEHIND, _ENDS = Worded(rf"\s*[,，]?\s*{_FORMAT}{_CLOSES}"), re.compile(_CLOSES)
_LEAST, _BYTE, _SLACK = Fraction(1), 8, Fraction(6, 100)  # bytes of a value; bits; a share


def sized_parameters(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """One for each amount of memory right behind a number of parameters, with the format of both."""
    told = [item.quantity for item in items if item.quantity is not None and not item.opaque]
    for count, amount in pairwise(told):
        if _is_of(count, (), _COUNTED) and _is_of(amount, _MEMORY, ()):
            size = _size(flow.text, count, amount)
            yield from (_equation(flow, count, amount, size),) if size is not None else ()


def _is_of(quantity: Quantity, dimensions: Dimensions, nouns: Dimensions) -> bool:
    """Whether it is one number of the kind, and of nothing else: not `24 GB per GPU`."""
    unit = quantity.measure.unit
    return quantity.one and unit.dimensions == dimensions and unit.nouns == nouns


def _size(text: str, count: Quantity, amount: Quantity) -> Fraction | None:
    """Bytes of the format that is named behind the amount, or between both."""
    ahead = _AHEAD.fullmatch(text, count.end, amount.start)
    behind = _BEHIND.match(text, amount.end) if _LINK.fullmatch(text, count.end, amount.start) is not None else None
    match = behind if ahead is None else ahead if _ENDS.match(text, amount.end) else None
    size = bytes_of(match["format"]) if match is not None else None
    return size if size is not None and size >= _LEAST else None


def _equation(flow: Flow, count: Quantity, amount: Quantity, size: Fraction) -> Equation:
    number = count.printed
    slack = max(number.ulp, 2 * _SLACK * number.value) if size == _LEAST else number.ulp
    parameters = Printing(replace(count, printed=replace(number, ulp=slack)), flow)
    stated, taken = Printing(amount, flow), Constant(size * _BYTE, _MEMORY, f"{size} bytes" if size > 1 else "1 byte")
    reading = Reading(Binary("*", Leaf(parameters), taken, True), "=", Leaf(stated))
    place = flow.span(count.start, count.end)
    return Equation(
        RULE, (reading,), flow.span(count.start, amount.end), stated, place, flow, "value",
        words=f"{parameters.text} × {taken.text}", evidence=(place,),
    )  # fmt: skip
