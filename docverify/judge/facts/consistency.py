"""World x rule -> the equations that repeated statements make: a value that is said twice is said alike."""

import re
from collections.abc import Callable, Iterator
from itertools import permutations

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.status.sentences import read_in
from docverify.expression import Leaf
from docverify.facts.fact import Fact, Notation
from docverify.judge.equations.decide import decide
from docverify.judge.equations.slips import misprinted
from docverify.judge.facts.names import JOINT
from docverify.judge.facts.statement import SURE, Statement
from docverify.judge.facts.worlds import World
from docverify.judge.wording import subject
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.rule import Rule

_NAME = re.compile(r"((?=[\w.-]*\d)[A-Za-z][\w.-]*)[ ,]{0,2}[(（][^()（）]*$")
_CONDITION = Worded(r"(?:^|[.;:]\s)\W*(?:{conditions})\s(?:[^.,;:\d]*\d[\d,.]*[^.,;:\d(（]*[(（])?[^.,;:\d]*$")
_KINDS = ("names", "settings", "amounts")


def repeated(rule: Rule, world: World) -> Iterator[Equation]:
    """Every statement of a value beside the first of the same value."""
    for name in _names(rule):
        for statement in world.values.get(name, ()):
            first, *others = statement.facts
            for other in others:
                if other.printing.span != first.printing.span and other.scope.alternatives == world.branches:
                    yield same(rule, name, first, other)


class Fits(NamedTuple):
    """The rules that a value keeps and those that it breaks."""

    kept: frozenset[str]
    broken: frozenset[str]

    @property
    def more(self) -> int:
        return len(self.kept) - len(self.broken)

    def better_than(self, other: "Fits") -> bool:
        """Whether it breaks none, and keeps one that the other breaks."""
        return not self.broken and not self.kept.isdisjoint(other.broken)


def contradicted(rule: Rule, world: World, fits: Callable[[World, str], Fits]) -> Iterator[Equation]:
    """Values of one name that exclude each other, beside the one that more places state and more rules agree with.

    `fits` tells which rules agree and disagree about a name in a world. Settings may differ from section to section;
    that a rule agrees with one of two values and disagrees with the other shows that they do not. Amounts differ for
    many reasons: one of two is wrong if a rule disagrees with it and it is a slip of the other.
    """
    for name in _names(rule):
        found = _two(rule, name, world)
        if found is None or _of_all(rule, name, found, world) or _told_apart(name, found, world):
            continue
        amount = name in rule.parameters["amounts"]
        if amount and not any(_is_slip(rule, name, *pair) for pair in permutations(found)):
            continue  # to ask the rules costs more
        fitting = [fits(_supposed(world, s), name) for s in found]
        agreed = [each.more for each in fitting]
        weights = [len(s.facts) + n for s, n in zip(found, agreed, strict=True)]
        lower = int(weights[0] >= weights[1])
        wrong, right = found[lower], found[1 - lower]
        if amount:
            refuted = min(agreed) < 0 <= max(agreed) and _is_slip(rule, name, right, wrong)
        elif name in rule.parameters["settings"]:
            refuted = min(agreed) < 0 < max(agreed) or fitting[1 - lower].better_than(fitting[lower])
            refuted = refuted or _is_denied(right.facts[0], wrong.facts[0])
        else:
            refuted = weights[0] != weights[1]
        if refuted:
            yield same(rule, name, right.facts[0], wrong.facts[0])


def _of_all(rule: Rule, name: str, found: tuple[Statement, Statement], world: World) -> bool:
    """Whether one value is that of all the things of which each has the other: the experts of all layers."""
    counts = [
        each.printing.quantity.printed.value for each in world.values.get(rule.parameters["of_each"].get(name), ())
    ]
    low, high = sorted(each.printing.quantity.printed.value for each in found)
    return any(count > 1 and count * low == high for count in counts)


def _told_apart(name: str, found: tuple[Statement, Statement], world: World) -> bool:
    """`416 GPUs, of which we use 384`: a sentence that counts both tells them apart."""
    counted = (*world.values.get(name, ()), *world.values.get(f"{name}.mentioned", ()))
    one, other = ({place for s in counted if _value(s) == _value(each) for place in _places(s)} for each in found)
    return not one.isdisjoint(other)


def _value(statement: Statement) -> object:
    return statement.printing.quantity.printed.value * statement.printing.quantity.measure.factor


def _places(statement: Statement) -> Iterator[tuple[int, int]]:
    """The sentences that state it."""
    for each in (fact.printing for fact in statement.facts):
        yield id(each.flow), read_in(each.flow.text).index(each.quantity.start)


def _is_slip(rule: Rule, name: str, right: Statement, wrong: Statement) -> bool:
    return misprinted(decide(same(rule, name, right.facts[0], wrong.facts[0])))


def _names(rule: Rule) -> Iterator[str]:
    for kind in _KINDS:
        yield from rule.parameters[kind]


def _two(rule: Rule, name: str, world: World) -> tuple[Statement, Statement] | None:
    """The two values that a name is given outright, of which one may be wrong."""
    found = world.values.get(name, ())
    if name in rule.parameters["settings"]:
        found = tuple(sure for s in found if (sure := _sure(s)) is not None)
    if len(found) != 2 or not all(_outright(s) and s.facts[0].scope.alternatives == world.branches for s in found):
        return None
    alike = name in rule.parameters["names"] or _named_alike(*found)
    return (found[0], found[1]) if alike and _comparable(*(s.facts[0] for s in found)) else None


def _is_denied(right: Fact, wrong: Fact) -> bool:
    """`There is no expert parallelism`, and another item of that section says `EP = 4`."""
    flows = right.printing.flow, wrong.printing.flow
    beside = right.scope.section == wrong.scope.section and all(each.item >= 0 for each in flows)
    return beside and {right.notation, wrong.notation} == {Notation.NEGATION, Notation.KEY}


def _supposed(world: World, statement: Statement) -> World:
    """The world in which a value is the only one of its name."""
    return world.where({**world.values, statement.key: (statement,)})


def same(rule: Rule, name: str, one: Fact, other: Fact) -> Equation:
    """Two facts of one name as the equation that they make."""
    stated, place = one.printing, other.printing
    return Equation(
        rule.name, (Reading(Leaf(stated), "=", Leaf(place)),), place.span, place, stated.span, place.flow, "value",
        {"first": stated}, words=subject(name.replace(".", JOINT)), evidence=(stated.span,),
    )  # fmt: skip


def _sure(statement: Statement) -> Statement | None:
    """What is not said in passing."""
    facts = tuple(fact for fact in statement.facts if fact.notation in SURE and not _if_so(fact))
    return statement._replace(facts=facts) if facts else None


def _if_so(fact: Fact) -> bool:
    """Whether a sentence begins with it as what it goes on from: `With data parallelism 16 the count is 768`."""
    printing = fact.printing
    return (
        fact.notation is not Notation.CELL
        and _CONDITION.search(printing.flow.text, 0, printing.quantity.start) is not None
    )


def _outright(statement: Statement) -> bool:
    """Whether the value is said outright: no range, no bound, no count in passing."""
    return all(
        fact.notation in SURE and fact.printing.quantity.hedge is Hedge.NONE and fact.printing.quantity.upper is None
        for fact in statement.facts
    )


def _named_alike(one: Statement, other: Statement) -> bool:
    """Not `Number of GPUs: 64`, of a first step, beside `Total GPUs: 128`."""
    first, second = ({each.qualifiers for each in statement.facts} for statement in (one, other))
    return not first.isdisjoint(second)


def _comparable(one: Fact, other: Fact) -> bool:
    alike = one.scope.phase == other.scope.phase and one.scope.framework == other.scope.framework
    first, second = _described(one.printing), _described(other.printing)
    return alike and not (first and second and first != second)


def _described(printing: Printing) -> str:
    """`Left: Big-30B (d = 4096)`: the name in front of the bracket that a value stands in."""
    found = _NAME.search(printing.flow.text, 0, printing.quantity.start)
    return found[1].lower() if found is not None else ""
