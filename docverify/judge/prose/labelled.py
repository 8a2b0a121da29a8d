"""Claims -> judgements on whole numbers that a sentence gives for what a row or an item sets by the same words."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing, told_twice
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.document.model import Document, FlowKind
from docverify.facts.fact import Fact
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules

_LABEL = re.compile(r"\W*([A-Za-z][\w-]*(?:\s+[a-z][\w-]*){1,3})\s*[:：]\W*")
_NAME = re.compile(r"[A-Za-z][\w-]*(?:\s+[a-z][\w-]*){1,3}")
_BEHIND = re.compile(r"\s+((?:[a-z][\w-]*\s+){1,3}[a-z][\w-]*)")
_COLUMNS, _LEAST, _LEAD = 2, 3, 24


class _Words(NamedTuple):
    telling: re.Pattern[str]
    unless: re.Pattern[str]


def labelled(
    document: Document, claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement]
) -> Iterator[Judgement]:
    """Each number that differs from the only one of its label."""
    found: dict[str, list[tuple[str, Printing]]] = defaultdict(list)
    for label, printing in _set(document, claims):
        found[_key(label)].append((label, printing))
    single = {name: each[0] for name, each in found.items() if len(each) == 1}
    if not single:
        return
    taken = judged_places(known) | {each.printing.span for each in stated}
    for passage in claims.passages:
        if passage.flow.kind is FlowKind.PARAGRAPH and passage.numbers:
            for name, told in _told(passage, single):
                label, set_ = single[name]
                if taken.isdisjoint((set_.span, told.span)) and meant.asserts(set_) and meant.asserts(told):
                    judgement = twice_said(told_twice("labelled", set_, told, f"{label}: {set_.text}"))
                    if judgement.verdict is Verdict.DISAGREE:
                        yield judgement


def _set(document: Document, claims: Claims) -> Iterator[tuple[str, Printing]]:
    """The labels of rows of two cells and of items, with the whole number behind each."""
    numbers = {id(each.flow): each for each in claims.passages if each.numbers == 1}
    for table in document.tables:
        for row in table.rows if len(table.header) == _COLUMNS else ():
            passage = numbers.get(id(row[1]))
            if passage is not None and (name := _NAME.fullmatch(row[0].text.strip())):
                yield from ((name[0], each) for each in _alone(passage, 0))
    for passage in numbers.values():
        label = _LABEL.match(passage.flow.text) if passage.flow.item >= 0 else None
        if label is not None:
            yield from ((label[1], each) for each in _alone(passage, label.end()))


def _alone(passage: Passage, start: int) -> Iterator[Printing]:
    """The number of a flow, if nothing else stands from `start` on."""
    text = passage.flow.text
    quantity = next(item.quantity for item in passage.items if item.quantity is not None)
    if (
        _is_count(quantity)
        and not text[start : quantity.start].strip(" *_`")
        and not text[quantity.end :].strip(" *_`.")
    ):
        yield Printing(quantity, passage.flow)


def _is_count(quantity: Quantity) -> bool:
    plain = quantity.printed.whole and quantity.one and not quantity.spelled and quantity.hedge is Hedge.NONE
    return plain and not quantity.measure.unit.dimensions and not quantity.percent and quantity.printed.value >= _LEAST


def _told(passage: Passage, single: Container[str]) -> Iterator[tuple[str, Printing]]:
    """The numbers in front of the words of a label, in sentences that say no more than that."""
    text, words = passage.flow.text, _words()
    for quantity in (item.quantity for item in passage.items if item.quantity is not None):
        behind = _BEHIND.match(text, quantity.number_end)
        if behind is None or not _is_count(quantity):
            continue
        said = behind[1].split()
        name = next((key for n in range(len(said), 1, -1) if (key := _key(" ".join(said[:n]))) in single), "")
        sentence = read_in(text).all[read_in(text).index(quantity.start)]
        if not name or words.unless.search(text, sentence.start, sentence.end):
            continue
        if words.telling.search(text, max(sentence.start, quantity.start - _LEAD), quantity.start):
            yield name, Printing(quantity, passage.flow)


def _key(words: str) -> str:
    return " ".join(word.removesuffix("s") for word in words.lower().split())


@worded()
def _words() -> _Words:
    stated = rules()["labelled"].parameters
    telling, unless = any_of(stated["telling"]), any_of(stated["unless"])
    return _Words(re.compile(rf"(?:{telling})\s*$", re.IGNORECASE), re.compile(unless, re.IGNORECASE))
