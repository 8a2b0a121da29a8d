"""Facts -> judgements on what a sentence says not to be used, and yet gives a number for."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import told_twice
from docverify.claims.status.sentences import read_in
from docverify.document.model import FlowKind
from docverify.facts.fact import Fact, Notation
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.rulebook.load import rules

_READ = frozenset({FlowKind.PARAGRAPH, FlowKind.CELL})


def unused(stated: Sequence[Fact], known: Sequence[Judgement]) -> Iterator[Judgement]:
    """Each other number of what a sentence says to be one."""
    denied = [each for each in stated if each.notation is Notation.NEGATION and each.printing.flow.kind in _READ]
    judged = judged_places(known) if denied else set()
    for one in denied:
        for other in (each for each in stated if each.printing.flow is one.printing.flow):
            if other.name == one.name and other.printing.span not in judged and _in_one_sentence(one, other):
                judgement = twice_said(told_twice("unused", one.printing, other.printing, f"`{one.printing.text}`"))
                if judgement.verdict is Verdict.DISAGREE:
                    yield judgement


def _in_one_sentence(one: Fact, other: Fact) -> bool:
    """Whether nothing in the sentence of both compares or supposes."""
    flow = one.printing.flow
    if not (one.asserted and other.asserted):
        return False
    sentences = read_in(flow.text)
    index = sentences.index(one.printing.quantity.start)
    if sentences.index(other.printing.quantity.start) != index:
        return False
    return _unless().search(flow.text, sentences.all[index].start, sentences.all[index].end) is None


@worded()
def _unless() -> re.Pattern[str]:
    return re.compile(any_of(rules()["unused"].parameters["unless"]), re.IGNORECASE)
