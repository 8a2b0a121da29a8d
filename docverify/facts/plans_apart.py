"""Facts x sections -> the same facts, where sections beside each other that differ in most of a plan are alternatives.

Notes on two clusters need not say that they are of two: no model has other layers, ranks and devices from one section
to the next. What differs in less is one plan that contradicts itself, unless there are several plans anyway.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from docverify.document.model import Section
from docverify.facts.fact import Fact

_TELLING = frozenset({
    "params", "layers", "hidden", "heads", "kv_heads", "vocab", "experts", "ffn", "gpus", "nodes", "gpus_per_node",
    "tp", "pp", "dp", "ep", "global_batch", "sequence", "gpu_memory", "steps", "train_tokens",
})  # fmt: skip
_FEWEST = 3  # names with other values
_Values = dict[str, set[object]]


def plans_apart(found: Sequence[Fact], sections: Sequence[Section]) -> Sequence[Fact]:
    """Each such section, with all below it, is a branch of its own."""
    if len({fact.scope.section for fact in found}) < 2:
        return found
    said = _said(found, sections)
    families = _families(sections, said)
    if not _branches(families, said, _FEWEST):
        return found
    branches = _branches(families, said, 1)
    return [_within(fact, branches, sections) for fact in found]


def _branches(families: Mapping[int, list[int]], said: dict[int, _Values], fewest: int) -> dict[int, tuple[str, str]]:
    """The sections that differ in so many names from one beside them, and in most of those that both have."""
    branches: dict[int, tuple[str, str]] = {}
    for parent, children in families.items():
        pairs = ((a, b) for a, b in combinations(children, 2) if _differ(said[a], said[b], fewest))
        branches |= {each: (f"plan:{parent}", str(each)) for pair in pairs for each in pair}
    return branches


def _said(found: Iterable[Fact], sections: Sequence[Section]) -> dict[int, _Values]:
    """The values of each section and of those below it; not what belongs to an alternative already."""
    said: dict[int, _Values] = defaultdict(lambda: defaultdict(set))
    for fact in found:
        if fact.name in _TELLING and fact.asserted and not fact.scope.alternatives:
            quantity, at = fact.printing.quantity, fact.scope.section
            while at >= 0:
                said[at][fact.name].add((quantity.printed.value, quantity.measure.factor))
                at = sections[at].parent
    return said


def _families(sections: Sequence[Section], said: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for each in sorted(said):
        if sections[each].parent >= 0:
            found[sections[each].parent].append(each)
    return {parent: children for parent, children in found.items() if len(children) > 1}


def _differ(one: _Values, other: _Values, fewest: int) -> bool:
    shared = one.keys() & other.keys()
    apart = [name for name in shared if one[name].isdisjoint(other[name])]
    return len(apart) >= fewest and (fewest < _FEWEST or 2 * len(apart) > len(shared))


def _within(fact: Fact, branches: dict[int, tuple[str, str]], sections: Sequence[Section]) -> Fact:
    at, more = fact.scope.section, set[tuple[str, str]]()
    while at >= 0:
        more |= {branches[at]} if at in branches else set()
        at = sections[at].parent
    if not more:
        return fact
    alternatives = tuple(sorted({*fact.scope.alternatives, *more}))
    return replace(fact, scope=replace(fact.scope, alternatives=alternatives))
