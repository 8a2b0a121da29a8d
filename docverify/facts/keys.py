"""Page -> bindings of a key: `Layers: 16`, `**Tensor parallelism (TP)**: 4-way`, `an MFU of 43%`."""

import re
from collections.abc import Iterator

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.headings import stated_unit
from docverify.document.model import PieceKind
from docverify.facts.answers import stated
from docverify.facts.around import After, Before, after, before
from docverify.facts.asides import behind_aside, keys_of
from docverify.facts.degrees import DEGREES
from docverify.facts.entry import is_entry
from docverify.facts.fact import Notation
from docverify.facts.labels import is_symbol
from docverify.facts.mentions import Mention
from docverify.facts.page import Binding, Page
from docverify.facts.phrases import LETTERS
from docverify.facts.roles import subject
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded

_FARTHEST = 70
_WORD = re.compile(rf"[{LETTERS}][{LETTERS}'’]*|[\u4e00-\u9fff]+|\S")
_OPENED = re.compile(r"[\s*_`]*[:：=|][\s*_`]*(?:in\s+|stored (?:in|as)\s+)?")
_SYMBOL = re.compile(r"\s*\$?[A-Za-z](?:_\{?[A-Za-z\d]{1,6}\}?)?\s*(?==)")  # `data parallel size $d = 16$`
_BRACKET = re.compile(r"\s*[(（\[]([^()（）\[\]]{0,40})[)）\]]")
_SPREADING = frozenset({"tp", "pp", "ep", "cp", "sp", "gradient_accumulation"})
_SIGNS = frozenset(":=：＝≈")  # join a name and its value
_MARKS = frozenset("~≈<>≤≥$（(｛{\"'“*_`|＜＞") | {"\\"}
_COLONS = frozenset({":", "：", ":~", "~"})
_CASE = re.compile(  # `TP=8 is catastrophic`: one of several that were looked at
    r"\s+(?:is|are|was|were|works?|gives?|causes?|fails?|hurts?|halves|doubles|increases?|reduces?|leads?|loses?|costs?|"
    r"needs?|requires?|avoids?|allows?|means|makes?|would|could|should|can|does|achieves?|performs?|wins?)\b"
)
_OPERAND, _BACK = re.compile(r"[(（]\s*\d[\d.]*\s*[−–+*/×-]\s*$"), 12  # `Efficiency (1 − bubble): 84%`
_TIME, _PERIOD = (("time", 1),), Worded(r"{period_of}\s*\Z")
_EXAMPLE = re.compile(r"\W*example\b", re.IGNORECASE)
_ENDS = re.compile(r"[^\d\n+*/×÷=<>%-]{0,10}$")  # a whole item is a name and its value: `- layers 61`
_DIRECT, _LESS = Worded(r"{direct}", re.NOFLAG), re.compile(r"\s*[-−]\s*")
_MEASURED = Worded(r"\s?{measures}\s*(?=[，。；、,;.)）\n]|$)")  # `路由专家 256 个，`


def keyed(page: Page) -> Iterator[Binding]:
    """Every key whose value is the next number."""
    if _EXAMPLE.match(page.text):
        return
    named = list(keys_of(page))
    for index, mention in enumerate(named):
        number = page.next_number(behind_aside(page.text, mention.end))
        if number is None:
            return
        start = page.passage.items[number].start
        if start - mention.end > _FARTHEST or (index + 1 < len(named) and named[index + 1].start < start):
            continue
        unread = Before(mention.start, frozenset(), False)
        lead = unread if mention.phrase.lead else before(page.text, page.mentions, mention.start)
        sign = page.text[start - 2 : start].strip()
        if _is_length(page, number) or _OPERAND.search(page.text, max(0, mention.start - _BACK), mention.start):
            continue
        if lead is not None and not (
            (lead.opener in vocabulary().neutral["prepositions"] and sign in _COLONS)
            or (_owned(page.text, lead) and sign in _SIGNS)
        ):
            yield from _bound(page, mention, number, lead)


def _is_length(page: Page, number: int) -> bool:
    """`downtime in a month of 730 hours`: how long the time is over which something is counted."""
    quantity = page.passage.items[number].quantity
    at, timed = page.starts[page.numbers.index(number)], quantity and quantity.measure.unit.dimensions == _TIME
    return bool(timed) and _PERIOD.search(page.text, max(0, at - _BACK), at) is not None


def _bound(page: Page, mention: Mention, number: int, lead: Before) -> Iterator[Binding]:
    item = page.passage.items[number]
    assert item.quantity is not None
    gap = _gap(page, mention, item.start, item.quantity, lead)
    if gap is None or item.quantity.label or _is_condition(page, mention, item) or page.begins_formula(number):
        return
    behind, unit = gap
    found = stated(page, number, mention, lead.qualifiers | behind.qualifiers, unit)
    if found is not None:
        name, fitted, printing = found
        qualifiers = lead.qualifiers | mention.phrase.extra | behind.qualifiers | fitted.qualifiers | name.default
        shared = name.unit == "bytes" or name.name in vocabulary().renames
        if shared and not any(each.startswith("per_") or each == "total" for each in qualifiers):
            qualifiers |= {subject(page.text, mention.start)} - {""}
        if lead.begins and _CASE.match(page.text, printing.quantity.end) and not DEGREES.isdisjoint(mention.phrase.key):
            qualifiers |= {"mentioned"}
        words = page.text[mention.start : mention.end]
        yield Binding(name.name, printing, qualifiers, words, Notation.KEY)


def _owned(text: str, lead: Before) -> bool:
    """`TP of experts: 2`, `TP of the experts = 2` counts no experts."""
    neutral = vocabulary().neutral
    owned = neutral["owned"]
    if lead.opener not in neutral["articles"]:
        return lead.opener in owned
    words = text[max(0, lead.start - _BACK) : lead.start].lower().split()
    return len(words) > 1 and words[-2] in owned


def _is_condition(page: Page, mention: Mention, item: Item) -> bool:
    """`world_size > 1` in code and `PP > 1` compare, `(PP - 1) / m` computes; they state nothing."""
    if not any(c in "<>≤≥" for c in page.text[mention.end : item.start]):
        opened = page.text.endswith(("(", "（"), 0, mention.start)
        return opened and _LESS.fullmatch(page.text, mention.end, item.start) is not None
    return page.flow.kind_at(item.start) is PieceKind.CODE or not DEGREES.isdisjoint(mention.phrase.key)


def _gap(page: Page, mention: Mention, end: int, value: Quantity, lead: Before) -> tuple[After, Quantity | None] | None:
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
    short = mention.phrase.abbreviation or mention.phrase.lead
    direct = last in vocabulary().neutral["direct"] or short or _DIRECT.search(last) is not None
    direct = direct or (not last.isascii() and _MEASURED.match(text, value.number_end) is not None)
    direct = direct or (lead.begins and page.flow.item >= 0 and _ENDS.match(text, value.number_end) is not None)
    direct = direct or (lead.begins and is_entry(text, lead.start, value))
    if not _joins(_without_format(page, second.end, end), direct, lead.begins, _verbs(mention), mention.phrase.lead):
        return None
    return After(end, tail.qualifiers | brackets | second.qualifiers), unit


def _without_format(page: Page, start: int, end: int) -> str:
    """What stands between, without a symbol, and a number format behind the colon: `Weights: BF16, 16.1 GB`."""
    gap = page.text[start:end]
    if (symbol := _SYMBOL.match(gap)) is not None:
        gap, start = gap[symbol.end() :], start + symbol.end()
    if (opened := _OPENED.match(gap)) is None:
        return gap
    at = start + opened.end()
    first = page.mentions.starting_at(at)
    if first is None or not first.phrase.precision:
        return gap
    return opened[0] + (gap[first.end - start :].lstrip(" *_`").lstrip(",，;；–—-·@").lstrip() or "")


def _bracketed(page: Page, bracket: re.Match[str]) -> frozenset[str] | None:
    """The qualifiers in a bracket; None if it holds a number or words that are not known."""
    inside = page.mentions.after(bracket.start(1), bracket.end(1))
    if any(c.isdigit() for c in bracket[1]) and not inside:
        return None
    rest = "" if is_symbol(bracket[1]) else bracket[1]
    for each in inside:
        if each.phrase.qualifier or each.phrase.abbreviation or each.phrase.key or each.phrase.precision:
            rest = rest.replace(page.text[each.start : each.end], " ")
    if any(word.lower() not in vocabulary().neutral["asides"] for word in re.findall(r"\w+", rest)):
        return None
    return frozenset(each.phrase.qualifier for each in inside if each.phrase.qualifier)


def _verbs(mention: Mention) -> frozenset[str]:
    """What else joins such a name to its value: memory is taken, ranks are spread over."""
    if any(vocabulary().names[name].unit == "bytes" for name in mention.phrase.key) or "bubble" in mention.phrase.key:
        return vocabulary().neutral["takes"]
    if "cluster_mtbf" in mention.phrase.key:
        return vocabulary().neutral["every"]
    if "vocab" in mention.phrase.key:
        return vocabulary().neutral["holds"]
    return vocabulary().neutral["spreads"] if not _SPREADING.isdisjoint(mention.phrase.key) else frozenset()


def _joins(gap: str, direct: bool, label: bool, verbs: frozenset[str], lead: bool) -> bool:
    """Whether the gap says only that the name has the value; right behind a `lead`, how much: `uses about 15B`."""
    neutral = vocabulary().neutral
    joined = False
    for word in _WORD.findall(gap):
        low = word.lower()
        if not joined:
            if word in _SIGNS or low in neutral["joins"] or low in verbs or (label and word in "–—-→"):
                joined = word != "→"
            elif low in neutral["adverbs"]:
                direct = False
            elif direct and (word[0] > "\u2e80" or lead) and low in neutral["fillers"]:
                pass
            elif low == "set" or low in neutral["after"]:
                direct = True
                joined = low == "set"
            elif word not in _MARKS:
                return False
        elif not (
            low in neutral["fillers"] or low in neutral["joins"] or low in verbs or word in _MARKS or word in _SIGNS
        ):
            return False
    return joined or direct
