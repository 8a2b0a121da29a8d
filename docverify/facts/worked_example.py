"""Facts of a text with few numbers, nearly all named -> what is counted in passing there is what there is.

In a worked example each number is an input or a result: `a ring over 8 GPUs`, where nothing else counts GPUs. Where
devices are split, those in passing are often a part, or rounded: `TP=8 inside an 8-GPU node`, `90 GPUs need 12 nodes`.
"""

from collections import defaultdict
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.classes import replace
from docverify.document.holding import holding
from docverify.facts.fact import Fact, Notation
from docverify.facts.roles import of_some
from docverify.patterns import Worded

_FEWEST, _MOST, _OPEN = 2, 7, 5  # numbers of an example; one has no name, and one in so many more
_PASSING = "mentioned"
_LAYOUT = Worded(r"{parallel}|\b[tpdce]p(?:\b|(?=\d))")
_SPLIT = frozenset({"nodes", "replicas", "gpus_per_node", "gpus_per_replica", "experts_per_gpu"})


def is_example(claims: Claims) -> bool:
    """Whether a text has so few numbers that it is about one thing, though no word may say which, and of no layout."""
    few = _FEWEST <= len(claims.printings) <= _MOST
    return few and not any(holding(_LAYOUT, (passage.flow for passage in claims.passages)))


def of_example(found: tuple[Fact, ...], numbers: int) -> tuple[Fact, ...]:
    """The facts of an example with so many numbers; of what has one value there a count is not only `mentioned`."""
    values: dict[str, set[Fraction]] = defaultdict(set)
    for each in found:
        values[each.name].add(each.printing.quantity.printed.value)
    if numbers == _FEWEST or len(found) < numbers - 1 - numbers // _OPEN or not _SPLIT.isdisjoint(values):
        return found
    return tuple(_told(each) if len(values[each.name]) == 1 else each for each in found)


def _told(fact: Fact) -> Fact:
    if fact.notation is not Notation.NOUN or _PASSING not in fact.qualifiers or "part" in fact.qualifiers:
        return fact
    quantity = fact.printing.quantity
    some = of_some(fact.printing.flow.text, quantity.start, quantity.end)
    return fact if some else replace(fact, qualifiers=fact.qualifiers - {_PASSING})
