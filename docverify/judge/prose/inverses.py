"""Claims -> judgements on the time of one thing beside how many there are in a second: `每秒 8 步，每步 125 ms`.

Bound by what the words say that an amount is per, not by a sentence. Many things may be done at a time, so that the two
are compared where a word says that the one follows from the other, where such things are done one after the other, or
where the rate is that of one user.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import log10

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Constant, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.plans.wrong import Wrong
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import any_of, patterns
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.owners import counts
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rational import ONE
from docverify.rulebook.load import rules

_TIME = "time"
_LIKE = 0.02
_LEAD = 12  # characters around a rate in which it is said to be of one user
_BACK = 40  # characters before a time in which stands what takes so long
_PER_MINUTE = Fraction(1, 61)
_ONES = frozenset({"user", "worker"})
_APART = re.compile(r"[.,;:(，。；：（]")
_WORD = re.compile(r"[a-z]{3,}")
_AROUND = 24  # around both, in which another case is
_TIMES, _RATES = (((_TIME, 1),), ((_TIME, -1),))


class _Words(NamedTuple):
    rule: str
    connecting: re.Pattern[str]
    joining: re.Pattern[str]
    serial: frozenset[str]
    single: re.Pattern[str]
    alone: re.Pattern[str]
    unless: re.Pattern[str]
    named: dict[str, re.Pattern[str]]


def inverse(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each pair that nothing else has judged."""
    judged, wrong = judged_places(known), Wrong(known)
    for passage in claims.passages:
        equation = kept.once(_equation, passage, kept) if _may_state(passage) else None
        if equation is None or equation.result is None or equation.result.span in judged:
            continue
        if not meant.asserts(equation.result) or (judgement := decide(equation)).verdict is Verdict.NOT_JUDGED:
            continue
        if judgement.verdict is not Verdict.DISAGREE or not wrong.tells(judgement):
            yield judgement


def _may_state(passage: Passage) -> bool:
    """Whether it has a time, and another number that may be one in a time."""
    found = [item.quantity for item in passage.items if item.quantity is not None]
    timed = sum(each.measure.unit.dimensions == _TIMES for each in found)
    return timed > 0 and len(found) > 1


def _equation(passage: Passage, kept: Kept) -> Equation | None:
    """None where there are several of a kind, or another number tells how many are done at a time."""
    every = [each for each in kept.of(stated_in, passage).amounts if each.value > 0]
    times = [each for each in every if each.measured == _TIMES]
    rates = [each for each in every if each.measured == _RATES and each.sure]
    both = [(a, b, thing) for a in times for b in rates if a.sure and (thing := _of_both(a, b))]
    pairs = [(a, b) for a, b, thing in both if _told(a, b, thing)]
    others = [each for each in times if len(each.kind) > 1 and all(each is not a for a, _, _ in both)]
    if len(both) != 1 or len(pairs) != 1 or others or _at_a_time(pairs[0], every):
        return None
    first, last = sorted(pairs[0], key=lambda each: each.start)
    node = Binary("/", Constant(ONE), Leaf(first.printing))
    reading = Reading(node, "=", Leaf(last.printing))
    return equation_of(last.printing, (reading,), [first.printing], _words().rule)


def _of_both(time: Amount, rate: Amount) -> str:
    """The thing that one takes so long of, and of which there are so many."""
    if abs(time.sentence - rate.sentence) > 1:
        return ""
    named = {name for name, power in time.kind if power < 0}
    spoken = _spoken(time) if named <= _ONES else frozenset()
    things = [
        name for name, power in rate.kind if power > 0 and counts(name) and (name in named or _stem(name) in spoken)
    ]
    return things[0] if len(things) == 1 else ""


def _spoken(time: Amount) -> frozenset[str]:
    """The words before a time that may say what takes so long: `a step takes 5 s`, `one failure every 8 hours`."""
    text = time.printing.flow.text
    lead = _APART.split(text[max(0, time.start - _BACK) : time.start])[-1]
    return frozenset(map(_stem, _WORD.findall(lead.lower()))) | {
        name for name, said in _words().named.items() if said.search(lead)
    }


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") else word


def _told(time: Amount, rate: Amount, thing: str) -> bool:
    words, text = _words(), rate.printing.flow.text
    first, last = sorted((time, rate), key=lambda each: each.start)
    between = text[first.end : last.start]
    barred = words.unless.search(text, max(0, first.start - _AROUND), last.end + _AROUND)
    if barred is not None or any(map(str.isdigit, between)):
        return False
    connected = words.connecting.search(between) is not None
    if _stem(thing) in words.serial:
        return connected or bool(words.joining.search(between)) or rate.value * time.value > 1 or not _is_long(rate)
    one = words.single.search(text, max(0, rate.start - _LEAD), rate.end + _LEAD)
    one = one or words.alone.search(text, max(0, first.start - _AROUND), last.end + _AROUND)
    return one is not None or (connected and not _may_be_many(time.value * rate.value))


def _is_long(rate: Amount) -> bool:
    """Whether it is of an hour or more, in which there may be pauses."""
    return rate.printing.quantity.measure.unit.factor < _PER_MINUTE


def _may_be_many(ratio: float) -> bool:
    """Whether so many may be done at a time, of which nothing is said: a point elsewhere is no such number."""
    return ratio > 1 + _LIKE and abs(ratio / round(ratio) - 1) < _LIKE and not log10(round(ratio)).is_integer()


def _at_a_time(pair: tuple[Amount, Amount], every: Sequence[Amount]) -> bool:
    """Whether so many, by one or two other numbers, are done at a time."""
    ratio = pair[0].value * pair[1].value
    others = [each.value for each in every if each not in pair]
    factors = [*others, *(a * b for a, b in combinations(others, 2))]
    return any(abs(ratio / each - 1) < _LIKE or abs(ratio * each - 1) < _LIKE for each in factors)


@worded()
def _words() -> _Words:
    rule = rules()["inverse"]
    stated = rule.parameters
    keys = ("connecting", "joining", "single", "alone", "unless")
    connecting, joining, one, alone, unless = patterns(rule.name, keys)
    named = {name: re.compile(any_of(said), re.IGNORECASE) for name, said in stated["named"].items()}
    return _Words(rule.name, connecting, joining, frozenset(stated["serial"]), one, alone, unless, named)
