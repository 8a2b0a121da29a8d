"""Labels that say for which case their value is: `Cost at $2.20 per GPU hour: $141,000`.

The value is that of the name, as long as the document tells of one case only: what is so in another case is another
value, and must not be held against this one.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

from docverify.facts.page import Binding, Page
from docverify.facts.vocabulary import vocabulary
from docverify.patterns import Worded

_CASE = Worded(r"([^\d(（]{2,48}?)[\s*_`,，]*([(（]?\s*{cases}(?=\D{0,16}\d)[^()（）]{1,44}[)）]?[\s*_`]*)", re.NOFLAG)
_BULLET, _LONGEST = re.compile(r"[\s>*_`•+–-]*(?:\d+[.)]\s+)?[\s*_`]*"), 90
_OPENER, _WORD = Worded(r"{cases}", re.NOFLAG), re.compile(r"[^\W_]+")
# what is computed with; under which load something was measured says nothing of what stands beside it
_RATES = frozenset(
    {"price_per_gpu_hour", "tariff", "gpus", "throughput", "mfu", "storage_bandwidth", "train_tokens", "gpu_hours"}
)


def of_a_case(page: Page, start: int, end: int) -> tuple[int, str, tuple[int, ...]]:
    """Where a label begins, what it is without the case that it is for, and where the numbers of the case begin.

    None begins if the case is not wholly understood: `at $2 per GPU hour for tests` is the price of something else.
    """
    low = max(0, end - _LONGEST)
    line = _BULLET.match(page.text, max(low, page.text.rfind("\n", low, end) + 1), end)
    for at in (start, line.end() if line is not None else start):  # `Cost, at $2.20: …`
        text = page.text[at:end]
        found = _CASE.fullmatch(text) if any(map(str.isdigit, text)) else None
        if found is not None and (case := _understood(page, at + found.start(2), end)):
            return at, found[1], case
    return start, "", ()


def _understood(page: Page, start: int, end: int) -> tuple[int, ...]:
    """Where the numbers of a case begin, if it says nothing but them."""
    rest, starts = list(page.text[start:end]), list[int]()
    for number in page.numbers[bisect_left(page.starts, start) : bisect_left(page.starts, end)]:
        quantity = page.passage.items[number].quantity
        assert quantity is not None
        starts.append(quantity.start)
        rest[quantity.start - start : quantity.end - start] = " " * (quantity.end - quantity.start)
    for each in (each for each in page.mentions.after(start, end) if each.phrase.key):
        rest[each.start - start : each.end - start] = " " * (each.end - each.start)
    return () if _WORD.search(_OPENER.sub(" ", "".join(rest))) else tuple(starts)


def of_one_case(bound: Iterable[Binding]) -> Sequence[Binding]:
    """The bindings, but those for a case of which it is not known what it is, or that is one of several."""
    found = list(bound)
    if not any(each.case for each in found):
        return found
    values: dict[str, set[Fraction]] = defaultdict(set)
    for each in found:
        values[each.name].add(each.printing.quantity.printed.value)
    names = {(id(each.printing.flow), each.printing.quantity.start): each.name for each in found}
    return [each for each in found if not each.case or _is_only(each, values, names, found)]


def _is_only(
    each: Binding, values: dict[str, set[Fraction]], names: dict[tuple[int, int], str], found: Sequence[Binding]
) -> bool:
    flow = id(each.printing.flow)
    rates = {names.get((flow, start), "") for start in each.case}
    shared = vocabulary().names[each.name].unit == "bytes" and "gpus" in rates  # what one has, or all of them
    if shared or not rates <= _RATES or any(len(values[rate]) != 1 for rate in rates):
        return False
    same = (other for other in found if other.name == each.name and other is not each)
    return not any(other.case or other.qualifiers == each.qualifiers for other in same)
