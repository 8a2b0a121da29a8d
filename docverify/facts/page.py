"""Passage -> Page: a flow with its numbers, mentions and the results of its equations, ready for binding."""

import re
from bisect import bisect_left

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.classes import dataclass, field
from docverify.document.model import Flow
from docverify.facts.beginnings import begun
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mentions, mentions

_NAMED = 6  # items behind an arrow in which another name is set
_BATCHES = ([(("sequence", 1),), (("token", 1),)], [(("sample", 1),), (("token", 1),)])
_FACTOR = re.compile(
    r"\s*[×·∙⋅*]\s*\(?\s*(?:[a-z]{3,}\b|[a-z]+_\w+|[\u4e00-\u9fff]{1,8}\s?[=＝≈]"
    r"|[A-Za-z](?:_\w{1,6})?[²³]?\s*[×·∙⋅*=+])"  # `12 · L · h²`
)


@dataclass(frozen=True, slots=True)
class Binding:
    """A name for a printed value; its scope is not known yet."""

    name: str
    printing: Printing
    qualifiers: frozenset[str]
    words: str
    notation: Notation
    alternatives: tuple[tuple[str, str], ...] = ()  # of a table's row or column
    case: tuple[int, ...] = ()  # where the numbers begin for which the label says that it is so


@dataclass(frozen=True, slots=True)
class Page:
    passage: Passage
    text: str
    numbers: tuple[int, ...]  # indices of the items that are numbers
    starts: tuple[int, ...]  # where they begin
    equations: tuple[Equation, ...] = ()
    short: bool = False  # short names of degrees stand here
    about: tuple[str, ...] = ()  # names that the heading above speaks of
    _mentions: list[Mentions] = field(default_factory=list, compare=False)

    @property
    def mentions(self) -> Mentions:
        """Looked for when first asked for: most cells of a table never are."""
        if not self._mentions:
            self._mentions.append(begun(mentions(self.text), self.text, self.short))
        return self._mentions[0]

    @property
    def flow(self) -> Flow:
        return self.passage.flow

    def next_number(self, at: int) -> int | None:
        """The index of the first number item at or behind an offset."""
        index = bisect_left(self.starts, at)
        return self.numbers[index] if index < len(self.numbers) else None

    def last_number(self, before: int) -> int | None:
        """The index of the last number item that begins before an offset."""
        index = bisect_left(self.starts, before) - 1
        return self.numbers[index] if index >= 0 else None

    def operator_after(self, index: int) -> bool:
        """Whether the number is an operand of what follows; words and a bracket may stand between."""
        items = self.passage.items
        at, words = index + 1, 0
        while at < len(items):
            item = items[at]
            if item.kind == "OPEN":
                at = _closed(items, at)
            elif item.kind == "WORD" and words < 5 and not item.opaque:
                words += 1
            else:
                break
            at += 1
        if at + 1 >= len(items):
            return False
        return items[at].kind in OPERATORS and items[at + 1].kind in ("NUM", "OPEN", "FUNCTION")

    def operator_before(self, index: int) -> bool:
        items = self.passage.items
        return index > 0 and items[index - 1].kind in OPERATORS

    def begins_formula(self, index: int) -> bool:
        """Whether a factor in words follows: the first number of `Bytes per token = 2 × layers` is no value of it."""
        items = self.passage.items
        quantity = items[index].quantity
        if index + 1 < len(items) and items[index + 1].kind == "BREAK":
            return False  # a dot between entries
        return quantity is not None and _FACTOR.match(self.text, quantity.number_end) is not None

    def of_tokens(self, index: int) -> bool:
        """`1,024 sequences × 4,096 tokens = 4.2M tokens`: so many sequences, whatever they come to."""
        items = self.passage.items[index : index + 3]
        nouns = [each.quantity.measure.unit.nouns for each in items[::2] if each.quantity is not None]
        return nouns in _BATCHES and items[1].kind == "TIMES"

    def changes(self, index: int) -> bool:
        """Whether an arrow leads away from the number: an old value, unless something else is named behind it."""
        behind = self._behind_arrow(index)
        return behind is not None and not _names(behind)

    def new_value(self, index: int) -> Quantity | None:
        """The number that an arrow leads to."""
        behind = self._behind_arrow(index) or ()
        return next((item.quantity for item in behind if item.kind == "NUM"), None)

    def _behind_arrow(self, index: int) -> tuple[Item, ...] | None:
        """The items behind the arrow that leads away from a number, if one does."""
        items = self.passage.items
        arrow = next((at for at in range(index + 1, min(index + 4, len(items))) if items[at].kind != "WORD"), None)
        return items[arrow + 1 : arrow + _NAMED] if arrow is not None and items[arrow].kind == "STEP" else None


def _names(behind: tuple[Item, ...]) -> bool:
    """Whether words and a sign that sets their value are next: `→ DP = 16`."""
    kind = next((item.kind for item in behind if item.kind != "WORD"), "")
    return kind == "REL" and behind[0].kind == "WORD"


def _closed(items: tuple[Item, ...], at: int) -> int:
    depth = 0
    for index in range(at, min(len(items), at + 40)):
        depth += (items[index].kind == "OPEN") - (items[index].kind == "CLOSE")
        if depth == 0:
            return index
    return len(items)
