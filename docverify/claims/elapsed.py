"""Two times of day or two dates with the time between them -> equations: `from 09:15 to 11:45 (2.5 hours)`."""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.document.model import Flow
from docverify.expression import Leaf
from docverify.patterns import Worded
from docverify.units import unit

RULE = "elapsed-time"
_TIME = (("time", 1),)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_CLOCK = r"(?P<h{0}>[01]?\d|2[0-4]):(?P<m{0}>[0-5]\d)(?::(?P<s{0}>[0-5]\d))?(?:\s?(?P<half{0}>[ap])\.?m\.?)?(?![\d:])"
_ISO = r"(?P<y{0}>(?:19|20)\d\d)-(?P<mo{0}>\d\d)-(?P<d{0}>\d\d)(?![\d-])"
_MONTH = r"(?P<name{0}>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DAY_FIRST = rf"(?P<dd{{0}}>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+(?P<yy{{0}}>(?:19|20)\d\d))?"
_MONTH_FIRST = rf"{_MONTH}\s+(?P<dd{{0}}>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<yy{{0}}>(?:19|20)\d\d))?(?!\d)"
_JOIN = r"\s*{until}\s*"
_ZONE = r"(?:\s?(?:UTC|GMT|CET|CEST|PST|PDT|EST|EDT))?"
_TAIL = r"\s*{reached}?(?:[(（,，]\s*)(?:{that_long}\s*)?"
_CLOSED = Worded(r"\s*[)），。；]|\s+{long_in_all}\b")
_SEEN = re.compile(r"\d(?::\d\d|\d{3}-\d\d-\d\d|\s*(?:st|nd|rd|th)?\s+[JFMASOND][a-z]{2})", re.IGNORECASE)
_MOST_DAYS = 3660


class _Unit(NamedTuple):
    """What spans are counted in, and the least and the longest time that is stated of such a span, in seconds."""

    symbol: str
    least: int
    most: int


_MINUTES, _DAYS = _Unit("min", 1, 48 * 3600), _Unit("days", 86400, 10**12)


def _pattern(place: str) -> Worded:
    first, second = (place.replace("{0}", number) for number in "12")
    return Worded(rf"(?<![A-Za-z\d_:.-]){first}{_ZONE}{_JOIN}{second}{_ZONE}{_TAIL}(?=[\w~])")


_CLOCKS, _DATES = _pattern(_CLOCK), _pattern(_ISO)
_NAMED, _AMERICAN = _pattern(_DAY_FIRST), _pattern(_MONTH_FIRST)


def elapsed(flow: Flow, items: Sequence[Item]) -> Iterator[Equation]:
    """An equation for every span with its length."""
    if not _SEEN.search(flow.text):
        return
    stated = {item.start: item.quantity for item in items if item.quantity is not None}
    kinds = ((_CLOCKS, _minutes, _MINUTES), (_DATES, _iso, _DAYS), (_NAMED, _named, _DAYS), (_AMERICAN, _named, _DAYS))
    for pattern, between, scale in kinds:
        for match in pattern.finditer(flow.text):
            quantity, spans = stated.get(match.end()), between(match)
            if quantity is not None and spans and _is_length(flow, quantity, scale):
                yield _equation(flow, match, quantity, spans, scale)


def _is_length(flow: Flow, quantity: Quantity, scale: _Unit) -> bool:
    measure = quantity.measure
    seconds = quantity.printed.value * measure.factor * measure.unit.factor
    fits = measure.unit.dimensions == _TIME and not measure.unit.nouns and scale.least <= seconds <= scale.most
    fine = scale is _DAYS or measure.unit.factor < _DAYS.least
    coarse = scale is _MINUTES or _DAYS.least <= measure.unit.factor <= 7 * _DAYS.least
    return fits and fine and coarse and _CLOSED.match(flow.text, quantity.end) is not None


def _minutes(match: re.Match[str]) -> list[int]:
    """The minutes from one time of day to the other, also over noon or midnight."""
    first, second = (_of_day(match, place) for place in ("1", "2"))
    marked = match["half1"] or match["half2"] or max(first, second) >= 13 * 60
    gap = second - first
    found = [gap] if gap > 0 else []
    found += [gap + 1440] if gap <= 0 or marked else [gap + 720, gap + 1440]
    return found if marked or gap > 0 else [gap + 720, *found]


def _of_day(match: re.Match[str], place: str) -> int:
    hour, half = int(match[f"h{place}"]), (match[f"half{place}"] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return hour * 60 + int(match[f"m{place}"])


def _iso(match: re.Match[str]) -> list[int]:
    return _days(*((int(match[f"y{p}"]), int(match[f"mo{p}"]), int(match[f"d{p}"])) for p in "12"))


def _named(match: re.Match[str]) -> list[int]:
    first, second = (
        (int(match[f"yy{p}"] or 0), _MONTHS.index(match[f"name{p}"][:3].lower()) + 1, int(match[f"dd{p}"]))
        for p in "12"
    )
    year = second[0] or first[0] or 2023
    return _days((first[0] or year - (not second[0] and first[1:] > second[1:]), *first[1:]), (year, *second[1:]))


def _days(first: tuple[int, int, int], second: tuple[int, int, int]) -> list[int]:
    """The days between two dates, without and with the last one."""
    from datetime import date, timedelta  # few documents have dates

    try:
        gap = date(*second) - date(*first)
    except ValueError:
        return []
    return [gap.days, gap.days + 1] if timedelta(0) < gap < timedelta(_MOST_DAYS) else []


def _equation(flow: Flow, match: re.Match[str], quantity: Quantity, spans: Sequence[int], scale: _Unit) -> Equation:
    start = match.start()
    end = match.end("half2" if "half2" in match.re.groupindex and match["half2"] else _last(match))
    stated = Printing(quantity, flow)
    readings = tuple(Reading(Leaf(_span(flow, start, end, each, scale)), "=", Leaf(stated)) for each in spans)
    place = flow.span(start, end)
    return Equation(RULE, readings, flow.span(start, quantity.end), stated, place, flow, "elapsed")


def _last(match: re.Match[str]) -> str:
    """The group of the second place that ends last."""
    ends = {name: match.end(name) for name in match.re.groupindex if name.endswith("2") and match[name]}
    return max(ends, key=lambda name: ends[name])


def _span(flow: Flow, start: int, end: int, length: int, scale: _Unit) -> Printing:
    number = Printed(Fraction(length), Fraction(1), True, flow.text[start:end], len(str(length)))
    return Printing(Quantity(start, end, end, number, (Measure(unit=unit(scale.symbol)[0]),)), flow)
