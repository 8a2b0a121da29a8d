"""A number and a column -> whether the words beside the number say that it is for one of what the column counts."""

from docverify.claims.equation import Printing
from docverify.claims.tables.grid import Column
from docverify.claims.tables.views import stems
from docverify.patterns import Worded

_EACH = Worded(r"\s?{each_of_them}\b")
_BEHIND = Worded(r"\s?[^\s\d]{0,8}?\s?(?:/|\b{per_one_of}\s)\s?([A-Za-z]+)\b")
_AHEAD = Worded(r"{one_of}([\u4e00-\u9fff]+)\s?$")
_REACH = 24  # characters in which it is said


def tied(number: Printing, column: Column, headed: bool) -> bool:
    """`headed`: whether the number stands in a header, where `each` speaks of what the rows count."""
    text, quantity = number.flow.text, number.quantity
    if headed and _EACH.match(text, quantity.end, quantity.end + _REACH):
        return True
    behind = _BEHIND.match(text, quantity.number_end, quantity.number_end + _REACH)
    if behind is not None and behind[1].lower().rstrip("s") in stems(column.heading.text.lower()):
        return True
    ahead = _AHEAD.search(text, max(0, quantity.start - _REACH), quantity.start)
    return ahead is not None and ahead[1] in column.heading.text
