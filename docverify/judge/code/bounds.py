"""Fact of the text x fact of code -> whether they can be compared: counts with counts, bounds with bounds.

An autoscaler keeps at least 2 replicas and at most 10: neither says how many are running.
"""

from collections.abc import Sequence

from docverify.facts.fact import Fact
from docverify.judge.code.setups import MOST, Setup, same

# one of these may be of a part
OF_SITE = frozenset({"gpus", "nodes", "gpus_per_node", "gpus_per_replica", "replicas", "dp", "steps"})
_BOUNDS = ("minimum", "maximum")


def comparable(said: Fact, fact: Fact, setup: Setup) -> bool:
    """The bounds of an autoscaler are compared with bounds only, and a count that is one of them is no other count."""
    if fact.name not in OF_SITE:
        return True
    if bound := _bound(fact):
        return _bound(said) == bound
    bounds = [setup.facts[key] for each in _BOUNDS if (key := f"{fact.name}.{each}") in setup.facts]
    return not (_bound(said) or any(same(said, each) for each in bounds)) or same(said, fact)


def _bound(fact: Fact) -> str:
    least, most = not fact.qualifiers.isdisjoint({"minimum"}), not fact.qualifiers.isdisjoint(MOST)
    return "minimum" if least else "maximum" if most else ""


def of_each(others: Sequence[Fact]) -> list[Fact]:
    """What the text says of one replica, if it does; all of them together admit more."""
    return [each for each in others if "per_replica" in each.qualifiers] or [*others]
