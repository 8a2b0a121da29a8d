"""Rule x world -> whether the rule speaks of what is said there."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import islice, product
from typing import Any

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import BOUNDS
from docverify.expression import Constant, Leaf, Node, Unknown, replaced
from docverify.facts.fact import Notation
from docverify.formula import Formula
from docverify.judge.equations.evaluate import Uncomputable, evaluated
from docverify.judge.equations.options import Options
from docverify.judge.facts.names import JOINT, names_in
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.worlds import World
from docverify.named import NamedTuple

_MOST_TRIED = 64
_CLOSE = Fraction(11, 10)


def applies(stated: Mapping[str, Any], world: World) -> bool:
    if any(key not in world.values for key in stated.get("needs", ())):
        return False
    if any(world.speaks_of(name) for name in stated.get("unless", ())):
        return False
    if any(_counts(world.values.get(key, ()), noun) for key, noun in stated.get("other_than", {}).items()):
        return False
    if not all(_is_set(world.values.get(key, ())) for key in stated.get("coded", ())):
        return False
    phase = stated.get("phase")
    return phase is None or world.phases <= {phase}


def touched(stated: Mapping[str, Any], world: World) -> bool:
    """Whether enough of the rule's names are said in this world to ask further."""
    keys, fewest = _keys(tuple(stated["readings"].values()))
    return enough(world, keys | asked(stated), fewest)


def enough(world: World, names: frozenset[str], fewest: int) -> bool:
    return len(world.own & names) >= min(fewest, 2 if world.branches else 1)


def asked(stated: Mapping[str, Any]) -> frozenset[str]:
    """The names that the rule's conditions speak of."""
    return _keys(tuple(stated["where"]))[0] if stated.get("where") else frozenset()


class Needs(NamedTuple):
    """What a rule asks of a world before anything else: enough of its `names`, and all that one reading needs."""

    keys: frozenset[str]
    names: frozenset[str]
    fewest: int
    readings: tuple[frozenset[str], ...]

    def met(self, world: World, wanted: Iterable[str] = ("",)) -> bool:
        """Whether they have values here, but for one that is wanted."""
        if not enough(world, self.names, self.fewest):
            return False
        return any(reading - {name} <= world.names for name in wanted for reading in self.readings)


def needs(stated: Mapping[str, Any]) -> Needs:
    keys, fewest = _keys(tuple(stated["readings"].values()))
    free = frozenset[str]().union(*(stated.get(key, ()) for key in ("ones", "zeros", "constants")))
    return Needs(
        keys, keys | asked(stated), fewest, tuple(names_in(text) - free for text in stated["readings"].values())
    )


@lru_cache(256)
def _keys(readings: tuple[str, ...]) -> tuple[frozenset[str], int]:
    """The keys that a rule's readings speak of, and how many the shortest one needs."""
    said = [names_in(text) for text in readings]
    return frozenset[str]().union(*said), min(map(len, said))


def _is_set(values: Iterable[Statement]) -> bool:
    """Whether a command or a file sets it, whatever the text says."""
    return any(each.facts[0].notation is Notation.CODE for each in values)


def _counts(values: Iterable[Statement], noun: str) -> bool:
    return any((noun, 1) in s.printing.quantity.measure.unit.nouns for s in values)


def holds(condition: Formula, world: World, taken: Callable[[Printing, str], Printing] = lambda p, _: p) -> bool:
    """Whether the world's values satisfy a condition; what is not stated satisfies none. `taken`: in which unit."""
    values = {key: world.the(key.replace(JOINT, ".")) for key in condition.names}

    def printed(leaf: Leaf) -> Node:
        value = values[str(leaf.value)]
        return Unknown(str(leaf.value)) if value is None else Leaf(taken(value.printing, str(leaf.value)))

    try:
        sides = (replaced(side, printed) for side in (condition.left, condition.right))
        left, right = (evaluated(side, Options()).interval for side in sides)
    except Uncomputable:
        return False
    if condition.relation in (">", "<"):
        return left.low > right.high if condition.relation == ">" else left.high < right.low
    return left.low >= right.high if condition.relation == ">=" else left.high <= right.low


def may_hold(reading: Formula, world: World, unclear: Iterable[str]) -> bool:
    """Whether a reading may be what is meant, though some of its values are only mentioned: it holds with one of them.

    A value that is said outright in two ways may be anything; one that has a bound only is somewhere within it.
    """
    choices: list[list[tuple[str, Statement]]] = []
    for key in unclear:
        name = key.replace(JOINT, ".")
        said = [(k, each) for k, values in world.values.items() if _of(k, name) for each in values]
        if any(not k.endswith(".mentioned") and each.printing.quantity.hedge not in BOUNDS for k, each in said):
            return True
        choices.append([(key, each) for _, each in said])
    known = {key: s for key in reading.names if (s := world.the(key.replace(JOINT, "."))) is not None}
    tried = islice(product(*choices), _MOST_TRIED + 1)
    return any(number == _MOST_TRIED or _fits(reading, known | dict(each)) for number, each in enumerate(tried))


def _of(key: str, name: str) -> bool:
    """Whether a key is the name, however qualified, and not for one of something."""
    return key == name or (key.startswith(f"{name}.") and ".per_" not in key[len(name) :])


def _fits(reading: Formula, known: Mapping[str, Statement]) -> bool:
    """Whether both sides come close; what has no value is one."""

    def printed(leaf: Leaf) -> Node:
        value = known.get(str(leaf.value))
        return Leaf(value.printing) if value is not None else Constant(Fraction(1))

    try:
        left, right = (evaluated(replaced(side, printed), Options()).interval for side in (reading.left, reading.right))
    except Uncomputable:
        return True
    return right.scaled(_CLOSE).hull(right.scaled(1 / _CLOSE)).meets(left)
