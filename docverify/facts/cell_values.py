"""A cell -> the one value that it states, and whether it says of what."""

import re

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Quantity
from docverify.claims.tables.cells import Value, value, with_measures
from docverify.claims.tables.headings import stated_unit
from docverify.facts.page import Page
from docverify.facts.vocabulary import vocabulary

_BRACKETED = re.compile(r"[~≈]?\s*[\d.,]+(?:e\d+)?\s*[(（]([^()（）]{1,24})[)）]")


def stated_in(page: Page, unit: Quantity | None) -> Quantity | None:
    """The one number that a cell states, in the unit of its column if it has none; or the result of its equation."""
    stated: Value | None = value(page.flow, page.passage.items)
    if stated is None:
        results = [e.result for e in page.equations if e.result is not None and e.result.flow is page.flow]
        same = len({each.quantity.start for each in results}) == 1
        return results[0].quantity if same else None
    if page.changes(page.passage.items.index(_item(page, stated))) or stated.sign < 0 or stated.signed:
        return None
    unit = unit or _bracketed(page.text)
    scaled = unit is not None and unit.measure.factor != 1  # `Parameters (B)`
    if unit is None or not (scaled or unit.measure.unit.dimensions or unit.percent or unit.currency):
        return stated.quantity  # a title like `Layers` only repeats the noun
    return with_measures(stated, unit).quantity


def _bracketed(text: str) -> Quantity | None:
    """The unit in brackets behind the number of a cell: `36 (days)`."""
    match = _BRACKETED.fullmatch(text.strip())
    return stated_unit(match[1]) if match is not None else None


def _item(page: Page, stated: Value) -> Item:
    return next(item for item in page.passage.items if item.quantity is stated.quantity)


def named_so(page: Page, stated: Quantity, name: str) -> bool:
    """Whether the cell does not name its value otherwise: `8 ms TPOT`."""
    noun = next((each for each in page.mentions.after(stated.number_end, len(page.text)) if each.phrase.counted), None)
    return noun is None or name in noun.phrase.counted or any(vocabulary().names[n].loose for n in noun.phrase.counted)
