"""Paragraphs beside tables -> the clauses that may speak of what they hold, and what these name and say.

A clause is understood only if nothing in it is left unread: besides the names of lines, the header of one column,
numbers and words that leave open what is meant, any further word may be a condition.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Read
from docverify.claims.status.sentences import read_in
from docverify.claims.tables.grid import is_total, is_whole
from docverify.claims.tables.table_words import says
from docverify.claims.tables.views import Attribute, View, named_places
from docverify.document.holding import holding
from docverify.document.model import Document, Flow, FlowKind
from docverify.named import NamedTuple
from docverify.patterns import Worded

_APART = Worded(r"[;；。：]|:\s|\s[–—]\s|,?\s\b(?:{telling_apart})\b|{telling_apart_sign}")
_UNLESS = Worded(r"\b(?:{telling_unless})\b|{telling_unless_sign}")
_PLAIN = Worded(r"\b(?:{telling_plain})\b|{telling_plain_sign}")
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 12  # numbers of a clause


class Clause(NamedTuple):
    """`text` is in lower case and as long as what is printed; `numbers` are those in it."""

    text: str
    flow: Flow
    start: int
    numbers: tuple[Printing, ...]


class Told(NamedTuple):
    """A clause about a table: the lines that it names and where, its other amounts, and all else that it says."""

    clause: Clause
    view: View
    names: tuple[tuple[int, str], ...]
    amounts: tuple[Printing, ...]
    rest: str

    @property
    def members(self) -> tuple[str, ...]:
        """The lines of the table that are neither total nor mean."""
        return tuple(name for name in self.view.names if not _is_aggregate(name))


def clauses(cue: Worded, document: Document, items: Read) -> Iterator[Clause]:
    """Those of paragraphs of a section with a table that say a word of `cue`, under no condition."""
    sections = {table.section for table in document.tables}
    flows = [f for f in document.flows if f.section in sections and f.kind is FlowKind.PARAGRAPH] if sections else []
    for flow in holding(cue, flows):
        known = [Printing(item.quantity, flow) for item in items(flow) if item.quantity is not None]
        sentences = read_in(flow.text)
        for sentence in sentences.all:
            if _UNLESS.search(sentences.text, sentence.start, sentence.end):
                continue
            for start, end in _parted(sentences.text, sentence.start, sentence.end):
                numbers = tuple(each for each in known if start <= each.quantity.start < end)
                if len(numbers) <= _MOST and cue.search(sentences.text, start, end):
                    yield Clause(sentences.text[start:end], flow, start, numbers)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    edges = [0, *(mark.start() for mark in _APART.finditer(inside)), len(inside)]
    yield from ((start + a, start + b) for a, b in pairwise(edges) if b > a)


def told_of(clause: Clause, view: View) -> Told:
    """What a clause says of a table that is looked at in one way."""
    names = tuple(named_places(clause.text, view))
    inside = [(clause.start + at, clause.start + at + len(name)) for at, name in names]
    amounts = tuple(
        each for each in clause.numbers if not any(a <= each.quantity.start < b for a, b in inside)
    )  # fmt: skip
    taken = [(a - clause.start, b - clause.start) for a, b in inside]
    taken += [(each.quantity.start - clause.start, each.quantity.end - clause.start) for each in amounts]
    rest = clause.text
    for start, end in taken:
        rest = rest[:start] + " " * (end - start) + rest[end:]
    return Told(clause, view, names, amounts, rest)


def is_closed(told: Told, rest: str, attribute: Attribute) -> bool:
    """Whether all is read that is said of one respect: `rest` is what other words of the clause leave."""
    known = {word.rstrip("s") for word in _WORD.findall(f"{attribute.head} {told.view.kind}")}
    for word in known:
        rest = rest if word.isascii() else rest.replace(word, " ")
    return all(word.rstrip("s") in known for word in _WORD.findall(_PLAIN.sub(" ", rest)))


def _is_aggregate(name: str) -> bool:
    return is_total(name) or is_whole(name) or says("mean", name)
