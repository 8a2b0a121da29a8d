"""Page -> bindings by position: `TP / PP / DP: 4 / 8 / 2`, `(TP, PP, DP) = (4, 4, 2)`, `EP × TP = 64 × 2`."""

import re
from collections.abc import Iterator

from docverify.facts.axis_rows import axis_rows
from docverify.facts.degrees import printing
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mention
from docverify.facts.page import Binding, Page
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded

_BETWEEN = re.compile(r"\s*[/×x*·,、]\s*")
_CONNECTOR = Worded(r"\s*[)）\]]?\s*{degree_words}?\s*(?:{is}|{are})\s*", re.NOFLAG)
_VALUES = re.compile(r"[(（\[]?\s*(\d{1,6}(?:\s*[/×x*·,、]\s*\d{1,6})+)(?!\d|[.,]\d|\s?%|\s*[/×x*·]\s*\d)")
_NUMBER_BEFORE = re.compile(r"\d\s*$")
_WORD = re.compile(r"\s*[A-Za-z\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d+")


def positional(page: Page) -> Iterator[Binding]:
    """Names in a row and as many values in a row."""
    for run in runs(page.text, page.mentions.all):
        connector = _CONNECTOR.match(page.text, run[-1].end)
        values = _VALUES.match(page.text, connector.end()) if connector else None
        if values is None or ("," in values[1] and _enumerates(page.text, run[0].start, values.end())):
            continue
        yield from bound(page, run, values)


def in_rows(page: Page) -> Iterator[Binding]:
    """Degrees in a row and as many values, in any of the ways to write it."""
    for row in axis_rows(page.text):
        for each in row:
            where = printing(page.flow, each.start, page.text[each.start : each.end])
            yield Binding(each.name, where, frozenset(), each.words, Notation.POSITION)


def _enumerates(text: str, start: int, end: int) -> bool:
    """Whether the commas part what is counted, not names and values: `40 GPUs, TP=8, 5 replicas`."""
    return _NUMBER_BEFORE.search(text[max(0, start - 12) : start]) is not None or _WORD.match(text, end) is not None


def bound(page: Page, run: tuple[Mention, ...], values: re.Match[str]) -> Iterator[Binding]:
    """One binding a name, if there are as many values."""
    numbers = list(_NUMBER.finditer(page.text, values.start(1), values.end(1)))
    if len(numbers) != len(run):
        return
    for mention, number in zip(run, numbers, strict=True):
        where = printing(page.flow, number.start(), number.group())
        words = page.text[mention.start : mention.end]
        yield Binding(mention.phrase.key[0], where, frozenset(), words, Notation.POSITION)


def in_cell(page: Page, run: tuple[Mention, ...]) -> Iterator[Binding]:
    """The values of a cell under a header that names them."""
    values = _VALUES.fullmatch(page.text.strip(" `*"))
    if values is not None:
        offset = page.text.find(values.group())
        again = _VALUES.match(page.text, offset)
        if again is not None:
            yield from bound(page, run, again)


def runs(text: str, mentions: tuple[Mention, ...]) -> Iterator[tuple[Mention, ...]]:
    """Two or more names of counts with the same kind of sign between them."""
    run: list[Mention] = []
    for mention in mentions:
        if run and _BETWEEN.fullmatch(text, run[-1].end, mention.start) and _is_count(mention):
            run.append(mention)
            continue
        if len(run) > 1:
            yield tuple(run)
        run = [mention] if _is_count(mention) else []
    if len(run) > 1:
        yield tuple(run)


def _is_count(mention: Mention) -> bool:
    key = mention.phrase.key
    return len(key) == 1 and vocabulary().names[key[0]].unit == "count"
