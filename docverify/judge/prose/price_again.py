"""Claims -> judgements on a cost told again for another time: `$33.60 per hour, $806 per day`.

Both may be of other hours or other things, so only a slip is told of: swapped digits, another one, the point.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.dimensions import in_money
from docverify.expression import Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.equations.misprints import changed, swapped
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.plans.wrong import Wrong
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.one_and_all import is_misprint
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules

_PER_TIME = ("time", -1)
_ALIKE, _CALENDAR = 0.03, 0.012  # shares: that nobody would call wrong, by which months differ
_TENFOLD = (0.1, 10.0)
_FAR, _LEAD = 60, 30  # characters


class _Words(NamedTuple):
    rule: str
    lead: re.Pattern[str]  # right before the second: nothing else is spoken of
    unless: re.Pattern[str]


def price_again(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each amount that nothing else has judged."""
    judged, wrong = judged_places(known), Wrong(known)
    for passage in claims.passages:
        for equation in kept.once(_equations, passage, kept) if passage.numbers > 1 else ():
            result = equation.result
            if result is None or result.span in judged or not meant.asserts(result):
                continue
            if (judgement := decide(equation)).verdict is Verdict.DISAGREE and not wrong.tells(judgement):
                yield judgement


def _equations(passage: Passage, kept: Kept) -> tuple[Equation, ...]:
    paid = [each for each in kept.of(stated_in, passage).amounts if in_money(each.kind) and _PER_TIME in each.kind]
    return tuple(_told(a, b) for a, b in pairwise(paid) if _is_again(a, b, passage.flow.text) and _is_slip(a, b))


def _is_again(a: Amount, b: Amount, text: str) -> bool:
    """Whether nothing between or around both tells them apart but the time."""
    if a.sentence != b.sentence or b.start - a.end > _FAR or a.kind != b.kind or not (a.sure and b.sure and a.value):
        return False
    if _words().lead.search(text, a.end, b.start) is None:
        return False
    times = [each.printing.quantity.measure.unit.factor for each in (a, b)]
    return times[0] != times[1] and _words().unless.search(text, max(0, a.start - _LEAD), b.end + _LEAD) is None


def _is_slip(a: Amount, b: Amount) -> bool:
    ratio = b.value / a.value
    if abs(ratio - 1) <= _ALIKE or not ratio:
        return False
    if any(abs(ratio / each - 1) <= _CALENDAR for each in _TENFOLD):
        return True
    return is_misprint(b, 1 / ratio, _CALENDAR, swapped, changed) or is_misprint(a, ratio, _CALENDAR, swapped, changed)


def _told(a: Amount, b: Amount) -> Equation:
    return equation_of(b.printing, (Reading(Leaf(a.printing), "=", Leaf(b.printing)),), [a.printing], _words().rule)


@worded()
def _words() -> _Words:
    rule = rules()["price-again"]
    leads, unless = any_of(rule.parameters["leads"]), any_of(rule.parameters["unless"])
    lead = rf"(?:[,，;；、(（→=]|\s(?=\w+\s))\s*(?:(?:{leads})\s*)*(?:[(（][^()（）]*[)）]\s*)?$"
    return _Words(rule.name, re.compile(lead, re.IGNORECASE), re.compile(unless, re.IGNORECASE))
