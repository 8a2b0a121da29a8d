"""Judgements on arrows -> whether the text means them as signs of equality: nearly all lead to what is computed."""

from collections.abc import Iterable

from docverify.claims.sentences.steps import STEP
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement

_FEWEST, _FOR_ONE = 2, 2  # arrows that do, and how many of them for one that does not


def equated(judgements: Iterable[Judgement]) -> bool:
    """Whether at least two lead to a result that holds, and twice as many as do not."""
    arrows = [each.verdict for each in judgements if each.equation.form == STEP]
    kept, missed = sum(each.holds for each in arrows), arrows.count(Verdict.DISAGREE)
    return kept >= max(_FEWEST, _FOR_ONE * missed)
