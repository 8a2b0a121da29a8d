"""Facts -> the same, where a heading says that parameters are those of one device: `Parameters: 503M` under `Per GPU`.

A heading alone does not tell: a section on one device may begin with the whole model. Parameters below it are a share
of those that the document gives elsewhere only if they are fewer. So are those in a sentence that has spoken of what
one device holds: `Each card keeps 100 experts, 100 × 23.6M = 2.36B parameters`.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction

from docverify.claims.status.sentences import read_in
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.facts.fact import Fact

_SHARED, _HELD = "params", "experts_per_gpu"
_OF_DEVICE = frozenset({"per_gpu"})
_FEWER = Fraction(3, 2)  # by which the whole is more than a share of it


def shared_out(found: Sequence[Fact], above: Callable[[Flow], frozenset[str]]) -> Sequence[Fact]:
    """`above` is what the heading or the item above a flow says of its figures: `per_gpu`."""
    sizes = [_size(fact) for fact in found if fact.name == _SHARED and not _said(fact)]
    if len(sizes) < 2 or max(sizes) < _FEWER * min(sizes):
        return found
    held = [each for each in found if each.name == _HELD]
    return [_of_one(fact, above, held, max(sizes)) for fact in found]


def _of_one(fact: Fact, above: Callable[[Flow], frozenset[str]], held: Sequence[Fact], whole: Fraction) -> Fact:
    if fact.name != _SHARED or _said(fact) or _size(fact) * _FEWER > whole:
        return fact
    told = above(fact.printing.flow) or (_OF_DEVICE if any(_goes_on(each, fact) for each in held) else frozenset())
    return replace(fact, qualifiers=fact.qualifiers | told) if told else fact


def _goes_on(held: Fact, fact: Fact) -> bool:
    """Whether both stand in one sentence."""
    one, other = held.printing, fact.printing
    sentences = read_in(one.flow.text) if one.flow is other.flow and one.span < other.span else None
    return sentences is not None and sentences.index(one.quantity.start) == sentences.index(other.quantity.start)


def _said(fact: Fact) -> bool:
    return "total" in fact.qualifiers or any(each.startswith("per_") for each in fact.qualifiers)


def _size(fact: Fact) -> Fraction:
    quantity = fact.printing.quantity
    return quantity.printed.value * quantity.measure.factor
