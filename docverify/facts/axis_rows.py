"""Text -> degrees by their position: `TP×PP×DP = 4×2×8`, `(data, tensor) = (32, 8)`, `TP, PP and DP are 2, 4, 6`;
behind the values `4×2 (TP×PP)`."""

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from docverify.facts.layout_book import layout_book
from docverify.named import NamedTuple

_HINT = re.compile(r"\d\s?[x×*·/|,，、)）-]|\d\s[a-z]{1,3}\s\d")
_NUMBER = re.compile(r"\d+")
_PRODUCTS = frozenset("x×*·/|-")


class Axis(NamedTuple):
    """One degree: its canonical name, its value, and where that and the name stand."""

    name: str
    value: int
    start: int
    end: int
    words: str


def axis_rows(text: str) -> Iterator[tuple[Axis, ...]]:
    """Two names at least and as many values."""
    if _HINT.search(text) is None:
        return
    book = layout_book()
    for match in chain(book.rows.finditer(text), book.behind_row.finditer(text)):
        names, values = _names(match), [*_NUMBER.finditer(text, *match.span("values"))]
        several = len({name for name, _ in names}) == len(names)
        if len(names) == len(values) and several and not _counts(match):
            yield tuple(
                Axis(name, int(value[0]), *value.span(), words)
                for (name, words), value in zip(names, values, strict=True)
            )


def _names(match: re.Match[str]) -> list[tuple[str, str]]:
    """The names of a row; none where what joins them may stand between other words."""
    book, row = layout_book(), match["row"] or match["letters"]
    words = [each[0] for each in book.axis.finditer(row)]
    signs = {row[a.end() : b.start()].strip() for a, b in pairwise(book.axis.finditer(row))}
    alike = len(signs) == 1 or not signs & _PRODUCTS
    return [(book.axes[word.lower()], word) for word in words] if alike else []


def _counts(match: re.Match[str]) -> bool:
    """Whether the values are listed without a word that gives them to the names, or before what they count."""
    between = match["joint"]
    listed = not _PRODUCTS & set(match["values"])
    return listed and (not between.strip() or layout_book().counted.match(match.string, match.end()) is not None)
