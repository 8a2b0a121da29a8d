"""Facts, numbers that may be several things -> what the rules find wrong, whichever of these they are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product

from docverify.claims.equation import Printing
from docverify.expression import leaves
from docverify.facts.fact import Fact
from docverify.findings import Finding
from docverify.judge.facts.relations import Related, related
from docverify.judge.judgement import Judgement
from docverify.kept import Kept
from docverify.source import Source, Span

_MOST = 12  # ways in which they are tried
_FEWEST = 2  # numbers that others follow from, with the result


def with_supposed(
    source: Source,
    said: Sequence[Fact],
    numbers: Sequence[tuple[Fact, ...]],
    explicit: Sequence[Judgement],
    own: Sequence[Finding],
    told: Related,
) -> Related:
    """What the rules have to say, and what they would say of these numbers."""
    if not numbers:
        return told
    more = _supposing(source, said, numbers, [*explicit, *told.judgements], [*own, *told.findings])
    return Related((*told.judgements, *more.judgements), (*told.findings, *more.findings))


def _supposing(
    source: Source,
    said: Sequence[Fact],
    numbers: Sequence[tuple[Fact, ...]],
    known: Sequence[Judgement],
    found: Sequence[Finding],
) -> Related:
    """What is new with the likeliest names that a rule contradicts, if no names make true what is said of them.

    Numbers of which anything is `found` already, or which fit by what is `known`, are no such.
    """
    told = {span for each in found for span in (each.span, *(mark.span for mark in each.evidence))}
    taken = {choice[0].printing.span for choice in numbers} - told - set(_fitting(known))
    choices = [choice for choice in numbers if choice[0].printing.span in taken]
    ways = [
        related(source, [*said, *way], known, (), Kept()) for way in islice(product(*choices), _MOST if choices else 0)
    ]
    settled = told | {span for way in ways for span in _fitting(way.judgements)} & taken
    for way in ways:
        new = tuple(each for each in way.findings if _rests(each, taken, settled))
        spans = {finding.span for finding in new}
        if new:
            return Related(tuple(j for j in way.judgements if j.equation.span in spans), new)
    return Related((), ())


def _fitting(judgements: Iterable[Judgement]) -> Iterator[Span]:
    """The numbers of judgements that hold."""
    return (span for each in judgements if each.verdict.holds for span in _spans(each))


def _spans(judged: Judgement) -> Iterator[Span]:
    for reading in judged.equation.readings:
        for side in (reading.left, reading.right):
            yield from (leaf.value.span for leaf in leaves(side) if isinstance(leaf.value, Printing))


def _rests(finding: Finding, taken: set[Span], fitting: set[Span]) -> bool:
    spans = {finding.span, *(mark.span for mark in finding.evidence)}
    return len(spans) > _FEWEST and not spans.isdisjoint(taken) and spans.isdisjoint(fitting)
