"""Passage -> rows: a number that is said to follow, with the amounts before it that it may follow from."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from docverify.claims.items import OPERATORS, Item
from docverify.claims.passage import Passage
from docverify.claims.sentences import Sentences, Stretch
from docverify.judge.amounts import Amount, amounts
from docverify.judge.owners import pointed
from docverify.rulebook.load import rules

_BACK = 3  # sentences before a result that belong to its row
_MOST = 12  # numbers of a row
_LEAD = 60  # characters from what announces a result to it
_ABOUT = r"(?:about|roughly|some|around|approximately|a total of|just|exactly|us|then)"
_HEDGES = rf"(?:\s*\b{_ABOUT}\b)*\s*[~≈约]?\s*$"
_AGAIN = re.compile(rf"(?:\s*,?\s*(?:and|or|及|和)|;|；|,)\s*(?:(?:per|each) \w+)?\s*(?:{_ABOUT}|~|≈)?\s*$")
_MODIFIES = re.compile(r"\s*(?:-|of (?:the|its|which)\b)")
_WHOLE = re.compile(
    r"\s*(?:over|across|on|for|from|in)\s+all\b|,?\s+(?:in total|altogether|in all|together|combined|in sum)\b"
)
_OR = re.compile(rf",?\s*or\s+(?:{_ABOUT}\s)?[~≈]?$")
_APPOSED = re.compile(r"\s*\)?,\s+(?:\w+\s+)?")  # `The rest, 459 GB, holds`
CLAUSE = re.compile(r"[,;:，；：]\s|\b(?:and|but|while|which)\b")
_GIVEN = re.compile(
    r"\b(?:at|with|of|from|by|for|in|on|over|per|than|against|under|within|between|to|as|our|the|these|those|its|their)"
    rf"\s+(?:{_ABOUT}\s)?[~≈$€]?$|[以按用]\s?$"
)
_BESIDE = re.compile(rf"[^,;.()]{{0,25}},\s+(?:or\s+)?(?:{_ABOUT}\s)?[~≈]?")
_APART = re.compile(r"[,;:.，；。]\s")


class Row(NamedTuple):
    """`text` are the sentences of it; `inputs` the amounts in them that no written arithmetic takes up.

    What it follows from stands, in part at least, behind `since`; at -1 it may all stand in paragraphs before.
    """

    result: Amount
    inputs: tuple[Amount, ...]
    text: str
    since: int
    announced: bool  # by a word that says that it follows, not only by a verb
    passages: tuple[Passage, ...] = ()  # those before


class Cues(NamedTuple):
    """The words of the rule's page. `announcing` stand somewhere before a result, `verbs` just before it."""

    announcing: re.Pattern[str]
    verbs: re.Pattern[str]
    ending: re.Pattern[str]
    unsaid: re.Pattern[str]
    kinds: tuple[dict[str, re.Pattern[str]], ...]  # families of things that are kept apart


@cache
def cues() -> Cues:
    stated = rules()["consequence"].parameters
    verbs = any_of(stated["verbs"])
    return Cues(
        re.compile(any_of(stated["announcing"]), re.IGNORECASE),
        re.compile(verbs),
        re.compile(rf"(?:{verbs})(?:{_HEDGES})", re.IGNORECASE),
        re.compile(any_of(stated["unsaid"]), re.IGNORECASE),
        tuple(
            {name: re.compile(any_of(found), re.IGNORECASE) for name, found in family.items()}
            for family in stated["kinds"].values()
        ),
    )


def any_of(found: Sequence[str]) -> str:
    """Words as such; signs and Chinese words anywhere."""
    longest = sorted(found, key=len, reverse=True)
    spaced = "|".join(re.escape(each) for each in longest if each.isascii() and each[0].isalpha())
    others = [re.escape(each) for each in longest if not (each.isascii() and each[0].isalpha())]
    return "|".join([rf"(?<![a-zA-Z])(?:{spaced})(?![a-zA-Z])", *others])


def rows(passage: Passage, before: Sequence[Passage] = ()) -> Iterator[Row]:
    """One for each number that is said to follow; the first sentence may go on from the passages before."""
    text = passage.flow.text
    found = amounts(passage, cues().verbs)
    sentences = Sentences(text, text.lower()).all
    places: list[_Place | None] = []
    for index, each in enumerate(found):
        places.append(_place(text, sentences, each, found[:index], places[-1] if places else None))
    if not any(places):
        return
    written, operands = _operated(passage.items)
    for index, each in enumerate(found):
        place, first = places[index], max(0, each.sentence - _BACK)
        if place is None or each.start in written or not each.kind or not each.sure:
            continue
        near = [
            other
            for at, other in enumerate(found)
            if at != index and first <= other.sentence <= each.sentence
            if other.start not in operands and not (places[at] is not None and at > index)
        ]
        if len(near) < _MOST:
            said = text[sentences[first].start : sentences[each.sentence].end]
            further = tuple(before) if place.since < 0 else ()
            yield Row(each, tuple(near), said, place.since, place.announced, further)


def lengthened(row: Row) -> Row | None:
    """The row with the amounts of the passages before; None if there are none or too many."""
    found = _earlier(row.passages)
    if not found or len(found) + len(row.inputs) >= _MOST:
        return None
    text = " ".join([*(passage.flow.text for passage in row.passages), row.text])
    return row._replace(inputs=(*found, *row.inputs), text=text, passages=())


def _earlier(before: Sequence[Passage]) -> list[Amount]:
    """The amounts of the passages before that no written arithmetic takes up."""
    found = []
    for passage in before:
        _, operands = _operated(passage.items)
        found += [each for each in amounts(passage, cues().verbs) if each.start not in operands]
    return found


def _operated(items: Sequence[Item]) -> tuple[set[int], set[int]]:
    """Where numbers stand that belong to written arithmetic, and where its operands do."""
    written, operands = set(), set()
    for at, item in enumerate(items):
        beside = [items[i] for i in (at - 1, at + 1) if 0 <= i < len(items)] if item.quantity is not None else []
        signs = [each for each in beside if not each.text.isalpha()]  # `140 GB over 4 links` is none
        if any(each.kind in OPERATORS for each in signs):
            operands.add(item.start)
        if any(each.kind in OPERATORS or each.kind == "REL" for each in signs):
            written.add(item.start)
    return written, operands


class _Place(NamedTuple):
    """Where what a number follows from begins, and whether a word says that it follows."""

    since: int
    announced: bool


def _place(
    text: str, sentences: Sequence[Stretch], each: Amount, before: Sequence[Amount], last: _Place | None
) -> _Place | None:
    """None for a number that is only said; `last` is what holds for the number before."""
    if _MODIFIES.match(text, each.end):
        return None
    lead = text[before[-1].end if before else 0 : each.start]
    for match in cues().announcing.finditer(lead):
        rest = lead[match.end() :]
        if len(rest) < _LEAD and not _APART.search(rest) and not _GIVEN.search(rest):
            return _Place(sentences[each.sentence - 1].start if each.sentence > 1 else -1, True)
    if pointed(text, each.end):
        return _Place(-1, True)
    if not before or before[-1].sentence != each.sentence:
        return None
    start = sentences[each.sentence].start
    if last is not None and _AGAIN.match(lead):
        return last
    if _WHOLE.match(text, each.end) or _OR.match(lead) or _is_beside(lead, before[-1], each):
        return _Place(start, True)
    verb = cues().ending.search(lead)
    if verb is None:
        return None
    if _APPOSED.fullmatch(lead, 0, verb.start()):
        return _Place(before[-1].start, False)
    clause = max((match.end() for match in CLAUSE.finditer(text, start, each.start)), default=start)
    return _Place(clause if before[-1].start >= clause else start, False) if _has_input(clause, before, each) else None


def _has_input(clause: int, before: Sequence[Amount], each: Amount) -> bool:
    """Whether the subject of the verb is one that amounts are known of."""
    return before[-1].start >= clause or each.owned


def _is_beside(lead: str, before: Amount, each: Amount) -> bool:
    """`1.4 TB of state, 44 GB per GPU`: the same, for one of many."""
    measured = before.printing.quantity.measure.unit.dimensions
    shared = any(power < 0 and name not in dict(measured) for name, power in each.kind)
    same = bool(measured) and measured == each.printing.quantity.measure.unit.dimensions
    return same and shared and before.kind != each.kind and _BESIDE.fullmatch(lead) is not None
