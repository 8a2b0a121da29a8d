"""A column's header -> its words, its unit and the numbers in it: `Memory (GB)`, `Cost at $2/h`, `Share of 64 GB`."""

import re

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.reader import read
from docverify.claims.numbers.words import words
from docverify.claims.tables.key_units import tail
from docverify.classes import dataclass
from docverify.document.model import Flow
from docverify.language import worded
from docverify.patterns import Worded
from docverify.units import ONE, unit

_BRACKET = re.compile(r"[(（\[［]([^()（）\[\]［］]{1,24})[)）\]］]")
_TAIL = re.compile(r"(?:,\s*|，|\bin\s+)([^\s,]{1,16})$")
_OF_EACH = re.compile(r"(\S{1,12}) (?:per|each|a|/)\b")
_PER = (["per"], ["/"], ["each"])
_WORD = re.compile(r"[A-Za-zµ%×$€£¥#Δ]+|[\u4e00-\u9fff]+")
_CURRENCY = re.compile(
    r"^(US\$|\$|€|£|¥|￥|(?:USD|EUR|GBP|CHF)(?=\s*[kKmM](?![a-z])))\s*([kKmM](?![a-z]))?\s*(/.*|per .*|)$"
)
_BLANKS = re.compile(r"\s*/\s*")
_SUMMED_PER = Worded(r"{per_each}")
_NUMBERS = Worded(r"{numbers_behind}$")
_TIMES = re.compile(r"\d\s*×|×\s*\d")
_MANY = Worded(r"(.+?)(?:{counters}|\.)")  # `万次`, `Mrd.`: so many of what the header names


@dataclass(frozen=True, slots=True)
class Heading:
    """What the header says. `unit` is a quantity of one such unit, whose measures a bare cell takes."""

    text: str
    words: tuple[str, ...]  # lower-case
    unit: Quantity | None = None
    numbers: tuple[Printing, ...] = ()

    @property
    def per(self) -> bool:
        """Whether its values are for one of something, so that they do not add up on their own."""
        return _SUMMED_PER.search(self.text) is not None

    @property
    def uncounted(self) -> str:
        """The text without signs that only count: `nodes (8×)`, `8 × H100`."""
        return _TIMES.sub(" ", self.text)

    @property
    def valued(self) -> bool:
        """Whether it is itself a value, as in a block of lines of which none is a header: `17857 ns/op`."""
        first = self.numbers[0].quantity if self.numbers and self.text[:1].isdigit() else None
        return first is not None and bool(first.measure.unit.dimensions)

    def says(self, words: frozenset[str]) -> bool:
        return any(word in words for word in self.words)


def heading(flow: Flow) -> Heading:
    """The heading of a column."""
    text = flow.text.strip()
    words = tuple(word.lower() for word in _WORD.findall(text))
    items = read(flow.text) if any(map(str.isdigit, text)) else []
    return Heading(text, words, stated_unit(text), _numbers(flow, items))


def heading_of(text: str) -> Heading:
    """The heading of a column that the table does not head."""
    return Heading(text, tuple(word.lower() for word in _WORD.findall(text)), stated_unit(text))


def _numbers(flow: Flow, items: list[Item]) -> tuple[Printing, ...]:
    return tuple(Printing(item.quantity, flow) for item in items if item.quantity is not None)


@worded(1024)
def stated_unit(text: str) -> Quantity | None:
    """The unit that a header gives: in brackets, after a comma or `in`, or as its only or first word."""
    if (key := tail(text)) is not None:
        return one_of(key.unit)
    inside = _BRACKET.findall(text)
    parts = [part for each in reversed(inside) if "," in each for part in reversed(each.split(","))]  # `(bf16, GB)`
    candidates = [*reversed(inside), *parts, *_TAIL.findall(text)]
    for candidate in candidates:
        if (found := one_of(candidate)) is not None:
            return found
    bare = _BLANKS.sub("/", _BRACKET.sub("", text).strip(" *_`"))
    whole = one_of(bare) if len(bare) <= 16 else None
    if whole is None and (above := _OF_EACH.match(bare)) is not None:  # `GB/s per drive`
        found = one_of(above[1])
        whole = found if found is not None and found.measure.unit.dimensions else None
    if whole is None and not bare.isascii() and (found := one_of(_NUMBERS.sub("", bare))) is not None:  # `小时数`
        whole = found if found.measure.unit.dimensions else None
    if whole is None and bare.split():
        first, *others = bare.split()
        given = others[-2:-1] in _PER or (len(others) > 1 and others[-2][-1].isdigit())
        last = others[-1] if others and not given else ""  # no amount of time is `Price per hour`, `Days at 400 W`
        whole = (one_of(first) if _is_symbol(first) else None) or (one_of(last) if last and _is_symbol(last) else None)
    return whole


def _is_symbol(word: str) -> bool:
    """`GB`, `%`, `ms`, `FLOPs`, `GPU-days`, `GB/s`; a plural noun in a phrase names what is counted instead."""
    if word in ("%", "$", "€", "£", "¥"):
        return True
    found = unit(word)
    if not found and not {"-", "/"}.isdisjoint(word) and (one := one_of(word)) is not None:
        return bool(one.measure.unit.dimensions) and ("-" in word or not one.measure.unit.nouns)
    return bool(found) and bool(found[0].dimensions) and (len(word) > 1 or word == "s")


def one_of(text: str) -> Quantity | None:
    """One of a unit, as a quantity: `GB`, `$/h`, `%`, `tokens/s per GPU`, `x`."""
    text = text.strip().removeprefix("in ").strip()
    many = _MANY.fullmatch(text)
    if many is not None and many[1].lower() in words().scales:
        text = many[1].lower()
    price = _CURRENCY.match(text)
    written = f"{price[1]}1{price[2] or ''}{price[3]}" if price else f"1{text}"
    if text[:1].isdigit() or not text or not (text[0].isalpha() or text[0] in "%×$€£¥µ"):
        return None
    items = read(written)
    quantity = items[0].quantity if len(items) == 1 else None
    if quantity is None or quantity.end != len(written.rstrip()) or quantity.bare:
        return None
    named = (
        quantity.percent or quantity.measure.factor == 1 or text.isalpha() or quantity.measure.unit != ONE
    )  # no billion is `B-A`
    return quantity if named or price else None
