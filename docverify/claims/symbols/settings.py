"""Document -> what it sets names to: `layers = 80`, `- KV heads: 8`, `| N | 70e9 |`, `sequence length S of 8192`.

Of a name that is set to several numbers at once, or for one of something, nothing is known.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import OPERATORS, Item, Read
from docverify.claims.passage import Passage
from docverify.claims.sentences.chains import relation
from docverify.document.model import Document, Flow, FlowKind
from docverify.named import NamedTuple
from docverify.patterns import Worded, listed

_OF_MORE = OPERATORS | {"NUM", "FUNCTION", "CLOSE"}  # before a name: then it is not set here
_LETTERS = 3  # of a word
_MOST_WORDS = 3  # of a name
_MOST_ITEMS = 24  # of a computation
_COLONS = frozenset({":", "："})
_SKIPPED = frozenset({"$", "`", "*", "_"})
_SYMBOL = re.compile(r"[^\W\d_]|\w*[^\W\d_]_\w+|[A-Z]{2,4}|[a-z]+[A-Z]\w*")  # N, d_model, TP, numLayers
LETTER = re.compile(r"[^\W\d_](?:_\w+)?")  # N, P_e
RUN = re.compile(r"\$?(?:(\d{1,3})([^\W\d_]{1,4})|([a-z][A-Z]|[A-Z][a-z]))")  # `6ND`, `bG`; TP is a name
_LABEL = re.compile(r"\s*([^\W\d][^\n()（）\[\]]{0,40}?)\s*(?:[(（\[]([^()（）\[\]]{1,12})[)）\]])?\s*")
_SEVERAL = Worded(
    r"[\s`*$]{0,4}(?:[(（][^()（）]{0,40}[)）]\s?)?"
    r"(?:(?:[/|–-]\s?|{or_to}\s)[~≈$]?\d|,\s?\d[\w.]*\s?(?:[(,]|{or_to}\b|$)|{for_one_of}\b)"
)
_NO_NAMES = frozenset({"", "a", "A", "I", "x", "X"})


class Setting(NamedTuple):
    """A value of a name; None if it has several."""

    name: str
    value: Printing | None
    section: int


def spelling(name: str) -> str:
    """Letters are symbols, which differ by case; words do not."""
    return name if len(name) < _LETTERS else name.lower()


def settings(document: Document, passages: Sequence[Passage], items: Read) -> Iterator[Setting]:
    """All of a document: those of its text, then those of its tables."""
    for passage in passages:
        if passage.flow.kind is not FlowKind.CELL:
            for at, item in enumerate(passage.items):
                if item.quantity is not None and at > 1:
                    names = [*_names(passage.items, at), *_of_chain(passage.items, at)]
                    yield from _set(names, passage.flow, passage.items, at) if names else ()
    for table in document.tables:
        for row in table.rows:
            yield from _of_row(row, items)


def _set(names: Sequence[str], flow: Flow, items: Sequence[Item], at: int) -> Iterator[Setting]:
    quantity = items[at].quantity
    follows = items[at + 1] if at + 1 < len(items) else None
    if quantity is None or (follows is not None and (follows.kind in OPERATORS or _is_factor(follows))):
        return
    unit = quantity.measure.unit
    shared = any(power < 0 for _, power in unit.nouns) and not unit.dimensions
    counting = any(power > 0 for _, power in unit.nouns)
    several = not quantity.one or _SEVERAL.match(flow.text, quantity.end) is not None
    for name in names:
        of_one = shared and not (counting and LETTER.fullmatch(name))  # `b = 96 tokens per step`
        yield Setting(spelling(name), None if several or of_one else Printing(quantity, flow), flow.section)


def _names(items: Sequence[Item], at: int) -> list[str]:
    """What the number at `at` is the value of."""
    sign = at - 1
    while sign > 0 and items[sign].text in _SKIPPED:
        sign -= 1
    spoken = items[sign].text.isalpha()
    if not _sets(items[sign]):
        return []
    end, bracket = _without_bracket(items, sign)
    start = end
    while start > 0 and items[start - 1].kind == "WORD" and end - start <= _MOST_WORDS:
        start -= 1
    words = [item.text.strip("$`*") for item in items[start:end]]
    found = [*_named(items, start, words), bracket] if words else []
    return [name for name in found if _is_name(name) and (not spoken or _SYMBOL.fullmatch(name))]


def _of_chain(items: Sequence[Item], at: int) -> Iterator[str]:
    """The symbol that a computation is of, which ends in the number at `at`: `P = 3 d h = 44e6`."""
    sign = first = at - 1
    if items[sign].kind != "REL":
        return
    for n in range(sign, max(sign - _MOST_ITEMS, 0), -1):
        item = items[n]
        if item.kind in ("BREAK", "LINE") or (item.kind == "WORD" and not _is_symbol(item.text)):
            break
        first = n if item.text == "=" else first
    if first < sign and LETTER.fullmatch(items[first - 1].text):
        yield from _named(items, first - 1, [items[first - 1].text])


def _is_symbol(text: str) -> bool:
    return LETTER.fullmatch(text) is not None or RUN.fullmatch(text) is not None


def _is_factor(item: Item) -> bool:
    """`3 d h`: the number is not all that is computed."""
    return item.kind == "WORD" and LETTER.fullmatch(item.text) is not None and _is_name(item.text)


def _is_name(text: str) -> bool:
    return text not in _NO_NAMES and not text[:1].isdigit()


def _sets(item: Item) -> bool:
    if item.kind == "REL":
        return relation(item.text) in ("=", "~") and item.text[-1] not in ">→⇒⟶"
    return item.text in _COLONS or item.text.lower() in listed("set_by")


def _without_bracket(items: Sequence[Item], sign: int) -> tuple[int, str]:
    """Where the name in front of the sign ends, and the symbol that stands for it in a bracket."""
    end = sign
    while end > 0 and items[end - 1].text in _SKIPPED:
        end -= 1
    if end > 2 and items[end - 1].kind == "CLOSE":
        opened = next((n for n in range(end - 2, max(end - 7, -1), -1) if items[n].kind == "OPEN"), -1)
        inside = [item.text for item in items[opened + 1 : end - 1]]
        return (
            (opened, inside[0] if len(inside) == 1 and _SYMBOL.fullmatch(inside[0]) else "") if opened > 0 else (0, "")
        )
    return end, ""


def _named(items: Sequence[Item], start: int, words: Sequence[str]) -> Iterator[str]:
    """The last word if it is a symbol or stands alone; all words if nothing stands before them."""
    before = items[start - 1].kind if start else "BREAK"
    if len(words) == 1:
        yield words[0] if before not in _OF_MORE else ""
    elif all(LETTER.fullmatch(each) and _is_name(each) for each in words[-2:]):
        return  # a product
    elif _SYMBOL.fullmatch(words[-1]) or words[-2].lower() in listed("before_names"):
        yield words[-1]
    if before in ("BREAK", "LINE", "OPEN") and 1 < len(words) <= _MOST_WORDS:
        yield " ".join(words)


def _of_row(row: Sequence[Flow], items: Read) -> Iterator[Setting]:
    """The row of a list of values has one number: `| KV heads | 8 |`, `| N | parameters | 70e9 |`."""
    numbers = [cell for cell in row[1:] if any(item.quantity is not None for item in items(cell))]
    if len(numbers) != 1 or any(item.quantity is not None for item in items(row[0])):
        return
    (cell,) = numbers
    read = items(cell)
    if read[0].quantity is None:
        return
    found = [_LABEL.fullmatch(each.text) for each in row if each is not cell]
    names = [name for match in found[:1] if match for name in match.groups("")]
    names += [match[1] for match in found[1:] if match and _SYMBOL.fullmatch(match[1])]
    yield from _set(list(filter(_is_name, names)), cell, read, 0)
