"""Page -> what counted things are made of: `16 heads × 64 dims`, `48 heads of 128`, `64 sequences of 8,192 tokens`."""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge, Quantity
from docverify.claims.tables.capacities import is_sold
from docverify.facts.degrees import printing
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.facts.roles import of_a_device
from docverify.facts.values import fit
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded

_HEADS = Worded(r"{heads}\s*$")
_DIMENSION = Worded(r"\s*(?:{dimension}|(?!\s*[A-Za-z%]))")
_SEQUENCES = Worded(r"{sequences_of}\s*(?:~|{at_most_ahead})?\s*$")
_TOP = Worded(r"{routing}[^.;\n]{0,24}\btop-(\d{1,2})\b|\btop-(?=\d{1,2}[\s-]{routed})(\d{1,2})")
_WIDTH = Worded(r"{layers_of_width}\s*$")
_LABELS = re.compile(r"[\s*_`]*[:：=][\s*_`]*")
_OF_ONE = Worded(r"{per_ahead}|/")
_DIVIDED = Worded(r"{dealt_out}[^.;,]{0,40},\s*(?:{nearly}\s*)?$")
_SOLD_WITH = Worded(r"{named_devices}{variant_names}[(（]?\s*$", re.NOFLAG)  # `8 × A100-SXM4-80GB`
_BACK, _NAME = 90, 40
_LEAST = 8 * 10**6  # bits: no device has less than a megabyte
_OF = Worded(r"{heads_of_size}\s*$")


def shaped(page: Page) -> Iterator[Binding]:
    """The numbers behind `heads ×`, `heads of`, `layers of width` and `sequences of`."""
    for index in page.numbers:
        quantity = page.passage.items[index].quantity
        assert quantity is not None
        name = _made_of(page.text, quantity)
        if name:
            bound = name == "sequence" and quantity.hedge is Hedge.AT_MOST
            most = frozenset({"maximum"} if bound else ())
            yield Binding(name, Printing(quantity, page.flow), most, name.replace("_", " "), Notation.NOUN)
    yield from _multiplied(page)
    for match in _TOP.finditer(page.text) if "top-" in page.text.lower() else ():
        number = match.lastindex or 1
        where = printing(page.flow, match.start(number), match[number])
        yield Binding("top_k", where, frozenset(), "top-k", Notation.DEGREE)


def _made_of(text: str, quantity: Quantity) -> str:
    """Of what the number is, by the words before it; empty if they do not tell."""
    before, unit = text[max(0, quantity.start - 40) : quantity.start], quantity.measure.unit
    if unit.nouns == (("token", 1),) and not unit.dimensions and quantity.upper is None and _SEQUENCES.search(before):
        return "sequence"
    if not (quantity.bare and quantity.printed.whole and _DIMENSION.match(text, quantity.number_end)):
        return ""
    return "head_dim" if _OF.search(before) else "hidden" if _WIDTH.search(before) else ""


def _worth(quantity: Quantity) -> Fraction:
    return quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor


def device_memory(page: Page) -> Iterator[Binding]:
    """Amounts of memory that one device is said to have."""
    name = vocabulary().names["gpu_memory"]
    for index in page.numbers:
        quantity = page.passage.items[index].quantity
        if quantity is None or not quantity.measure.unit.dimensions or page.operator_after(index):
            continue
        fitted = fit(name, quantity)
        if _DIVIDED.search(page.text, max(0, quantity.start - _BACK), quantity.start) is not None:
            continue  # `sharded across 64 GPUs, 7.5 GB each`
        if fitted is not None and _worth(quantity) < _LEAST:
            continue  # `an eighth of it on each GPU: 11,776 bytes`
        if fitted is None:
            continue
        sold = is_sold(quantity) and _SOLD_WITH.search(page.text, max(0, quantity.start - _NAME), quantity.start)
        if sold or of_a_device(page.text, quantity.start, quantity.end):
            where, passing = Printing(fitted.quantity, page.flow), frozenset({"mentioned"} if sold else ())
            yield Binding("gpu_memory", where, fitted.qualifiers | name.default | passing, "memory", Notation.NOUN)


def _multiplied(page: Page) -> Iterator[Binding]:
    items = page.passage.items
    for index in page.numbers:
        quantity = items[index].quantity
        if index < 2 or quantity is None or items[index - 1].kind != "TIMES" or not quantity.printed.whole:
            continue
        if quantity.measure.unit.dimensions or not _DIMENSION.match(page.text, quantity.number_end):
            continue
        number = Printing(quantity, page.flow)
        if _HEADS.search(page.text, max(0, quantity.start - 40), items[index - 1].start):
            yield Binding("head_dim", number, frozenset(), "heads ×", Notation.NOUN)
        elif (heads := _labelled_heads(page, index)) is not None:
            yield Binding("heads", Printing(heads, page.flow), frozenset(), "heads", Notation.KEY)
            yield Binding("head_dim", number, frozenset(), "heads ×", Notation.KEY)


def _labelled_heads(page: Page, second: int) -> Quantity | None:
    """How many heads there are, where a label says so and only a product of two numbers follows: `Heads: 16 × 128`."""
    first = page.passage.items[second - 2].quantity
    if first is None or not first.bare or not first.printed.whole or second + 1 < len(page.passage.items):
        return None
    named = (each for each in page.mentions.all if each.phrase.key == ("heads",) and each.end <= first.start)
    whole = any(_LABELS.fullmatch(page.text, each.end, first.start) for each in named)
    return first if whole and not _OF_ONE.search(page.text, 0, first.start) else None
