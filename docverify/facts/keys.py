"""Page -> bindings of a key: `Layers: 16`, `**Tensor parallelism (TP)**: 4-way`, `hidden_size = 4096`, `an MFU of 43%`."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docverify.claims.equation import Printing
from docverify.claims.headings import stated_unit
from docverify.claims.items import Item
from docverify.claims.quantity import Quantity
from docverify.document.model import PieceKind
from docverify.facts.around import After, Before, after, before, followed
from docverify.facts.degrees import DEGREES
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mention
from docverify.facts.page import Binding, Page
from docverify.facts.values import Fit, fit
from docverify.facts.vocabulary import Name, vocabulary

_FARTHEST = 70
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*|[\u4e00-\u9fff]+|\S")
_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,40})[)）\]]")
_CONNECTORS = frozenset(":=：＝≈") | {
    "of",
    "is",
    "are",
    "equals",
    "remains",
    "stays",
    "averages",
    "reaches",
    "was",
    "were",
}
_CJK_CONNECTORS = frozenset({"为", "是", "等于", "设为", "设置为", "约为", "达", "达到", "共", "共计", "即", "取"})
_MARKS = frozenset("~≈<>≤≥$（(｛{\"'“*_`|＜＞") | {"\\"}
_PREPOSITIONS = frozenset({"with", "for", "in", "by", "to", "from", "per", "under", "over", "if", "when"})
_COLONS = frozenset({":", "：", ":~", "~"})
_DIRECT = frozenset({"size", "degree", "length", "count", "dimension", "dim", "k", "topk", "len"})


def keyed(page: Page) -> Iterator[Binding]:
    """Every key whose value is the next number."""
    named = [each for each in page.mentions.all if each.phrase.key]
    for index, mention in enumerate(named):
        number = page.next_number(mention.end)
        if number is None:
            return
        start = page.passage.items[number].start
        if start - mention.end > _FARTHEST or (index + 1 < len(named) and named[index + 1].start < start):
            continue
        lead = before(page.text, page.mentions, mention.start)
        if lead is not None and not (lead.opener in _PREPOSITIONS and page.text[start - 2 : start].strip() in _COLONS):
            yield from _bound(page, mention, number, lead)


def _bound(page: Page, mention: Mention, number: int, lead: Before) -> Iterator[Binding]:
    item = page.passage.items[number]
    assert item.quantity is not None
    gap = _gap(page, mention, item.start, lead)
    if gap is None or item.quantity.label or _is_condition(page, mention, item):
        return
    behind, unit = gap
    found = _stated(page, number, mention, lead.qualifiers | behind.qualifiers, unit)
    if found is not None:
        name, fitted, printing = found
        qualifiers = lead.qualifiers | mention.phrase.extra | behind.qualifiers | fitted.qualifiers | name.default
        words = page.text[mention.start : mention.end]
        yield Binding(name.name, printing, qualifiers, words, Notation.KEY)


def _is_condition(page: Page, mention: Mention, item: Item) -> bool:
    """`world_size > 1` in code and `PP > 1` compare; they state nothing."""
    if not any(c in "<>≤≥" for c in page.text[mention.end : item.start]):
        return False
    return page.flow.kind_at(item.start) is PieceKind.CODE or not DEGREES.isdisjoint(mention.phrase.key)


def _gap(page: Page, mention: Mention, end: int, lead: Before) -> tuple[After, Quantity | None] | None:
    """What is said between a name and its value; None if that is more than the two being joined."""
    text, unit, brackets = page.text, None, frozenset[str]()
    tail = after(text, page.mentions, mention.end)
    at = tail.end
    while (bracket := _BRACKET.match(text, at, end)) is not None:
        inside = bracket[1].strip()
        unit = unit or stated_unit(inside)
        more = _bracketed(page, bracket) if stated_unit(inside) is None else frozenset[str]()
        if more is None:
            return None
        brackets |= more
        at = bracket.end()
    second = after(text, page.mentions, at) if at > tail.end else After(at, frozenset())
    last = mention.text.split()[-1]
    if not _joins(text[second.end : end], last in _DIRECT or mention.phrase.abbreviation, lead.begins):
        return None
    return After(end, tail.qualifiers | brackets | second.qualifiers), unit


def _bracketed(page: Page, bracket: re.Match[str]) -> frozenset[str] | None:
    """The qualifiers in a bracket; None if it holds a number or words that are not known."""
    inside = page.mentions.after(bracket.start(1), bracket.end(1))
    if any(c.isdigit() for c in bracket[1]) and not inside:
        return None
    rest = bracket[1]
    for each in inside:
        if each.phrase.qualifier or each.phrase.abbreviation or each.phrase.key:
            rest = rest.replace(page.text[each.start : each.end], " ")
    if any(c.isalnum() for c in rest):
        return None
    return frozenset(each.phrase.qualifier for each in inside if each.phrase.qualifier)


def _joins(gap: str, direct: bool, label: bool) -> bool:
    """Whether the gap says only that the name has the value."""
    neutral = vocabulary().neutral
    joined = False
    for word in _WORD.findall(gap):
        low = word.lower()
        if not joined:
            if low in _CONNECTORS or word in _CJK_CONNECTORS or (label and word in "–—-→"):
                joined = word != "→"
            elif low == "set" or low in neutral["after"]:
                direct = True
                joined = low == "set"
            elif word not in _MARKS:
                return False
        elif not (low in neutral["fillers"] or word in _MARKS or word in _CJK_CONNECTORS or low in _CONNECTORS):
            return False
    return joined or direct


def _stated(
    page: Page, number: int, mention: Mention, qualifiers: frozenset[str], unit: Quantity | None
) -> tuple[Name, Fit, Printing] | None:
    """The name that fits the value, if exactly one of the phrase's names does."""
    found = []
    for key in mention.phrase.key:
        name = vocabulary().names[key]
        value = _value(page, number, name, qualifiers, unit)
        if value is not None:
            found.append((name, *value))
    return found[0] if len(found) == 1 else None


def _value(
    page: Page, number: int, name: Name, qualifiers: frozenset[str], unit: Quantity | None
) -> tuple[Fit, Printing] | None:
    item = page.passage.items[number]
    quantity = item.quantity
    assert quantity is not None
    if page.changes(number):
        return None
    if page.operator_after(number):
        return _result(page, number, name, qualifiers)
    if unit is not None and quantity.bare:
        quantity = replace(quantity, measures=unit.measures, percent=unit.percent, currency=unit.currency)
    fitted = fit(name, quantity)
    if fitted is None or not _alone(page, quantity, name):
        return None
    behind = after(page.text, page.mentions, quantity.end)
    fitted = Fit(fitted.quantity, fitted.qualifiers | behind.qualifiers)
    return fitted, Printing(fitted.quantity, page.flow)


def _alone(page: Page, quantity: Quantity, name: Name) -> bool:
    """Whether no noun behind the number says that something else is counted."""
    if not (quantity.bare or name.unit == "count"):
        return True
    behind = after(page.text, page.mentions, quantity.end)
    noun = next(
        (each for each in page.mentions.after(quantity.number_end, quantity.end + 40) if each.phrase.counted), None
    )
    if noun is not None and not page.text[quantity.number_end : noun.start].strip(" -KMBTk"):
        return name.name in noun.phrase.counted or _renamed(name.name, noun)
    return followed(page.text, behind.end, name.words | frozenset(_ENDS))


_ENDS = ("experts", "model", "total", "modules", "transformer")


def _renamed(name: str, noun: Mention) -> bool:
    """`Experts per GPU: 8 experts` and `Total experts: 64 experts per layer` count the same things."""
    nouns = vocabulary().names[name].nouns
    return any(vocabulary().names[each].nouns & nouns for each in noun.phrase.counted)


def _result(page: Page, number: int, name: Name, qualifiers: frozenset[str]) -> tuple[Fit, Printing] | None:
    """The result of the equation that begins with the number, unless an operand already counts what is named."""
    at = page.passage.items[number].start
    for equation in page.equations:
        result = equation.result
        if result is None or result.quantity.start <= at or equation.form == "phrase":
            continue
        places = [each for each in equation.printings if each.flow is page.flow]
        if not any(each.quantity.start == at for each in places) or result.flow is not page.flow:
            continue
        counted = {noun for each in places if each.quantity is not result.quantity for noun in _nouns(each.quantity)}
        if name.unit == "count" and counted & name.nouns and "total" not in qualifiers:
            return None
        fitted = fit(name, result.quantity)
        return (fitted, Printing(fitted.quantity, page.flow)) if fitted is not None else None
    return None


def _nouns(quantity: Quantity) -> set[str]:
    return {noun for noun, power in quantity.measure.unit.nouns if power > 0}
