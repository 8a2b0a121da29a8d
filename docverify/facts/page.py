"""Passage -> Page: a flow with its numbers, mentions and the results of its equations, ready for binding."""

from bisect import bisect_left
from dataclasses import dataclass, field

from docverify.claims.equation import Equation, Printing
from docverify.claims.items import OPERATORS, Item
from docverify.claims.passage import Passage
from docverify.document.model import Flow
from docverify.facts.beginnings import begun
from docverify.facts.fact import Notation
from docverify.facts.mentions import Mentions, mentions


@dataclass(frozen=True, slots=True)
class Binding:
    """A name for a printed value; its scope is not known yet."""

    name: str
    printing: Printing
    qualifiers: frozenset[str]
    words: str
    notation: Notation
    alternatives: tuple[tuple[str, str], ...] = ()  # of a table's row or column


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

    def changes(self, index: int) -> bool:
        """Whether an arrow leads away from the number: an old value."""
        items = self.passage.items
        follows = [item.kind for item in items[index + 1 : index + 4] if item.kind != "WORD"]
        return follows[:1] == ["STEP"]


def _closed(items: tuple[Item, ...], at: int) -> int:
    depth = 0
    for index in range(at, min(len(items), at + 40)):
        depth += (items[index].kind == "OPEN") - (items[index].kind == "CLOSE")
        if depth == 0:
            return index
    return len(items)
