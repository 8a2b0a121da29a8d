"""Page -> bindings of numbers by words around them in any order, rules/cues.toml: `the whole thing is over in 12 days`.

A label or clause of which every word is known is surer; here the unit, the size and a few words decide, in documents
about training only. Between two numbers stand the words of either.
"""

import re
from collections.abc import Container, Iterator, Sequence
from math import inf

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Measure, Quantity
from docverify.document.model import Flow, FlowKind, PieceKind
from docverify.facts.cue_book import Cue, again, barred, clauses, cues, kinds, pattern
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.facts.values import Fit, fit
from docverify.facts.vocabulary import vocabulary
from docverify.named import NamedTuple

_STOP = re.compile(r"(?:[.!?](?=\s|$)|[\n;；。！？])")
_FAR, _WIDE = 120, 400  # characters around a number: its words, and those before what it tells again
_MARK = "#"  # where the number stands


class Cued(NamedTuple):
    name: str
    fitted: Fit
    qualifiers: frozenset[str]


def may_be_cued(page: Page) -> bool:
    """Whether one of its numbers is of a kind, and of a size, that cues name."""
    if page.flow.kind in (FlowKind.CELL, FlowKind.FENCE):
        return False
    low, quantities = page.text.lower(), (page.passage.items[number].quantity for number in page.numbers)
    own = ((each, max(0, each.start - _WIDE)) for each in quantities if each is not None and not each.label)
    known = (_known(each, low[start : each.end + _WIDE]) for each, start in own)
    return any(next(cues_, None) is not None for cues_ in known)


def cued(page: Page, taken: Container[int]) -> Iterator[Binding]:
    """The numbers of running text that have no name yet."""
    for at, number in enumerate(page.numbers):
        quantity = page.passage.items[number].quantity
        assert quantity is not None
        if quantity.start in taken or not _open(page, number, quantity):
            continue
        found = said(_window(page, at, quantity), quantity, _sentence(page.text, quantity))
        if found is not None:
            printing = Printing(found.fitted.quantity, page.flow)
            yield Binding(found.name, printing, found.qualifiers, quantity.unit_text, Notation.CUE)


def _open(page: Page, number: int, quantity: Quantity) -> bool:
    """Whether it is a number that may have a name, and no operand."""
    if quantity.label or quantity.upper is not None or quantity.ratio:
        return False
    if not any(kind in cues() for kind in kinds(quantity)):
        return False
    if page.operator_after(number) or page.operator_before(number) or page.changes(number):
        return False
    if number and page.passage.items[number - 1].kind == "REL":
        return False
    return page.flow.kind_at(quantity.start) is not PieceKind.CODE


def guessed(label: Flow, page: Page | None, stated: Quantity | None) -> Iterator[Binding]:
    """What a label that names no quantity says of the one value beside it, with its unit: `Rated draw | 700 | W`."""
    found = None if stated is None or stated.label else said(f"{label.text}: {_MARK} {stated.unit_text}", stated)
    if page is not None and found is not None:
        printing = Printing(found.fitted.quantity, page.flow)
        yield Binding(found.name, printing, found.qualifiers, label.text, Notation.CUE)


def said(text: str, quantity: Quantity, sentence: str = "") -> Cued | None:
    """What the words around a number say that it is, if they say one thing; `#` is where it stands.

    The words of its own clause before those of all that stands between the numbers beside it.
    """
    known = list(_known(quantity, text.lower()))
    if not known or barred().search(text):
        return None
    known = [cue for cue in known if not cue.apart or pattern(cue.apart).search(sentence) is None]
    for near in dict.fromkeys((_clause(text), text)):
        fits = [(cue, fit_) for cue in known if _tells(cue, near) and (fit_ := _fitted(cue, quantity)) is not None]
        if fits:
            return _only(fits)
    return None


def _known(quantity: Quantity, low: str) -> Iterator[Cue]:
    """The cues of its kinds and of its size, for which a word of the text stands."""
    amounts: list[float] = []
    for kind in kinds(quantity):
        for cue in cues().get(kind, ()):
            amounts = amounts or [_value(quantity, measure) for measure in quantity.measures]
            if _sized(cue, amounts) and (not cue.when or any(map(low.__contains__, cue.when))):
                yield cue


def _only(fits: Sequence[tuple[Cue, Fit]]) -> Cued | None:
    if len({(cue.name, cue.qualifiers) for cue, _ in fits}) != 1:
        return None
    cue, fitted = fits[0]
    name = vocabulary().names[cue.name]
    return Cued(cue.name, fitted, cue.qualifiers | fitted.qualifiers | name.default)


def _clause(text: str) -> str:
    left, _, right = text.partition(_MARK)
    return f"{clauses().split(left)[-1]}{_MARK}{clauses().split(right)[0]}"


def _tells(cue: Cue, text: str) -> bool:
    return all(pattern(each).search(text) for each in cue.says) and not (cue.bars and pattern(cue.bars).search(text))


def _fitted(cue: Cue, quantity: Quantity) -> Fit | None:
    name = vocabulary().names[cue.name]
    fitted = fit(name, quantity)
    if fitted is None:
        return None
    measure = fitted.quantity.measure
    nouns = {noun for noun, power in measure.unit.nouns if power > 0}
    if name.unit == "count" and not cue.bare and nouns.isdisjoint(name.nouns):
        return None
    return fitted if _sized(cue, [_value(quantity, measure)]) else None


def _value(quantity: Quantity, measure: Measure) -> float:
    try:
        return float(quantity.printed.value) * float(measure.factor) * float(measure.unit.factor)
    except OverflowError:
        return inf


def _sized(cue: Cue, amounts: Sequence[float]) -> bool:
    for amount in amounts:  # noqa: SIM110 -- asked of every number, of every cue of its kind
        if cue.least <= amount <= cue.most:
            return True
    return False


def _window(page: Page, at: int, quantity: Quantity) -> str:
    """The words of the sentence from the number before to the next one."""
    text, items = page.text, page.passage.items
    low, start = _before(page, at, quantity)
    high, end = min(len(text), quantity.end + _FAR), quantity.end if quantity.percent else quantity.number_end
    if at + 1 < len(page.numbers):
        high = min(high, items[page.numbers[at + 1]].start)
    left = _STOP.split(text[max(0, low, start - _FAR) : start])[-1]
    right = _STOP.split(text[end : max(high, end)])[0]
    return f"{left}{_MARK}{right}"


def _before(page: Page, at: int, quantity: Quantity) -> tuple[int, int]:
    """Where the words before it begin and end; a `one`, and a number that it is the same as, are passed over."""
    start = quantity.start
    for number in reversed(page.numbers[:at]):
        found = page.passage.items[number].quantity
        assert found is not None
        if again().search(page.text[found.number_end : start]):
            start = found.start
        elif not (found.spelled and found.printed.value == 1):
            return found.number_end, start
    return 0, start


def _sentence(text: str, quantity: Quantity) -> str:
    left, right = _STOP.split(text[: quantity.start])[-1], _STOP.split(text[quantity.end :])[0]
    return f"{left}{_MARK}{right}"
