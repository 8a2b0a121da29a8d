"""Page -> bindings of degrees written as one word: TP4, tp4/pp4/dp2, EP64_TP2_PP1."""

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.document.model import Flow
from docverify.facts.fact import Notation
from docverify.facts.layout_book import layout_book
from docverify.facts.page import Binding, Page
from docverify.language import worded

DEGREES = frozenset({"tp", "pp", "dp", "ep", "cp", "sp", "etp", "edp", "vp", "fsdp", "hsdp_replicate"})
_HINT = re.compile(r"[pP][ _=-]?\d")
_ZERO = re.compile(r"ZeRO[-_]?([1-3])", re.IGNORECASE)
_ZERO_STAGE = re.compile(r"\bZeRO(?:[- ]optimizer)?\W{0,4}\bstage[ -]([1-3])\b", re.IGNORECASE)
_STAGE = re.compile(r"\W{0,3}stage[ -]([1-3])\b", re.IGNORECASE)
_LARGEST = 65536


def degrees(page: Page) -> Iterator[Binding]:
    """Degrees by label; one that has several values here is only mentioned."""
    staged = list(_ZERO_STAGE.finditer(page.text))
    if not (staged or _HINT.search(page.text) or _ZERO.search(page.text)):
        return
    found = [each for item in page.passage.items for each in _of(item, page.flow)]
    found += [_binding("zero_stage", printing(page.flow, each.start(1), each[1]), "ZeRO stage") for each in staged]
    values: dict[str, set[Fraction]] = defaultdict(set)
    for each in found:
        values[each.name].add(each.printing.quantity.printed.value)
    for each in found:
        if 0 in values[each.name] or (each.name == "fsdp" and each.printing.quantity.printed.value <= 2):
            continue  # PP0, PP1: ranks, not degrees; FSDP2: a name
        several = len(values[each.name]) > 1
        yield Binding(each.name, each.printing, frozenset({"mentioned"} if several else ()), each.words, each.notation)


def stage_in(page: Page) -> Binding | None:
    """What stands beside the name of ZeRO: `stage 1`."""
    match = _STAGE.match(page.text)
    return _binding("zero_stage", printing(page.flow, match.start(1), match[1]), "ZeRO stage") if match else None


def _of(item: Item, flow: Flow) -> Iterator[Binding]:
    if item.quantity is not None and item.quantity.label:
        name = layout_book().names.get(item.quantity.label.lower())
        formula = "-" in item.text and item.quantity.printed.value <= 2  # CP-1 messages
        if name and item.quantity.printed.value <= _LARGEST and not formula:
            yield _binding(name, Printing(item.quantity, flow), item.quantity.label)
    elif item.opaque and _slug().fullmatch(item.text):
        pairs = list(_degree().finditer(item.text))
        for match in pairs if len(pairs) > 1 or item.text.isupper() else ():
            yield _binding(
                layout_book().names[match[1].lower()], printing(flow, item.start + match.start(2), match[2]), match[1]
            )
    elif item.opaque and (zero := _ZERO.fullmatch(item.text)) is not None:
        yield _binding("zero_stage", printing(flow, item.start + zero.start(1), zero[1]), "ZeRO")


@worded()
def _degree() -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z]){layout_book().pair}[ _=-]?(\d{{1,5}})(?!\d)", re.IGNORECASE)


@worded()
def _slug() -> re.Pattern[str]:
    pairs = rf"(?:[/_+,x×-]?{layout_book().pair}[-_=]?\d{{1,5}})+"
    return re.compile(rf"{pairs}(?:[/_+,-][a-z]{{2,4}}[-_=]?\d{{1,6}}(?:{pairs})?){{0,6}}", re.IGNORECASE)


def _binding(name: str, where: Printing, words: str) -> Binding:
    return Binding(name, where, frozenset(), words, Notation.DEGREE)


def printing(flow: Flow, start: int, digits: str) -> Printing:
    """A whole number that stands inside a word."""
    end = start + len(digits)
    number = Printed(Fraction(int(digits)), Fraction(1), True, digits, max(1, len(digits.strip("0"))))
    return Printing(Quantity(start, end, end, number), flow)
