"""A number, what it may follow from in a role -> those of which a slip makes what is printed, if the page asks for one.

`slips` on a page: of known slips of the pen; `factors`: also of a factor that is forgotten or taken twice, for pages
whose words bind loosely.
"""

from docverify.judge.equations.misprints import misprints
from docverify.judge.plans.book import Role
from docverify.judge.plans.fit import tolerance
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.value import Value

_PARTS = (2.0, 0.5, 8.0, 0.125)
_FACTORS = (4 / 3, 1.5, 2, 3, 4, 6, 8, 12, 16)
_MANY = 24  # values, one of which is a factor away from any number
_NEAR = 0.03


def slipped(role: Role, candidates: list[Value], each: Said) -> list[Value]:
    """Much else may be measured."""
    assert role.rule is not None
    stated = role.rule.parameters
    if not (stated.get("slips") or stated.get("factors")):
        return candidates
    found = _misprinted(role, candidates, each)
    return found or (_by_factor(candidates, each) if stated.get("factors") else [])


def _misprinted(role: Role, candidates: list[Value], each: Said) -> list[Value]:
    unit, off = each.value / float(each.printing.quantity.printed.value), tolerance(role)
    meant = [float(slip.value) * unit for slip in misprints(each.printing.quantity, each.printing.text)]
    if each.kind == "count":  # half of them, or an eighth, may be meant
        meant = [amount for amount in meant if amount / each.value not in _PARTS]
    return [
        value for value in candidates if any(abs(amount / value.amount - 1) <= off + value.rough for amount in meant)
    ]


def _by_factor(candidates: list[Value], each: Said) -> list[Value]:
    if len(candidates) > _MANY:
        return []
    return [value for value in candidates if _is_factor(each.value / value.amount)]


def _is_factor(ratio: float) -> bool:
    off = ratio if ratio >= 1 else 1 / ratio
    return any(abs(off / factor - 1) <= _NEAR for factor in _FACTORS)
