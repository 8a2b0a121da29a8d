"""Claims -> judgements on an amount of one device beside that of all in its group: `5,614 tokens/s, or 1,404 per card`.

What the one is of the other is a number of devices. It may be any that is whole, as not every group is told of; where
the words say of which group the other is, and the document gives this one size, it is that.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.dimensions import in_money
from docverify.expression import Binary, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.equations.misprints import changed, swapped
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.plans.wrong import Wrong
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.owners import counts
from docverify.judge.prose.prints import rounding_of
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules

_ONE = "device"
_GROUPS = frozenset({"node", "replica"})
_FAR, _LEAD = 30, 24  # characters between both, before them
_WITHIN = 2.0  # times the size of a group: further off, other things are spoken of
_CLEAR = 0.4  # of a device: how far the number of devices may be off that both tell
_SCALES = (0.1, 0.5, 2.0, 10.0)
_ROUGH, _TELLING = 0.004, 3  # a share; digits, fewer tell nothing


class _Words(NamedTuple):
    rule: str
    one: re.Pattern[str]
    behind: re.Pattern[str]  # the same, right behind an amount
    joins: re.Pattern[str]  # between both: they are the same
    of_all: re.Pattern[str]  # right behind an amount
    all_of: re.Pattern[str]  # before one, in its clause
    unless: re.Pattern[str]


class _Pair(NamedTuple):
    one: Amount
    whole: Amount
    last: Amount
    group: str  # what the whole is of; empty if only the words say that both are the same
    joined: bool


def one_and_all(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each amount that nothing else has judged."""
    one = _words().one
    speaking = [each for each in claims.passages if each.numbers > 1 and one.search(each.flow.text) is not None]
    pairs = [pair for passage in speaking for pair in kept.once(_pairs, passage, kept)]
    if not pairs:
        return
    judged, wrong, sizes = judged_places(known), Wrong(known), _sizes(claims.passages, kept)
    for pair in pairs:
        equation, result = _equation(pair, sizes), pair.last.printing
        if equation is None or result.span in judged or not meant.asserts(result):
            continue
        if (judgement := decide(equation)).verdict is Verdict.DISAGREE and not wrong.tells(judgement):
            yield judgement


def _pairs(passage: Passage, kept: Kept) -> tuple[_Pair, ...]:
    stated, text = kept.of(stated_in, passage), passage.flow.text
    every = [each for each in stated.amounts if each.start not in stated.operands]
    found = (_pair(a, b, text) for a, b in pairwise(every) if a.sentence == b.sentence and b.start - a.end < _FAR)
    return tuple(pair for pair in found if pair is not None)


def _pair(a: Amount, b: Amount, text: str) -> _Pair | None:
    """Both, if they are of one kind but for what they are of, and are said to be the same."""
    one, whole = (a, b) if _is_of_one(a, text) else (b, a)
    if not _is_of_one(one, text) or _is_of_one(whole, text) or not (a.sure and b.sure) or _kind(a) != _kind(b):
        return None
    words, group = _words(), next(iter(_owners(whole) & _GROUPS), "")
    if (
        not _kind(a)
        or a.share
        or in_money(a.kind)
        or words.unless.search(text, max(0, a.start - _LEAD), b.end + _LEAD) is not None
    ):
        return None
    joined = words.joins.fullmatch(text, a.end, b.start) is not None
    ahead = words.all_of.search(text, max(0, whole.start - _LEAD), whole.start)
    if not (joined or group or ahead) and words.of_all.search(text, whole.start, whole.end + _LEAD) is None:
        return None
    return _Pair(one, whole, b, group, joined)


def _is_of_one(each: Amount, text: str) -> bool:
    """Whether its unit, or the words behind it, say that it is of one device."""
    return _ONE in _owners(each) or _words().behind.match(text, each.end) is not None


def _kind(each: Amount) -> tuple[tuple[str, int], ...]:
    """What it measures or counts, and per what time; not of what."""
    return tuple(part for part in each.kind if part[1] > 0 or not counts(part[0]))


def _owners(each: Amount) -> set[str]:
    return {name for name, power in each.kind if power < 0 and counts(name)}


def _sizes(passages: Sequence[Passage], kept: Kept) -> list[Amount]:
    """What the document says of numbers of devices, in its order."""
    said = [each for passage in passages if passage.numbers for each in kept.of(stated_in, passage).amounts]
    whole = [each for each in said if each.value > 1 and float(each.value).is_integer()]
    return [each for each in whole if (_ONE, 1) in each.kind or _is_degree(each)]


def _is_degree(each: Amount) -> bool:
    """`TP4`, `TP=4`."""
    return bool(each.printing.quantity.label) or each.printing.flow.text.endswith("P=", 0, each.start)


def _equation(pair: _Pair, sizes: Sequence[Amount]) -> Equation | None:
    """None where a number of devices explains both, or none is known that both are near to."""
    if not pair.one.value or not pair.whole.value:
        return None
    ratio = pair.whole.value / pair.one.value
    off = rounding_of(pair.one) + rounding_of(pair.whole)
    own = [each for each in sizes if (pair.group, -1) in each.kind] if pair.group else []
    near = [each for each in own or sizes if 1 / _WITHIN <= ratio / each.value <= _WITHIN]
    if not near or any(abs(ratio / each.value - 1) <= off for each in sizes):
        return None
    told = len({each.value for each in own}) == 1
    slips = [each for each in near if _is_slip(pair, each, swapped)]
    size = min(slips or near, key=lambda each: abs(each.start - pair.one.start))
    told = told or bool(slips)
    if not told and (ratio * off > _CLEAR or abs(ratio - round(ratio)) <= max(ratio * off, 0.05)):
        return None
    if not (pair.joined or _is_slip(pair, size, swapped, changed) or _is_scaled(ratio / size.value)):
        return None
    return _told(pair, size.printing)


def _is_slip(pair: _Pair, size: Amount, *slips: Callable[[str], Iterable[Fraction]]) -> bool:
    """Whether one slip in an amount makes up for it: of what only stands side by side other things may be meant."""
    ratio = pair.whole.value / (pair.one.value * size.value)
    return is_misprint(pair.one, ratio, _ROUGH, *slips) or is_misprint(pair.whole, 1 / ratio, _ROUGH, *slips)


def is_misprint(each: Amount, factor: float, off: float, *slips: Callable[[str], Iterable[Fraction]]) -> bool:
    """Whether a slip made the number of one that is so many times as large; `off` is the share it may be away."""
    number = each.printing.quantity.printed
    if number.significant < _TELLING:
        return False
    meant = float(number.value) * factor
    slack = max(float(number.ulp) / 2, off * meant)
    return any(abs(float(other) - meant) <= slack for slip in slips for other in slip(number.text))


def _is_scaled(ratio: float) -> bool:
    return any(abs(ratio * scale - 1) < _ROUGH for scale in _SCALES)


def _told(pair: _Pair, size: Printing) -> Equation:
    first = pair.whole if pair.last is pair.one else pair.one
    operator = "/" if pair.last is pair.one else "*"
    reading = Reading(Binary(operator, Leaf(first.printing), Leaf(size)), "=", Leaf(pair.last.printing))
    return equation_of(pair.last.printing, (reading,), [first.printing, size], _words().rule)


@worded()
def _words() -> _Words:
    rule = rules()["one-and-all"]
    keys = ("one", "joins", "of_all", "all_of", "unless")
    one, joins, of_all, all_of, unless = (any_of(rule.parameters[key]) for key in keys)
    return _Words(
        rule.name,
        re.compile(one, re.IGNORECASE),
        re.compile(rf"\s*(?:{one})", re.IGNORECASE),
        re.compile(rf"[\s,，;；(（:：]*(?:{joins})[\s,，(（约~≈]*", re.IGNORECASE),
        re.compile(rf"\s*(?:{of_all})", re.IGNORECASE),
        re.compile(rf"(?:{all_of})[^\d,，。;；]{{0,6}}$", re.IGNORECASE),
        re.compile(unless, re.IGNORECASE),
    )
