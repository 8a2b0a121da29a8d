"""Judged instances -> the statements to point at: one for every cause, not one for every rule that it breaks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import merge

from docverify.claims.equation import Equation, Printing
from docverify.facts.fact import Notation
from docverify.findings import Verdict
from docverify.judge.facts.relation import Instance
from docverify.judge.facts.together import ALONE
from docverify.judge.judgement import Judgement
from docverify.named import NamedTuple
from docverify.source import Span


class Judged(NamedTuple):
    instance: Instance
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict


Support = Counter[object]  # by place, and by value where it has digits enough to be told by
_TELLING = 2  # digits
_Rank = tuple[int, int, bool, int, int]


class Cause(NamedTuple):
    """`name` is what the instance calls the wrong statement; `others` are the instances that it breaks as well.

    `doubted` are values that are wrong themselves: the instance is broken by all that they may be.
    """

    instance: Instance
    name: str
    others: tuple[Instance, ...]
    doubted: tuple[Printing, ...] = ()


def confirmations(equations: Iterable[Equation]) -> Support:
    """How many of the equations use a value: the one at a place, or one that is printed like it elsewhere."""
    printings = [printing for equation in equations for printing in equation.printings]
    return Counter[object](p.span for p in printings) + Counter[object](filter(None, map(_value, printings)))


def causes(judged: Sequence[Judged], confirmed: Support) -> Iterator[Cause]:
    """The fewest statements whose change would settle every broken instance, the most telling first.

    `confirmed` counts the equations in the text that agree with a value.
    """
    broken = [j.instance for j in judged if j.verdict is Verdict.DISAGREE]
    holding = [j.instance for j in judged if j.verdict is not Verdict.DISAGREE and telling(j.instance)]
    support = confirmed + Counter[object](span for instance in holding for span in _spans(instance))
    apart = [_ranked(together, support) for together in _connected(broken)]
    yield from (cause for _, cause in merge(*apart, key=lambda found: found[0]))


def _ranked(broken: list[Instance], support: Support) -> Iterator[tuple[_Rank, Cause]]:
    """The causes of instances that hang together; each that is settled leaves less for the next."""
    while broken:
        counts = Counter(span for instance in broken for span in _suspects(instance))
        ranks = [(_rank(instance, name, counts, support), instance, name) for instance, name in _candidates(broken)]
        rank, instance, name = min(ranks, key=lambda found: found[0])
        span = instance.bound[name].printing.span
        derived = _derived(instance)
        settled = [each for each in broken if span in _suspects(each) or derived & _derived(each)]
        yield rank, Cause(instance, name, tuple(each for each in settled if each.rule is not instance.rule))
        done = {id(each) for each in settled}
        broken = [each for each in broken if id(each) not in done]


def _connected(broken: Sequence[Instance]) -> list[list[Instance]]:
    """The instances that share a place or a derived value, directly or by others; long documents have many groups."""
    sharing: dict[object, list[int]] = {}
    for number, instance in enumerate(broken):
        for shared in (*_suspects(instance), *_derived(instance)):
            sharing.setdefault(shared, []).append(number)
    groups: list[list[Instance]] = []
    seen: set[int] = set()
    for first in range(len(broken)):
        reached, waiting = set[int](), [first] if first not in seen else []
        while waiting:
            number = waiting.pop()
            if number not in reached:
                reached.add(number)
                shared_by = (*_suspects(broken[number]), *_derived(broken[number]))
                waiting += [other for shared in shared_by for other in sharing.pop(shared, ())]
        seen |= reached
        groups += [[broken[number] for number in sorted(reached)]] if reached else []
    return groups


def telling(instance: Instance) -> bool:
    """Whether it says something for its values that it holds: bounds hold of many."""
    return any(each.relation in "=~" for _, each in instance.readings)


def _value(printing: Printing) -> Fraction | None:
    """The value in base units; None for one with so few digits that it may be anything."""
    quantity = printing.quantity
    value = quantity.printed.value
    few = len(str(value.numerator).rstrip("0")) < _TELLING
    return None if few else value * quantity.measure.factor * quantity.measure.unit.factor


def _derived(instance: Instance) -> frozenset[int]:
    """The derived values in it: two instances that rest on one are wrong for the same reason."""
    return frozenset(id(statement) for statement in instance.bound.values() if statement.origin is not None)


def _candidates(broken: Iterable[Instance]) -> Iterator[tuple[Instance, str]]:
    for instance in broken:
        for name in instance.results:
            yield instance, name


def _rank(instance: Instance, name: str, counts: Counter[Span], support: Support) -> _Rank:
    """Low for a statement that breaks many rules, agrees with nothing else, stands in the text, is the usual result."""
    statement = instance.bound[name]
    agreeing = sum(support[fact.printing.span] for fact in statement.facts)
    if statement.printing.quantity.measure.unit.dimensions:  # counts are printed alike for many reasons
        agreeing += support[_value(statement.printing)]
    alone = any(point == ALONE for point, _ in statement.facts[0].scope.alternatives)
    last = alone or _is_passage(instance)  # it ends with what it leads up to
    usual = 0 if last else list(instance.results).index(name)
    code = statement.facts[0].notation is Notation.CODE
    return (-counts[statement.printing.span], agreeing, code, usual, -statement.printing.span.start)


def _is_passage(instance: Instance) -> bool:
    """Whether all of it is said in one paragraph: `48 GPUs. Each replica takes 8 GPUs, so we run 5 replicas`."""
    facts = [statement.facts[0] for statement in instance.bound.values()]
    return len({id(fact.printing.flow) for fact in facts}) == 1 and all(
        fact.notation is Notation.NOUN for fact in facts
    )


def _suspects(instance: Instance) -> Iterator[Span]:
    """The places at which the instance may be wrong."""
    yield from (instance.bound[name].printing.span for name in instance.results)


def _spans(instance: Instance) -> Iterator[Span]:
    for statement in instance.bound.values():
        yield from (fact.printing.span for fact in statement.facts)
