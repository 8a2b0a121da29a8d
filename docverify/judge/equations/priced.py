"""Two sides in money -> the factors by which amounts are printed that a price is per: a million tokens, a thousand."""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from docverify.claims.equation import Printing
from docverify.claims.numbers.words import words
from docverify.expression import Binary, Node, leaves
from docverify.judge.equations.counted import EVENTS

_OF_TOKENS = (Fraction(10**3), Fraction(10**6))
_PER = re.compile(r"\s?(\S+?)\s?([a-z]+)\b")
_MANY = frozenset(map(Fraction, (10**3, 10**6, 10**9)))


def of_as_many(computed: Node, factor: Fraction) -> Iterator[Fraction]:
    """`300M × $3 + 100M × $15 = $2,400`: each price is one of a million, as the amounts are printed in millions.

    `factor` leads from the stated side's own unit to base units.
    """
    terms = [*_terms(computed)]
    if all(map(_prices_tokens, terms)):
        yield from (1 / scale / factor for scale in _OF_TOKENS)
    said = {_priced_by(term) for term in terms}
    yield from (1 / scale / factor for scale in said if scale is not None and len(said) == 1)
    many = {_printed_in(term) for term in terms}
    yield from (1 / scale / factor for scale in many if scale is not None and len(many) == 1)


def _prices_tokens(term: Node) -> bool:
    """`2,000 tokens × $0.020 = $0.04`: nobody sells a single one; a price without a unit is of a thousand, or more."""
    found = [leaf.value.quantity for leaf in leaves(term) if isinstance(leaf.value, Printing)]
    prices = [quantity for quantity in found if quantity.currency]
    amounts = [quantity for quantity in found if ("token", 1) in quantity.measure.unit.nouns]
    return len(prices) == len(amounts) == 1 and not prices[0].measure.unit.nouns


def _terms(node: Node) -> Iterator[Node]:
    if isinstance(node, Binary) and node.operator == "+":
        return chain(_terms(node.left), _terms(node.right))
    return iter((node,))


def _priced_by(term: Node) -> Fraction | None:
    """The million of `$1.25/million`, where a term has one such price."""
    found = [leaf.value for leaf in leaves(term) if isinstance(leaf.value, Printing) and leaf.value.quantity.currency]
    match = _PER.match(found[0].flow.text, found[0].quantity.number_end) if len(found) == 1 else None
    if match is None or not (match[1] == "/" or match[1] in words().per):
        return None
    power = words().scales.get(match[2])
    return None if power is None else Fraction(10**power)


def _printed_in(term: Node) -> Fraction | None:
    """The scale of the only large amount that a price is multiplied by; that of device-hours is their own."""
    found = [leaf.value.quantity for leaf in leaves(term) if isinstance(leaf.value, Printing)]
    prices = [quantity for quantity in found if quantity.currency]
    scaled = [quantity.measure for quantity in found if not quantity.currency and quantity.measure.factor in _MANY]
    if len(prices) != 1 or prices[0].measure.factor != 1 or len(scaled) != 1:
        return None
    unit, nouns = scaled[0].unit, {noun for noun, _ in scaled[0].unit.nouns}
    return scaled[0].factor if not unit.dimensions and nouns <= EVENTS else None
