"""Judged instances -> the statements to point at: one for every cause, not one for every rule that it breaks."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.judge.relation import Instance
from docverify.source import Span


class Judged(NamedTuple):
    instance: Instance
    judgement: Judgement

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict


class Cause(NamedTuple):
    """`name` is what the instance calls the wrong statement; `others` are the instances that it breaks as well."""

    instance: Instance
    name: str
    others: tuple[Instance, ...]


def causes(judged: Sequence[Judged], confirmed: Counter[Span]) -> Iterator[Cause]:
    """The fewest statements whose change would settle every broken instance, the most telling first.

    `confirmed` counts the equations in the text that agree with a value.
    """
    broken = [j.instance for j in judged if j.verdict is Verdict.DISAGREE]
    holding = [j.instance for j in judged if j.verdict is not Verdict.DISAGREE and _telling(j.instance)]
    support = confirmed + Counter(span for instance in holding for span in _spans(instance))
    while broken:
        counts = Counter(span for instance in broken for span in _suspects(instance))
        instance, name = min(_candidates(broken), key=lambda c: _rank(c[0], c[1], counts, support))
        span = instance.bound[name].printing.span
        derived = _derived(instance)
        settled = [each for each in broken if span in _suspects(each) or derived & _derived(each)]
        yield Cause(instance, name, tuple(each for each in settled if each is not instance))
        broken = [each for each in broken if each not in settled]


def _telling(instance: Instance) -> bool:
    """Whether it says something for its values that it holds: bounds hold of many."""
    return any(each.relation in "=~" for _, each in instance.readings)


def _derived(instance: Instance) -> frozenset[int]:
    """The derived values in it: two instances that rest on one are wrong for the same reason."""
    return frozenset(id(statement) for statement in instance.bound.values() if statement.origin is not None)


def _candidates(broken: Iterable[Instance]) -> Iterator[tuple[Instance, str]]:
    for instance in broken:
        for name in instance.results:
            yield instance, name


def _rank(instance: Instance, name: str, counts: Counter[Span], support: Counter[Span]) -> tuple[int, int, int, int]:
    """Low for a statement that breaks many rules, agrees with nothing else, is the usual result and comes late."""
    statement = instance.bound[name]
    agreeing = sum(support[fact.printing.span] for fact in statement.facts)
    usual = list(instance.results).index(name)
    return (-counts[statement.printing.span], agreeing, usual, -statement.printing.span.start)


def _suspects(instance: Instance) -> Iterator[Span]:
    """The places at which the instance may be wrong."""
    yield from (instance.bound[name].printing.span for name in instance.results)


def _spans(instance: Instance) -> Iterator[Span]:
    for statement in instance.bound.values():
        yield from (fact.printing.span for fact in statement.facts)
