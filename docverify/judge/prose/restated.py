"""An amount x the one before it -> whether it says the same again: of one of many, for another time, in a bracket."""

import re

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import ABOUT
from docverify.judge.prose.owners import counts

_OPENING, _CLOSING = re.compile(r"[(（]\s*[~≈]?$"), re.compile(r"\s*[)）]")
_BESIDE = re.compile(rf"[^,;.()]{{0,25}},\s+(?:or\s+)?(?:{ABOUT}\s)?[~≈]?")
_REPEATED = re.compile(rf"[^,;.()\d]{{0,12}}(?:,|\(|–)\s*(?:or\s+)?(?:{ABOUT}\s)?[~≈$€£]?")

_PERIOD = re.compile(r"[A-Za-z]+$")


def says_again(lead: str, before: Amount, each: Amount) -> bool:
    """`lead` stands between them."""
    return _is_beside(lead, before, each) or _is_gloss(lead, each) or _is_converted(lead, before, each)


def _is_gloss(lead: str, each: Amount) -> bool:
    """`24 hosts with 8 GPUs each (192 GPUs)`: counted things in a bracket of their own say what the words come to."""
    whole = _OPENING.search(lead) is not None and _CLOSING.match(each.printing.flow.text, each.end) is not None
    return whole and len(each.kind) == 1 and counts(each.kind[0][0]) and not each.owned


def _is_converted(lead: str, before: Amount, each: Amount) -> bool:
    """`1,200 requests per minute, 20 per second`: the same for another time."""
    units = [amount.printing.quantity.measure.unit for amount in (before, each)]
    timed = units[0].dimensions == units[1].dimensions and dict(units[0].dimensions).get("time", 0) < 0
    if not timed or units[0].factor == units[1].factor or _REPEATED.fullmatch(lead) is None:
        return False
    periods = [_PERIOD.search(amount.printing.quantity.unit_text) for amount in (before, each)]
    return (
        None in periods or len({period[0] for period in periods if period}) > 1
    )  # `4 TB/s, 400 Gb/s` are of two things


def _is_beside(lead: str, before: Amount, each: Amount) -> bool:
    """`1.4 TB of state, 44 GB per GPU`, of a rate in a bracket too: the same, for one of many."""
    measured = before.printing.quantity.measure.unit.dimensions
    shared = any(power < 0 and name not in dict(measured) for name, power in each.kind)
    same = bool(measured) and measured == each.printing.quantity.measure.unit.dimensions
    if not (same and shared) or before.kind == each.kind:
        return False
    return _BESIDE.fullmatch(lead) is not None or (dict(measured).get("time", 0) < 0 and _is_inside(lead, each))


def _is_inside(lead: str, each: Amount) -> bool:
    opened = _OPENING.fullmatch(lead.lstrip()) is not None
    return opened and _CLOSING.match(each.printing.flow.text, each.end) is not None
