"""Amounts -> the same with what the text leaves to the reader: numbers in words, units that the next number has."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.claims.numbers.words import words
from docverify.classes import replace
from docverify.dimensions import Dimensions
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.owners import counts, noun, pointed
from docverify.language import worded
from docverify.patterns import Worded, listed
from docverify.units import ONE, Unit

_ALL = re.compile(r"\ball (?:of the )?$")
_DOZEN = 12
_PARTS = re.compile(r"[\s-]")
_OF_THE = Worded(r"\b{part_of}\s*$")
_LEFT = Worded(r"[^;.()]*\b{leaves}\s+(?:{nearly}\s+)?")
_THEN = re.compile(r"[^,;.()\d]{0,40},\s+[^,;.()\d]{0,25}")
_JOINED = Worded(r"\s*{shares_unit}\s*[~$€£₹]?")
_INSTEAD = Worded(r"\s*,?\s*{shares_unit_before}\s*[~$€£₹]?")


def alike(text: str, found: Sequence[Amount]) -> list[Amount]:
    """The same; a number without a unit may have that of the next, or of the one before."""
    every = list(found)
    for at in reversed(range(len(found))):  # `120、80、56 台`: the last has the unit of all
        every[at] = _with_unit(text, every, at)
    return every


def nested(found: Sequence[Amount]) -> list[Amount]:
    """The same; of `每个矩阵 8 万个参数，32 层、每层 2 个矩阵` the layers are of no matrix."""
    every = list(found)
    for at, each in enumerate(found):
        own = each.kind if each.unowned is not None and not each.measured else ()
        above = [(name, -power) for name, power in own if power > 0]
        below = [(name, -power) for name, power in each.kind if power < 0 and counts(name)]
        if not (above and below):
            continue
        later = (other for other in found[at + 1 :] if other.sentence == each.sentence)
        if any(set(above) <= set(other.kind) and not set(below).isdisjoint(other.kind) for other in later):
            every[at] = each.plain
    return every


def per(each: Amount) -> list[str]:
    """The things that it is per."""
    return [name for name, power in each.kind if power < 0 and counts(name)]


def in_words(text: str, read: Sequence[Quantity]) -> Iterator[Quantity]:
    """More than one of a thing: `eight H100`, `seventeen of them`, `over all sixteen`."""
    taken = {place for each in read for place in range(each.start, each.end)}
    for match in _numbers().finditer(text):
        if match.start() not in taken:
            parts = [words().numbers[each] for each in _PARTS.split(match[0].lower())]
            if parts[-1] == _DOZEN and not listed("scales_what_follows").isdisjoint(text[: match.start()].split()[-2:]):
                continue  # `half a dozen`
            value = prod(parts) if parts[-1] == _DOZEN else sum(parts)
            number = Printed(Fraction(value), Fraction(1), True, match[0], 2)
            yield Quantity(match.start(), match.end(), match.end(), number, spelled=True)


def of_all(text: str, quantity: Quantity) -> bool:
    """`over all sixteen`: of what is not said again."""
    return quantity.spelled and noun(text, quantity.end) is None and _ALL.search(text, 0, quantity.start) is not None


def _is_part(text: str, whole: Amount, each: Amount) -> bool:
    """`Of the 36 pods, 9 were lost`."""
    led = _OF_THE.search(text, 0, whole.start)
    return led is not None and each.value < whole.value and _THEN.fullmatch(text, whole.end, each.start) is not None


@worded()
def _numbers() -> re.Pattern[str]:
    numbers = words().numbers.items()
    several = "|".join(word for word, number in numbers if 1 < number < 100)
    tens = "|".join(word for word, number in numbers if number in range(20, 100, 10))
    units = "|".join(word for word, number in numbers if number in range(1, 10))
    twelve = "|".join(word for word, number in numbers if number == _DOZEN)
    found = rf"(?:{tens})[\s-](?:{units})|(?:{units})\s(?:{twelve})|{several}"
    return re.compile(rf"\b(?:{found})\b(?![\s-](?:{several}|hundred|thousand|million)\b)", re.IGNORECASE)


def _with_unit(text: str, every: Sequence[Amount], at: int) -> Amount:
    """`12 and 17 minutes`, `26,000 requests instead of 21,000`: one unit for both."""
    each = every[at]
    quantity = each.printing.quantity
    if each.kind or quantity.spelled or not quantity.bare or quantity.measure.unit is not ONE:
        return each
    after = every[at + 1] if at + 1 < len(every) else None
    if after is not None and after.printed and _JOINED.fullmatch(text, each.end, after.start):
        return like(each, after)
    before = every[at - 1] if at else None
    if before is not None and before.printed and _INSTEAD.fullmatch(text, before.end, each.start):
        return like(each, before)
    if before is None or not before.printed:
        return each
    if pointed(text, each.end) or _is_part(text, before, each) or _LEFT.fullmatch(text, before.end, each.start):
        return like(each, before)
    return each


def counting(each: Amount, kind: Dimensions) -> Amount:
    """The same as a number of things."""
    measures = (Measure(each.printing.quantity.measure.factor, Unit(Fraction(1), (), kind)),)
    printing = Printing(replace(each.printing.quantity, measures=measures), each.printing.flow)
    return each._replace(printing=printing, kind=kind, printed=kind)


def like(each: Amount, other: Amount) -> Amount:
    """The first with the unit and the kind of the other."""
    measures = other.printing.quantity.measures
    printing = Printing(replace(each.printing.quantity, measures=measures), each.printing.flow)
    return each._replace(printing=printing, kind=other.kind, owned=other.owned, printed=other.printed)
