"""Claims -> judgements on what all have and one is said to have: `16 GPUs with 80 GB each: 1280 GB per GPU`.

A sentence counts things, says what one of them has, and gives the product of both to one of them again.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.ranges.id_ranges import kind_of
from docverify.claims.status.status import Statuses
from docverify.expression import Leaf
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.by_sentence import FEWEST, by_sentence, judged_anew
from docverify.judge.prose.cues import patterns
from docverify.judge.prose.following import equation_of
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple

RULE = "labelled-one"
_MOST = 8  # amounts of a sentence
_LEAD = 28  # characters before an amount
_ROUGH = 0.005


class _Words(NamedTuple):
    one: re.Pattern[str]  # in front of the noun, before an amount
    unless: re.Pattern[str]


def labelled_ones(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each such amount; where nothing is wrong there is none."""
    wrong = {place for each in known if each.verdict is Verdict.DISAGREE for place in judged_places([each])}
    found = judged_anew(claims.passages, _words().one, _equations, wrong, meant, kept)
    return (each for each in found if each.verdict is Verdict.DISAGREE)


def _equations(passage: Passage, kept: Kept) -> tuple[Equation, ...]:
    text = passage.flow.text
    found = (_found(text, said) for said in by_sentence(passage, kept) if FEWEST <= len(said) <= _MOST)
    return tuple(each for each in found if each is not None)


def _found(text: str, said: Sequence[Amount]) -> Equation | None:
    """What the last amount of one thing is of all."""
    start, end = max(0, said[0].start - _LEAD), said[-1].end + _LEAD
    if _words().unless.search(text, start, end) is not None:
        return None
    plain = [each for each in said if each.sure and each.value > 0]
    for a, b in combinations([each for each in plain if each.measured], 2):
        things = [each for each in plain if each.start < b.start and each.value > 1]
        for number in things if a.measured == b.measured else ():
            product = abs(b.value / (a.value * number.value) - 1) < _ROUGH
            thing = _thing(number) if product else ""
            owned = thing and ((thing, -1) in a.kind or _is_of_one(text, a, thing, said))
            if owned and _is_of_one(text, b, thing, said):
                return equation_of(b.printing, (Reading(Leaf(a.printing), "=", Leaf(b.printing)),), [a.printing], RULE)
    return None


def _thing(each: Amount) -> str:
    """What a number counts."""
    above = [name for name, power in each.kind if power > 0]
    return above[0] if len(above) == 1 and not each.measured and each.printing.quantity.printed.whole else ""


def _is_of_one(text: str, each: Amount, thing: str, said: Sequence[Amount]) -> bool:
    """Whether its unit, or the words between it and the amount before, say that one of them has it."""
    if (thing, -1) in each.printed:
        return True
    before = max((other.end for other in said if other.end <= each.start), default=0)
    lead = text[max(before, each.start - _LEAD) : each.start]
    return any(_names(match["noun"], thing) for match in _words().one.finditer(lead))


def _names(noun: str, thing: str) -> bool:
    """`GPU`, and the beginning of words that are written without blanks: `卡共`."""
    ends = (len(noun),) if noun.isascii() else range(1, len(noun) + 1)
    return any(kind_of(noun[:end]) == thing for end in ends)


@worded()
def _words() -> _Words:
    one, unless = patterns(RULE, ("one", "unless"))
    nouns = rf"(?:{one.pattern})\s?(?:single\s)?(?:[张台个块])?\s?(?P<noun>[A-Za-z]+|[\u4e00-\u9fff]{{1,3}})"
    return _Words(re.compile(nouns, re.IGNORECASE), unless)
