"""Document -> what labels and keys set: `draft slots: 48`, `| draft slots | 48 |`, `draft_slots = 48`."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge, Measure, Quantity
from docverify.claims.passage import Passage
from docverify.classes import replace
from docverify.document.model import Document, Fence
from docverify.facts.code import LANGUAGES
from docverify.facts.code_amounts import amount_of
from docverify.facts.code_named import quantity_of, settings_of
from docverify.facts.code_setting import Setting
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.units import unit

NAME = r"(?:[A-Za-z][\w-]*(?:[ ]+[a-z][\w-]*){1,3}|[\u4e00-\u9fff]{3,10})"
_LABEL = re.compile(rf"\W*({NAME})\s*[:：]\W*")
_CELL = re.compile(NAME)
_OF = re.compile(r"(?:总数量|总数|数量|个数|数)$")
_WORD = re.compile(r"[A-Za-z]+|[\u4e00-\u9fff]+")
_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_FEWEST, _LONGEST = 3, 20_000
_TIMES = ("s", "sec", "secs", "seconds", "ms", "minutes", "hours")


class Label(NamedTuple):
    """A name as it is printed, with its number; `set` if code sets it."""

    name: str
    printing: Printing
    set: bool = False


def key_of(words: str) -> str:
    """The same for `Draft slots`, `draft-slots` and `draft slot`."""
    return " ".join(word.lower().removesuffix("s") for word in _WORD.findall(words))


def labels(document: Document, claims: Claims, kept: Kept) -> Iterator[Label]:
    """The labels of rows with one number, of items and of settings, with the number behind each."""
    numbers = {id(each.flow): each for each in claims.passages if each.numbers == 1}
    for table in document.tables:
        for row in table.rows:
            found = [passage for cell in row[1:] if (passage := numbers.get(id(cell))) is not None]
            name = _CELL.fullmatch(row[0].text.strip()) if len(found) == 1 and row else None
            if name is not None and not any(map(str.isdigit, "".join(c.text for c in row if c is not found[0].flow))):
                yield from _alone(name[0], found[0], 0)
    for passage in numbers.values():
        label = _LABEL.match(passage.flow.text) if passage.flow.item >= 0 else None
        if label is not None:
            yield from _alone(label[1], passage, label.end())
    for fence in document.fences:
        if fence.language in LANGUAGES and len(fence.flow.text) <= _LONGEST:
            yield from _settings(fence, kept.of(settings_of, fence))


def _alone(name: str, passage: Passage, start: int) -> Iterator[Label]:
    """The number of a flow, if nothing else stands from `start` on."""
    text = passage.flow.text
    quantity = next(item.quantity for item in passage.items if item.quantity is not None)
    lead, rest = text[start : quantity.start].strip(" *_`"), text[quantity.end :].strip(" *_`.。")
    if is_plain(quantity) and not lead and not rest:
        yield Label(_OF.sub("", name), Printing(quantity, passage.flow))


def _settings(fence: Fence, settings: Iterable[Setting]) -> Iterator[Label]:
    """What a command or a file sets; a unit may end its key: `drain_timeout_s`."""
    for setting in settings:
        quantity = quantity_of(setting) or amount_of(setting)
        words = _PARTS.findall(setting.key.replace("-", "_"))
        if quantity is None or not words or not is_plain(quantity):
            continue
        if words[-1] in _TIMES and quantity.bare:
            known = unit(words.pop())
            quantity = replace(quantity, measures=(Measure(Fraction(1), known[0]),)) if known else quantity
        if len(words) > 1:
            yield Label(" ".join(words), Printing(quantity, fence.flow), set=True)


def is_plain(quantity: Quantity) -> bool:
    """A whole number, or an amount, that is meant as it is printed."""
    plain = quantity.one and not quantity.spelled and quantity.hedge is Hedge.NONE and not quantity.percent
    plain = plain and not quantity.currency and not quantity.ratio and not quantity.label
    measured = quantity.measure.unit.dimensions
    return plain and bool(measured or (quantity.printed.whole and quantity.printed.value >= _FEWEST))
