"""Two times of day or two dates with the time between them -> equations: `from 09:15 to 11:45 (2.5 hours)`.

The time stands behind them, in a bracket or after a comma, or just before them: `47 minutes (14:05 to 14:52)`.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.moments import DAYS, KINDS, Scale, tells_times
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.claims.tables.cells import Value
from docverify.claims.tables.slips import slip_bits
from docverify.document.model import Flow
from docverify.expression import Leaf
from docverify.patterns import Worded
from docverify.units import unit

RULE = "elapsed-time"
_TIME = (("time", 1),)
_TAIL = Worded(
    r"\s*{reached}?(?P<mark>[(（,，:：]\s*)(?:{that_long}\s*)?"  # `from 09:15 to 11:45 (2.5 hours)`
    r"|\s*\)?\s+(?:{is_long}\s+)|\s*=\s*"  # `09:15 to 11:45 is 2.5 hours`
    # `… to 11:45 nobody could log in. That is 2.5 hours`
    r"|(?:[\s\u4e00-\u9fff][^.,;:()\d，。；：]{0,60})?[(.,;:，。；]\s*{which_is_long}\s*"
)
_CLOSED = Worded(r"\s*[)），。；]|\s+{long_in_all}\b|\s*$|[.;:](?:\s|$)")
_ENDED = re.compile(r"\s*(?:[)）.,;。；，]|$)")
_WORDS = re.compile(r"(?:[ :–—-]+[^\W\d_]+){1,6} \($")
_AHEAD = Worded(r"(?P<mark>\s*[(（]\s*(?:{spanned}\s*)?|\s*[,，]?\s+{spanned}\s+)$")
_REPEATED = Worded(r"{repeating}\s*$")
_ODDEST = 4  # times that a length in front of a bracket differs from what is in it


def elapsed(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """An equation for every span with its length."""
    if not tells_times(flow.text):
        return
    lengths = [item.quantity for item in items if item.quantity is not None and _is_length(item.quantity)]
    for kind in KINDS if lengths else ():
        for match in kind.pattern.finditer(flow.text):
            spans = kind.between(match)
            found = _stated(flow, match, lengths, spans, kind.scale) if spans else None
            if found is not None:
                yield _equation(flow, match, found, spans, kind.scale)


def _is_length(quantity: Quantity) -> bool:
    unit = quantity.measure.unit
    return unit.dimensions == _TIME and not unit.nouns


def _stated(
    flow: Flow, match: re.Match[str], lengths: Sequence[Quantity], spans: Sequence[int], scale: Scale
) -> Quantity | None:
    """The length that is said to be that of the span."""
    text = flow.text
    for length in (each for each in lengths if _may_be(each, scale)):
        between = text[match.end() : length.start]
        if length.start >= match.end() and _TAIL.fullmatch(text, match.end(), length.start):
            if _CLOSED.match(text, length.end):
                return length
        elif length.start > match.end() and not match.start() and _WORDS.fullmatch(between):
            return length if _ENDED.match(text, length.end) and _is_slip(flow, length, spans, scale) else None
        elif length.end <= match.start() and _is_ahead(text, length, match, spans, scale):
            return length
    return None


def _is_ahead(text: str, length: Quantity, match: re.Match[str], spans: Sequence[int], scale: Scale) -> bool:
    mark = _AHEAD.fullmatch(text, length.end, match.start())
    if mark is None or _ENDED.match(text, match.end()) is None or _REPEATED.search(text, 0, length.start):
        return False
    ratio = max(
        max(each * scale.seconds / _seconds(length), _seconds(length) / each / scale.seconds) for each in spans[:1]
    )
    return ratio <= _ODDEST or mark["mark"].lstrip()[0] not in "(（"


def _is_slip(flow: Flow, length: Quantity, spans: Sequence[int], scale: Scale) -> bool:
    """Whether it is the length, or a slip of it: what stands behind other words may be the length of something else."""
    value = Value(Printing(length, flow))
    wanted = [each * scale.seconds for each in spans]
    return any(each == _seconds(length) or slip_bits(value, each, 0.0) for each in wanted)


def _may_be(length: Quantity, scale: Scale) -> bool:
    factor = length.measure.unit.factor
    fine = scale is DAYS or factor < DAYS.least
    coarse = scale is not DAYS or DAYS.least <= factor <= 7 * DAYS.least
    return fine and coarse and scale.least <= _seconds(length) <= scale.most


def _seconds(quantity: Quantity) -> Fraction:
    return quantity.printed.value * quantity.measure.factor * quantity.measure.unit.factor


def _equation(flow: Flow, match: re.Match[str], length: Quantity, spans: Sequence[int], scale: Scale) -> Equation:
    start, end = match.start(), match.end(_last(match))
    stated, place = Printing(length, flow), flow.span(start, end)
    nearest = sorted(spans, key=lambda each: abs(each * scale.seconds - _seconds(length)))
    readings = [Reading(Leaf(_span(flow, start, end, each, scale)), "=", Leaf(stated)) for each in nearest]
    whole_span = flow.span(min(start, length.start), max(end, length.end))
    return Equation(RULE, tuple(readings), whole_span, stated, place, flow, "elapsed")


def _last(match: re.Match[str]) -> str:
    """The group of the second place that ends last."""
    ends = {name: match.end(name) for name in match.re.groupindex if name.endswith("2") and match[name]}
    return max(ends, key=lambda name: ends[name])


def _span(flow: Flow, start: int, end: int, length: int, scale: Scale) -> Printing:
    number = Printed(Fraction(length), Fraction(1), True, flow.text[start:end], len(str(length)))
    return Printing(Quantity(start, end, end, number, (Measure(unit=unit(scale.symbol)[0]),)), flow)
