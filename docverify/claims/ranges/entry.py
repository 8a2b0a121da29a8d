"""A line with a range of ids -> an entry: the range, what stands before it, and the number in that."""

import re
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Printed
from docverify.claims.ranges.id_ranges import IdRange
from docverify.classes import dataclass, replace

RULE = "range-sequence"
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Entry:
    """One sibling: the text before its range, without digits, and the number in it."""

    key: str
    number: int | None
    found: IdRange

    @property
    def place(self) -> Printing:
        return self.found.places[0]


def entry(before: str, found: IdRange) -> Entry:
    numbers = _DIGITS.findall(before)
    return Entry(
        " ".join(_DIGITS.sub("#", before).split()), int(numbers[0]) if numbers and len(numbers[0]) < 9 else None, found
    )


def part(place: Printing, number: Printed, first: bool) -> Printing:
    """One end of a printed range, at its digits; an id is never rounded."""
    quantity = place.quantity
    start = quantity.start if first else quantity.number_end - len(number.text)
    end = start + len(number.text)
    return Printing(
        replace(
            quantity,
            start=start,
            end=end,
            number_end=end,
            printed=replace(number, ulp=Fraction(0)),
            upper=None,
            measures=(Measure(),),
            unit_text="",
        ),
        place.flow,
    )
