"""Judged instance -> whether it holds a value of one job against how another one is laid out."""

from collections.abc import Iterable, Iterator

from docverify.facts.fact import Fact, Phase
from docverify.findings import Verdict
from docverify.judge.facts.blame import Judged
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.worlds import World

_LAYOUT = frozenset({"dp", "tp", "pp", "ep", "cp"})
_SITE = frozenset({"gpus", "nodes", "gpus_per_node", "gpu_memory", "params", "layers", "heads", "kv_heads", "experts"})
_OF_ONE = ".per_gpu"


def of_two_jobs(judged: Judged, everywhere: Iterable[World]) -> bool:
    """Only a contradiction is, whose values tell that they are of different jobs."""
    if judged.verdict is not Verdict.DISAGREE:
        return False
    instance = judged.instance
    stated = [each for bound in instance.bound.values() for each in bound.stated]
    laid_out = {phase for each in stated if each.key in _LAYOUT for phase in _phases([each])}
    told = {phase for each in stated if each.key not in _LAYOUT | _SITE for phase in _phases([each])}
    if laid_out and told and laid_out.isdisjoint(told):
        return True
    results = [each for key in instance.results for each in instance.bound[key].stated]
    return _phases(results) == {Phase.INFERENCE} and _laid_out_anew(results, stated, everywhere)


def _laid_out_anew(results: list[Statement], stated: list[Statement], everywhere: Iterable[World]) -> bool:
    """Whether the section on a service says how that is laid out, another one what the value is computed of: `With
    TP=8, …`."""
    here = _sections(_facts(results))
    others = [each for each in stated if each not in results and _is_laid_out(each)]
    if all(_sections(each.facts) & here for each in others):
        return False
    degrees = (each for world in everywhere for key in _LAYOUT for each in world.values.get(key, ()))
    return bool(here & _sections(_facts(degrees)))


def _is_laid_out(stated: Statement) -> bool:
    return stated.key in _LAYOUT or stated.key.endswith(_OF_ONE)


def _facts(stated: Iterable[Statement]) -> Iterator[Fact]:
    for each in stated:
        yield from each.facts


def _sections(facts: Iterable[Fact]) -> set[int]:
    return {fact.scope.section for fact in facts}


def _phases(stated: Iterable[Statement]) -> set[Phase]:
    return {fact.scope.phase for fact in _facts(stated)} - {Phase.UNKNOWN}
