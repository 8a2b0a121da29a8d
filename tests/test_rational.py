"""A Rational computes what a Fraction computes, whatever the other operand is."""

import operator
import pickle
from fractions import Fraction

import pytest

from docverify.rational import Rational, lowest, ten_to

NUMBERS = [Fraction(0), Fraction(1), Fraction(-7, 3), Fraction(640), Fraction(215, 100), Fraction(1, 10**30)]
OTHERS = [*NUMBERS, *map(Rational, NUMBERS), 0, 3, -4, 0.5, -1e300, True]
OPERATIONS = [operator.add, operator.sub, operator.mul, operator.truediv]
RELATIONS = [operator.eq, operator.ne, operator.lt, operator.le, operator.gt, operator.ge]


def outcome(operation, *operands):
    try:
        return operation(*operands)
    except (ZeroDivisionError, OverflowError) as error:
        return type(error)


@pytest.mark.parametrize("operation", [*OPERATIONS, *RELATIONS])
@pytest.mark.parametrize("number", NUMBERS)
def test_it_computes_like_a_fraction(operation, number):
    for other in OTHERS:
        assert outcome(operation, Rational(number), other) == outcome(operation, number, other)
        assert outcome(operation, other, Rational(number)) == outcome(operation, other, number)


@pytest.mark.parametrize("number", NUMBERS)
def test_alone_it_is_like_a_fraction(number):
    own = Rational(number)
    assert (-own, abs(own), bool(own), hash(own), str(own)) == (
        -number, abs(number), bool(number), hash(number), str(number),
    )  # fmt: skip
    assert pickle.loads(pickle.dumps(own)) == own


@pytest.mark.parametrize("operation", OPERATIONS)
def test_what_comes_of_it_is_quick_too(operation):
    for other in (Rational(3, 4), Fraction(3, 4), 3):
        assert type(operation(Rational(1, 2), other)) is Rational
        assert type(operation(other, Rational(1, 2))) is Rational


def test_made_from_whole_numbers():
    assert lowest(6, 4) == Fraction(3, 2)
    assert (ten_to(3), ten_to(-2)) == (1000, Fraction(1, 100))
