"""Document, claims x rule -> findings where an accelerator is said to have reached more than its maker publishes.

`Each H100 sustains 1,340 TFLOP/s in BF16` names the device, that the rate is of one, and that it is no data sheet's.
"""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.claims.status.sentences import read_in
from docverify.claims.status.standing import Status
from docverify.claims.status.status import Statuses
from docverify.findings import Finding
from docverify.hardware import Accelerator
from docverify.judge.units.accelerators import multiple
from docverify.judge.units.hardware import PRECISION, finding
from docverify.patterns import Worded
from docverify.rulebook.rule import Rule
from docverify.source import Source
from docverify.units import unit

_UNITS = {"compute": unit("TFLOPS")[0], "bandwidth": unit("TB")[0] / unit("second")[0]}
_ROOM = {"compute": 1.03, "bandwidth": 1.04}  # as figures are rounded
_LEAST = {"compute": 10.0, "bandwidth": 0.5}
_REACHED = Worded(r"\b{was_reached}\b|{was_reached_sign}")
_MEMORY = Worded(r"{of_memory}")
_OF_ONE = Worded(r"\b{of_one_device}\s(?:NVIDIA |AMD )?{device_names}\b(?!s)|{one_device_sign}")
_OF_MANY = Worded(r"{several}|\d\s*[x×]|{spread_over_several}")
_EXCUSED = Worded(r"{no_plain_rate}")
_OF_PART = re.compile(r"[A-Za-z]{2,}-?\d+[A-Za-z]*\s?[(（][^()（）\d]{0,8}$")  # `BR104 (32 TFLOPS)`
_AHEAD = 16  # characters


def overdone(
    claims: Claims, meant: Statuses, named: Sequence[Accelerator], rule: Rule, source: Source
) -> Iterator[Finding]:
    """Rates of one device that a text names, or the only one that the document does; `named` are all it names."""
    for passage in claims.passages if named else ():
        for item in passage.items:
            kind = _kind(item.quantity) if item.quantity is not None else ""
            if kind and item.quantity is not None:
                yield from _judged(Printing(item.quantity, passage.flow), kind, passage, meant, named, rule, source)


def _kind(quantity: Quantity) -> str:
    if not quantity.one:
        return ""
    return next((kind for kind, of in _UNITS.items() if quantity.measure.unit.dimensions == of.dimensions), "")


def _judged(
    printing: Printing, kind: str, passage: Passage, meant: Statuses, named: Sequence[Accelerator], rule: Rule,
    source: Source,
) -> Iterator[Finding]:  # fmt: skip
    text, quantity = passage.flow.text, printing.quantity
    sentences = read_in(text)
    own = sentences.all[sentences.index(quantity.start)]
    said = passage.label + text[own.start : own.end]
    one = _device(said, named) or _device(text, named) or (named[0] if len(named) == 1 else None)
    if one is None or not _is_of_one(said, one, kind) or _EXCUSED.search(passage.label + text):
        return
    part = _OF_PART.search(text, own.start, quantity.start)
    if part is not None and one.pattern.search(text, max(own.start, part.start() - _AHEAD), part.end()) is None:
        return
    precisions = {each.lower() for each in PRECISION.findall(text)} or {
        e.lower() for e in PRECISION.findall(source.text)
    }
    published = _published(one, kind, precisions)
    value = printing.amount / float(_UNITS[kind].factor)
    if not published or value < max(*published, _LEAST[kind]) * _ROOM[kind] or multiple(value, published):
        return
    if meant.at(passage.flow, quantity.start, quantity.end).status in (Status.ASSERTED, Status.ATTRIBUTED):
        yield finding(printing.span, one, kind, published, rule, source)


def _device(text: str, named: Sequence[Accelerator]) -> Accelerator | None:
    found = [one for one in named if one.named_in(text)]
    return found[0] if len(found) == 1 else None


def _is_of_one(said: str, one: Accelerator, kind: str) -> bool:
    """Whether a sentence tells what one device reached, and of its memory if that is asked for."""
    if _REACHED.search(said) is None or (kind == "bandwidth" and _MEMORY.search(said) is None):
        return False
    if _OF_MANY.search(said) is not None:
        return False
    return kind == "bandwidth" or _OF_ONE.search(one.pattern.sub("GPU", said)) is not None


def _published(one: Accelerator, kind: str, precisions: set[str]) -> tuple[float, ...]:
    """The dense peak in the fastest of the formats that are spoken of."""
    if kind != "compute":
        return one.published(kind)
    known = [peak for each in precisions or one.tflops for peak in one.published(kind, each, dense=True)]
    return (max(known),) if known else ()
