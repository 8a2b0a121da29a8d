"""Rule x world -> whether the rule speaks of what is said there."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from docverify.expression import Leaf, Node, Unknown, replaced
from docverify.formula import Formula
from docverify.judge.evaluate import Uncomputable, evaluated
from docverify.judge.names import JOINT, names_in
from docverify.judge.options import Options
from docverify.judge.worlds import Statement, World


def applies(stated: Mapping[str, Any], world: World) -> bool:
    if any(key not in world.values for key in stated.get("needs", ())):
        return False
    if any(world.speaks_of(name) for name in stated.get("unless", ())):
        return False
    if any(_counts(world.values.get(key, ()), noun) for key, noun in stated.get("other_than", {}).items()):
        return False
    phase = stated.get("phase")
    return phase is None or world.phases <= {phase}


def keys_of(stated: Mapping[str, Any]) -> frozenset[str]:
    """The keys that a rule's readings speak of."""
    return _keys(tuple(stated["readings"].values()))[0]


def touched(stated: Mapping[str, Any], world: World) -> bool:
    """Whether enough of the rule's names are said in this world to ask further."""
    keys, fewest = _keys(tuple(stated["readings"].values()))
    return len(world.own & keys) >= min(fewest, 2 if world.branches else 1)


@lru_cache(256)
def _keys(readings: tuple[str, ...]) -> tuple[frozenset[str], int]:
    """The keys that a rule's readings speak of, and how many the shortest one needs."""
    said = [names_in(text) for text in readings]
    return frozenset[str]().union(*said), min(map(len, said))


def _counts(values: Iterable[Statement], noun: str) -> bool:
    return any((noun, 1) in s.printing.quantity.measure.unit.nouns for s in values)


def holds(condition: Formula, world: World) -> bool:
    """Whether the world's values satisfy a condition; what is not stated satisfies none."""
    values = {key: world.the(key.replace(JOINT, ".")) for key in condition.names}

    def printed(leaf: Leaf) -> Node:
        value = values[str(leaf.value)]
        return Unknown(str(leaf.value)) if value is None else Leaf(value.printing)

    try:
        sides = (replaced(side, printed) for side in (condition.left, condition.right))
        left, right = (evaluated(side, Options()).interval for side in sides)
    except Uncomputable:
        return False
    return left.low >= right.high if condition.relation in (">", ">=") else left.high <= right.low
