"""A count, a word for ids, and their range -> an equation: `Pool (40 GPUs): ids 24-63`, `64 张卡，编号 0–63`."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.ranges.id_ranges import ids
from docverify.claims.ranges.ranges import counted, counted_kind, counts, half_open, per
from docverify.claims.tables.table_words import terms
from docverify.document.model import Flow
from docverify.patterns import listed

_MOST_WORDS = 4  # from a count to what closes its bracket
_SIGNS = frozenset({":", "：", "=", ",", "，"})
_ENDS = frozenset({"BREAK", "CLOSE", "LINE"})


def labelled_ranges(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """Each range behind a word for ids, if a count of what has them stands before that word."""
    for at, item in enumerate(items):
        if at < 2 or item.kind != "WORD" or not _are_ids(item.text):
            continue
        sign = at - 1 - (items[at - 1].text in _SIGNS)
        closed = items[sign].kind == "CLOSE"
        count = next((n for n in range(sign - closed, max(sign - _MOST_WORDS, -1), -1) if items[n].quantity), -1)
        quantity = items[count].quantity if count >= 0 else None
        kind = counted_kind(items, count) if counts(quantity) else ""
        found = ids(flow, items, at + 1, kind) if kind and not per(items, count + 1) else None
        if found is None or quantity is None:
            continue
        if closed or (sign == at - 2 and count == sign and _ends(items, found.end)):
            yield counted(found, Printing(quantity, flow), half_open(items, found))


def _are_ids(word: str) -> bool:
    """`ids`, `编号`, `编号为`."""
    known = terms("ids")
    return word.lower() in known or (not word.isascii() and word[:-1] in known and word[-1] in listed("copulas"))


def _ends(items: Sequence[Item], at: int) -> bool:
    """Whether a clause ends there."""
    return at >= len(items) or items[at].kind in _ENDS
