"""Text -> the things of which it says how many and what one has, by names that no page has: `2 个矩阵`, `每个矩阵`."""

from fractions import Fraction
from itertools import product, takewhile

from docverify.language import worded
from docverify.patterns import Worded
from docverify.units import Unit

_COUNTED = Worded(r"(?:\d|{many})\s?{counters}\s?([\u4e00-\u9fff]{2,8})")
_ONE = Worded(r"{one_of}{counters}?\s?([\u4e00-\u9fff]{2,8})")
_MEASURE = Worded(r"\s?{counters}?\s?")
_ENDS = Worded(r"{behind_measure}|[^\u4e00-\u9fff]|$")
_FEWEST = 2  # characters of a name


def counted_here(text: str, at: int) -> tuple[Unit, int] | None:
    """The thing of the text whose name stands at a place, behind a measure or not, and where the name ends."""
    names = said_things(text)
    if not names:
        return None
    measure = _MEASURE.match(text, at)
    start = measure.end() if measure is not None else at
    name = next((name for name in names if text.startswith(name, start)), None)
    return (Unit(Fraction(1), (), ((name, 1),)), start + len(name)) if name is not None else None


@worded(256)
def said_things(text: str) -> tuple[str, ...]:
    """The longest names first."""
    ones = {match[1] for match in _ONE.finditer(text)}
    counted = {match[1] for match in _COUNTED.finditer(text)} if ones else ()
    found = {name for one, many in product(ones, counted) if (name := _common(one, many))}
    return tuple(sorted(found, key=len, reverse=True))


def _common(one: str, many: str) -> str:
    """What both begin with, if a name may end there."""
    name = "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, many, strict=False)))
    ends = all(_ENDS.match(each, len(name)) is not None for each in (one, many))
    return name if len(name) >= _FEWEST and ends else ""
