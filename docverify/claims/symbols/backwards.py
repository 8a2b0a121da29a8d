"""Items x known names -> the signs, numbers and names of the computation that ends at a place."""

from collections.abc import Container
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.passage import Passage
from docverify.claims.symbols.settings import LETTER, RUN, spelling
from docverify.expression import Constant
from docverify.named import NamedTuple
from docverify.patterns import listed

_SIGNS = {"TIMES": "*", "DIVIDE": "/", "PLUS": "+", "MINUS": "-", "POWER": "^"}
MOST, _WORDS = 24, 3  # items of a computation, words of a name
_BRACKETS, _SUM = {"OPEN": "(", "CLOSE": ")"}, 3  # items of a bracket up to its sign
_TIGHT = frozenset({"DIVIDE", "POWER", "SUP"})  # they bind what stands behind to what is before
_POWERS = {"²": Constant(Fraction(2)), "³": Constant(Fraction(3))}
CUT = OPERATORS | {"FUNCTION", "FRAC", "SUP", "CLOSE", "NUM"}  # before it: then it is part of more


class Token(NamedTuple):
    """A sign, a number or a name of a computation, and the place where it begins."""

    text: str
    start: int
    value: Printing | Constant | None = None  # of a number
    named: bool = False


class Backwards:
    """Reads a computation from its end, as far as it goes."""

    def __init__(self, passage: Passage, known: Container[str]) -> None:
        self.flow, self.items, self.known = passage.flow, passage.items, known
        self.found: list[Token] = []

    def tokens(self, at: int) -> list[Token]:
        """What stands before the sign at `at`; nothing if it holds anything that is not known."""
        depth, wanted = 0, True  # an operand
        while at > 0 and len(self.found) < MOST:
            item = self.items[at - 1]
            if item.kind == "CLOSE" if wanted else (item.kind == "OPEN" and depth > 0):
                depth += 1 if wanted else -1
                self._add(_BRACKETS[item.kind], item)
                at -= 1
                if not wanted and at and self.items[at - 1].kind == "FRAC":
                    if at > 1 and self.items[at - 2].kind in _TIGHT:
                        return []
                    at -= 1
                    self.found[-1] = self.found[-1]._replace(start=self.items[at].start)
            elif wanted:
                read = self._operand(at)
                if not read:
                    return []
                at, wanted = at - read, False
            elif item.kind in _SIGNS:
                self._add(_SIGNS[item.kind], item)
                at, wanted = at - 1, True
            elif sign := self._unwritten(item):
                self._add(sign, item)
                wanted = True
            else:
                break
        return [] if wanted or depth or self._is_cut(at) else self.found[::-1]

    def _unwritten(self, item: Item) -> str:
        """What is meant between it and what follows: `12 L h²`, `E P_e`, `L (k + 1) P`, `\\frac{S}{E}`."""
        last = self.found[-1]
        if item.kind == "CLOSE" and last.text == "(" and item.text == "}":
            return "/"
        letter = last.named and LETTER.fullmatch(last.text) is not None
        if letter and item.kind == "CLOSE":
            return "*"
        sums = last.text == "(" and len(self.found) > _SUM and self.found[-_SUM].text in ("+", "-")
        number = letter and item.quantity is not None and item.quantity.bare and not item.quantity.spelled
        known = (letter or sums) and LETTER.fullmatch(item.text) is not None and self._is_known(item.text)
        return "*" if number or known else ""

    def _add(self, text: str, item: Item, value: Printing | Constant | None = None, named: bool = False) -> None:
        self.found.append(Token(text, item.start, value, named))

    def _operand(self, at: int) -> int:
        """How many items before `at` are the operand that ends there."""
        item = self.items[at - 1]
        if item.kind == "BREAK" and item.text in _POWERS and at > 1:
            self._add("", item, _POWERS[item.text])
            self._add("^", item)
            read = self._operand(at - 1)
            return read and read + 1
        if item.quantity is not None:
            self._add(item.text, item, Printing(item.quantity, self.flow))
            return 1 if item.quantity.one and not item.opaque else 0
        if at > 1 and self.items[at - 2].kind == "REL" and not self.found and self._letters(item):
            return 1  # `S = bG = 512` is no value of a name
        for size in range(min(_WORDS, at) if item.kind == "WORD" else 0, 0, -1):
            words = self.items[at - size : at]
            name = " ".join(each.text for each in words)
            if all(each.kind == "WORD" for each in words) and self._is_known(name):
                self._add(spelling(name), words[0], named=True)
                return size
        return self._letters(item) if item.kind == "WORD" else 0

    def _is_known(self, name: str) -> bool:
        return spelling(name) in self.known

    def _letters(self, item: Item) -> int:
        """`6ND`, a product of a number and letters."""
        run = RUN.fullmatch(item.text)
        if run is None or not all(map(self._is_known, run[2] or run[3])):
            return 0
        for letter in reversed(run[2] or run[3]):
            self._add(letter, item, named=True)
            self._add("*", item)
        self._add(run[1] or "1", item, Constant(Fraction(run[1] or 1)))
        return 1

    def _is_cut(self, at: int) -> bool:
        """Whether what stands before belongs to it."""
        before = self.items[at - 1] if at else None
        if before is None or before.kind in CUT:
            return before is not None
        letter = before.kind == "WORD" and len(before.text) == 1 and before.text not in "aAI"
        glued = before.kind == "WORD" and before.end == self.found[-1].start
        return letter or glued or before.text.lower() in listed("scales_what_follows")
