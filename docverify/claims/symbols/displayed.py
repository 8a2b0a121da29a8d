"""Passage x known names -> the computations over names in it that print a result: `2 × layers = 160`, `6ND = 8e23`."""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.passage import Passage
from docverify.claims.sentences.chains import relation
from docverify.claims.symbols.backwards import CUT, MOST, Backwards, Token
from docverify.claims.symbols.settings import LETTER, RUN
from docverify.expression import Constant, Leaf, Node, operations, replaced
from docverify.formula import BadFormula, spelled
from docverify.named import NamedTuple
from docverify.patterns import listed

_PAIR = 3  # items of `4/PP`
_JOINED = frozenset({"OPEN", "SUP"}) | OPERATORS


class Displayed(NamedTuple):
    """A computation with its result; the leaves of `formula` are places in `tokens`."""

    formula: Node
    tokens: tuple[Token, ...]
    end: int
    sign: str  # = or ~
    result: Printing | None  # where it is printed behind the computation

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(token.text for token in self.tokens if token.named))

    def node(self, values: Mapping[str, Printing]) -> Node:
        """The computation with values for its names."""

        def operand(leaf: Leaf) -> Node:
            token = self.tokens[int(str(leaf.value)[1:])]
            value = values[token.text] if token.named else token.value
            return value if isinstance(value, Constant) else Leaf(value)

        return replaced(self.formula, operand)


def may_display(passage: Passage) -> bool:
    """Whether a word stands beside an operation."""
    if not any(item.kind == "REL" for item in passage.items):
        return False
    pairs = [(a, b) for a, b in pairwise(passage.items) if "WORD" in (a.kind, b.kind)]
    return any(
        not OPERATORS.isdisjoint((a.kind, b.kind))
        or RUN.fullmatch(a.text)
        or RUN.fullmatch(b.text)
        or (LETTER.fullmatch(a.text) and LETTER.fullmatch(b.text))
        for a, b in pairs
    )


def displayed(passage: Passage, known: Container[str]) -> Iterator[Displayed]:
    """Those that are made of numbers and known names only."""
    items = passage.items
    for at, item in enumerate(items[1:-1], 1):
        if item.kind != "REL" or item.text[-1] in ">→⇒⟶" or relation(item.text) not in ("=", "~"):
            continue  # an arrow may lead to something else
        result = items[at + 1].quantity
        if result is None or not result.one or (at + 2 < len(items) and items[at + 2].kind in _JOINED):
            continue
        yield from _ending(passage, known, at, relation(item.text), Printing(result, passage.flow))


def told_of(passage: Passage, known: Container[str]) -> Iterator[tuple[str, Displayed]]:
    """Symbols with the computation that they stand for, whose result is told elsewhere: `C = 6ND`."""
    items = passage.items
    for at, item in enumerate(items[1:-1], 1):
        name = items[at - 1].text
        if item.text != "=" or name not in known or (at > 1 and items[at - 2].kind in CUT):
            continue
        last = min(at + 1 + MOST, len(items))
        end = next((n for n in range(at + 1, last) if _ends(items[n])), last)
        for found in _ending(passage, known, end, "=", None):
            if found.tokens[0].start >= items[at + 1].start and name not in found.names:
                yield name, found


def _ends(item: Item) -> bool:
    return item.kind in ("BREAK", "LINE") or item.text.lower() in listed("after_formulas")


def _ending(
    passage: Passage, known: Container[str], at: int, sign: str, result: Printing | None
) -> Iterator[Displayed]:
    tokens = Backwards(passage, known).tokens(at)
    pairs = result is not None and _lists(passage.items, at, tokens)
    formula = _formula(tokens) if any(token.named for token in tokens) and not pairs else None
    if formula is not None and operations(formula):
        yield Displayed(formula, tuple(tokens), passage.items[at - 1].end, sign, result)


def _lists(items: Sequence[Item], at: int, tokens: Sequence[Token]) -> bool:
    """`TP=4/PP=2`: two names with their values, and no computation."""
    if len(tokens) != _PAIR or not tokens[-1].named or tokens[0].value is None or not items[at].glued:
        return False
    return any(
        item.kind == "REL" and item.glued and item.end == tokens[0].start for item in items[max(at - MOST, 0) : at]
    )


def _formula(tokens: Sequence[Token]) -> Node | None:
    text = "".join(f"n{n}" if token.value or token.named else token.text for n, token in enumerate(tokens))
    try:
        return spelled(f"x = {text}").right
    except BadFormula:
        return None
