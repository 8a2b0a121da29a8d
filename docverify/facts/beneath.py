"""A page that names nothing, the words above it -> its binding: a value under its name, `Per token: …` under `Cache`.

The words above are those of the item that holds it, or of the heading. A label that they make whole must be understood
to its last word.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from docverify.document.model import Document, Flow, FlowKind
from docverify.facts.answers import stated
from docverify.facts.fact import Notation
from docverify.facts.labels import Label, label
from docverify.facts.mentions import Mention
from docverify.facts.page import Binding, Page
from docverify.facts.tables import cell
from docverify.facts.vocabulary import Phrase
from docverify.patterns import Worded

_LONGEST, LONGEST_ABOVE = 60, 56
_LABELLED = re.compile(r"[\s*_`]*([^\d:：=\n]{2,32}?)[\s*_`]*[:：=–—][\s*_`~≈$€£¥]*")
_NUMBERING = re.compile(r"^\W*(?:\d+(?:\.\d+)*[.)]?\s+)?")
_MARKS = " *_`:：=–—"
_QUESTION = "?？ "
_ASKS = Worded(r"{asks}\s+")


class Above:
    """What stands above the parts of a document. Worked out when first asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def words(self, flow: Flow, alone: bool) -> tuple[str, ...]:
        """The texts above a flow, the nearest first; `alone`: only where it is the one value below."""
        if flow.kind is not FlowKind.PARAGRAPH or len(flow.text) > _LONGEST:
            return ()
        index = self._document.items[flow.item].parent if flow.item >= 0 else -1
        if index >= 0:
            text = self._leads.get(index, "") if not alone or self._values[index] == 1 else ""
            return (text,) if text else ()
        title = _NUMBERING.sub("", self._document.sections[flow.section].title)
        first = self._first.get(flow.section) is flow
        return (asks(title),) if title and (first or not alone) else ()

    @cached_property
    def _leads(self) -> dict[int, str]:
        """The first text of every item."""
        found: dict[int, str] = {}
        for flow in self._document.flows:
            if flow.item >= 0:
                found.setdefault(flow.item, flow.text.strip(_MARKS))
        return found

    @cached_property
    def _values(self) -> Counter[int]:
        """How many texts with a number each item holds."""
        items, flows = self._document.items, self._document.flows
        return Counter(items[each.item].parent for each in flows if each.item >= 0 and any(map(str.isdigit, each.text)))

    @cached_property
    def _first(self) -> dict[int, Flow]:
        """The first text of every section."""
        found: dict[int, Flow] = {}
        for flow in self._document.flows:
            if flow.kind is not FlowKind.HEADING:
                found.setdefault(flow.section, flow)
        return found


def is_asked(title: str) -> bool:
    return title.endswith(("?", "？"))


def asks(title: str) -> str:
    """`the transfer time` of `What is the transfer time?`"""
    if not is_asked(title):
        return title
    opening = _ASKS.match(title)
    return title[opening.end() if opening is not None else 0 :].strip(_QUESTION)


def may_lie_beneath(page: Page) -> bool:
    """Whether a page is a value, or a label and a value, and nothing else but how it is computed."""
    flow = page.flow
    if flow.kind is not FlowKind.PARAGRAPH or len(page.text) > _LONGEST or not page.numbers:
        return False
    return len(page.numbers) == 1 or (page.operator_after(page.numbers[0]) and len(page.equations) == 1)


def beneath(page: Page, above: tuple[str, ...]) -> Iterator[Binding]:
    """What a page that binds nothing by itself says together with the words above it."""
    labelled = _LABELLED.match(page.text)
    start = page.starts[0]
    for text in above if labelled is None else ():
        named = label(text, False) if len(text) <= LONGEST_ABOVE else None
        if named is not None:
            yield from cell(named, page, named.unit)
    if labelled is None or labelled.end() != start:
        return
    for text in above:
        named = label(f"{text} {labelled[1]}", False) if len(text) <= LONGEST_ABOVE else None
        if named is not None:
            yield from _bound(page, named, start)


def alone(page: Page) -> bool:
    """Whether the page is only a value."""
    return _LABELLED.match(page.text) is None


def _bound(page: Page, named: Label, end: int) -> Iterator[Binding]:
    found = []
    for each in named.names:
        qualifiers = named.qualifiers | dict(named.own).get(each, frozenset[str]())
        mention = Mention(0, end, Phrase((each,)), named.words)
        value = stated(page, page.numbers[0], mention, qualifiers, named.unit)
        if value is not None:
            name, fitted, printing = value
            told = qualifiers | fitted.qualifiers | name.default
            found.append(Binding(name.name, printing, told, named.words, Notation.KEY))
    yield from found if len(found) == 1 else ()
