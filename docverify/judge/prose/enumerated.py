"""Amounts -> the same, where bare numbers are in the unit of the last of their list: `41, 17 and 26 minutes`."""

from collections.abc import Sequence

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.inferred import like
from docverify.judge.prose.listing import listing


def enumerated(text: str, found: Sequence[Amount]) -> list[Amount]:
    """Each number takes the unit of the next where nothing but a comma or a conjunction is between the two."""
    every: list[Amount] = []
    for each in reversed(found):
        last = every[-1] if every else None
        if last is not None and _is_elided(text, each, last):
            every.append(like(each, last)._replace(sure=each.sure))
        else:
            every.append(each)
    return every[::-1]


def shares_unit(text: str, before: Sequence[Amount], total: Amount) -> Amount:
    """The total in the unit of the list right before it, if it ends its clause and has none: `together 84`."""
    if len(before) < 2 or not total.printing.quantity.bare or total.kind:
        return total
    first, last = before[-2:]
    joined = listing().between.fullmatch(text, first.end, last.start) is not None
    return like(total, last) if joined and listing().alone.match(text, total.end) is not None else total


def _is_elided(text: str, each: Amount, last: Amount) -> bool:
    if not last.measured or each.measured or not each.printing.quantity.bare:
        return False
    joined = listing().between.fullmatch(text, each.end, last.start) is not None
    return joined and listing().behind.match(text, last.end) is None
