"""Page -> what counted things are made of: `16 heads × 64 dims`, `48 heads of 128`, `640 sequences of 8,192 tokens`."""

import re
from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.facts.degrees import printing
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.facts.roles import of_a_device
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary

_HEADS = re.compile(r"\d\s*(?:attention |query |q )?heads\s*$|\d\s*个(?:注意力|查询)?头\s*$", re.IGNORECASE)
_DIMENSION = re.compile(r"\s*(?:-?dim(?:ension)?s?\b|维|(?!\s*[A-Za-z%]))", re.IGNORECASE)


_SEQUENCES = re.compile(r"\b(?:sequences?|samples?)\s*(?:of|×|x|with)\s*(?:length\s*)?(?:~\s*)?$", re.IGNORECASE)
_TOP = re.compile(
    r"(?:\b(?:rout(?:ing|er)|gating)\b[^.;\n]{0,24})\btop-(\d{1,2})\b|\btop-(?=\d{1,2}[\s-](?:rout|gating|experts?))(\d{1,2})",
    re.I,
)
_OF = re.compile(r"\bheads? (?:of|with)(?: a)?(?: size| dim(?:ension)?| width)?(?: of)?\s*$", re.IGNORECASE)


def shaped(page: Page) -> Iterator[Binding]:
    """The numbers behind `heads ×`, `heads of` and `sequences of`."""
    for index in page.numbers:
        quantity = page.passage.items[index].quantity
        assert quantity is not None
        before = page.text[max(0, quantity.start - 40) : quantity.start]
        tokens = dict(quantity.measure.unit.nouns) == {"token": 1} and not quantity.measure.unit.dimensions
        if tokens and quantity.upper is None and _SEQUENCES.search(before):
            yield Binding("sequence", Printing(quantity, page.flow), frozenset(), "sequences of", Notation.NOUN)
        elif (
            _OF.search(before)
            and quantity.bare
            and quantity.printed.whole
            and _DIMENSION.match(page.text, quantity.number_end)
        ):
            yield Binding("head_dim", Printing(quantity, page.flow), frozenset(), "heads of", Notation.NOUN)
    yield from _multiplied(page)
    for match in _TOP.finditer(page.text) if "top-" in page.text.lower() else ():
        yield Binding(
            "top_k",
            printing(page.flow, match.start(match.lastindex or 1), match[match.lastindex or 1]),
            frozenset(),
            "top-k",
            Notation.DEGREE,
        )


def device_memory(page: Page) -> Iterator[Binding]:
    """Amounts of memory that one device is said to have."""
    name = vocabulary().names["gpu_memory"]
    for index in page.numbers:
        quantity = page.passage.items[index].quantity
        if quantity is None or not quantity.measure.unit.dimensions or page.operator_after(index):
            continue
        fitted = fit(name, quantity)
        if fitted is not None and of_a_device(page.text, quantity.start, quantity.end):
            where = Printing(fitted.quantity, page.flow)
            yield Binding("gpu_memory", where, fitted.qualifiers | name.default, "memory", Notation.NOUN)


def _multiplied(page: Page) -> Iterator[Binding]:
    items = page.passage.items
    for index in page.numbers:
        quantity = items[index].quantity
        if index < 2 or quantity is None or items[index - 1].kind != "TIMES" or not quantity.printed.whole:
            continue
        if quantity.measure.unit.dimensions or not _HEADS.search(
            page.text, max(0, quantity.start - 40), items[index - 1].start
        ):
            continue
        if _DIMENSION.match(page.text, quantity.number_end):
            yield Binding("head_dim", Printing(quantity, page.flow), frozenset(), "heads ×", Notation.NOUN)
