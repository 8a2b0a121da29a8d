"""Claims -> judgements on what is said to be halved or doubled: `单序列 12 GiB。FP8 量化后减半：单序列 8 GiB`.

The amounts of such a sentence are compared with those of their kinds, of the same things, right before it.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Constant, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import patterns
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.preceding import preceding
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple

_ONE = 1  # passage before
_TWO = Fraction(2)
_LIKE = 0.02


class _Words(NamedTuple):
    rule: str
    halving: re.Pattern[str]
    doubling: re.Pattern[str]
    unless: re.Pattern[str]


def halved(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each amount that nothing else has judged."""
    judged, words = judged_places(known), _words()
    for passage, before in preceding(claims.passages, _ONE):
        text = passage.flow.text
        if words.halving.search(text) is None and words.doubling.search(text) is None:
            continue
        for equation in kept.once(_equations, passage, kept.group(*before), kept):
            if equation.result is None or equation.result.span in judged or not meant.asserts(equation.result):
                continue
            if (judgement := decide(equation)).verdict is not Verdict.NOT_JUDGED:
                yield judgement


def _equations(passage: Passage, before: tuple[Passage, ...], kept: Kept) -> tuple[Equation, ...]:
    every = kept.of(stated_in, passage).amounts
    earlier = [each for other in before for each in kept.of(stated_in, other).amounts]
    return tuple(_told(passage.flow.text, every, earlier))


def _told(text: str, every: Sequence[Amount], earlier: list[Amount]) -> Iterator[Equation]:
    words = _words()
    for at, sentence in enumerate(read_in(text).all):
        said = words.halving.search(text, sentence.start, sentence.end)
        operator = "/" if said is not None else "*"
        said = said or words.doubling.search(text, sentence.start, sentence.end)
        if said is None or words.unless.search(text, sentence.start, sentence.end) is not None:
            continue
        last = [
            each for each in every if each.sentence == at - 1 or (each.sentence == at and each.start < said.start())
        ]
        last = last or (earlier if at == 0 else [])
        for each in every:
            if each.sentence == at and each.start > said.end() and each.measured and each.sure:
                yield from _equation(each, [other for other in last if _is_same(other, each)], operator)


def _equation(result: Amount, olds: Sequence[Amount], operator: str) -> Iterator[Equation]:
    """None where there are several that it may be of, or it is only said again what it was."""
    if len({each.value for each in olds}) != 1 or abs(olds[0].value / (result.value or 1) - 1) < _LIKE:
        return
    reading = Reading(Binary(operator, Leaf(olds[0].printing), Constant(_TWO)), "=", Leaf(result.printing))
    yield equation_of(result.printing, (reading,), [olds[0].printing], _words().rule)


def _is_same(old: Amount, new: Amount) -> bool:
    """Whether both are of one kind, and of one of the same things."""
    alike = new.kind in (old.kind, old.measured)  # `A sequence takes 12 GiB. FP8 halves this to 6 GiB`
    return old.sure and old.value > 0 and old.measured == new.measured and alike


@worded()
def _words() -> _Words:
    return _Words("halved", *patterns("halved", ("halving", "doubling", "unless")))
