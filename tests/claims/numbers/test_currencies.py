"""Amounts of money: codes before a number, and the letters that make millions of it."""

import pytest

from docverify.claims.numbers.reader import read
from docverify.claims.tables.headings import stated_unit

CASES = [
    ("USD 2,150", 2150, "currency"),
    ("EUR 1.2M", 1_200_000, "currency_eur"),
    ("CHF 12k", 12_000, "currency_chf"),
    ("USD12k", 12_000, "currency"),
    ("£2.1m", 2_100_000, "currency_gbp"),
    ("90 kEUR", 90_000, "currency_eur"),
    ("118 k$", 118_000, "currency"),
    ("2.4M$", 2_400_000, "currency"),
    ("435 T€", 435_000, "currency_eur"),  # thousands
]


@pytest.mark.parametrize(("text", "amount", "kind"), CASES)
def test_money_is_read(text: str, amount: int, kind: str) -> None:
    (item,) = read(text)
    assert item.quantity is not None
    measure = item.quantity.measure
    assert item.quantity.printed.value * measure.factor * measure.unit.factor == amount
    assert measure.unit.dimensions == ((kind, 1),)


def test_a_code_before_a_number_is_no_unit_of_the_one_before_it() -> None:
    year, amount = (item.quantity for item in read("2027 USD 3M"))
    assert year is not None
    assert year.bare
    assert amount is not None
    assert amount.currency


def test_a_code_that_names_no_amount_is_a_word() -> None:
    assert [item.kind for item in read("in USD: 5")] == ["WORD", "WORD", "BREAK", "NUM"]


def test_a_sign_that_closes_a_formula_is_no_money() -> None:
    tokens, model = (item.quantity for item in read("$D = 300B$ and $N = 7B$") if item.quantity is not None)
    assert not tokens.measure.unit.dimensions
    assert not model.measure.unit.dimensions


@pytest.mark.parametrize(("head", "factor"), [("k$", 1000), ("Cost (EUR k)", 1000), ("USD M", 10**6), ("M$", 10**6)])
def test_a_header_in_thousands_of_money(head: str, factor: int) -> None:
    unit = stated_unit(head)
    assert unit is not None
    assert unit.measure.factor == factor
    assert dict(unit.measure.unit.dimensions).keys() <= {"currency", "currency_eur"}


def test_a_price_is_per_two_things() -> None:
    (item,) = read("$135 per kW and month")
    assert item.quantity is not None
    assert ("time", -1) not in item.quantity.measure.unit.dimensions  # that of the power is taken away
    assert ("energy", -1) in item.quantity.measure.unit.dimensions
