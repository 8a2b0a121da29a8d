"""Document -> the names of its alternatives: headings, labels of items, rows and columns that have siblings alike."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from docverify.document.model import Document, Flow
from docverify.named import NamedTuple
from docverify.patterns import Worded, filled

_KIND = Worded(r"(?P<kind>{scope_words})[\s:#-]{1,3}(?P<name>[A-Za-z0-9][\w.-]{0,15})|{scope_signs}")
_NUMBER = re.compile(r"(?:§\s?)?(\d+(?:\.\d+)*)[.)]?\s+\S")
_LABEL = re.compile(r"\s{0,3}([^:：—–.;\d\n]{3,40}?)\s?[:：]")
_REFERS = r"{section_words}\s?NUMBER(?!\d|\.\d)|{section_signs}\s?NUMBER\s?[节章]"
_MARKS = re.compile(r"[`*_'\"“”]")
_FEWEST, _MOST = 2, 40


class Title(NamedTuple):
    """A name, how sentences say it, and the flows that are of it."""

    text: str
    said: re.Pattern[str]
    flows: frozenset[int]

    def holds(self, flow: Flow) -> bool:
        return id(flow) in self.flows


def titles(document: Document) -> list[Title]:
    """Each alternative; a name that two have names none."""
    found = [*_sections(document), *_items(document), *_cells(document)]
    several: dict[str, list[Title]] = defaultdict(list)
    for each in found:
        several[each.text.lower()].append(each)
    return [alike[0] for alike in several.values() if len(alike) == 1][:_MOST]


def _sections(document: Document) -> Iterator[Title]:
    """`Variant A` beside `Variant B`, and sections by their number."""
    named: dict[tuple[int, str], dict[int, str]] = defaultdict(dict)
    for index, section in enumerate(document.sections):
        title = _MARKS.sub("", section.title)
        if (kind := _KIND.search(title)) is not None:
            named[section.parent, (kind["kind"] or "").lower()][index] = kind[0]
        if (number := _NUMBER.match(title)) is not None:
            yield Title(f"section {number[1]}", _numbered(number[1]), _flows(document, index))
    for group in named.values():
        if len(group) >= _FEWEST:
            yield from (Title(name, _words(name), _flows(document, index)) for index, name in group.items())


def _flows(document: Document, index: int) -> frozenset[int]:
    """Those of a section and of the sections in it."""
    within = {index}
    for number, section in enumerate(document.sections):
        if section.parent in within:
            within.add(number)
    flows = {id(flow) for flow in document.flows if flow.section in within}
    tables = (table for table in document.tables if table.section in within)
    return frozenset(flows | {id(cell) for table in tables for row in table.rows for cell in row})


def _items(document: Document) -> Iterator[Title]:
    """`Long-context pool: 32 sequences` beside `Short-context pool: 128 sequences`."""
    lists: dict[int, dict[str, set[int]]] = defaultdict(dict)
    for flow in document.flows:
        label = _LABEL.match(flow.text) if flow.item >= 0 and document.items[flow.item].parent < 0 else None
        if label is not None:
            lists[document.items[flow.item].list_id].setdefault(label[1].strip(), set()).add(id(flow))
    for labels in lists.values():
        alike = _alike(list(labels))
        yield from (Title(label, _words(label), frozenset(labels[label])) for label in alike)


def _alike(labels: Sequence[str]) -> list[str]:
    """Labels of several words that end alike: what parts them is what stands before."""
    last: dict[str, list[str]] = defaultdict(list)
    for label in labels:
        words = label.lower().split()
        if len(words) > 1:
            last[words[-1].rstrip("s")].append(label)
    return [label for several in last.values() if len(several) >= _FEWEST for label in several]


def _cells(document: Document) -> Iterator[Title]:
    """`Option | 1 | 2`, a column `Draft model` beside `Base model`, and rows by the name of their column."""
    for table in document.tables:
        heads = [_MARKS.sub("", cell.text).strip() for cell in table.header]
        for label in _alike([head for head in heads[1:] if not any(map(str.isdigit, head))]):
            column = heads.index(label)
            yield Title(label, _words(label), frozenset(id(row[column]) for row in table.rows))
        first = [_MARKS.sub("", row[0].text).strip() for row in table.rows]
        for row, text in zip(table.rows, first, strict=True):
            name = text if _KIND.fullmatch(text) else f"{heads[0]} {text}"
            if first.count(text) == 1 and len(first) >= _FEWEST and _KIND.fullmatch(name):
                yield Title(name, _words(name), frozenset(map(id, row[1:])))


def _words(name: str) -> re.Pattern[str]:
    """As a sentence says it: with marks, blanks or hyphens between the words, and not as a part of another."""
    parts = [re.escape(each) for each in re.findall(r"\w+|[^\w\s-]", name)]
    said = r"[\s`'\"“”*_-]*".join(parts)
    return re.compile(rf"(?<![A-Za-z\d-]){said}(?![A-Za-z\d]|[.-]\d)", re.IGNORECASE)


def _numbered(number: str) -> re.Pattern[str]:
    return re.compile(filled(_REFERS).replace("NUMBER", re.escape(number)), re.IGNORECASE)
