"""Facts -> facts of configurations written in one go: `TP=4, PP=2, DP=8` beside `TP=8, PP=1, DP=8` are alternatives."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from docverify.document.model import FlowKind
from docverify.facts.fact import Fact, Notation

_SETTINGS = frozenset({"tp", "pp", "dp", "ep", "cp", "sp", "etp", "edp", "vp", "fsdp", "global_batch", "micro_batch"})
_WRITTEN = frozenset({Notation.KEY, Notation.DEGREE, Notation.POSITION})
_RUNS = 3  # that many values of one name are no slip


def grouped(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of one paragraph's configuration get a branch of their own if the paragraphs tell of different runs."""
    groups: dict[tuple[object, int], list[int]] = defaultdict(list)
    for index, fact in enumerate(facts):
        flow = fact.printing.flow
        if fact.name in _SETTINGS and fact.notation in _WRITTEN and flow.kind is FlowKind.PARAGRAPH:
            groups[fact.scope.alternatives, flow.line].append(index)
    out = list(facts)
    for alternatives in {key[0] for key in groups}:
        runs = {line: each for (branch, line), each in groups.items() if branch == alternatives}
        runs = {line: each for line, each in runs.items() if len({facts[i].name for i in each}) > 1}
        if _differ(facts, runs):
            for line, each in runs.items():
                for index in each:
                    out[index] = _apart(facts[index], line)
    return out


def _differ(facts: Sequence[Fact], runs: dict[int, list[int]]) -> bool:
    """A slip changes one value; runs have several values of one name, or differ in several names."""
    values: dict[str, set[object]] = defaultdict(set)
    for index in (index for each in runs.values() for index in each):
        values[facts[index].name].add(facts[index].printing.quantity.printed.value)
    several = [len(each) for each in values.values() if len(each) > 1]
    return len(several) > 1 or any(count >= _RUNS for count in several)


def _apart(fact: Fact, line: int) -> Fact:
    branches = tuple(sorted({*fact.scope.alternatives, ("configuration", str(line))}))
    return replace(fact, scope=replace(fact.scope, alternatives=branches))
