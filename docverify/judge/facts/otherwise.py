"""A broken instance -> whether it holds with another value that the document gives one of its names.

`512 GPUs with 8-way TP, 8-way DP, 8-way PP` is no statement on the 64 that are told elsewhere; and where a text speaks
of `7B` and of `124M parameters`, the gradients of one are not those of the other.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.facts.fact import Fact
from docverify.facts.vocabulary import vocabulary
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.equations.misprints import is_count
from docverify.judge.facts.adjusted import adjusted
from docverify.judge.facts.relation import Instance, equation, whole
from docverify.judge.facts.statement import Statement

_PASSING = "mentioned"
_FEWEST = 3  # statements of a layout
_FEW = 8  # so many that are counted in passing are a group or a node
_MOST = 32  # other values that are tried for a name


def holds_otherwise(found: Instance, facts: Sequence[Fact]) -> bool:
    """Whether what its own sentence counts, or what is said elsewhere, makes it hold."""
    return any(holds(found, facts) for holds in (_holds_in_passing, _holds_as_counted, _holds_elsewhere))


def _holds_as_counted(found: Instance, facts: Sequence[Fact]) -> bool:
    """Whether something that the text counts may be meant instead of what only follows: `16 nodes of 8 GPUs`, and
    `64 GPUs for this job`."""
    for name, derived in found.bound.items():
        own = derived.facts[0].name
        from_it = {each.facts[0].name for each in derived.stated}  # CP is no number of data parallel ranks
        for below in _followed(derived):
            same = (fact for fact in facts if _counts_the_same(fact.name, below) and fact.name not in from_it)
            counted = [fact.printing for fact in same]
            if below == own and any(_fits(found, name, adjusted(each, name, found.rule)) for each in counted):
                return True
            if below != own and any(each.quantity.printed.value > _FEW for each in counted):
                return True  # what would follow from that is not asked
    return False


def _counts_the_same(name: str, other: str) -> bool:
    """`decode_gpus` are `gpus`, which the degrees are not."""
    one, two = vocabulary().names[name], vocabulary().names[other]
    return name == other or (one.unit == two.unit == "count" and not one.per and one.nouns < two.nouns)


def _followed(statement: Statement) -> Iterator[str]:
    """The names of what only follows: its own, and that of what it follows from."""
    if statement.origin is not None:
        yield statement.facts[0].name
        for each in statement.origin.sources:
            yield from _followed(each)


def _holds_in_passing(found: Instance, facts: Sequence[Fact]) -> bool:
    """Whether all its statements but one stand in one place, and what that place counts instead of the one fits."""
    for name, other in found.bound.items():
        flows = {id(each.printing.flow): each.printing.flow for key, each in found.bound.items() if key != name}
        if len(flows) != 1 or id(other.printing.flow) in flows or len(found.bound) < _FEWEST:
            continue
        kinds = {fact.name for fact in other.facts}
        beside = (each for each in facts if _PASSING in each.qualifiers and each.name in kinds)
        measures = found.printings[name].quantity.measures
        counted = (each.printing for each in beside if id(each.printing.flow) in flows)
        if any(_fits(found, name, replace(p, quantity=replace(p.quantity, measures=measures))) for p in counted):
            return True
    return False


def _holds_elsewhere(found: Instance, facts: Sequence[Fact]) -> bool:
    """Whether another size of one of its operands fits: then the two may be of different things. Counts are of one
    plan, and a result that is said in two ways is no excuse for itself."""
    result = next(found.results, "")
    return not found.rule.parameters.get("exact") and any(
        _fits(found, name, adjusted(fact.printing, name, found.rule))
        for name in found.bound
        if name != result
        for fact in _others(found, name, facts)
    )


def _others(found: Instance, name: str, facts: Sequence[Fact]) -> Iterator[Fact]:
    """One fact for each other value that a name has, except in a row or variant that is not its own."""
    taken = found.bound[name].facts
    quantity = taken[0].printing.quantity
    if is_count(quantity) or not quantity.printed.ulp:
        return  # devices and degrees are those of the plan, and of several formats each has its use
    kinds = {fact.name for fact in taken}
    seen = {_value(fact) for each in found.bound.values() for fact in each.facts}
    unit, points = quantity.measure.unit, dict(taken[0].scope.alternatives)
    for fact in facts:
        if fact.name not in kinds or _value(fact) in seen or len(seen) > _MOST:
            continue
        alike = fact.printing.quantity.measure.unit.dimensions == unit.dimensions
        if alike and all(points.get(point) == branch for point, branch in fact.scope.alternatives):
            seen.add(_value(fact))
            yield fact


def _value(fact: Fact) -> tuple[object, ...]:
    return fact.printing.quantity.printed.value, fact.printing.quantity.measures


def _fits(found: Instance, name: str, taken: Printing) -> bool:
    other = found._replace(printings={**found.printings, name: taken})
    kept = next(iter(found.results), name)
    return decide(equation(other, kept) or whole(other)).verdict is not Verdict.DISAGREE
