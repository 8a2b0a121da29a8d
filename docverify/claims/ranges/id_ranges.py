"""Items -> ranges of ids, and what has them: `GPUs 0-127`, `layers 0 to 3`, `ranks 0..7`, `节点 0-3`, `GPUs 0,1`."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.tables.table_words import numbered, terms
from docverify.classes import dataclass, replace
from docverify.document.model import Flow
from docverify.language import worded
from docverify.patterns import listed
from docverify.units import unit

_ALIKE = {"rank": "device", "worker": "device", "chunk": "shard", "file": "shard", "part": "shard"}
IDS = "id"  # the kind of ids of which no word says whose they are
_LARGEST = 10**7
_MOST_BETWEEN = 3  # a noun and its ids: `IDs`, a colon, an opening bracket


@dataclass(frozen=True, slots=True)
class IdRange:
    """Ids of one kind of thing. `places` are its ranges and single ids; items `at` to `end` print them."""

    kind: str
    places: tuple[Printing, ...]
    at: int
    end: int

    @property
    def first(self) -> Fraction:
        return self.places[0].quantity.printed.value

    @property
    def last(self) -> Fraction:
        quantity = self.places[-1].quantity
        return (quantity.upper or quantity.printed).value

    @property
    def length(self) -> Fraction:
        return sum((_length(place.quantity) for place in self.places), Fraction(0))


def _length(quantity: Quantity) -> Fraction:
    return quantity.upper.value - quantity.printed.value + 1 if quantity.upper is not None else Fraction(1)


@worded(4096)
def kind_of(word: str) -> str:
    """What a noun counts: `GPUs` and `ranks` are devices; empty if it names nothing that is numbered."""
    if found := _kind_of(word):
        return found
    glued = not word.isascii() and not any(each in word for each in terms("per") if not each.isascii())
    return _last_kind(word, terms("ids")) if glued else ""


def _last_kind(word: str, endings: Iterable[str]) -> str:
    """What stands last in a word of several: `路由专家编号`, in a language that sets no blanks."""
    ending = max((each for each in endings if word.endswith(each)), key=len, default="")
    stem = word.removesuffix(ending)
    nouns = (stem[at:] for at in range(len(stem)))
    return next((kind for noun in nouns if (ending or len(noun) > 1) and (kind := _kind_of(noun))), "")


def _kind_of(word: str) -> str:
    found = numbered(word.lower())
    if found:
        return found
    units = unit(word) or unit(word.lower())
    nouns = units[0].nouns if units and not units[0].dimensions else ()
    kind = nouns[0][0] if len(nouns) == 1 else ""
    return (
        ""
        if kind in ("token", "sequence", "sample", "step", "epoch", "parameter", "user", "batch")
        else _ALIKE.get(kind, kind)
    )


def header_kind(text: str) -> str:
    """What a column's header numbers or counts."""
    words = (word.strip("()*:#[]（）：") for word in text.split())
    return next((kind for word in words if (kind := kind_of(word) or _last_kind(word, listed("numbers_behind")))), "")


def id_ranges(flow: Flow, items: Sequence[Item]) -> Iterator[IdRange]:
    """The ranges behind a noun that says what is numbered."""
    behind = 0
    for at in _before_ids(items):
        kind = kind_of(items[at].text) if at >= behind else ""
        found = ids(flow, items, _behind(items, at + 1), kind) if kind else None
        if found is not None:
            yield found
            behind = found.end


def _before_ids(items: Sequence[Item]) -> list[int]:
    """The words from which it is not too far to an id."""
    known = [n for n, item in enumerate(items) if item.quantity is not None and _id(items, n) is not None]
    near = dict.fromkeys(at for n in known for at in range(max(n - _MOST_BETWEEN - 1, 0), n))
    return [at for at in near if items[at].kind == "WORD"]


def turned(flow: Flow, items: Sequence[Item]) -> Iterator[IdRange]:
    """Ranges behind such a noun that run backwards: among lines with ranges one of their ends is wrong."""
    if not any((q := item.quantity) is not None and q.upper and q.upper.value < q.printed.value for item in items):
        return
    for at in _before_ids(items):
        kind = kind_of(items[at].text)
        start = _behind(items, at + 1)
        found = backward(flow, items[start : start + 1], kind) if kind else None
        if found is not None:
            yield found


def backward(flow: Flow, items: Sequence[Item], kind: str) -> IdRange | None:
    """A range that runs backwards, alone in a cell whose column holds ranges."""
    only = _id(items, 0) if len(items) == 1 else None
    if only is None or only.upper is None or only.upper.value >= only.printed.value:
        return None
    return IdRange(kind, (Printing(only, flow),), 0, 1)


def ids(flow: Flow, items: Sequence[Item], start: int, kind: str) -> IdRange | None:
    """The ids that items print from `start` on: one range at least, or two single ids."""
    places: list[Printing] = []
    at = start
    while True:
        place, end = _one(flow, items, at)
        if place is None or (places and place.quantity.printed.value <= _last(places[-1].quantity)):
            break
        places.append(place)
        at = end
        if not (at + 1 < len(items) and items[at].text in listed("listing") and items[at + 1].kind == "NUM"):
            break
        at += 1
    at = at if not places or items[at - 1].kind == "NUM" else at - 1
    if not places or (len(places) < 2 and places[0].quantity.upper is None):
        return None
    return IdRange(kind, tuple(places), start, at)


def _behind(items: Sequence[Item], at: int) -> int:
    """Past `IDs`, a colon and an opening bracket."""
    if at < len(items) and items[at].text.lower() in terms("ids"):
        at += 1
    if at < len(items) and items[at].text in (":", "："):
        at += 1
    if at < len(items) and items[at].kind == "OPEN" and items[at].text in "[［":
        at += 1
    return at


def _one(flow: Flow, items: Sequence[Item], at: int) -> tuple[Printing | None, int]:
    """A range, or one id, at an item; and the index behind it."""
    first = _id(items, at)
    if first is None:
        return None, at
    if first.upper is not None:
        sound = first.printed.value < first.upper.value < _LARGEST and first.upper.whole
        return (Printing(first, flow) if sound else None), at + 1
    for length in (1, 2, 3):
        between = [item.text.lower() for item in items[at + 1 : at + 1 + length]]
        last = _id(items, at + 1 + length)
        if last is None or last.upper is not None or not _through(between):
            continue
        if first.printed.value < last.printed.value:
            whole = replace(first, end=last.end, number_end=last.number_end, upper=last.printed, words=last.words)
            return Printing(whole, flow), at + 2 + length
    return Printing(first, flow), at + 1


def _through(between: Sequence[str]) -> bool:
    """`..`, `...`, `…`, or a word such as `to`."""
    return between in (["."] * 2, ["."] * 3, ["…"]) or (len(between) == 1 and between[0] in terms("through"))


def _id(items: Sequence[Item], at: int) -> Quantity | None:
    quantity = items[at].quantity if 0 <= at < len(items) else None
    if quantity is None or not quantity.printed.whole or quantity.spelled or quantity.label:
        return None
    plain = quantity.bare and quantity.hedge is Hedge.NONE and quantity.spread is None
    return quantity if plain and quantity.printed.value < _LARGEST else None


def _last(quantity: Quantity) -> Fraction:
    return (quantity.upper or quantity.printed).value
