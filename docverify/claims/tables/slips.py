"""A printed number and what it should be -> how well a slip of the pen explains the difference."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from math import log2

from docverify.claims.numbers.quantity import Printed
from docverify.claims.tables.cells import Value

_FEW = 0.04  # how far off a number of few digits may be that nobody rounded
_FACTORS = (2.0, 4.0, 8.0, 10.0, 100.0, 1000.0, 1024.0, 10.0**6)


def slip_bits(value: Value, expected: float, width: float) -> float:
    """Evidence in bits that the number is `expected` (in base units, to within `width`, relative) but for one slip."""
    measure = value.quantity.measure
    wanted = expected / float(measure.factor * measure.unit.factor)
    number = value.quantity.printed
    width = max(width, float(number.ulp / number.value) if number.value else 1.0, 1e-6)  # few digits tell little
    edits = {number for number in _edits(value) if number}
    if not any(abs(number - wanted) <= width * abs(wanted) for number in edits):
        return 0.0
    return max(0.0, -log2(len(edits) * width))


def is_slip(value: Value, expected: Fraction) -> bool:
    """Whether it is what it should be but for one digit, or two neighbours, whatever that tells."""
    number, measure = value.quantity.printed, value.quantity.measure
    wanted = float(abs(expected) / measure.factor / measure.unit.factor)
    text = dotted(number)
    if not text.isascii() or not text.replace(".", "", 1).isdecimal():
        return False
    changed = (
        text[:at] + digit + text[at + 1 :] for at in range(len(text)) if text[at] != "." for digit in "0123456789"
    )
    off = float(number.ulp) * 0.51
    return wanted > off and any(abs(float(each) - wanted) <= off for each in (*changed, *swapped_neighbours(text)))


def is_misprint(value: Value, wanted: float, width: float) -> bool:
    """Whether it is `wanted` (in base units, to within `width`) but for a digit, two neighbours or a power of ten."""
    number, measure = value.quantity.printed, value.quantity.measure
    text = dotted(number).lower().partition("e")[0]
    if not text.isascii() or not text.replace(".", "", 1).isdecimal() or not float(text):
        return False
    power = float(number.value) / float(text)
    meant = wanted / float(measure.factor * measure.unit.factor) / power
    places = (at for at in range(len(text)) if text[at] != ".")
    changed = (text[:at] + digit + text[at + 1 :] for at in places for digit in "0123456789" if digit != text[at])
    powers = (float(text) * 10.0**power for power in (-3, -2, -1, 1, 2, 3))
    off = max(min(float(number.ulp) / power * 0.51, _FEW * meant), width * meant)
    found = (*map(float, changed), *map(float, swapped_neighbours(text)), *powers)
    return any(abs(each - meant) <= off for each in found)


def swap_bits(value: Value, expected: float | Fraction) -> float:
    """Evidence in bits that two neighbouring digits of the number changed places."""
    number, measure = value.quantity.printed, value.quantity.measure
    text = dotted(number)
    if not number.value or not text.isascii() or not text.replace(".", "", 1).isdecimal():
        return 0.0
    wanted = float(expected) / float(measure.factor * measure.unit.factor)
    off = float(number.ulp) * 0.51
    orders = {float(other) for other in swapped_neighbours(text)}
    width = float(number.ulp / number.value)
    return max(0.0, -log2(len(orders) * width)) if any(abs(each - wanted) <= off for each in orders) else 0.0


def dotted(number: Printed) -> str:
    """Its digits with a decimal point, whatever sign parts them in the text."""
    text = number.text.replace("_", "")
    if number.ulp < 1 and "," in text and ("." not in text or text.index(".") < text.index(",")):
        return text.replace(".", "").replace(",", ".")
    return text.replace(",", "") if number.ulp < 1 or text.count(".") < 1 else text.replace(".", "")


def swapped_neighbours(text: str) -> Iterator[str]:
    """The digits with two neighbours swapped, a point between them or not."""
    for at in range(len(text) - 1):
        step = 1 + (text[at + 1] == ".")
        if text[at] != "." and at + step < len(text) and text[at] != text[at + step]:
            yield text[:at] + text[at + step] + text[at + 1 : at + step] + text[at] + text[at + step + 1 :]


def swapped_anywhere(text: str) -> Iterator[str]:
    """The digits with any two of them swapped."""
    for first, last in combinations([at for at, char in enumerate(text) if char != "."], 2):
        if text[first] != text[last]:
            yield text[:first] + text[last] + text[first + 1 : last] + text[first] + text[last + 1 :]


def _edits(value: Value) -> Iterator[float]:
    """The number with one digit changed, dropped or doubled, with neighbours swapped, or off by a usual factor."""
    text = dotted(value.quantity.printed)
    printed = float(value.quantity.printed.value)
    yield from (printed * factor for factor in _FACTORS)
    yield from (printed / factor for factor in _FACTORS)
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return
    for at, digit in enumerate(text):
        if digit == ".":
            continue
        yield from (float(text[:at] + other + text[at + 1 :]) for other in "0123456789" if other != digit)
        yield from (float(text[:at] + other + text[at:]) for other in "0123456789")
        if text[:at] + text[at + 1 :] not in ("", "."):
            yield float(text[:at] + text[at + 1 :])
        if at + 1 < len(text) and text[at + 1] != ".":
            yield float(text[:at] + text[at + 1] + digit + text[at + 2 :])
