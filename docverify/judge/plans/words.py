"""rules/plans.toml -> the words that tell how the numbers of a plan are read."""

import re
from collections.abc import Mapping
from typing import Any

from docverify.language import worded
from docverify.layered import table
from docverify.named import NamedTuple


class Words(NamedTuple):
    """Patterns, as the file explains them."""

    each: re.Pattern[str]
    whole: re.Pattern[str]
    loose: re.Pattern[str]
    rate: re.Pattern[str]
    adverb: re.Pattern[str]
    subject: re.Pattern[str]
    pause: re.Pattern[str]
    counted: re.Pattern[str]
    scaled: re.Pattern[str]
    format: re.Pattern[str]
    capacity: re.Pattern[str]
    cached: re.Pattern[str]
    active: re.Pattern[str]
    every: re.Pattern[str]
    sharing: re.Pattern[str]
    adding: re.Pattern[str]
    rated: re.Pattern[str]
    forward: re.Pattern[str]
    single: re.Pattern[str]
    unsized: re.Pattern[str]
    times: Mapping[str, int]
    called: tuple[tuple[re.Pattern[str], int], ...]
    formats: tuple[tuple[re.Pattern[str], float], ...]


@worded()
def stated() -> dict[str, Any]:
    """The file with the user's own."""
    found: dict[str, Any] = table("plans", dict)
    return found


@worded()
def words() -> Words:
    found = stated()
    patterns = {name: re.compile("|".join(each), re.IGNORECASE) for name, each in found["words"].items()}
    formats = tuple((re.compile(pattern), float(size)) for pattern, size in found["formats"].items())
    called = tuple((re.compile(pattern), int(seconds)) for pattern, seconds in found["called"].items())
    return Words(**patterns, times=found["times"], called=called, formats=formats)
