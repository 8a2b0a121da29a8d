"""An amount of a sentence, a value of a table -> whether they are of one kind, and whether they are the same."""

from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.tables.cells import Value
from docverify.claims.tables.views import Attribute

_ROUGH = Fraction(1, 20)
_WIDTH = Fraction(3, 4)  # of its last digit: rounded, or cut off and nearly so


def value_of(told: Printing) -> Value:
    return Value(told)


def is_of(told: Printing, attribute: Attribute) -> bool:
    """Whether an amount has the unit of a column."""
    return value_of(told).dimensions == next(iter(attribute.values.values())).dimensions


def agrees(told: Printing, value: Value) -> bool:
    """Whether it is the value, rounded or not; without a unit as it is printed."""
    stated, quantity = value_of(told), told.quantity
    if quantity.bare and not value.quantity.bare and quantity.printed.value == value.quantity.printed.value:
        return True
    return stated.dimensions == value.dimensions and comes_to(told, value.number)


def comes_to(told: Printing, number: Fraction) -> bool:
    """Whether it is the number as far as its digits, or its `about`, tell."""
    stated, quantity = value_of(told), told.quantity
    ulp = quantity.printed.ulp * quantity.measure.factor * quantity.measure.unit.factor
    if quantity.printed.whole:  # of `1,300,000` the last zeros may tell nothing
        ulp = max(ulp, abs(stated.number) / 10**quantity.printed.significant)
    rough = abs(stated.number) * _ROUGH if quantity.hedge is not Hedge.NONE else Fraction(0)
    return abs(stated.number - abs(number)) <= max(ulp * _WIDTH, rough)
