"""Numbers in the order of a text -> whether groups of them add up to a value.

`4 hosts with 8 GPUs each, 6 with 4 GPUs each, 56 GPUs in total`: the last group alone does not make the total.
"""

from collections.abc import Iterable, Sequence

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
    items = (item for passage in passages if passage.flow is result.flow for item in passage.items)
    before = [i.quantity for i in items if i.quantity is not None and i.end <= result.quantity.start]
    values = [float(each.printed.value * each.measure.factor * each.measure.unit.factor) for each in before]
    return add_up(values, result.amount)


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
