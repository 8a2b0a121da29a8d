"""A printed quantity -> what it would be without a known slip, or whether one slip makes it of a value.

Two prints -> how many slips lie between them.
"""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from docverify.claims.numbers.digits import english
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.judge.prose.amount import Amount
from docverify.judge.style import with_prefix
from docverify.named import NamedTuple

FAR = 9
_CLEAR = 3  # digits of a number that few others come near to by one of them
_FACTORS = (Fraction(2), Fraction(1, 2), Fraction(8), Fraction(1, 8))
_MOST_DIGITS = 9
_DIGITS = "0123456789"
_SCALES = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
_HALF = 0.51
_LITTLE = 0.02  # what is measured is a little off
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Misprint(NamedTuple):
    """What may have been meant: the number in the printed unit; `text` is how it is printed in another one."""

    value: Fraction
    size: int
    text: str = ""


def misprints(quantity: Quantity, text: str) -> Iterator[Misprint]:
    """Another prefix, two digits swapped, the point elsewhere, a factor of two or eight; whole things stay whole."""
    value, count = quantity.printed.value, is_count(quantity)
    for steps in (-1, 1, -2, 2):
        if other := with_prefix(quantity, text, steps):
            yield Misprint(value * Fraction(1000) ** steps, 1, other)
    for other_order in swapped(quantity.printed.text):
        yield Misprint(other_order, 1)
    factors = [(factor, 1 if count else 2) for factor in _FACTORS]
    scaled = quantity.measure.factor != 1  # 2.4T is no slip for 2400T
    powers = (-1, 1) if count or scaled else (-1, 1, -2, 2, -3, 3)
    near = 0 if count else 1 if quantity.printed.whole else 3  # nobody adds three zeros to 86,400 s
    shifts = [(Fraction(10) ** power, 1 if abs(power) <= near else 2) for power in powers if not count or value > 9]
    for factor, size in (*factors, *shifts):
        if quantity.printed.whole and value * factor < 1:
            continue  # 2 bytes are no slip for 0.2 bytes
        if not count or (value * factor > 1 and (value * factor).denominator == 1):
            yield Misprint(value * factor, size)


def is_count(quantity: Quantity) -> bool:
    """Whether whole things are counted, not measured."""
    measured = quantity.measure.unit.dimensions or quantity.percent or quantity.ratio or quantity.measure.factor != 1
    return quantity.printed.whole and not measured


def slipped(result: Amount, ratio: float) -> bool:
    """Whether its point stands in the wrong place, or two digits are swapped, and it is what follows to the digit.

    `ratio` is what is stated over what follows.
    """
    number = result.printing.quantity.printed
    rounded = 0.5 / 10 ** (number.significant - 1) if number.significant > 1 else 0.0
    if any(abs(ratio / scale - 1) < max(_LITTLE, rounded) for scale in _SCALES):
        return True
    if number.significant < _CLEAR or abs(ratio - 1) < _LITTLE:
        return False
    return is_swapped(number, float(number.value) / ratio)


def is_swapped(number: Printed, follows: float) -> bool:
    """Whether two digits swapped make the number of what follows."""
    return _come_to(swapped(number.text), follows, float(number.ulp) * _HALF)


def is_changed(number: Printed, follows: float) -> bool:
    """Whether another digit in one place makes the number of what follows; of few digits nearly all numbers are."""
    enough = number.significant >= _CLEAR
    return enough and _come_to(changed(number.text), follows, float(number.ulp) * _HALF)


def _come_to(numbers: Iterable[Fraction], follows: float, off: float) -> bool:
    return any(abs(float(each) - follows) <= off for each in numbers)


def swapped(digits: str) -> Iterator[Fraction]:
    """The number with any two of its digits swapped."""
    places = [index for index, char in enumerate(digits) if char.isdecimal()]
    for i, j in combinations(places[:_MOST_DIGITS], 2):
        other = digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]
        if other != digits and (number := _NUMBER.fullmatch(english(other).replace(",", ""))):
            yield Fraction(number.group())


def changed(digits: str) -> Iterator[Fraction]:
    """The number with any one of its digits another one."""
    for at, char in enumerate(digits):
        for other in _DIGITS[not at :] if char.isdecimal() else "":
            number = _NUMBER.fullmatch(english(digits[:at] + other + digits[at + 1 :]).replace(",", ""))
            if other != char and number:
                yield Fraction(number.group())


def slip_size(old: str, new: str) -> int:
    """How many slips lie between two printed numbers: one digit, two swapped, a zero or a prefix count as one."""
    a, b = ("".join(c for c in text if c.isalnum() or c == ".") for text in (old, new))
    if a == b:
        return 0
    if a.replace(".", "").strip("0") == b.replace(".", "").strip("0"):
        return 1 if "." in a + b or abs(len(a) - len(b)) == 1 else 2  # the same digits at another power of ten
    if _ratio(a, b) in _FACTORS:
        return 2
    if len(a) != len(b):
        return 1 if _one_more(a, b) or _one_more(b, a) else FAR
    differ = [i for i in range(len(a)) if a[i] != b[i]]
    first, last = differ[0], differ[-1]
    swapped = len(differ) == 2 and (a[first], a[last]) == (b[last], b[first])
    return 1 if swapped or len(differ) == 1 else FAR


def _ratio(a: str, b: str) -> Fraction | None:
    numbers = [_NUMBER.match(text) for text in (a, b)]
    old, new = (Fraction(n.group()) if n else Fraction(0) for n in numbers)
    return new / old if old else None


def _one_more(short: str, long: str) -> bool:
    """Whether `long` is `short` with one character more."""
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
