"""Facts -> the same, where a heading says that parameters are those of one device: `Parameters: 503M` under `Per GPU`.

A heading alone does not tell: a section on one device may begin with the whole model. Parameters below it are a share
of those that the document gives elsewhere only if they are fewer.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from docverify.classes import replace
from docverify.document.model import Flow
from docverify.facts.fact import Fact

_SHARED = "params"
_FEWER = Fraction(3, 2)  # by which the whole is more than a share of it


def shared_out(found: Sequence[Fact], above: Callable[[Flow], frozenset[str]]) -> Sequence[Fact]:
    """`above` is what the heading or the item above a flow says of its figures: `per_gpu`."""
    sizes = [_size(fact) for fact in found if fact.name == _SHARED and not _said(fact)]
    if len(sizes) < 2 or max(sizes) < _FEWER * min(sizes):
        return found
    return [_of_one(fact, above, max(sizes)) for fact in found]


def _of_one(fact: Fact, above: Callable[[Flow], frozenset[str]], whole: Fraction) -> Fact:
    if fact.name != _SHARED or _said(fact) or _size(fact) * _FEWER > whole:
        return fact
    told = above(fact.printing.flow)
    return replace(fact, qualifiers=fact.qualifiers | told) if told else fact


def _said(fact: Fact) -> bool:
    return "total" in fact.qualifiers or any(each.startswith("per_") for each in fact.qualifiers)


def _size(fact: Fact) -> Fraction:
    quantity = fact.printing.quantity
    return quantity.printed.value * quantity.measure.factor
