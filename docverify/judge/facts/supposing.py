"""Facts, numbers that may be several things -> what the rules find wrong, whichever of these they are."""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from docverify.claims.equation import Printing
from docverify.expression import leaves
from docverify.facts.fact import Fact
from docverify.findings import Finding, Verdict
from docverify.judge.facts.relations import Related, related
from docverify.judge.judgement import Judgement
from docverify.kept import Kept
from docverify.source import Source, Span

_MOST = 6  # ways in which they are tried


def supposing(
    source: Source, said: Sequence[Fact], numbers: Sequence[tuple[Fact, ...]], told: Related, explicit: list[Judgement]
) -> Related:
    """What is new with the likeliest names, if no names make a formula true that speaks of the same numbers."""
    known = {finding.span for finding in told.findings}
    ways = [related(source, [*said, *way], explicit, (), Kept()) for way in islice(product(*numbers), _MOST)]
    taken = {choice[0].printing.span for choice in numbers}
    fitting = {
        span
        for way in ways
        for judged in way.judgements
        if judged.verdict is not Verdict.DISAGREE
        for span in _spans(judged)
    } & taken
    findings = tuple(each for each in ways[0].findings if each.span not in known and _rests(each, taken, fitting))
    spans = {finding.span for finding in findings}
    return Related(tuple(j for j in ways[0].judgements if j.equation.span in spans), findings)


def _spans(judged: Judgement) -> Iterator[Span]:
    for reading in judged.equation.readings:
        for side in (reading.left, reading.right):
            yield from (leaf.value.span for leaf in leaves(side) if isinstance(leaf.value, Printing))


def _rests(finding: Finding, taken: set[Span], fitting: set[Span]) -> bool:
    spans = {finding.span, *(mark.span for mark in finding.evidence)}
    return not spans.isdisjoint(taken) and spans.isdisjoint(fitting)
