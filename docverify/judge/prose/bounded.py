"""Passage -> the numbers in it that are bounds, and those that a bound may rule out; whether two are of one thing."""

import re
from collections.abc import Iterator

from docverify.claims.numbers.words import words
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.document.model import Document, Flow
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.bounding import Bounding
from docverify.judge.prose.cues import cues
from docverify.judge.prose.owners import counts
from docverify.named import NamedTuple
from docverify.patterns import Worded

_WORD = re.compile(r"[a-z][a-z-]{2,}|[\u4e00-\u9fff]+")
_A_SECOND = ("time", -1)
_LEAD = 60  # characters before a number in which its bound is named
_POINTING = Worded(r"(?:^|[,;，；] ?)(?:{conjunctions}\s)?(?:[\w ]{0,24}, )?(?:(?:on|at|in) \w+ )?(?:{it})\b")
_NARROWER = Worded(r"{narrower}")
_OWNER = Worded(r"\b(?:{each_owner})\s(\w+)")
_GAP = re.compile(r"[^,;.()\d，。；：]{0,40}?[:：]?\s*[~≈约$€£¥]?\s*")
_ENDS = Worded(r"[:：,;，；（(]|\b{conjunctions}\b")


class Bound(NamedTuple):
    amount: Amount
    relation: str  # of a value to it
    words: str
    said: str  # the sentence, in lower case
    carrier: str = ""  # what it is the rate of one of: a port


class Held(NamedTuple):
    """A value that is measured, expected, needed or promised."""

    amount: Amount
    said: str
    around: str  # its sentence and the next, where an excuse would stand


def bounds_in(passage: Passage, rule: Bounding) -> tuple[Bound, ...]:
    text = passage.flow.text
    return tuple(bound for each in amounts(passage, cues().verbs) if each.kind and (bound := _bound(each, text, rule)))


def held_in(passage: Passage, rule: Bounding) -> tuple[Held, ...]:
    text = passage.flow.text
    if rule.held.search(text) is None:
        return ()
    found = amounts(passage, cues().verbs)
    return tuple(_held(each, text) for each in found if _is_held(each, found, text, rule))


def are_of_one(document: Document, bound: Bound, held: Held, rule: Bounding) -> bool:
    """Whether a value is of what the bound is of, and nothing says that it may break it."""
    around = held.around.replace(bound.words, " ")  # `cannot be faster than 4 ms` denies nothing of the other
    if held.amount.printing is bound.amount.printing or rule.unless.search(around):
        return False
    if not _beside(document, bound.amount.printing.flow, held.amount.printing.flow):
        return False
    if bound.carrier:
        one = rule.carrying.search(held.said)
        return one is not None and one[1].lower() == bound.carrier and bound.amount.measured == held.amount.measured
    if _is_of_carrier(bound, held, rule) or _is_elided(bound, held, rule):
        return bound.amount.measured == held.amount.measured
    return _are_marked_alike(bound, held, rule) and _is_alike(bound, held) and _share(bound, held, rule)


def _is_of_carrier(bound: Bound, held: Held, rule: Bounding) -> bool:
    """Whether the one is what a carrier can, and the other what one of them did: `网卡线速 200 Gb/s，每张网卡跑出`."""
    one = rule.carrying.search(held.said)
    return one is not None and _A_SECOND in bound.amount.measured and one[1].lower() in bound.said


def _is_elided(bound: Bound, held: Held, rule: Bounding) -> bool:
    """`线速 400 Gb/s，实测 42 GB/s`: nothing else is told of what was measured."""
    flow, start, end = bound.amount.printing.flow, bound.amount.end, held.amount.start
    return held.amount.printing.flow is flow and rule.only_held.fullmatch(flow.text, start, end) is not None


def _are_marked_alike(bound: Bound, held: Held, rule: Bounding) -> bool:
    """Whether nothing says that they are of other formats, phases or places; a bound of all is one of the peak."""
    first, second = _parted(bound.amount, held.amount) or (bound.said, held.said)
    marks = [{match.lower() for match in rule.apart.findall(said)} for said in (first, second)]
    called = next((found for side in rule.sides if (found := side.named.match(bound.words))), None)
    own = called[0].lower() if called is not None else ""
    told = {mark for mark in marks[0] - marks[1] if mark in own.split() or _is_told(mark, bound, held)}
    narrower = {mark for mark in marks[1] - marks[0] if _NARROWER.fullmatch(mark)}
    return marks[0] - told == marks[1] - narrower


def _is_told(mark: str, bound: Bound, held: Held) -> bool:
    """Whether a value need not say of itself what its bound says: it names what both are per, a peak is any bound."""
    per = _OWNER.fullmatch(mark)
    return _says(held.said, per[1]) if per else bool(_NARROWER.fullmatch(mark)) and _says(bound.words.lower(), mark)


def _parted(bound: Amount, held: Amount) -> tuple[str, str] | None:
    """What is said of each of two amounts of one sentence: up to the first, and from there to the second."""
    flow = bound.printing.flow
    if held.printing.flow is not flow or held.sentence != bound.sentence:
        return None
    start, middle = read_in(flow.text).all[bound.sentence].start, min(bound.end, held.end)
    first, second = flow.text[start:middle], flow.text[middle : max(bound.end, held.end)]
    return (first, second) if bound.end < held.end else (second, first)


def _bound(each: Amount, text: str, rule: Bounding) -> Bound | None:
    sentence = read_in(text).all[each.sentence]
    said, start = text[sentence.start : sentence.end].lower(), max(sentence.start, each.start - _LEAD)
    named = [(found, side) for side in rule.sides for found in side.named.finditer(text, start, each.start)]
    last, side = max(named, key=lambda one: one[0].end(), default=(None, rule.sides[0]))
    beside = last is not None and _GAP.fullmatch(text, last.end(), each.start)
    if last is not None and beside and not rule.held.search(text, last.end(), each.start):
        one = rule.carrying.search(said) if _A_SECOND in each.measured else None
        return Bound(each, side.relation, text[last.start() : each.end], said, one[1] if one is not None else "")
    for side in rule.sides if not rule.held.search(text, start, each.start) else ():
        if (behind := side.behind.match(text, each.end, sentence.end)) is not None:
            return Bound(each, side.relation, text[each.start : behind.end()], said)
    if _A_SECOND not in each.measured:
        return None
    carrier = rule.carried.match(text, each.end, sentence.end) or rule.carried_ahead.search(text[start : each.start])
    if carrier is not None:
        return Bound(each, "<=", each.printing.text, said, carrier[1].lower())
    return None


def _is_held(each: Amount, found: list[Amount], text: str, rule: Bounding) -> bool:
    """Whether a word says so between the number before and this one, or right behind."""
    if not each.kind or not each.printing.quantity.one or _bound(each, text, rule) is not None:
        return False
    sentence = read_in(text).all[each.sentence]
    before = max((other.end for other in found if other.end <= each.start), default=0)
    behind = min((other.start for other in found if other.start >= each.end), default=sentence.end)
    clause = _ENDS.search(text, each.end, min(behind, sentence.end))
    end = clause.start() if clause is not None else min(behind, sentence.end)
    return (
        rule.held.search(text, max(sentence.start, before), each.start) is not None
        or rule.held.search(text, each.end, end) is not None
    )


def _held(each: Amount, text: str) -> Held:
    sentences = read_in(text).all
    own, last = sentences[each.sentence], sentences[min(each.sentence + 1, len(sentences) - 1)]
    return Held(each, text[own.start : own.end].lower(), text[own.start : last.end])


def _beside(document: Document, first: Flow, second: Flow) -> bool:
    """Whether they stand in one section, and items of a list in one list."""
    if first.section != second.section:
        return False
    lists = [document.items[each.item].list_id if each.item >= 0 else -1 for each in (first, second)]
    return lists[0] == lists[1] or -1 in lists


def _is_alike(bound: Bound, held: Held) -> bool:
    """Whether both are of one kind; what a value is per may be left unsaid where its sentence names it."""
    if bound.amount.measured != held.amount.measured:
        return False
    above = [{part for part in each.kind if part[1] > 0} for each in (bound.amount, held.amount)]
    below = [{part for part in each.kind if part[1] < 0} for each in (bound.amount, held.amount)]
    if above[0] != above[1]:
        return False
    if below[0] == below[1]:
        return True
    fuller, other = (bound.said, held.said) if below[1] < below[0] else (held.said, bound.said)
    owner = _OWNER.search(fuller) if below[0] < below[1] or below[1] < below[0] else None
    return owner is not None and _says(other, owner[1])


def _says(said: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}\b", said) is not None


def _share(bound: Bound, held: Held, rule: Bounding) -> bool:
    """Whether both speak of the same: a word that is no cue, one that both are per, or one that points back."""
    per = [{name for name, power in each.kind if power < 0 and counts(name)} for each in (bound.amount, held.amount)]
    if per[0] and per[0] == per[1]:
        return True
    places = bound.amount, held.amount
    if places[0].printing.flow is places[1].printing.flow and _POINTING.search(held.said) is not None:
        return places[1].sentence - places[0].sentence in (0, 1)
    first, second = (set(_topics(each.said, rule)) for each in (bound, held))
    return not (first & second) <= rule.plain | {name for name, _ in bound.amount.kind}


def _topics(said: str, rule: Bounding) -> Iterator[str]:
    for match in _WORD.finditer(said):
        word = match[0]
        if word[0] > "\u4e00":
            yield from (word[at : at + 2] for at in range(len(word) - 1))
        elif word not in words().joints and not rule.calls(word) and not rule.held.fullmatch(word):
            yield word.removesuffix("s")
