"""Passage -> equations where one of several is given the very amount of all: `140 GB over 4 GPUs: 140 GB per GPU`."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.ranges.id_ranges import kind_of
from docverify.claims.ranges.ranges import counts
from docverify.claims.status.sentences import read_in
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf
from docverify.named import NamedTuple
from docverify.patterns import Worded

RULE = "one-of-all"
_BEHIND = Worded(r"\s?,?\s?(?:{on_one}\s)?(?:{one_owner}|/)[\s-]?(?:{single_one}\s)?(?P<one>[A-Za-z]+)")
_AHEAD = Worded(r"\b(?:{one_owner}|a {single_one})[\s-](?P<one>[A-Za-z]+)\s?:?(?:\s[a-z]+){0,2}\s?(?:{nearly}\s?)?$")
_ALL = Worded(r"\b{of_all_of_them}\b")
_EACH_AHEAD = Worded(r"\b{one_owner}[\s-](?:of (?:{the_thing}|these) (?:\w+ )?)?(?P<one>[A-Za-z]+)\b[^,;:.]{0,40}$")
_WITH = Worded(r"\b{which_have}\s*$")
_NOUNS = re.compile(r"[\s-]([A-Za-z]+)(?:\s([A-Za-z]+))?")
_UNIT = re.compile(r"\s?[^\s,;:()]+")
_TIMES_BEFORE, _TIMES_BEHIND = re.compile(r"[×x*·]\s?$"), re.compile(r"\s?[×x*·]\s?\d")
_UNLESS = Worded(r"{not_split_so}")
_LEAD, _NEAR, _BACK = 60, 3, 1


class _Number(NamedTuple):
    quantity: Quantity
    sentence: int


def ones_of_all(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """Two equal amounts, of which the second is said to be of one of the things that are counted beside the first."""
    quantities = [item.quantity for item in items if item.quantity is not None]
    pairs = [*_repeated(quantities)]
    if not pairs or _UNLESS.search(flow.text):
        return
    sentences = read_in(flow.text)
    numbers = [_Number(each, sentences.index(each.start)) for each in quantities]
    for a, b in pairs:
        one = _one(flow.text, b)
        apart = sentences.index(b.start) - sentences.index(a.start)
        if one is None or apart > _BACK or not _is_of_all(flow.text, a, one):
            continue
        count = [n for n in numbers if _counts(flow.text, n.quantity, one) and n.sentence == sentences.index(a.start)]
        if len(count) == 1 and count[0].quantity.printed.value > 1:
            yield _equation(*(Printing(each, flow) for each in (a, count[0].quantity, b)))


def _repeated(quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each measure with the one before it that is printed alike."""
    last: dict[str, Quantity] = {}
    for each in quantities:
        if each.measure.unit.dimensions:
            before = last.get(each.printed.text)
            last[each.printed.text] = each
            if before is not None and _is_alike(before, each):
                yield before, each


def _is_alike(a: Quantity, b: Quantity) -> bool:
    first, second = a.measure, b.measure
    alike = first.factor * first.unit.factor == second.factor * second.unit.factor
    return alike and first.unit.dimensions == second.unit.dimensions


def _one(text: str, each: Quantity) -> str | None:
    """What it is of one of."""
    start = max(0, each.start - _LEAD)
    found = _BEHIND.match(text, each.number_end + len(_unit(text, each))) or _AHEAD.search(text, start, each.start)
    return (kind_of(found["one"]) or None) if found is not None else None


def _unit(text: str, each: Quantity) -> str:
    """The unit itself, without what it is per."""
    found = _UNIT.match(text, each.number_end)
    return found[0] if found is not None else ""


def _is_of_all(text: str, each: Quantity, one: str) -> bool:
    sentence = read_in(text).all[read_in(text).index(each.start)]
    said = text[sentence.start : sentence.end]
    ahead = _EACH_AHEAD.search(text, sentence.start, each.start)
    if (ahead is not None and kind_of(ahead["one"]) == one) or _WITH.search(text[: each.start]):
        return False
    if _TIMES_BEHIND.match(text, each.end) or _TIMES_BEFORE.search(text, max(0, each.start - _NEAR), each.start):
        return False  # `8 GPUs × 3.35 TB/s`: what is multiplied is of one of them
    return _one(text, each) is None and _ALL.search(said) is not None


def _counts(text: str, each: Quantity, one: str) -> bool:
    things = _NOUNS.match(text, each.number_end)
    return counts(each) and things is not None and one in (kind_of(word) for word in things.groups() if word)


def _equation(whole: Printing, count: Printing, stated: Printing) -> Equation:
    reading = Reading(Binary("/", Leaf(whole), Leaf(count), True), "=", Leaf(stated))
    places = whole.span, count.span
    span = stated.flow.span(whole.quantity.start, stated.quantity.end)
    words = f"{whole.text} ÷ {count.text}"
    return Equation(RULE, (reading,), span, stated, places[0], stated.flow, "value", words=words, evidence=places)
