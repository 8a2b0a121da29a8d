"""Judgements -> the numbers of which it is said that they cannot be true together, so that it is said once."""

from collections.abc import Iterable

from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.source import Span


class Wrong:
    """Results that are contradicted, and all that take part in it."""

    def __init__(self, known: Iterable[Judgement]) -> None:
        self._results: set[Span] = set()
        self._parts: set[Span] = set()
        for judgement in known:
            if judgement.verdict is Verdict.DISAGREE:
                self.add(judgement)

    def add(self, judgement: Judgement) -> None:
        if judgement.equation.result is not None:
            self._results.add(judgement.equation.result.span)
        self._parts.update(_parts(judgement))

    def tells(self, judgement: Judgement) -> bool:
        """Whether a number that takes part in a contradiction would be told of, or computed of one that is wrong."""
        result = judgement.equation.result
        told = result is not None and result.span in self._parts
        return told or not self._results.isdisjoint(_parts(judgement))


def _parts(judgement: Judgement) -> set[Span]:
    return {printing.span for printing in judgement.equation.printings} | set(judgement.equation.evidence)
