"""Rule x world -> the equations that the world's values must satisfy, or none if the rule does not apply there."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from docverify.claims.equation import Equation, Printing, Reading
from docverify.expression import Constant, Leaf, Node, replaced
from docverify.formula import Formula
from docverify.judge.equations.solve import solved
from docverify.judge.facts.adjusted import adjusted
from docverify.judge.facts.applicable import applies, asked, holds, may_hold, touched
from docverify.judge.facts.names import JOINT, names_in, spelled
from docverify.judge.facts.other_device import of_other_devices
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.worlds import World
from docverify.judge.wording import computed, derivation, title
from docverify.named import NamedTuple
from docverify.rulebook.rule import Rule
from docverify.units import unit


class Instance(NamedTuple):
    """A rule with the statements that it speaks of in one world."""

    rule: Rule
    world: World
    bound: Mapping[str, Statement]
    printings: Mapping[str, Printing]  # of the statements, in the units that the rule takes them to be in
    readings: tuple[tuple[str, Formula], ...]

    @property
    def results(self) -> Iterator[str]:
        """The names that may be the place, likeliest first: what is said last, if the page says so."""
        named = [name.replace(".", JOINT) for name in self.rule.parameters.get("results", ())]
        stated = {name: None for name, statement in self.bound.items() if statement.origin is None}
        if self.rule.parameters.get("latest"):
            named.sort(key=lambda name: -self.bound[name].printing.span.start if name in stated else 0)
        yield from [name for name in named if name in stated] or stated


def instance(rule: Rule, world: World) -> Instance | None:
    """The rule's readings over the world's values; None if a value is missing, is said in two ways or is excused."""
    stated: dict[str, Any] = rule.parameters
    world = world.without(rule.name)
    world = world.with_floors(stated.get("results", ())) if stated.get("slips") else world
    world = world.with_greatest(stated["greatest"]) if "greatest" in stated else world
    if not touched(stated, world) or not applies(stated, world):
        return None
    kept = _readings(stated, world)
    bound = {key: _value(world, key) for _, each in kept for key in sorted(each.names)}
    if not kept or not _at_home(stated, world, bound) or not _together(stated, world, bound) or _circular(bound):
        return None
    alike = {nouns for s in _named(stated, "alike", bound) if (nouns := _counted(s))}
    if len(alike) > 1 or of_other_devices(bound.values()):
        return None
    if not all(
        holds(spelled(text), world, lambda p, name: adjusted(p, name, rule)) for text in stated.get("where", ())
    ):
        return None
    printings = {name: adjusted(each.printing, name, rule) for name, each in bound.items()}
    return Instance(rule, world, bound, printings, kept)


def _counted(statement: Statement) -> frozenset[str]:
    """What a value counts, whatever it is per: `tokens/s/GPU` and `tokens/s` are both of tokens."""
    return frozenset(noun for noun, power in statement.printing.quantity.measure.unit.nouns if power > 0)


def _circular(bound: Mapping[str, Statement]) -> bool:
    """Whether a derived value brings nothing that the other values do not say: it follows from them."""
    derived = [each for each in bound.values() if each.origin is not None]
    stated = {id(each) for each in bound.values() if each.origin is None}
    return any(stated <= {id(source) for source in each.stated} for each in derived)


def _readings(stated: Mapping[str, Any], world: World) -> tuple[tuple[str, Formula], ...]:
    """The readings whose values are all stated; none if another may hold with values that are not clear."""
    if any(world.speaks_of(name) and world.the(name) is None for name in stated.get("clear", ())):
        return ()  # `3 replicas of 1 GPU and 5 of 4`
    allowed = _chosen(stated.get("frameworks", {}), world.frameworks)
    plain = {n: Constant(Fraction(v)) for v, key in enumerate(("zeros", "ones")) for n in stated.get(key, ())}
    free = plain | _constants(stated)
    supposed = {name.replace(".", JOINT): value for name, value in free.items()}
    barred = {name for name, others in stated.get("not_with", {}).items() if any(map(world.speaks_of, others))}
    sayable, kept = world.names.union(free), list[tuple[str, Formula]]()
    for name, text in stated["readings"].items():
        names = names_in(text)
        if not barred.isdisjoint(names) or not names <= sayable:
            continue  # most readings of most documents need not be parsed
        if not all(_met(each, world) for each in stated.get("when", {}).get(name, ())):
            continue
        each = spelled(text)
        missing = {key for key in each.names if world.the(key.replace(JOINT, ".")) is None}
        unclear = {key for key in missing if world.speaks_of(key.replace(JOINT, "."))}
        if missing - supposed.keys() - unclear or (allowed and name not in allowed):
            continue
        if not unclear:
            kept.append((name, _without(each, {key: supposed[key] for key in missing})))
        elif may_hold(_without(each, {key: supposed[key] for key in missing - unclear}), world, unclear):
            return ()
    for key in stated.get("decides", ()):  # what is said of it leaves no room for readings that suppose it
        with_it = [each for each in kept if key.replace(".", JOINT) in each[1].names]
        kept = with_it or kept
    return tuple(kept)


def _met(condition: str, world: World) -> bool:
    """Whether a condition of one reading is met: on values, or `no NAME`."""
    without = condition.removeprefix("no ")
    return holds(spelled(condition), world) if without == condition else not world.speaks_of(without)


def _value(world: World, key: str) -> Statement:
    found = world.the(key.replace(JOINT, "."))
    assert found is not None
    return found


def _chosen(named: Mapping[str, list[str]], frameworks: frozenset[str]) -> set[str]:
    """The readings of the one framework that the world names."""
    return set(named.get(next(iter(frameworks)), ())) if len(frameworks) == 1 else set()


def _at_home(stated: Mapping[str, Any], world: World, bound: Mapping[str, Statement]) -> bool:
    """Whether the world is the one to judge these values: in an alternative, two of them are its own, or one and what
    the rule asks of the alternative."""
    own = sum(s.facts[0].scope.alternatives == world.branches for s in bound.values())
    own += any(name in world.own and name.replace(".", JOINT) not in bound for name in asked(stated))
    return own >= min(len(bound), 2 if world.branches else 1)


def _together(stated: Mapping[str, Any], world: World, bound: Mapping[str, Statement]) -> bool:
    """Whether the names that make up one setting are all said of this world."""
    return all(s.facts[0].scope.alternatives == world.branches for s in _named(stated, "together", bound))


def _named(stated: Mapping[str, Any], parameter: str, bound: Mapping[str, Statement]) -> list[Statement]:
    """The statements that a parameter of the page lists by name."""
    names = {name.replace(".", JOINT) for name in stated.get(parameter, ())}
    return [statement for name, statement in bound.items() if name in names]


def _constants(stated: Mapping[str, Any]) -> dict[str, Constant]:
    """What the page calls by a name: `year = "365 day"`."""
    written = {name: text.split() for name, text in stated.get("constants", {}).items()}
    units = {name: unit(symbol)[0] for name, (_, symbol) in written.items()}
    return {
        name: Constant(Fraction(number) * units[name].factor, units[name].dimensions, f"{number} {symbol}s")
        for name, (number, symbol) in written.items()
    }


def _without(each: Formula, missing: Mapping[str, Constant]) -> Formula:
    """The equation with what is not stated replaced by what it is then taken to be."""

    def supposed(leaf: Leaf) -> Node:
        return missing.get(str(leaf.value), leaf)

    return Formula(replaced(each.left, supposed), each.relation, replaced(each.right, supposed)) if missing else each


def equation(found: Instance, result: str) -> Equation | None:
    """The instance as an equation for one of its names; None if no reading determines that name."""
    readings: list[Reading] = []
    words = ""
    for name, each in found.readings:
        turned = solved(each, result)
        if turned is not None:
            left, right = (_printed(side, found) for side in (turned.left, turned.right))
            readings.append(Reading(left, turned.relation, right, name if readings else ""))
            words = words or f"{title(result)} = {computed(turned.left, found.printings)}"
    if not readings:
        return None
    place = found.printings[result]
    others = tuple(s.printing.span for name, s in found.bound.items() if name != result)
    return Equation(
        found.rule.name, tuple(readings), place.span, place, others[0] if others else place.span,
        place.flow, "value", dict(found.printings), words=words, evidence=others,
        tolerance=Fraction(str(found.rule.parameters.get("tolerance", 0))) / 100,
    )  # fmt: skip


def whole(found: Instance) -> Equation:
    """The instance as it is written, with no side that the other determines."""
    readings = tuple(
        Reading(_printed(each.left, found), each.relation, _printed(each.right, found), name if index else "")
        for index, (name, each) in enumerate(found.readings)
    )
    result = found.bound[next(found.results)].printing
    others = tuple(s.printing.span for s in found.bound.values() if s.printing is not result)
    return Equation(
        found.rule.name, readings, result.span, None, others[0] if others else result.span, result.flow, "value",
        dict(found.printings), words=derivation(found.readings[0][1], found.printings), evidence=others,
        tolerance=Fraction(str(found.rule.parameters.get("tolerance", 0))) / 100,
    )  # fmt: skip


def _printed(node: Node, found: Instance) -> Node:
    return replaced(node, lambda leaf: Leaf(found.printings[str(leaf.value)]))
