"""World x rules -> the world with what nobody states but follows: DP from GPUs, TP and PP; GPUs from nodes.

Only values that are said outright are built upon, and a value is derived only if every reading of the page that may be
meant gives the same whole number. It remembers what it follows from.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge, Printed, Quantity
from docverify.classes import replace
from docverify.document.model import Piece, PieceKind
from docverify.expression import Constant, Leaf, Node, replaced
from docverify.facts.fact import Fact
from docverify.formula import Formula
from docverify.judge.equations.evaluate import Uncomputable, evaluated
from docverify.judge.equations.options import Options
from docverify.judge.equations.solve import solved
from docverify.judge.facts.applicable import applies
from docverify.judge.facts.names import JOINT, names_in, spelled
from docverify.judge.facts.statement import Origin, Statement
from docverify.judge.facts.worlds import World
from docverify.judge.wording import derivation, title
from docverify.kept import Kept
from docverify.rulebook.rule import Rule

_ROUNDS = 3  # a value may follow from one that follows


def completed(world: World, deriving: Callable[[World], Iterable[tuple[Rule, World]]], kept: Kept) -> World:
    """The world with the values that follow from it by the rules that may derive something there.

    `deriving` tells these, each with as much of the world as it speaks of.
    """
    for _ in range(_ROUNDS):
        found = {each.key: (each,) for rule, part in deriving(world) for each in kept.of(_derived, rule, part)}
        if not found:
            break
        world = world.where({**world.values, **found})
    return world


def _derived(rule: Rule, world: World) -> tuple[Statement, ...]:
    return tuple(_following(rule, world))


def _following(rule: Rule, world: World) -> Iterator[Statement]:
    stated = rule.parameters
    for name, readings in stated.get("derives", {}).items():
        if _open(world, name) and applies(stated, world):
            values = [found for each in readings if (found := _solved(stated, each, name, world)) is not None]
            if values and len({value for value, _, _ in values}) == 1:
                yield _statement(rule, name, world, *values[0])


def _open(world: World, name: str) -> bool:
    """Whether the value is told at most in passing: what is counted so may be of something else."""
    said = {key for key in world.values if key == name or key.startswith(f"{name}.")}
    return said == {f"{name}.mentioned"} or not world.speaks_of(name)


_Solved = tuple[Fraction, Formula, dict[str, Statement]]


def _solved(stated: Mapping[str, Any], reading: str, name: str, world: World) -> _Solved | None:
    """The whole number that a reading gives, the formula for it and what it rests on."""
    text = stated["readings"][reading]
    ones = frozenset(stated.get("ones", ()))
    others = [key for key in sorted(names_in(text)) if key != name]
    if not all(world.speaks_of(key) or key in ones for key in others):
        return None
    sources = {key.replace(JOINT, "."): world.the(key) for key in others if world.speaks_of(key)}
    kept = {key.replace(".", JOINT): each for key, each in sources.items() if each is not None and _sure(each)}
    turned = solved(spelled(text), name.replace(".", JOINT))
    if len(kept) < len(sources) or turned is None or turned.relation != "=" or not kept:
        return None

    value = _computed(turned.left, kept)
    return (value, turned, kept) if value is not None and value >= 1 and value.denominator == 1 else None


def _computed(node: Node, known: Mapping[str, Statement]) -> Fraction | None:
    """The value with what is known put in, exactly; names that are not known are ones."""

    def number(leaf: Leaf) -> Node:
        quantity = known[str(leaf.value)].printing.quantity if str(leaf.value) in known else None
        return Constant(quantity.printed.value * quantity.measure.factor if quantity is not None else Fraction(1))

    try:
        low = evaluated(replaced(node, number), Options()).interval.low
    except Uncomputable:
        return None
    return low if isinstance(low, Fraction) else None


def _sure(statement: Statement) -> bool:
    """Whether one may build on it: said outright, of all, without a hedge."""
    return all(
        fact.printing.quantity.hedge is Hedge.NONE
        and fact.printing.quantity.upper is None
        and not fact.qualifiers & {"mentioned", "part"}
        for fact in statement.facts
    )


def _statement(
    rule: Rule, name: str, world: World, value: Fraction, formula: Formula, sources: dict[str, Statement]
) -> Statement:
    """The derived value, at the place of the last value that it follows from."""
    last = max(sources.values(), key=lambda each: each.printing.span.start).facts[0]
    text = str(value)
    flow = last.printing.flow._replace(text=text, pieces=(Piece(PieceKind.TEXT, text, 0, last.printing.span),))
    number = Printed(value, Fraction(1), True, text, len(text.rstrip("0")))
    own = any(each.facts[0].scope.alternatives == world.branches for each in sources.values())
    scope = replace(last.scope, alternatives=world.branches) if own else last.scope
    fact = Fact(name.partition(".")[0], Printing(Quantity(0, len(text), len(text), number), flow), scope)
    words = f"{title(name.replace('.', JOINT))} = {text} follows from {_words(formula, sources)}"
    return Statement(name, (fact,), Origin(rule.name, tuple(sources.values()), words))


def _words(formula: Formula, sources: Mapping[str, Statement]) -> str:
    def shown(leaf: Leaf) -> Node:
        return leaf if str(leaf.value) in sources else Constant(Fraction(1))

    side = replaced(formula.left, shown)
    return derivation(Formula(Leaf(""), "=", side), {name: each.printing for name, each in sources.items()})
