"""Fact of the text x fact of code -> whether they can be compared: counts with counts, bounds with bounds.

An autoscaler keeps at least 2 replicas and at most 10: neither says how many are running.
"""

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from docverify.facts.degrees import DEGREES
from docverify.facts.fact import Fact, Notation
from docverify.judge.code.setups import MOST, Setup, outright, same

# one of these may be of a part
OF_SITE = frozenset({"gpus", "nodes", "gpus_per_node", "gpus_per_replica", "replicas", "dp", "steps"})
_SEVERAL = 2
_SHARE = "memory_utilization"
_BOUNDS = ("minimum", "maximum")
_SOME = {"heads": "kv_heads"}
_MADE_UP = {"replicas": ("gpus_per_replica", "tp"), "nodes": ("gpus_per_node",)}  # with what one of them has, GPUs


def comparable(said: Fact, fact: Fact, setup: Setup) -> bool:
    """The bounds of an autoscaler are compared with bounds only, and a count that is one of them is no other count;
    `8 heads` may be those of keys and values, of which 8 are set."""
    if fact.name not in OF_SITE:
        some = setup.facts.get(_SOME.get(fact.name, ""))
        return some is None or said.notation is not Notation.NOUN or times(said, some) != 1
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


def _without_parts(others: Sequence[Fact]) -> Sequence[Fact]:
    """Without what counts less than all of them: `six layers on a stage` beside `30 layers`."""
    whole = (each for each in others if "mentioned" not in each.qualifiers)
    most = max((each.printing.quantity.printed.value for each in whole), default=Fraction(0))
    return [e for e in others if "mentioned" not in e.qualifiers or e.printing.quantity.printed.value >= most]


def of_all(told: Fact, setup: Setup, said: Sequence[Fact]) -> bool:
    """Whether it is of all that is described, not of a part of the site: replicas or nodes make up the stated GPUs."""
    if told.name not in OF_SITE:
        return True
    value = told.printing.quantity.printed.value
    for count, sizes in _MADE_UP.items() if told.name in ("gpus", *_MADE_UP) else ():
        each = next((found for name in sizes if (found := _numbers(name, setup, said))), set())
        counts = {value} if told.name == count else _numbers(count, setup, said)
        totals = {value} if told.name == "gpus" else _numbers("gpus", setup, said)
        if told.name in (count, "gpus") and any(n * size in totals for n in counts for size in each):
            return True
    return False


def _numbers(name: str, setup: Setup, said: Sequence[Fact]) -> set[Fraction]:
    """What the text, or else the setup, has of a name."""
    stated = {fact.printing.quantity.printed.value for fact in said if fact.name == name}
    return stated | {fact.printing.quantity.printed.value for fact in setup.facts.values() if fact.name == name}


def part_or_all(said: Fact, fact: Fact) -> bool:
    """Whether one goes into the other: `--num-experts 64` of a layer beside 1024 in all."""
    often = times(said, fact) if said.name == fact.name else Fraction(0)
    return often > 0 and often != 1 and 1 in (often.denominator, often.numerator)


def times(said: Fact, fact: Fact) -> Fraction:
    """How often what is set goes into what is said."""
    quantity, value = said.printing.quantity, fact.printing.quantity.printed.value
    return quantity.printed.value * quantity.measure.factor / value if value else Fraction(0)


def leave_room(others: Sequence[Fact], fact: Fact) -> bool:
    """Whether a longest sequence is longer than those that the text only counts: `32 sequences × 4,096 tokens`; or an
    engine may take more of the memory than is in use: `Utilization: 36.9 %`."""
    if fact.name == _SHARE:
        return all(times(e, fact) < 1 and e.printing.quantity.percent and "limit" not in e.qualifiers for e in others)
    longest = fact.name == "sequence" and fact.qualifiers & MOST
    return bool(longest) and all(times(e, fact) < 1 and not outright(e, fact) for e in others)


def of_nearest_layout(others: Sequence[Fact], setup: Setup, said: Sequence[Fact]) -> Sequence[Fact]:
    """Of several layouts of the text what the one says to which the setup comes nearest in its other degrees; nothing
    that counts a part."""
    others = _without_parts(others)
    if len({each.printing.quantity.printed.value for each in others}) < _SEVERAL:
        return others
    name = others[0].name
    agreeing = Counter(id(told.printing.flow) for told in said if told.name != name and _agrees(told, setup))
    counts = [agreeing[id(each.printing.flow)] for each in others]
    most = max(counts)
    return [each for each, count in zip(others, counts, strict=True) if count == most] if most >= _SEVERAL else others


def _agrees(told: Fact, setup: Setup) -> bool:
    """Whether it is a degree that is set so."""
    fact = setup.facts.get(told.name) if told.name in DEGREES else None
    return fact is not None and same(told, fact)
