"""Passage -> rows: a number that is said to follow, with the amounts before it that it may follow from."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docverify.claims.numbers.items import OPERATORS
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import Stretch, read_in
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.amounts import amounts
from docverify.judge.prose.cues import ABOUT, TOGETHER, cues
from docverify.judge.prose.owners import pointed
from docverify.judge.prose.restated import says_again
from docverify.kept import Kept
from docverify.patterns import Worded

_BACK = 3  # sentences before a result that belong to its row
_MOST = 12  # numbers of a row
_LEAD = 60  # characters from what announces a result to it
_AGAIN = Worded(
    r"(?:\s(?:an?|per|each|every)\s\w+)?"
    rf"(?:\s*,?\s*{{and_again}}|;|；|,|、)\s*(?:(?:per|each) \w+)?\s*(?:{ABOUT}|~|≈)?\s*$"
)
_MODIFIES = re.compile(r"\s*(?:-|of (?:the|its|which)\b)")
_OR = re.compile(rf",?\s*or\s+(?:{ABOUT}\s)?[~≈]?$")
_APPOSED = re.compile(r"\s*\)?,\s+(?:\w+\s+)?")  # `The rest, 459 GB, holds`
CLAUSE = re.compile(r"[,;:]\s|[，；：]|\b(?:and|but|while|which)\b")
_GIVEN = re.compile(
    r"\b(?:at|with|of|from|by|for|in|on|over|per|than|against|under|within|between|to|as|our|the|these|those|its|their)"
    rf"\s+(?:{ABOUT}\s)?[~≈$€]?$|[以按用]\s?$"
)
_ACTS = Worded(r"\s+{of_them}\s+(?:[a-z]+ly\s+)?{acts}\b")
_OWN_SUBJECT = Worded(r"(?:^|[.;]\s+){the_thing}\s(?:[\w-]+\s){1,3}?{gives}$")  # `The busway gives 45 kW`
_APART = re.compile(r"[,;:.，；。]\s")


class _Stated(NamedTuple):
    """The amounts of a passage, and where numbers of written arithmetic and its operands stand."""

    amounts: tuple[Amount, ...]
    written: set[int]
    operands: set[int]


class Before(NamedTuple):
    """The passages that a row may go on from; their amounts are read once, and only if they are asked for."""

    passages: tuple[Passage, ...]
    kept: Kept

    @property
    def amounts(self) -> list[Amount]:
        """Those that no written arithmetic takes up."""
        stated = (self.kept.of(_stated, passage) for passage in self.passages)
        return [amount for each in stated for amount in each.amounts if amount.start not in each.operands]


class Row(NamedTuple):
    """`text` are the sentences of it; `inputs` the amounts in them that no written arithmetic takes up.

    What it follows from stands, in part at least, behind `since`; at -1 it may all stand in paragraphs before.
    """

    result: Amount
    inputs: tuple[Amount, ...]
    text: str
    since: int
    announced: bool  # by a word that says that it follows, not only by a verb
    said: bool  # so, or by a verb
    last: int  # where the result before it stands
    before: Before
    unheld: tuple[Amount, ...] = ()  # amounts in them that the author only tells of
    behind: tuple[Amount, ...] = ()  # amounts of its sentence after it
    supposed: bool = False  # whether the result is only supposed, or somebody else's


def rows(passage: Passage, before: tuple[Passage, ...], kept: Kept) -> Iterator[Row]:
    """One for each number that is said to follow; the first sentence may go on from the passages before."""
    text = passage.flow.text
    found, written, operands = kept.of(_stated, passage)
    sentences = read_in(text).all
    places: list[_Place | None] = []
    for index, each in enumerate(found):
        places.append(_place(text, sentences, each, found[:index], places[-1] if places else None))
    for index, each in enumerate(found):
        place, first = places[index], max(0, each.sentence - _BACK)
        if each.start in written or not (each.sure or each.share) or _is_part(text, each):
            continue
        near = [
            other
            for at, other in enumerate(found)
            if at != index and first <= other.sentence <= each.sentence
            if other.start not in operands and not (places[at] is not None and at > index)
        ]
        if (near or before) and len(near) < _MOST:  # it follows from something
            said = text[sentences[first].start : sentences[each.sentence].end]
            place = place or _Place(sentences[each.sentence].start, False)
            last = max((found[at].start for at in range(index) if places[at] is not None), default=-1)
            behind = tuple(other for other in found[index + 1 :] if other.sentence == each.sentence)
            told = places[index] is not None
            yield Row(
                each, tuple(near), said, place.since, place.announced, told, last, Before(before, kept), behind=behind
            )


def lengthened(row: Row) -> Row | None:
    """The row with the amounts of the passages before; None if there are none or too many."""
    found = row.before.amounts if row.since < 0 else []
    if not found or len(found) + len(row.inputs) >= _MOST:
        return None
    text = " ".join([*(passage.flow.text for passage in row.before.passages), row.text])
    return row._replace(inputs=(*found, *row.inputs), text=text, before=row.before._replace(passages=()))


def is_given(row: Row) -> bool:
    """`at 40 GB/s`: the word before it says that one computes with it."""
    return _GIVEN.search(row.result.printing.flow.text, 0, row.result.start) is not None


def _stated(passage: Passage) -> _Stated:
    items = passage.items
    written, operands = set(), set()
    for at, item in enumerate(items):
        if item.quantity is None:
            continue
        beside = items[max(at - 1, 0) : at] + items[at + 1 : at + 2]
        signs = {each.kind for each in beside if not each.text.isalpha()}  # `140 GB over 4 links` is none
        if not signs.isdisjoint(OPERATORS):
            operands.add(item.start)
            written.add(item.start)
        elif "REL" in signs:
            written.add(item.start)
    return _Stated(tuple(amounts(passage, cues().verbs)), written, operands)


class _Place(NamedTuple):
    """Where what a number follows from begins, and whether a word says that it follows."""

    since: int
    announced: bool


def _place(
    text: str, sentences: Sequence[Stretch], each: Amount, before: Sequence[Amount], last: _Place | None
) -> _Place | None:
    """None for a number that is only said; `last` is what holds for the number before."""
    if _MODIFIES.match(text, each.end) or _is_part(text, each):
        return None
    lead = text[before[-1].end if before else 0 : each.start]
    for match in cues().announcing.finditer(lead):
        rest = lead[match.end() :]
        apart = _APART.search(rest) or _GIVEN.search(rest) or _OWN_SUBJECT.search(lead, 0, match.end())
        if len(rest) < _LEAD and not apart:
            return _Place(sentences[each.sentence - 1].start if each.sentence > 1 else -1, True)
    if pointed(text, each.end):
        return _Place(-1, True)
    if not before or before[-1].sentence != each.sentence:
        return None
    start = sentences[each.sentence].start
    if last is not None and _AGAIN.match(lead):
        return last
    if TOGETHER.match(text, each.end) or _OR.match(lead) or says_again(lead, before[-1], each):
        return _Place(start, True)
    return _of_verb(text, start, lead, before, each)


def _of_verb(text: str, start: int, lead: str, before: Sequence[Amount], each: Amount) -> _Place | None:
    """Where a verb before it says that it follows; in Chinese one that begins a clause goes on from before it."""
    verb = cues().ending.search(lead)
    if verb is None:
        return None
    if _APPOSED.fullmatch(lead, 0, verb.start()):
        return _Place(before[-1].start, False)
    clause = max((match.end() for match in CLAUSE.finditer(text, start, each.start)), default=start)
    elided = not verb[0].isascii() and clause == each.start - len(lead) + verb.start()
    if not ((elided and before[-1].kind != each.kind) or _has_input(clause, before, each)):
        return None
    return _Place(clause if before[-1].start >= clause else start, False)


def _is_part(text: str, each: Amount) -> bool:
    """`forty of them need 80 GiB`: not what follows, but what it follows from."""
    quantity = each.printing.quantity
    number_ends = each.start + len(quantity.printed.text) if quantity.spelled else each.end
    return pointed(text, number_ends) and (quantity.spelled or _ACTS.match(text, each.end) is not None)


def _has_input(clause: int, before: Sequence[Amount], each: Amount) -> bool:
    """Whether the subject of the verb is one that amounts are known of."""
    return before[-1].start >= clause or each.owned
