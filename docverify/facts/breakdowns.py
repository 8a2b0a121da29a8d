"""Facts -> the same, where the total of a breakdown says for what all of it is: `Total: 52 GB per GPU`."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from docverify.classes import replace
from docverify.document.model import Item
from docverify.facts.fact import Fact


def shared(items: Sequence[Item], facts: Iterable[Fact]) -> Iterator[Fact]:
    """Amounts of memory beside a total for one of something are for one of it too, if they are no larger."""
    found = list(facts)
    totals: dict[object, list[Fact]] = defaultdict(list)
    for fact in found:
        if fact.name == "total_memory" and _whose(fact):
            totals[_place(items, fact)].append(fact)
    for fact in found:
        beside = totals.get(_place(items, fact), ()) if totals and fact.name.endswith("_memory") else ()
        if len(beside) == 1 and not _whose(fact) and "total" not in fact.qualifiers and _fits(fact, beside[0]):
            yield replace(fact, qualifiers=fact.qualifiers | _whose(beside[0]))
        else:
            yield fact


def _whose(fact: Fact) -> frozenset[str]:
    return frozenset(each for each in fact.qualifiers if each.startswith("per_"))


def _place(items: Sequence[Item], fact: Fact) -> object:
    flow = fact.printing.flow
    return ("list", items[flow.item].list_id) if flow.item >= 0 else ("flow", id(flow))


def _fits(part: Fact, whole: Fact) -> bool:
    return part.name != "gpu_memory" and _size(part) <= _size(whole)


def _size(fact: Fact) -> Fraction:
    quantity = fact.printing.quantity
    return quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor
