"""What is said of lines of a table -> the columns of which it may be said, and whether nothing else is."""

from collections.abc import Sequence

from docverify.claims.retelling.clauses import Told, is_closed
from docverify.claims.tables.views import Attribute, said_words
from docverify.patterns import Worded

_KINDS = {
    "money": Worded(r"\b(?:{of_money})\b|{of_money_sign}"),
    "energy": Worded(r"\b(?:{of_power})\b|{of_power_sign}"),
    "data": Worded(r"\b(?:{of_size})\b|{of_size_sign}"),
    "time": Worded(r"\b(?:{of_time})\b|{of_time_sign}"),
}
_DIMENSIONS = {"currency": "money", "energy": "energy", "information": "data", "time": "time"}


def respects(rest: str, known: Sequence[Attribute]) -> list[Attribute]:
    """Those of which the words speak: by their headers, or by words for what they are in; all if none do."""
    said = [(len(said_words(each, rest)), each) for each in known]
    most = max((count for count, _ in said), default=0)
    if most:
        return [each for count, each in said if count == most]
    kinds = [kind for kind, words in _KINDS.items() if words.search(rest)]
    return [each for each in known if _kind(each) in kinds] if kinds else [*known]


def tells_all(told: Told, rest: str, meant: Sequence[Attribute]) -> bool:
    """Whether nothing is said but of what is meant."""
    for words in _KINDS.values():
        rest = words.sub(" ", rest)
    return any(is_closed(told, rest, each) for each in meant)


def _kind(attribute: Attribute) -> str:
    dimensions = dict(next(iter(attribute.values.values())).quantity.measure.unit.dimensions)
    return next((kind for name, kind in _DIMENSIONS.items() if name in dimensions), "")
