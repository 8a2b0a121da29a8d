"""A grid -> the names by which a formula may call its columns: their headers, symbols in brackets, usual letters."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.formats import bytes_of
from docverify.claims.passage import Passage
from docverify.claims.tables.grid import Column, Grid
from docverify.claims.tables.headings import one_of
from docverify.claims.tables.table_words import letters, terms
from docverify.claims.tables.views import stems
from docverify.document.model import Flow, FlowKind

_BRACKET = re.compile(r"\s*[(（\[［]([^()（）\[\]［］]{1,24})[)）\]］]")
_PERCENTILE = re.compile(r"^p\d{2} | p\d{2}$")
_SYMBOL = re.compile(r"[A-Za-z](?:_?\{?\w{1,5}\}?)?")
_WORDS = re.compile(r"[\s-]*([^\W\d_]{3}[\w-]*(?:\s[^\W\d_]{3}[\w-]*){0,2})")
_SET = re.compile(r"([^\W\d_][\w-]*)\s*[=:]\s*$")


def column_names(grid: Grid) -> list[tuple[str, str]]:
    """Phrases and the columns, as `c3`, that they name."""
    found: list[tuple[str, str]] = []
    for index, head in enumerate(grid.table.header):
        if grid.column(index) is not None or formats(grid.table.rows, index):
            found += [(phrase, f"c{index}") for phrase in _phrases(head.text)]
    for index in (n for n in range(len(grid.table.header)) if formats(grid.table.rows, n)):
        found += [(phrase, f"c{index}") for phrase in terms("bytes_of_one")]
    return list(dict.fromkeys(found))


def _phrases(head: str) -> Iterator[str]:
    written = _BRACKET.sub("", head).strip(" *_`:")
    text = written.lower()
    for each in (text, text.replace("/", " per "), text.replace(" per ", "/")):
        yield from (each, each.removesuffix("s")) if len(each) > 1 else (each, each.upper())
    yield written
    inside = [each.strip() for each in _BRACKET.findall(head)]
    yield from (each for each in inside if _SYMBOL.fullmatch(each) and one_of(each) is None)
    if (plain := _PERCENTILE.sub("", text)) != text:  # `TTFT p50` in a formula is `TTFT`
        yield plain
    for word in (text, text.removesuffix("s")):
        yield from letters(word)


def formats(rows: Sequence[Sequence[Flow]], index: int) -> list[Fraction | None]:
    """The bytes of the formats that a column names; empty if it names none."""
    found = [bytes_of(row[index].text.strip()) for row in rows]
    return found if any(found) else []


def defined(left: str, grid: Grid) -> list[Column]:
    """The columns that the words before a relation may name: by the header, by its unit, by its words."""
    low, plain = left.lower().strip(" *_`"), stems(left.lower())
    named: list[tuple[int, Column]] = []
    for column in grid.columns:
        phrases = [each for each in _phrases(column.heading.text) if _ends_with(left if len(each) < 3 else low, each)]
        words = stems(_BRACKET.sub("", column.heading.text).lower())
        if phrases:
            named.append((-max(map(len, phrases)), column))
        elif words and words <= plain:
            named.append((0, column))
        elif _same_unit(low, column):
            named.append((1, column))
    return [column for _, column in sorted(named, key=lambda each: each[0])]


def _ends_with(text: str, phrase: str) -> bool:
    before = text[: -len(phrase)][-1:] if phrase else ""
    return bool(phrase) and text.endswith(phrase) and not (before.isalnum() or before in ("_", "/"))


def _same_unit(left: str, column: Column) -> bool:
    """Whether the last words are a unit of something: `KV bytes per token` over `KiB/token`."""
    own, parts = column.heading.unit, left.split()
    if own is None or not (own.measure.unit.dimensions and own.measure.unit.nouns):
        return False
    units = (one_of(" ".join(parts[n:])) for n in range(len(parts)))
    found = next((each.measure.unit for each in units if each is not None), None)
    return found is not None and (found.dimensions, found.nouns) == (
        own.measure.unit.dimensions,
        own.measure.unit.nouns,
    )


class Things:
    """What the text counts or sets to one value: `16 microbatches`, `n = 8`."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.values: dict[str, Printing] = {}
        several: set[str] = set()
        for passage in passages:
            for name, printing in _counted(passage) if passage.flow.kind is not FlowKind.CELL else ():
                other = self.values.setdefault(name, printing)
                if other.quantity.printed.value != printing.quantity.printed.value:
                    several.add(name)
        for name in several:
            del self.values[name]

    def names(self) -> list[tuple[str, str]]:
        known = [(name, f"t{n}") for n, name in enumerate(self.values)]
        return known + [(letter, name) for thing, name in known for letter in letters(thing.removesuffix("s"))]

    def by_name(self) -> Mapping[str, Printing]:
        return {f"t{n}": printing for n, printing in enumerate(self.values.values())}


def _counted(passage: Passage) -> Iterator[tuple[str, Printing]]:
    text = passage.flow.text
    for item in passage.items:
        quantity = item.quantity
        if quantity is None or not quantity.one or quantity.percent or quantity.ratio or quantity.named:
            continue
        printing = Printing(quantity, passage.flow)
        if (words := _WORDS.match(text, quantity.number_end)) is not None and not quantity.measure.unit.dimensions:
            parts = words[1].lower().split()
            yield from ((" ".join(parts[:n]), printing) for n in range(1, len(parts) + 1))
        if (name := _SET.search(text, 0, quantity.start)) is not None:
            yield name[1], printing
