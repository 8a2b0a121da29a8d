"""A count, a word for ids, and their range -> an equation: `Pool (40 GPUs): ids 24-63`, `64 张卡，编号 0–63`."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.words import words
from docverify.claims.ranges.id_ranges import ids, kind_of
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
        named = _named(item.text) if at > 1 and item.kind == "WORD" else None
        if named is None:
            continue
        sign = at - 1 - (items[at - 1].text in _SIGNS)
        closed = items[sign].kind == "CLOSE"
        count = next((n for n in range(sign - closed, max(sign - _MOST_WORDS, -1), -1) if items[n].quantity), -1)
        quantity = items[count].quantity if count >= 0 else None
        kind = counted_kind(items, count) if counts(quantity) else ""
        found = ids(flow, items, at + 1, kind) if kind and not per(items, count + 1) else None
        if (
            found is None
            or quantity is None
            or (named and (named != kind or found.length > 2 * quantity.printed.value))
        ):
            continue
        next_to = count == sign - (items[sign].text in words().measures)  # `8 台，编号 0-7`
        if closed or (sign == at - 2 and next_to and _ends(items, found.end)):
            yield counted(found, Printing(quantity, flow), half_open(items, found))


def _named(word: str) -> str | None:
    """What the ids of a word for them are of: nothing of `ids`, `编号` and `编号为`, nodes of `节点编号`."""
    known = terms("ids")
    if word.isascii():
        return "" if word.lower() in known else None
    bare = word[:-1] if word[-1] in listed("copulas") else word
    if bare in known:
        return ""
    return kind_of(bare) or None if bare[-2:] in known else None


def _ends(items: Sequence[Item], at: int) -> bool:
    """Whether a clause ends there."""
    return at >= len(items) or items[at].kind in _ENDS
