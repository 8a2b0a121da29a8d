"""Masked text, form -> the places where the form's steps can be taken, over words, marks and quantities.

Regular expressions would say the same, but hundreds of them cost more to compile than a document takes to check.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.numbers.words import words
from docverify.claims.phrases.lone import alone
from docverify.claims.phrases.masked import Masked
from docverify.forms import (
    ALONE,
    BARRED,
    CLASSES,
    END,
    GAP,
    NAME,
    OPERAND,
    QUANTITY,
    STRETCH,
    WORDS,
    Step,
    alternatives,
)  # fmt: skip
from docverify.language import worded
from docverify.layered import table
from docverify.named import NamedTuple

_TOKEN = re.compile(
    r"[\ue000-\ue008]|i\.e\.|e\.g\.|vs\.|approx\.|incl\.|[-=]+>|[\u3400-\u4dbf\u4e00-\u9fff]|[^\W\d_]+(?:['’/_-][^\W\d_]+)*|\S|\n"
)
Steps = tuple[Step, ...]  # of a form
_MOST_WORDS = 4
_MOST_CHINESE = 8
_LONGEST_STRETCH = 14
_MOST_HEDGES = 3
_QUANTITIES = frozenset((*CLASSES.values(), OPERAND))
_ENDS = frozenset(".,;:!?)]\n。，、；：！？）］")
_STOPS = frozenset(".;:!?()[]\n。；：！？（）［］") | _QUANTITIES


class Tokens(NamedTuple):
    """The words, marks and quantities of a masked text."""

    texts: tuple[str, ...]
    quantities: dict[int, Quantity]  # by the index of the token
    places: dict[str, list[int]]  # the indices of each text


class Match(NamedTuple):
    """`start` and `end` count tokens."""

    start: int
    end: int
    bound: dict[str, Quantity]


class Choice(NamedTuple):
    """Alternatives of words; `first` are the tokens that one may begin with."""

    first: frozenset[str]
    every: tuple[tuple[str, ...], ...]

    def ends(self, texts: Sequence[str], at: int) -> Iterator[int]:
        """Where the alternatives that stand at `at` end."""
        if at < len(texts) and texts[at] in self.first:
            for words in self.every:
                if texts[at] == words[0] and tuple(texts[at : at + len(words)]) == words:
                    yield at + len(words)

    def stands(self, texts: Sequence[str], start: int, end: int) -> bool:
        """Whether an alternative begins at one of the tokens from `start` to `end`."""
        return any(next(self.ends(texts, at), 0) for at in range(max(start, 0), min(end, len(texts))))


def tokenized(text: Masked) -> Tokens:
    texts: list[str] = []
    quantities: dict[int, Quantity] = {}
    places: dict[str, list[int]] = {}
    for index, match in enumerate(_TOKEN.finditer(text.text)):
        texts.append(match[0])
        places.setdefault(match[0], []).append(index)
        if match[0] in _QUANTITIES and match.start() in text.quantities:
            quantities[index] = text.quantities[match.start()]
    return Tokens(tuple(texts), quantities, places)


def beginnings(steps: Steps) -> list[frozenset[str]]:
    """The tokens that each choice of words may begin with which a form cannot do without."""
    return [choice(step.text).first for step in steps if step.kind == WORDS and not step.optional]


def matches(steps: Steps, tokens: Tokens) -> Iterator[Match]:
    """The places where a form stands, none within another; `a = b = c` is both `a = b` and `b = c`."""
    behind, shared = 0, _is_equation(steps)
    for start in _starts(steps[steps[0].kind == ALONE], tokens):
        if start >= behind:
            places: dict[str, int] = {}
            end = _taken(steps, 0, tokens.texts, start, places)
            if end:
                behind = end - shared
                yield Match(start, end, {name: tokens.quantities[at] for name, at in places.items()})


def _is_equation(steps: Steps) -> bool:
    """Whether it ends with a sign and a quantity, with which another may begin."""
    *_, sign, last = (steps[0], *steps)
    return last.kind == QUANTITY and sign.kind == WORDS and not sign.optional and "=" in sign.text.split("|")


def _starts(step: Step, tokens: Tokens) -> Iterator[int]:
    if step.kind == QUANTITY:
        yield from (at for at in tokens.quantities if tokens.texts[at] in step.text)
    else:
        first = choice(step.text).first & tokens.places.keys()
        yield from sorted(at for text in first for at in tokens.places[text])


def _taken(steps: Sequence[Step], index: int, texts: Sequence[str], at: int, places: dict[str, int]) -> int:
    """Where the steps from `index` on end if they are taken at `at`; 0 if they cannot be."""
    if index == len(steps):
        return at
    step = steps[index]
    for end in _ends(step, index, texts, at):
        reached = _taken(steps, index + 1, texts, end, places)
        if reached:
            if step.kind == QUANTITY:
                places[step.name] = end - 1 if texts[end - 1] in step.text else end - 2
            return reached
    return 0


def _ends(step: Step, index: int, texts: Sequence[str], at: int) -> Iterator[int]:
    """Where one step may end, likeliest first."""
    if step.kind == QUANTITY:
        yield from _quantity(step, texts, at, _MOST_HEDGES if index else 0)
    elif step.kind == WORDS:
        yield from choice(step.text).ends(texts, at)
        if step.optional:
            yield at
    elif step.kind == GAP:
        yield from _words(texts, at)
    elif step.kind == STRETCH:
        yield from _stretch(texts, at)
    elif step.kind == BARRED:
        if next(choice(step.text).ends(texts, at), None) is None:
            yield at
    elif (step.kind == END and (at >= len(texts) or texts[at] in _ENDS)) or (step.kind == ALONE and alone(texts, at)):
        yield at


def _quantity(step: Step, texts: Sequence[str], at: int, hedges: int) -> Iterator[int]:
    if at < len(texts) and texts[at] in step.text:
        yield at + 1
        counted = texts[at] == CLASSES["count"] and at + 1 < len(texts) and texts[at + 1] in words().measures
        if counted and "".join(texts[at + 2 : at + 3]) not in _QUANTITIES:  # `96 台`, not `8 张 910B`
            yield at + 2
    elif hedges:
        for end in _hedges().ends(texts, at):
            yield from _quantity(step, texts, end, hedges - 1)


def _words(texts: Sequence[str], at: int) -> Iterator[int]:
    """No word, then one, up to four; a Chinese character is half a word."""
    yield at
    left = _MOST_CHINESE
    while at < len(texts) and (texts[at][0].isalpha() or texts[at] == NAME):
        left -= 1 if "\u3400" <= texts[at][0] <= "\u9fff" else _MOST_CHINESE // _MOST_WORDS
        if left < 0:
            return
        at += 1
        yield at


def _stretch(texts: Sequence[str], at: int) -> Iterator[int]:
    for end in range(at, min(at + _LONGEST_STRETCH, len(texts)) + 1):
        yield end
        if end < len(texts) and texts[end] in _STOPS:
            return


@lru_cache(4096)
def choice(text: str) -> Choice:
    """Alternatives written with `|` between."""
    every = tuple(tuple(_TOKEN.findall(words)) for words in text.split("|"))
    return Choice(frozenset(words[0] for words in every), every)


@worded()
def _hedges() -> Choice:
    """The words that may stand in front of any number."""
    return choice(table("phrases", _hedging))


def _hedging(data: dict[str, Any]) -> str:
    return alternatives([*data["sets"]["hedge"], "~", "≈", "∼", "～", "<", ">", "≤", "≥"])
