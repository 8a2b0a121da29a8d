"""Passage -> the numbers in it that are bounds, and those that a bound may rule out."""

import re

from docverify.claims.numbers.quantity import BOUNDS, Hedge
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.bounding import Bounding, Side
from docverify.judge.prose.cues import cues
from docverify.named import NamedTuple
from docverify.patterns import Worded

A_SECOND = ("time", -1)
_TIME = (("time", 1),)
_LEAD = 90  # characters before a number in which its bound is named
_CLAUSE = re.compile(r"[^,;.()，。；：]*")
_BY = Worded(r"\b{differing_by}\b")  # `exceeds the limit by 60`
_PER_ONE = Worded(r"\b{per_one}\s$")
_PER = Worded(r"[^,;.()\d]{0,24}?\b{per_one}\s(\w+)")
_GAP = re.compile(
    r",? ?[^,;.()\d，。；：]{0,40}?[:：]?\s*(?:[\d(][^;:=，。；：\n]{2,60}\s?[=≈＝]\s?)?[~≈约$€£¥]?\s*"
)  # also a computation of it
_SIGN = re.compile(r"[≤≥<>≦≧＜＞]=?\s*$")
_ENDS = Worded(r"[:：,;，；（(]|\b{conjunctions}\b")


class Bound(NamedTuple):
    amount: Amount
    relation: str  # of a value to it
    words: str
    said: str  # the sentence, in lower case
    carrier: str = ""  # what it is the rate of one of: a port
    owner: str = ""  # what has one of them
    near: bool = False  # whether only values near it are of the same
    lead: str = ""  # what stands before it, if only a sign says that it is one: `TTFT ≤`


class Held(NamedTuple):
    """A value that is measured, expected, needed or promised."""

    amount: Amount
    said: str
    around: str  # its sentence and the next, where an excuse would stand
    behind: str  # what its sentence goes on to say


def bounds_in(passage: Passage, rule: Bounding) -> tuple[Bound, ...]:
    text = passage.flow.text
    found = (
        _bound(each, text, rule)
        for each in amounts(passage, cues().verbs)
        if each.kind or each.printing.quantity.percent
    )
    return tuple(bound for bound in found if bound is not None)


def held_in(passage: Passage, rule: Bounding) -> tuple[Held, ...]:
    text = passage.flow.text
    if rule.held.search(text) is None and rule.labels.search(text) is None:
        return ()
    found = amounts(passage, cues().verbs)
    return tuple(_held(each, text) for each in found if _is_held(each, found, text, rule))


def _bound(each: Amount, text: str, rule: Bounding) -> Bound | None:
    sentence = read_in(text).all[each.sentence]
    said, start = text[sentence.start : sentence.end].lower(), max(sentence.start, each.start - _LEAD)
    if not each.kind:
        return _signed(each, text, sentence.start, said)
    sides = [side for side in rule.sides if side.of(each.measured)]
    named = [(found, side) for side in sides for found in side.named.finditer(text, start, each.start)]
    last, side = max(named, key=lambda one: one[0].end(), default=(None, rule.sides[0]))
    if last is not None and _is_called(each, last, side, text, rule):
        clause = _CLAUSE.match(text, each.end, sentence.end)
        end = clause.end() if clause is not None else each.end
        one = rule.carrying.search(text, sentence.start, end) if A_SECOND in each.measured else None
        words = text[last.start() : each.end]
        carrier = one[1].lower() if one is not None else ""
        return Bound(each, side.of(each.measured), words, said, carrier, near=side.may_do or side.of_work)
    for side in sides:
        behind = side.behind.match(text, each.end, sentence.end)
        if behind is not None and (behind["apart"] or not rule.seen.search(text, start, each.start)):
            near = side.may_do or side.of_work
            return Bound(each, side.of(each.measured), text[each.start : behind.end()], said, near=near)
    rated = _rate(each, text, said, rule) if A_SECOND in each.measured else None
    return rated or _signed(each, text, sentence.start, said)


def _signed(each: Amount, text: str, start: int, said: str) -> Bound | None:
    """`TTFT ≤ 500 ms`: a sign before the number bounds what is measured."""
    quantity = each.printing.quantity
    if quantity.hedge not in BOUNDS or _SIGN.search(text, max(0, each.start - 4), each.start) is None:
        return None
    relation = "<=" if quantity.hedge in (Hedge.AT_MOST, Hedge.LESS) else ">="
    return Bound(each, relation, each.printing.text, said, near=True, lead=text[start : each.start].lower())


def _is_called(each: Amount, name: re.Match[str], side: Side, text: str, rule: Bounding) -> bool:
    """Whether a word for a bound stands right before the number, and none of them says that it was reached."""
    if _GAP.fullmatch(text, name.end(), each.start) is None or _BY.search(text, name.end(), each.start) is not None:
        return False
    words = rule.seen if side.may_do else rule.held
    return words.search(text, name.end(), each.start) is None and (side.may_do or text[name.end()] != ",")


def _rate(each: Amount, text: str, said: str, rule: Bounding) -> Bound | None:
    """What stands before a carrier, or right behind it, is what one of them can carry at most."""
    start = max(0, each.start - _LEAD)
    ahead = rule.carried_ahead.search(text[start : each.start])
    if ahead is not None and _PER_ONE.search(text, start, start + ahead.start()) is not None:
        return None  # `per port: 22 GB/s` is what goes through it
    carrier = rule.carried.match(text, each.end) or ahead
    if carrier is None:
        return None
    owner = rule.owner.search(text, start, each.start) or _PER.match(text, each.printing.quantity.number_end)
    return Bound(each, "<=", each.printing.text, said, carrier[1].lower(), owner[1].lower() if owner else "")


def _is_held(each: Amount, found: list[Amount], text: str, rule: Bounding) -> bool:
    """Whether a word says so between the number before and this one, or right behind."""
    quantity = each.printing.quantity
    if not (each.kind or quantity.percent) or not quantity.one:
        return False
    if _bound(each, text, rule) is not None or _is_work(each, found):
        return False
    sentence = read_in(text).all[each.sentence]
    before = max((other.end for other in found if other.end <= each.start), default=0)
    behind = min((other.start for other in found if other.start >= each.end), default=sentence.end)
    clause = _ENDS.search(text, each.end, min(behind, sentence.end))
    end = clause.start() if clause is not None else min(behind, sentence.end)
    return (
        rule.held.search(text, max(sentence.start, before), each.start) is not None
        or rule.labelled.fullmatch(text, sentence.start, each.start) is not None
        or rule.held.search(text, each.end, end) is not None
    )


def _is_work(each: Amount, found: list[Amount]) -> bool:
    """`A step of 1.2 PFLOPS takes 10 ms`: what takes a time is no rate."""
    behind = next((other for other in found if other.start >= each.end), None)
    rate = ("operation", 1) in each.measured
    return rate and behind is not None and behind.sentence == each.sentence and behind.measured == _TIME


def _held(each: Amount, text: str) -> Held:
    sentences = read_in(text).all
    own, last = sentences[each.sentence], sentences[min(each.sentence + 1, len(sentences) - 1)]
    return Held(each, text[own.start : own.end].lower(), text[own.start : last.end], text[each.end : own.end].lower())
