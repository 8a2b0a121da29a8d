"""Numbers in the order of a text -> whether groups of them add up to a value.

`4 hosts with 8 GPUs each, 6 with 4 GPUs each, 56 GPUs in total`: the last group alone does not make the total.
"""

from collections.abc import Iterable, Sequence

from docverify.claims.numbers.quantity import Quantity
from docverify.claims.passage import Passage
from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.rulebook.load import rules

_CLOSE = 0.006
_MOST = 9  # numbers before it
_FEWEST = 3


def of_groups(judgement: Judgement, passages: Iterable[Passage]) -> bool:
    """Whether a sentence is not of its last group alone, but of all that its paragraph counts before."""
    equation, result = judgement.equation, judgement.equation.result
    if judgement.verdict is not Verdict.DISAGREE or equation.form != "phrase" or result is None:
        return False
    if not rules()[equation.rule].parameters.get("of_groups"):
        return False
    items = [item for passage in passages if passage.flow is result.flow for item in passage.items]
    before = [i.quantity for i in items if i.quantity is not None and i.end <= result.quantity.start]
    if result.quantity.percent:
        behind = [i.quantity for i in items if i.quantity is not None and i.start >= result.quantity.end]
        return bool(behind) and _is_share(result.quantity, before, behind[0])
    values = [float(each.printed.value * each.measure.factor * each.measure.unit.factor) for each in before]
    return add_up(values, result.amount)


def _is_share(share: Quantity, before: Sequence[Quantity], whole: Quantity) -> bool:
    """`Weights 35 GB, cache 40 GB, that is 94 % of the 80 GB`: of both."""
    parts = [each.printed.value * each.measure.unit.factor for each in before if _is_alike(each, whole)][-_MOST:]
    wanted, off = share.printed.value, share.printed.ulp
    full = whole.printed.value * whole.measure.unit.factor
    sums = (sum(parts[-size:]) for size in range(2, len(parts) + 1))
    return full > 0 and any(abs(100 * each / full - wanted) <= off for each in sums)


def _is_alike(each: Quantity, whole: Quantity) -> bool:
    return bool(whole.measure.unit.dimensions) and each.measure.unit.dimensions == whole.measure.unit.dimensions


def add_up(values: Sequence[float], wanted: float) -> bool:
    """Whether products of neighbours, or one of them and single numbers, add up to the value."""
    values = values[-_MOST:]
    if len(values) < _FEWEST:
        return False
    found = {(0.0, 0, 0)}  # a sum, how many it is made of, how many of them are products
    behind = found
    for at, value in enumerate(values):
        pairs = [(total + values[at - 1] * value, size + 1, products + 1) for total, size, products in behind if at]
        behind, found = found, found | {(total + value, size + 1, products) for total, size, products in found}
        found |= set(pairs)
    return any(size > 1 and products and abs(total - wanted) <= _CLOSE * wanted for total, size, products in found)
