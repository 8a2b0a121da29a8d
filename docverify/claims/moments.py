"""Texts with two times of day or two dates -> how long it is from one to the other, in any way to count it."""

import re
from collections.abc import Callable

from docverify.named import NamedTuple
from docverify.patterns import Worded

_NAMED = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)  # the words of each are in rules/patterns.toml
_CLOCK = r"(?P<h{0}>[01]?\d|2[0-4]):(?P<m{0}>[0-5]\d)(?::(?P<s{0}>[0-5]\d))?(?:\s?(?P<half{0}>[ap])\.?m\.?)?(?!:?\d)"
_ISO = r"(?P<y{0}>(?:19|20)\d\d)-(?P<mo{0}>\d\d)-(?P<d{0}>\d\d)(?![\d-])"
_HAN = r"(?:(?P<y{0}>(?:19|20)\d\d)\s?年\s?)?(?P<mo{0}>\d{1,2})\s?月\s?(?P<d{0}>\d{1,2})\s?(?P<end{0}>[日号])"
_MONTH = rf"(?P<name{{0}}>{'|'.join(f'{{{each}}}' for each in _NAMED)})\b\.?"
_DAY = r"(?P<dd{0}>\d{1,2}){day_ending}?"
_YEAR = r"(?:,?\s+(?:{of_month}\s+)?(?P<yy{0}>(?:19|20)\d\d))?"
_DAY_FIRST = rf"{_DAY}\s+(?:{{of_month}}\s+)?{_MONTH}{_YEAR}"
_MONTH_FIRST = rf"{_MONTH}\s+{_DAY}{_YEAR}(?!\d)"
_AT = r",?\s+(?:{at_time}\s+)?"
_JOIN = r"\s*{until}\s*"
_ZONE = r"(?:\s?(?:UTC|GMT|CET|CEST|PST|PDT|EST|EDT))?"
_SEEN = re.compile(r"\d(?::\d\d|\d{3}-\d\d-\d\d|\s?月)")
_SEEN_NAMED = Worded(rf"\b(?:{'|'.join(f'{{{each}}}' for each in _NAMED)})\b")
_MONTHS = tuple(Worded(f"{{{each}}}") for each in _NAMED)
_MOST_DAYS = 3660


class Scale(NamedTuple):
    """What spans are counted in, and the least and the longest time that is stated of such a span, in seconds."""

    symbol: str
    seconds: int
    least: int
    most: int


class Moments(NamedTuple):
    """A way to write two moments, what lies between two that are found, and in what that is counted."""

    pattern: Worded
    between: Callable[[re.Match[str]], list[int]]
    scale: Scale


MINUTES, DAYS = Scale("min", 60, 1, 48 * 3600), Scale("days", 86400, 86400, 10**12)
HOURS = Scale("min", 60, 60, 90 * 86400)  # from a date and a time of day to others


def tells_times(text: str) -> bool:
    """Whether a text may hold a time of day or a date."""
    return _SEEN.search(text) is not None or _SEEN_NAMED.search(text) is not None


def minutes(match: re.Match[str]) -> list[int]:
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


def _iso_times(match: re.Match[str]) -> list[int]:
    return _with_times(match, _iso(match), match["d1"] == match["d2"])


def _named_times(match: re.Match[str]) -> list[int]:
    return _with_times(match, _named(match), int(match["dd1"]) == int(match["dd2"]))


def _with_times(match: re.Match[str], days: list[int], same: bool) -> list[int]:
    """The minutes between two times of two days, between which the first count of days lies; none on the `same` day."""
    gap = _of_day(match, "2") - _of_day(match, "1")
    return [days[0] * 1440 + gap] if days and not same else []


def _iso(match: re.Match[str]) -> list[int]:
    return _dated(*((int(match[f"y{p}"] or 0), int(match[f"mo{p}"]), int(match[f"d{p}"])) for p in "12"))


def _named(match: re.Match[str]) -> list[int]:
    return _dated(*((int(match[f"yy{p}"] or 0), _month(match[f"name{p}"]), int(match[f"dd{p}"])) for p in "12"))


def _month(name: str) -> int:
    return next(number for number, words in enumerate(_MONTHS, 1) if words.fullmatch(name))


def _dated(first: tuple[int, int, int], second: tuple[int, int, int]) -> list[int]:
    """The days between two dates, of which one or both may leave out the year."""
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


def _pattern(place: str) -> Worded:
    first, second = (place.replace("{0}", number) for number in "12")
    return Worded(rf"(?<![A-Za-z\d_:.-]){first}{_ZONE}{_JOIN}(?:{{weekdays}},?\s+)?{second}{_ZONE}")


KINDS = (
    Moments(_pattern(_CLOCK), minutes, MINUTES),
    Moments(_pattern(rf"{_ISO}(?:T|,?\s+){_CLOCK}"), _iso_times, HOURS),
    Moments(_pattern(rf"{_HAN}\s?{_CLOCK}"), _iso_times, HOURS),
    Moments(_pattern(rf"{_DAY_FIRST}{_AT}{_CLOCK}"), _named_times, HOURS),
    Moments(_pattern(rf"{_MONTH_FIRST}{_AT}{_CLOCK}"), _named_times, HOURS),
    Moments(_pattern(_ISO), _iso, DAYS),
    Moments(_pattern(_HAN), _iso, DAYS),
    Moments(_pattern(_DAY_FIRST), _named, DAYS),
    Moments(_pattern(_MONTH_FIRST), _named, DAYS),
)
