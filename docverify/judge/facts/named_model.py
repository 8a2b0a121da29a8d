"""Facts -> pairs that give a model of one name two values: `Llama 70B, 80 layers` and `Llama 70B, 64 layers`.

A model is what it is in every plan, at every precision; only what a sentence or a row says of the one model that it
names is compared.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.status.sentences import read_in
from docverify.document.model import Document, Flow, FlowKind
from docverify.facts.fact import Fact
from docverify.patterns import Worded

_NAME = re.compile(
    r"\b(?:([A-Z][A-Za-z]{2,}[A-Za-z0-9.]*)[- ](?:\d+(?:\.\d+)?[- ])?)?"
    r"(\d+(?:\.\d+)?B(?:-A\d+(?:\.\d+)?B)?)\b(?![/ ]?s\b)"
)
_DIGITS = 3  # of a number that is no other's by chance
_OTHER = Worded(r"\s{behind_no_model}\b")
_MANY = re.compile(r"[-–/,]\s*\d+(?:\.\d+)?B\b")


def named_alike(told: Sequence[Fact], document: Document, part: re.Pattern[str]) -> Iterator[tuple[Fact, Fact]]:
    """The first of each name and model beside what is said otherwise of it, where no word tells of a part."""
    first: dict[tuple[str, str], Fact] = {}
    for each in told:
        flow = each.printing.flow
        apart = part.search(flow.text, *_sentence(flow, each.printing.quantity.start)) is not None
        if not apart and (model := _model(each, document)):
            known = first.setdefault((model, each.name), each)
            if _value(known) != _value(each):
                yield known, each


def misprinted(told: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Two values of one name that are the same digits in another order: 7,168 and 7,186."""
    first: dict[tuple[str, str], Fact] = {}
    for each in told:
        digits = [char for char in each.printing.quantity.printed.text if char.isdigit()]
        if len(digits) >= _DIGITS and len(set(digits)) > 1:
            known = first.setdefault((each.name, "".join(sorted(digits))), each)
            if _value(known) != _value(each):
                yield known, each


def _model(fact: Fact, document: Document) -> str:
    """The one model that its sentence names, or else its heading; empty if there is none, or several."""
    flow = fact.printing.flow
    own = _names(flow.text, *_sentence(flow, fact.printing.quantity.start))
    title = document.sections[flow.section].title
    found = own or _names(title, 0, len(title))
    return next(iter(found)) if len(found) == 1 and len(_names(title, 0, len(title))) < 2 else ""


def _names(text: str, start: int, end: int) -> set[str]:
    found = [each for each in _NAME.finditer(text, start, end) if _OTHER.match(text, each.end()) is None]
    if not found or any(_MANY.match(text, each.end()) for each in found):
        return {each[0] for each in found}
    names, sizes = {each[1].lower() for each in found if each[1]}, {each[2] for each in found}
    return {f"{name} {size}" for name in names for size in sizes}


def _sentence(flow: Flow, at: int) -> tuple[int, int]:
    if flow.kind is not FlowKind.PARAGRAPH:
        return 0, len(flow.text)
    sentences = read_in(flow.text)
    stretch = sentences.all[sentences.index(at)]
    return stretch.start, stretch.end


def _value(fact: Fact) -> object:
    return fact.printing.quantity.printed.value * fact.printing.quantity.measure.factor
