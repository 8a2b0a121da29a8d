"""Numbers of a plan -> those that rules judge, and all that have a role, with what they stand for."""

import re

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.document.model import Flow
from docverify.judge.plans.book import Role, given_as, ruled_as
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.value import Value, printed
from docverify.judge.plans.words import words
from docverify.kept import Kept
from docverify.named import NamedTuple

_FACTOR = re.compile(r"\d[^\W\d]* ?[×*÷∙·] ?$")
_LEAD = 12  # characters


class Ruled(NamedTuple):
    """A number with those of its roles that a rule judges; it is not judged if it is said loosely."""

    said: Said
    roles: tuple[Role, ...]
    plain: bool


class Given(NamedTuple):
    """What a number stands for in its roles."""

    printing: Printing
    names: tuple[str, ...]
    value: Value


def ruled_of(numbers: tuple[Said, ...], topics: frozenset[str]) -> tuple[Ruled, ...]:
    found = ((each, _fitting(ruled_as(each.kind, topics), each)) for each in numbers)
    return tuple(Ruled(each, roles, bool(roles) and not _is_loose(each)) for each, roles in found)


def _is_loose(each: Said) -> bool:
    """Also the last factor of a product that prints no result: `at 2 × 32e9 FLOP per token`."""
    start, text = each.printing.quantity.start, each.printing.flow.text
    factor = _FACTOR.search(text, max(0, start - _LEAD), start) is not None
    return factor or words().loose.search(each.own) is not None


def given_of(numbers: tuple[Ruled, ...], topics: frozenset[str], asked: frozenset[str]) -> tuple[Given, ...]:
    """Under the names that are asked for: of most nobody wants to know."""
    return tuple(_given(each, names) for each, roles, _ in numbers if (names := _names(each, roles, topics, asked)))


def _names(each: Said, roles: tuple[Role, ...], topics: frozenset[str], asked: frozenset[str]) -> tuple[str, ...]:
    more = _fitting(given_as(each.kind, topics, asked), each)
    return tuple(role.name for role in (*more, *roles) if role.name in asked)


def _given(each: Said, names: tuple[str, ...]) -> Given:
    return _standing(each.printing.quantity, each.printing.flow, (names, each.value, each.block))


def same_as_before(each: Given, kept: Kept) -> Given:
    """The very same as long as it stands in the same words, whatever is said around them."""
    said = each.names, each.value.amount, each.value.place[0]
    return kept.of(_standing, each.printing.quantity, each.printing.flow, kept.same(said))


def _standing(quantity: Quantity, flow: Flow, said: tuple[tuple[str, ...], float, int]) -> Given:
    names, amount, block = said
    printing = Printing(quantity, flow)
    return Given(printing, names, printed(printing, amount, block, flow.section))


def _fitting(roles: tuple[Role, ...], each: Said) -> tuple[Role, ...]:
    return tuple([role for role in roles if role.fits(each)])
