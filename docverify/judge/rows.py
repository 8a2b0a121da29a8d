"""Passage -> rows: a number that is said to follow, with the amounts before it that it may follow from."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from docverify.claims.items import OPERATORS, Item
from docverify.claims.passage import Passage
from docverify.claims.sentences import Sentences, Stretch
from docverify.judge.amounts import Amount, amounts
from docverify.judge.owners import counts
from docverify.rulebook.load import rules

_BACK = 3  # sentences before a result that belong to its row
_MOST = 12  # numbers of a row
_LEAD = 60  # characters from what announces a result to it
_ABOUT = r"(?:about|roughly|some|around|approximately|a total of|just|exactly|us|then)"
_HEDGES = rf"(?:\s*\b{_ABOUT}\b)*\s*[~≈约]?\s*$"
_AGAIN = re.compile(rf"(?:\s*,?\s*(?:and|or|及|和)|;|；|,)\s*(?:(?:per|each) \w+)?\s*(?:{_ABOUT}|~|≈)?\s*$")
_MODIFIES = re.compile(r"\s*(?:-|of (?:the|its|which)\b)")
_WHOLE = re.compile(r"\s*(?:over|across|on|for|from|in)\s+all\b|\s+(?:in total|altogether|in all)\b")
_OR = re.compile(rf",?\s*or\s+(?:{_ABOUT}\s)?[~≈]?$")
_CLAUSE = re.compile(r"[,;:，；：]\s|\b(?:and|but|while|which)\b")
_GIVEN = re.compile(
    r"\b(?:at|with|of|from|by|for|in|on|over|per|than|against|under|within|between|to|as|our|the|these|those|its|their)"
    rf"\s+(?:{_ABOUT}\s)?[~≈$€]?$|[以按用]\s?$"
)
_APART = re.compile(r"[,;:.，；。]\s")


class Row(NamedTuple):
    """`text` are the sentences of it; `inputs` the amounts in them that no written arithmetic takes up.

    What it follows from stands, in part at least, behind `since`.
    """

    result: Amount
    inputs: tuple[Amount, ...]
    text: str
    since: int


class Cues(NamedTuple):
    """The words of the rule's page. `announcing` stand somewhere before a result, `verbs` just before it."""

    announcing: re.Pattern[str]
    verbs: re.Pattern[str]
    ending: re.Pattern[str]
    unsaid: re.Pattern[str]
    kinds: tuple[re.Pattern[str], ...]


@cache
def cues() -> Cues:
    stated = rules()["consequence"].parameters
    verbs = _any_of(stated["verbs"])
    return Cues(
        re.compile(_any_of(stated["announcing"]), re.IGNORECASE),
        re.compile(verbs),
        re.compile(rf"(?:{verbs})(?:{_HEDGES})", re.IGNORECASE),
        re.compile(_any_of(stated["unsaid"]), re.IGNORECASE),
        tuple(re.compile(_any_of(each), re.IGNORECASE) for each in stated["kinds"].values()),
    )


def _any_of(found: Sequence[str]) -> str:
    """Words as such; signs and Chinese words anywhere."""
    longest = sorted(found, key=len, reverse=True)
    spaced = "|".join(re.escape(each) for each in longest if each.isascii() and each[0].isalpha())
    others = [re.escape(each) for each in longest if not (each.isascii() and each[0].isalpha())]
    return "|".join([rf"(?<![a-zA-Z])(?:{spaced})(?![a-zA-Z])", *others])


def rows(passage: Passage) -> Iterator[Row]:
    """One for each number that is said to follow."""
    text = passage.flow.text
    found = amounts(passage, cues().verbs)
    sentences = Sentences(text, text.lower()).all
    since: list[int | None] = []
    for index, each in enumerate(found):
        since.append(_since(text, sentences[each.sentence], each, found[:index], since[-1] if since else None))
    if not any(each is not None for each in since):
        return
    written, operands = _operated(passage.items)
    for index, each in enumerate(found):
        start, first = since[index], max(0, each.sentence - _BACK)
        if start is None or each.start in written or not each.kind or not each.sure:
            continue
        near = [
            other
            for at, other in enumerate(found)
            if at != index and first <= other.sentence <= each.sentence
            if other.start not in operands and not (since[at] is not None and at > index)
        ]
        if len(near) < _MOST:
            since_there = sentences[max(0, each.sentence - 1)].start if start < 0 else start
            yield Row(each, tuple(near), text[sentences[first].start : sentences[each.sentence].end], since_there)


def _operated(items: Sequence[Item]) -> tuple[set[int], set[int]]:
    """Where numbers stand that belong to written arithmetic, and where its operands do."""
    written, operands = set(), set()
    for at, item in enumerate(items):
        beside = [items[i] for i in (at - 1, at + 1) if 0 <= i < len(items)] if item.quantity is not None else []
        if any(each.kind in OPERATORS for each in beside):
            operands.add(item.start)
        if any(each.kind in OPERATORS or (each.kind == "REL" and not each.text.isalpha()) for each in beside):
            written.add(item.start)
    return written, operands


def _since(text: str, sentence: Stretch, each: Amount, before: Sequence[Amount], last: int | None) -> int | None:
    """From where on a number that is said to follow has to follow from something; -1: from the sentence before.

    None for a number that is only said. `last` is what holds for the number before.
    """
    if not before or _MODIFIES.match(text, each.end):
        return None
    lead = text[before[-1].end : each.start]
    for match in cues().announcing.finditer(lead):
        rest = lead[match.end() :]
        if len(rest) < _LEAD and not _APART.search(rest) and not _GIVEN.search(rest):
            return -1
    if before[-1].sentence != each.sentence:
        return None
    if last is not None and _AGAIN.match(lead):
        return last
    if _WHOLE.match(text, each.end) or _OR.match(lead):
        return sentence.start
    clause = max((match.end() for match in _CLAUSE.finditer(text, sentence.start, each.start)), default=sentence.start)
    if cues().ending.search(lead) is None:
        return None
    if before[-1].start >= clause:
        return clause
    return sentence.start if any(power < 0 and counts(name) for name, power in each.kind) else None
