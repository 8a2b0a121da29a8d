"""Facts -> facts of configurations written in one go: `TP=4, PP=2, DP=8` beside `TP=8, PP=1, DP=8` are alternatives."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from docverify.classes import replace
from docverify.document.model import FlowKind
from docverify.facts.fact import Fact, Notation

SETTINGS = frozenset(
    {"tp", "pp", "dp", "ep", "cp", "sp", "etp", "edp", "vp", "fsdp", "global_batch", "micro_batch", "batch", "sequence"}
)
_WRITTEN = frozenset({Notation.KEY, Notation.DEGREE, Notation.POSITION})
_PLACES = frozenset({FlowKind.PARAGRAPH, FlowKind.HEADING})
_RUNS = 3  # that many values of one name are no slip
_Groups = dict[int, list[int]]  # line -> indices of facts


def grouped(facts: Sequence[Fact]) -> list[Fact]:
    """Facts of one paragraph's configuration get a branch of their own if the paragraphs tell of different runs."""
    groups: dict[object, _Groups] = defaultdict(lambda: defaultdict(list))
    for index, fact in enumerate(facts):
        flow = fact.printing.flow
        if fact.name in SETTINGS and fact.notation in _WRITTEN and flow.kind in _PLACES:
            groups[fact.scope.alternatives][flow.line].append(index)
    out = list(facts)
    for lines in groups.values():
        runs = {line: each for line, each in lines.items() if len({facts[i].name for i in each}) > 1}
        if _differ(facts, runs):
            for line, each in lines.items():
                for index in each if line in runs or _inline(facts[each[0]]) else ():
                    out[index] = _apart(facts[index], line)
    return out


def _inline(fact: Fact) -> bool:
    """Whether it is written as in code, not as a label: `EP=8 on one node`."""
    quantity = fact.printing.quantity
    return bool(quantity.label) or fact.printing.flow.text[: quantity.start].rstrip().endswith("=")


def _differ(facts: Sequence[Fact], runs: _Groups) -> bool:
    """A slip changes one value; runs have several values of one name, twice the same, or differ in several names."""
    values: dict[str, Counter[object]] = defaultdict(Counter)
    for index in (index for each in runs.values() for index in each):
        values[facts[index].name][facts[index].printing.quantity.printed.value] += 1
    several = [each for each in values.values() if len(each) > 1]
    return len(several) > 1 or any(len(each) >= _RUNS or min(each.values()) > 1 for each in several)


def _apart(fact: Fact, line: int) -> Fact:
    branches = tuple(sorted({*fact.scope.alternatives, ("configuration", str(line))}))
    return replace(fact, scope=replace(fact.scope, alternatives=branches))
