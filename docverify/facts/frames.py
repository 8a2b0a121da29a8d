"""Page -> bindings of values between two halves of a sentence, rules/frames.toml: `Heads are 128 wide`."""

import re
from collections.abc import Iterator
from typing import Any

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.document.model import FlowKind, PieceKind
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.language import worded
from docverify.layered import table as layered
from docverify.named import NamedTuple

_BACK, _AHEAD = 70, 80
_FILLERS = r"(?:\s+(?:about|around|roughly|approximately|only|exactly|just|some|nearly|almost))?[\s*_`~≈(]*$"
_GAP = re.compile(r"[\s*_`)-]*")
_STOP = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|\n")


class Frame(NamedTuple):
    name: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    says: frozenset[str]


@worded()
def _frames() -> tuple[Frame, ...]:
    table: list[dict[str, Any]] = layered("frames", _built)
    return tuple(
        Frame(each["name"], _pattern(each["before"] + _FILLERS), _pattern(each["after"]), frozenset(each["says"]))
        for each in table
    )


@worded()
def _ending() -> tuple[Frame, ...]:
    """Those that may end with their number."""
    return tuple(frame for frame in _frames() if frame.after.match(""))


@worded()
def _second_halves() -> re.Pattern[str]:
    """Those of all others: most numbers stand in front of none."""
    return _pattern("|".join(f"(?:{frame.after.pattern})" for frame in _frames() if frame not in _ending()))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _built(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"says": [], **each} for each in data["frames"]]


def framed(page: Page) -> Iterator[Binding]:
    """The frames around every number of running text."""
    if page.flow.kind in (FlowKind.CELL, FlowKind.FENCE):
        return
    for number in page.numbers:
        item = page.passage.items[number]
        outside = page.operator_after(number) or page.operator_before(number) or page.changes(number)
        if not outside and page.flow.kind_at(item.start) is not PieceKind.CODE:
            yield from _bound(page, item)


def _ends(text: str, quantity: Quantity) -> set[int]:
    """Where it may end: behind its digits, its unit, or what the unit is per, `56 KB` of `56 KB per token`."""
    per = text.find(" per ", quantity.number_end, quantity.end)
    return {quantity.end, quantity.number_end, per if per >= 0 else quantity.end}


def _bound(page: Page, item: Item) -> Iterator[Binding]:
    quantity = item.quantity
    assert quantity is not None
    for end in _ends(page.text, quantity):
        gap = _GAP.match(page.text, end)
        assert gap is not None
        rest = _STOP.split(page.text[gap.end() : end + _AHEAD])[0]
        lead = _STOP.split(page.text[max(0, item.start - _BACK) : item.start])[-1]
        for frame in _frames() if _second_halves().match(rest) else _ending():
            if (found := frame.after.match(rest)) is None or not frame.before.search(lead):
                continue
            fitted = fit(vocabulary().names[frame.name], quantity)
            if fitted is not None:
                qualifiers = frame.says | fitted.qualifiers | vocabulary().names[frame.name].default
                yield Binding(
                    frame.name, Printing(fitted.quantity, page.flow), qualifiers, found[0] or lead, Notation.KEY
                )
                return
