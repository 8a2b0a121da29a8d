"""Claims -> judgements on numbers that a sentence gives for what a row, an item or a setting has by the same words."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import zip_longest

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing, told_twice
from docverify.claims.numbers.items import OPERATORS
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.status import Statuses
from docverify.document.model import Document, FlowKind
from docverify.facts.fact import Fact
from docverify.facts.scopes import Scopes
from docverify.findings import Verdict
from docverify.judge.equations.decide import twice_said
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.labels import Label, is_plain, key_of, labels
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.load import rules

_BEHIND = re.compile(r"[\s-]{1,4}((?:[A-Za-z][\w-]*[ -]){1,3}[a-z][\w-]*)")
_BEHIND_HAN = Worded(r"\s?{counters}?\s?([\u4e00-\u9fff]{3,12})")
_WORDS = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]+")
_CLAUSE = re.compile(r"[,;:(，；：（]")
_PART = re.compile(r"[;；]|\s[–—]\s")
_LEAD, _FAR, _HAN = 24, 60, 3  # characters


class _Words(NamedTuple):
    telling: re.Pattern[str]
    unless: re.Pattern[str]
    time: re.Pattern[str]  # before a number, or at the end of its clause
    ahead: re.Pattern[str]
    ahead_han: re.Pattern[str]
    articles: frozenset[str]
    advice: re.Pattern[str]


def labelled(
    document: Document, claims: Claims, stated: Sequence[Fact], meant: Statuses, known: Sequence[Judgement], kept: Kept
) -> Iterator[Judgement]:
    """Each number that differs from the only one of its label."""
    found: dict[str, list[Label]] = defaultdict(list)
    for label in labels(document, claims, kept):
        found[key_of(label.name)].append(label)
    single = {key: each[0] for key, each in found.items() if _is_one(key, each)}
    if not single:
        return
    taken = judged_places(known) | {each.printing.span for each in stated}
    taken |= {each.printing.span for several in found.values() for each in several}
    scopes = Scopes(document, kept)
    for passage in claims.passages:
        if passage.flow.kind is FlowKind.PARAGRAPH and passage.numbers:
            for label, told in _told(passage, single):
                if told.span not in taken and all(map(meant.asserts, (label.printing, told))):
                    judgement = twice_said(
                        told_twice("labelled", label.printing, told, f"{label.name}: {label.printing.text}")
                    )
                    if judgement.verdict is Verdict.DISAGREE and not _are_apart(scopes, label.printing, told):
                        yield judgement


def _is_one(key: str, found: Sequence[Label]) -> bool:
    """Whether a name of two words or more has one value in the document."""
    long = " " in key or not key.isascii()
    return long and len({each.printing.amount for each in found}) == 1


def _are_apart(scopes: Scopes, one: Printing, other: Printing) -> bool:
    """Whether they are of two alternatives, or of two days."""
    taken = dict(scopes.of(one.flow).alternatives)
    return any(taken.get(point, branch) != branch for point, branch in scopes.of(other.flow).alternatives)


def _told(passage: Passage, single: Mapping[str, Label]) -> Iterator[tuple[Label, Printing]]:
    """The numbers beside the words of a label, in sentences that say no more than that."""
    text, items = passage.flow.text, passage.items
    for item, after in zip_longest(items, items[1:]):
        quantity = item.quantity
        if quantity is None or (after is not None and after.kind in OPERATORS):
            continue
        key = (_behind(text, quantity, single) or _ahead(text, quantity, single)) if is_plain(quantity) else ""
        if key and _is_alike(quantity, single[key].printing.quantity) and _is_plainly_said(text, quantity, single[key]):
            yield single[key], Printing(quantity, passage.flow)


def _behind(text: str, quantity: Quantity, single: Container[str]) -> str:
    """The label whose words follow the number: `runs 24 draft slots`."""
    words = _words()
    if words.telling.search(text, max(0, quantity.start - _LEAD), quantity.start) is None:
        return ""
    behind = _BEHIND.match(text, quantity.number_end)
    if behind is not None:
        said = key_of(behind[1]).split()
        return next((key for n in range(len(said), 1, -1) if (key := " ".join(said[:n])) in single), "")
    han = _BEHIND_HAN.match(text, quantity.number_end)
    return next((key for n in range(len(han[1]), _HAN - 1, -1) if (key := han[1][:n]) in single), "") if han else ""


def _ahead(text: str, quantity: Quantity, single: Container[str]) -> str:
    """The label whose words stand before the number: `the drain timeout is 45 s`."""
    words = _words()
    start = max(0, quantity.start - _FAR)
    link = words.ahead.search(text, start, quantity.start)
    if link is not None:
        said = key_of(link[1]).split()
        names = (said[-n:] for n in range(len(said), 1, -1) if n == len(said) or said[-n - 1] in words.articles)
        return next((key for each in names if (key := " ".join(each)) in single), "")
    han = words.ahead_han.search(text, start, quantity.start)
    return next((key for n in range(len(han[1]), _HAN - 1, -1) if (key := han[1][-n:]) in single), "") if han else ""


def _is_alike(told: Quantity, set_: Quantity) -> bool:
    """Whether both measure the same, and count nothing else."""
    one, other = told.measure.unit, set_.measure.unit
    return one.dimensions == other.dimensions and (not one.nouns or not other.nouns or one.nouns == other.nouns)


def _is_plainly_said(text: str, quantity: Quantity, label: Label) -> bool:
    words = _words()
    start, end = _around(text, quantity, _PART)
    if words.unless.search(text, start, end) or (label.set and words.advice.search(text, start, end)):
        return False
    start, end = _around(text, quantity, _CLAUSE)
    last = (_WORDS.findall(text, quantity.end, end) or [""])[-1]
    return words.time.search(text, start, quantity.start) is None and words.time.fullmatch(last) is None


def _around(text: str, quantity: Quantity, ends: re.Pattern[str]) -> tuple[int, int]:
    """The part of its sentence between signs."""
    sentence = read_in(text).all[read_in(text).index(quantity.start)]
    start = max((m.end() for m in ends.finditer(text, sentence.start, quantity.start)), default=sentence.start)
    behind = ends.search(text, quantity.end, sentence.end)
    return start, behind.start() if behind is not None else sentence.end


@worded()
def _words() -> _Words:
    stated = rules()["labelled"].parameters
    telling, unless, time, links = (any_of(stated[key]) for key in ("telling", "unless", "time", "links"))
    name = r"((?:[A-Za-z][\w-]*[ -]){1,3}[A-Za-z][\w-]*)"
    return _Words(
        re.compile(rf"(?:{telling})[\s*`]*$", re.IGNORECASE),
        re.compile(unless, re.IGNORECASE),
        re.compile(time, re.IGNORECASE),
        re.compile(rf"{name}[`*]*\s*(?:{links})[\s*`]*$", re.IGNORECASE),
        re.compile(rf"([\u4e00-\u9fff]{{3,12}}?)[`*]*\s?(?:{links})[\s*`]*$", re.IGNORECASE),
        frozenset(map(key_of, stated["articles"])),
        re.compile(any_of(stated["advice"]), re.IGNORECASE),
    )
