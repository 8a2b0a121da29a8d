"""Sentences x rules -> facts: numbers of one sentence that are, each by its unit or name, all that an equation needs.

`Renting 1,024 GPUs for 720 hours at $2 per GPU-hour costs $1.5M` names neither a price nor a cost in a way that holds
for a whole document, but its four numbers can only be the four of the equation of the bill.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.words import words
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.standing import Status
from docverify.claims.status.status import Statuses
from docverify.document.model import Flow, FlowKind
from docverify.facts.fact import Fact, Notation, Scope
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.judge.facts.names import names_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.rulebook.load import rules
from docverify.rulebook.rule import Rule
from docverify.source import Span

ALONE = "sentence"  # the point at which each sentence is an alternative
_FEWEST, _MOST = 2, 8  # numbers of a sentence
_EACH = Worded(r"{of_each_gpu}")
_MODEL = Worded(r"[\s-]*{model_behind}")
_STOP = re.compile(r"[;；]")
_APART = frozenset({"p50", "p90", "p95", "p99", "maximum", "minimum", "limit", "target", "baseline"})  # no mean
_SHORT = 300  # characters of a paragraph that is taken as a whole too
_REACH = 28  # characters around a number in which `each` speaks of it


class _Opted(NamedTuple):
    """A rule that is looked for in a sentence, with what that must say, and the values of its readings."""

    rule: Rule
    words: re.Pattern[str]
    readings: tuple[tuple[str, ...], ...]


@worded()
def _opted(numbers: int) -> tuple[_Opted, ...]:
    """The rules with a reading of so many values."""
    found = [(rule, _readings(rule, numbers)) for rule in rules().values() if "sentence" in rule.parameters]
    return tuple(_Opted(rule, _words(rule), readings) for rule, readings in found if readings)


def _readings(rule: Rule, numbers: int) -> tuple[tuple[str, ...], ...]:
    every = dict.fromkeys(_stated(rule, text) for text in rule.parameters["readings"].values())
    return tuple(tuple(sorted(keys)) for keys in every if len(keys) == numbers)


def _words(rule: Rule) -> re.Pattern[str]:
    return re.compile("|".join(rule.parameters["sentence"]))


def _stated(rule: Rule, text: str) -> frozenset[str]:
    return names_in(text) - set(rule.parameters.get("constants", ()))


def together(claims: Claims, facts: Sequence[Fact], meant: Statuses, kept: Kept) -> Iterator[Fact]:
    """The facts of each sentence, in a scope of their own."""
    named: dict[int, list[Fact]] = {}
    for fact in facts:
        named.setdefault(id(fact.printing.flow), []).append(fact)
    for passage in claims.passages:
        if passage.flow.kind is FlowKind.PARAGRAPH:
            for numbers, found in kept.once(_told_in, passage, kept.group(*named.get(id(passage.flow), ()))):
                if all(meant.at(passage.flow, i.start, i.end).status is Status.ASSERTED for i in numbers):
                    yield from found


_Told = tuple[Sequence[Item], tuple[Fact, ...]]  # numbers, and what they are


def _told_in(passage: Passage, facts: Sequence[Fact]) -> tuple[_Told, ...]:
    if passage.numbers < _FEWEST:
        return ()
    named = {fact.printing.span: fact for fact in facts}
    return tuple(told for said, items in _sentences(passage) for told in _of(passage.flow, said, items, named))


def _sentences(passage: Passage) -> Iterator[tuple[str, list[Item]]]:
    """Their words and numbers, where no number is arithmetic, a bound or a range and nothing is said loosely."""
    text = passage.flow.text
    for start, end in _stretches(text):
        items = [item for item in passage.items if start <= item.start < end]
        numbers = [item for item in items if item.quantity is not None]
        if not _FEWEST <= len(numbers) <= _MOST or any(map(_computes, items)):
            continue
        said = text[start:end].lower()
        plain = all(_plain(item.quantity) for item in numbers if item.quantity is not None)
        if plain and _loosely().search(said) is None:
            yield said, numbers


def _computes(item: Item) -> bool:
    return item.kind == "STEP" or (item.kind in (*OPERATORS, "REL") and not item.text.isalpha())


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """Sentences, a semicolon ends one too, and all of the text."""
    if len(text) < _SHORT:
        yield 0, len(text)
    for sentence in read_in(text).all:
        start = sentence.start
        for mark in _STOP.finditer(text, sentence.start, sentence.end):
            yield start, mark.start()
            start = mark.end()
        yield start, sentence.end


@worded()
def _loosely() -> re.Pattern[str]:
    found = sorted(words().loosely)  # the same pattern at each start
    latin = "|".join(re.escape(word) for word in found if word.isascii())
    return re.compile(rf"\b(?:{latin})\b|" + "|".join(word for word in found if not word.isascii()))


def _plain(quantity: Quantity) -> bool:
    return quantity.one and not quantity.label


def _of(flow: Flow, said: str, numbers: Sequence[Item], named: Mapping[Span, Fact]) -> Iterator[_Told]:
    for each in _opted(len(numbers)):
        if each.words.search(said) is None:
            continue
        for keys in each.readings:
            found = list(_matched(flow, numbers, keys, named))
            if len(found) == 1:
                yield numbers, tuple(_facts(flow, found[0], f"{each.rule.name} {flow.line} {numbers[0].start}"))
                break


def _facts(flow: Flow, found: Mapping[str, Quantity], branch: str) -> Iterator[Fact]:
    scope = Scope(((ALONE, branch),), flow.section)
    for key, quantity in found.items():
        name, *qualifiers = key.split(".")
        yield Fact(name, Printing(quantity, flow), scope, frozenset(qualifiers), notation=Notation.KEY)


def _matched(
    flow: Flow, numbers: Sequence[Item], keys: Sequence[str], named: Mapping[Span, Fact]
) -> Iterator[dict[str, Quantity]]:
    """Every way to give each key one number; two are enough to know that it is not clear."""
    if not keys:
        yield {}
        return
    for item in numbers:
        quantity = _fitting(flow, item, keys[0], named)
        if quantity is not None:
            rest = [other for other in numbers if other is not item]
            for found in _matched(flow, rest, keys[1:], named):
                yield {keys[0]: quantity, **found}


def _fitting(flow: Flow, item: Item, key: str, named: Mapping[Span, Fact]) -> Quantity | None:
    """The number as a value of the key; None if it is that of something else."""
    quantity = item.quantity
    assert quantity is not None
    book = vocabulary().names
    name, *qualifiers = key.split(".")
    fitted = fit(book[name], quantity)
    fact = named.get(flow.span(quantity.start, quantity.end))
    if fitted is None or (fact is not None and fact.name != name and not book[fact.name].generic):
        return None
    if fact is not None and not _APART.isdisjoint(fact.qualifiers):
        return None
    if (fact is None or fact.name != name) and not _told(flow, quantity, name):
        return None
    said = fitted.qualifiers | (fact.qualifiers if fact is not None and fact.name == name else frozenset())
    around = flow.text[max(0, quantity.start - _REACH) : quantity.end + _REACH]
    missing = set(qualifiers) - said
    if missing - {"per_gpu"} or (missing and not _EACH.search(around)):
        return None
    per = {each for each in said if each.startswith("per_") or each in ("requests", "sequences", "samples", "images")}
    return fitted.quantity if per <= {*qualifiers, *book[name].default} else None


def _told(flow: Flow, quantity: Quantity, name: str) -> bool:
    """Whether the unit alone, or what is counted, says that it may be the name's."""
    entry = vocabulary().names[name]
    if entry.unit == "money/h" and "device" in entry.per:
        return ("device", -1) in quantity.measure.unit.nouns
    if entry.unit != "count":
        return True
    if {noun for noun, power in quantity.measure.unit.nouns if power > 0} & entry.nouns:
        return True
    return name in ("params", "active_params") and _MODEL.match(flow.text, quantity.end) is not None
