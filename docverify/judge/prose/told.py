"""A result -> the forms of computation that the words beside it speak of: a sum, what is left, a share, a change."""

from collections.abc import Set

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.simple_ways import Form, Way
from docverify.judge.prose.ways import LEFT_OVER
from docverify.patterns import Worded

_LEAD, _TAIL = 40, 30  # characters around a result in which a word tells what it is
_SUM = Worded(r"\b{in_all}\b|\b{sum_before}\b|{sum_sign}")
_LEFT = Worded(r"{left_over_sign}[^,;.，；。\d]{0,6}$")  # right before it: `，余 45 GB`
_BREAK = Worded(r"[\d.;。；]")
_SHARE = Worded(r"\s?(?:\b{of_whole}\b|{of_whole_sign})")
_RATED = Worded(r"(?:\b{share_before}\b|{share_before_sign})[^,;.，；。%]*$")
_CHANGE = Worded(r"\s?\b{changed}\b")
_ALONE = Worded(r"\s*(?:[,.;)，。；）]|$)")
_APPOSED = Worded(r"[^,;.:，；。：]{0,30}[,(，（]\s*(?:{apposed}|~|≈|\s)*$")
_REST = Worded(r"(?:\b{the_rest}\b|{the_rest_sign})(?:[^,;.，；。%\d]{0,20})$")
_TIMES = Worded(r"\s?\b{times_as}\b")
_FACTOR = Worded(r"\b{by_factor}\s*$")


def told(result: Amount) -> frozenset[Form]:
    """Empty where no word does."""
    text = result.printing.flow.text
    lead, tail = text[max(0, result.start - _LEAD) : result.start], text[result.end : result.end + _TAIL]
    if is_factor(result):
        return frozenset([Form.PRODUCT])
    if result.share:
        return _of_share(lead, tail)
    if _LEFT.search(lead):
        return frozenset([Form.REMAINDER])
    around = f"{lead} {_BREAK.split(tail)[0]}"
    adds, leaves = _SUM.search(around) is not None, LEFT_OVER.search(around) is not None
    return frozenset([Form.SUM, Form.PRODUCT] * adds + [Form.REMAINDER] * leaves)


def _of_share(lead: str, tail: str) -> frozenset[Form]:
    if _REST.search(lead):
        return frozenset([Form.REST])
    if _CHANGE.match(tail):
        return frozenset([Form.LESS, Form.MORE])
    apposed = _ALONE.match(tail) and _APPOSED.search(lead)
    return frozenset([Form.PART] if _SHARE.match(tail) or _RATED.search(lead) or apposed else [])


def is_factor(result: Amount) -> bool:
    """Whether a number says how many times as much one amount is as another."""
    quantity, text = result.printing.quantity, result.printing.flow.text
    if result.kind or not (quantity.ratio or quantity.bare):
        return False
    named = _TIMES.match(text, result.end) or _FACTOR.search(text, 0, result.start)
    return quantity.ratio or named is not None


def is_else(way: Way, result: Amount, forms: Set[Form], said: bool) -> bool:
    """A sum where words call it a rest, or what other paragraphs make of a number of nothing told: `108,000 of it`."""
    if way.form is Form.SUM and forms == {Form.REMAINDER}:
        return True
    vague = not (result.kind or result.share or said)
    return vague and any(each.printing.flow is not result.printing.flow for each in way.used)
