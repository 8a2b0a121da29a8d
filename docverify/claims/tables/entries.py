"""Lines of lists and calculation blocks -> labelled values: `- **Weights**: 35.3 GB`, `KV cache = 2 × 8 GB = 16 GB`."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.tables.cells import Value, outside_brackets, stated_in, value, with_measures
from docverify.claims.tables.headings import stated_unit
from docverify.claims.tables.key_units import spoken
from docverify.classes import dataclass, replace
from docverify.document.model import Flow
from docverify.patterns import listed

_SEPARATORS = frozenset({":", "：", "=", "＝", "—", "–", "→"})
_MARKS = " *_`\t-–—+•·│├└─|=#>"
_LONGEST_LABEL, _LABEL_WORDS = 60, 4
_GAP = 2  # blanks
_BELOW = frozenset({"<", "≤", "<=", "≪", "<<"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with a label and its value. `beside` are the other values of its kind that the line prints."""

    label: str
    value: Value | None
    depth: int
    text: str
    beside: tuple[Value, ...] = ()
    computed: bool = False  # whether the line prints how its value comes about
    closing: bool = False  # whether it is a sentence behind the lines that says what they come to
    share: Value | None = None  # the only one that it prints beside its value,
    whole: Value | None = None  # and of what that is one: `19 GB (24 % of 80 GB)`

    @property
    def least(self) -> Fraction:
        """The smallest value of its kind that the line prints."""
        first = () if self.value is None else (abs(self.value.number),)
        return min((*first, *(each.number for each in self.beside)), default=Fraction(0))


def entry(
    flow: Flow, items: Sequence[Item], start: int, end: int, depth: int, columns: frozenset[int] = frozenset()
) -> Entry:
    """The label and the value of a line; `columns` are those in which other lines begin to compute."""
    text = flow.text[start:end]
    at = next(
        (n for n, item in enumerate(items) if item.text in _SEPARATORS and n and item.kind in ("BREAK", "REL", "STEP")),
        None,
    )
    if at is None and not (at := _behind_gap(items) or _last_amount(items)):
        return Entry(text.strip(_MARKS), None, depth, text)
    rest = items[at + (items[at].kind != "NUM") :]
    label = flow.text[start : items[at].start].strip(_MARKS)
    if any(item.kind == "NUM" and not _named(item) for item in outside_brackets(items[:at])):
        behind = _behind_gap(items[: at + 1]) or _in_column(items[: at + 1], start, columns)
        if not behind:
            return Entry(label, None, depth, text)
        label, rest = flow.text[start : items[behind].start].strip(_MARKS), items[behind:]
    if len(label) > _LONGEST_LABEL:
        return Entry(label, None, depth, text)
    said = _unjudged(rest)
    stated = stated_in(flow, said)
    share, whole = (None, None) if stated is None else _share(flow, rest)
    unit = stated_unit(label) if stated is not None and stated.quantity.bare and "_" in label else None
    stated = with_measures(stated, unit) if stated is not None and unit is not None else stated
    return Entry(
        spoken(label), stated, depth, text, _beside(stated, rest), _computed(stated, said), share=share, whole=whole
    )


def _behind_gap(items: Sequence[Item]) -> int:
    """Where a computation begins that only blanks part from its label: `Cache    16 × 0.5 GB = 8 GB`; 0 if nowhere."""
    begins = (n for n in range(1, len(items)) if items[n].kind in ("NUM", "OPEN"))
    return next((n for n in begins if items[n].start - items[n - 1].end >= _GAP), 0)


def _last_amount(items: Sequence[Item]) -> int:
    """Where the only number of a line is that ends it, if it is measured: `KV cache 12.2 GB`; 0 if nowhere."""
    at = len(items) - 1
    quantity = items[at].quantity if 0 < at <= _LABEL_WORDS else None
    measured = quantity is not None and bool(quantity.measure.unit.dimensions)
    return at if measured and all(item.kind == "WORD" for item in items[:at]) else 0


def computing_column(items: Sequence[Item], start: int) -> int:
    """In which column a line that begins at `start` begins to compute behind a gap; -1 if it does not."""
    behind = _behind_gap(items)
    return items[behind].start - start if behind else -1


def _in_column(items: Sequence[Item], start: int, columns: frozenset[int]) -> int:
    """Where a label so long that one blank is left ends, since the computation begins below others."""
    return next((n for n in range(1, len(items)) if items[n].start - start in columns and items[n].kind == "NUM"), 0)


def _share(flow: Flow, items: Sequence[Item]) -> tuple[Value | None, Value | None]:
    """The only percentage, and the number that words make its base."""
    numbers = [item for item in items if item.quantity is not None]
    at = [n for n, item in enumerate(numbers) if item.quantity is not None and item.quantity.percent]
    if len(at) != 1 or not at[0]:
        return None, None
    share = numbers[at[0]]
    for other, first, last in ((at[0] + 1, share, None), (at[0] - 1, None, share)):
        if 0 < other < len(numbers):
            before, behind = first or numbers[other], last or numbers[other]
            if flow.text[before.end : behind.start].strip().lower() in listed("of"):
                return value(flow, [share]), value(flow, [numbers[other]])
    if len(numbers) == at[0] + 1 == 3 and flow.text[numbers[0].end : numbers[1].start].strip().lower() in listed("of"):
        return value(flow, [share]), value(flow, [numbers[1]])  # `19 GB of 80 GB (24 %)`
    return value(flow, [share]), None


def _computed(stated: Value | None, items: Sequence[Item]) -> bool:
    """Whether it is printed how the value comes about: in `19 GB (24 % of 80 GB)` the share only compares it."""
    if stated is None:
        return any(item.kind in OPERATORS for item in items)
    behind = stated.quantity.end
    return any(
        item.kind in OPERATORS and not (before.start >= behind and before.quantity and before.quantity.percent)
        for before, item in pairwise(items)
    )


def _named(item: Item) -> bool:
    """A number in a label that counts or names: `TP4`, `8 experts`, `Stage 2`."""
    quantity = item.quantity
    if quantity is None or quantity.spelled:  # `Bill of one month`
        return quantity is not None
    return quantity.printed.whole and not quantity.measure.unit.dimensions


def _unjudged(items: Sequence[Item]) -> Sequence[Item]:
    """The items before what is said of the value: `19 GB → 24 % of 80 GB`, `19 GB < 80 GB`, `19 GB - fits`."""
    end = next((n for n in range(1, len(items) - 1) if _judges(items[n], items[n + 1])), len(items))
    return items[:end] if any(item.kind == "NUM" for item in items[:end]) else items


def _judges(sign: Item, follows: Item) -> bool:
    if sign.kind == "REL" and sign.text in _BELOW:
        return True
    share = follows.quantity is not None and follows.quantity.percent
    return sign.kind in ("REL", "STEP", "MINUS") and (follows.kind == "WORD" or share)


def _beside(stated: Value | None, items: Sequence[Item]) -> tuple[Value, ...]:
    """The other values of the kind of `stated` that the line prints."""
    if stated is None:
        return ()
    quantities = [item.quantity for item in items if item.quantity is not None]
    dimensions = stated.quantity.measure.unit.dimensions
    return tuple(
        replace(stated, printing=replace(stated.printing, quantity=each), sign=1)
        for each in quantities
        if each.measure.unit.dimensions == dimensions and each.start != stated.quantity.start
    )
