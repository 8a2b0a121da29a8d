"""A column's title -> what its values are: alternatives, targets and measurements, parts, or notes on the others."""

import re
from collections.abc import Iterable

from docverify.facts.mentions import mentions
from docverify.patterns import Worded

_NOTES = Worded(r"\b{notes}(?![\w])|^[%Δ#]$|{notes_anywhere}")
_PARTS = Worded(r"\W*(?:(?:pipeline|pp|tp|ep|dp)[\s-]+)?{parts}(?:[\s-]+(?:id|ids|range|index|group|#))?\W*")
_PLANNED = Worded(r"{planned_values}")
_KINDS = frozenset(
    {"target", "achieved", "measured", "required", "minimum", "maximum", "limit", "ideal", "estimated", "average",
     "peak", "sustained", "total", "available", "used", "p50", "p90", "p95", "p99"}
)  # fmt: skip
_SITE = frozenset({"gpus", "nodes"})  # all there are, unless something says whose they are
_BRACKETS = re.compile(r"[(（\[][^()（）\[\]]*[)）\]]")


def is_value(title: str) -> bool:
    """Whether the column can hold values of what the rows name."""
    return _NOTES.search(title) is None


def is_part(title: str) -> bool:
    """Whether the rows stand for parts of one whole."""
    return _PARTS.fullmatch(_BRACKETS.sub("", title)) is not None


def of_whom(title: str, names: Iterable[str]) -> frozenset[str]:
    """Whose devices rows count, if the column of their keys says it: `| Per replica | Value |`."""
    told = qualifiers_of(title) if not _SITE.isdisjoint(names) else ()
    return frozenset(each for each in told if each.startswith("per_"))


def qualifiers_of(title: str, alone: bool = False) -> frozenset[str]:
    """What a title says of all its values: `Target`, `Achieved`, `GB per GPU`; `alone`: no other column has values,
    so that `Planned value` tells them from nothing.
    """
    if alone and _PLANNED.fullmatch(title.strip()):
        return frozenset()
    return frozenset(each.phrase.qualifier for each in mentions(title).all) & _KINDS | frozenset(
        each.phrase.qualifier for each in mentions(title).all if each.phrase.qualifier.startswith("per_")
    )
