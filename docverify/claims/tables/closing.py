"""The paragraph behind a list -> the total that it begins with: `Together these need 32.1 GB per GPU.`"""

from collections.abc import Sequence

from docverify.claims.numbers.items import Item
from docverify.claims.tables.cells import value
from docverify.claims.tables.entries import Entry
from docverify.claims.tables.grid import is_total
from docverify.document.model import Flow
from docverify.patterns import Worded

_LONGEST = 60
_LEAD = Worded(r"(?:{scope_ahead}[,，]?\s*)?{total_lead}[\s:：,，=≈~]*")
_SIGNS = " :：=≈~"
_ENDS = frozenset({"BREAK", "OPEN", "STEP", "LINE"})


def closing(flow: Flow, items: Sequence[Item]) -> Entry | None:
    """The total; None where the paragraph says anything else before its first number."""
    at = next((n for n, item in enumerate(items) if item.kind == "NUM"), None)
    if at is None or items[at].start > _LONGEST:
        return None
    lead = flow.text[: items[at].start]
    name = lead.rstrip(_SIGNS)
    if _LEAD.fullmatch(lead.lstrip()) is None and not (name != lead.rstrip() and is_total(name)):
        return None
    end = next((n for n in range(at + 1, len(items)) if items[n].kind in _ENDS), len(items))
    stated = value(flow, items[at:end])
    clause = flow.text[: items[end - 1].end]
    return None if stated is None else Entry(lead.strip(" :：=,，"), stated, 0, clause, closing=True)
