"""Row -> the amounts near its result, each with how far off it stands."""

from collections.abc import Iterator, Sequence

from docverify.judge.prose.amount import Amount
from docverify.judge.prose.inferred import like
from docverify.judge.prose.prints import slack_of
from docverify.judge.prose.rows import Row
from docverify.judge.prose.settled import EVERYWHERE
from docverify.named import NamedTuple
from docverify.patterns import Worded

_BEFORE, _AFTER = 9, 2  # amounts around a result
_SENTENCE, _BEHIND, _PARAGRAPH = 0.5, 0.5, 0.5  # how much further off each of them is
ELSEWHERE = 1.0
_LARGE, _LIKE = 99, 4.0
_ONE_BY_NUMBER = Worded(r"\b{one_by_number} #?$")
_AHEAD = 12
_BASE = 16  # more than twice the largest power of a product of three


class Near(NamedTuple):
    """An amount near a result; `code` tells its unit, so that those of products are soon compared.

    Hundreds of ways are tried with each, so that all that they ask of it is worked out once.
    """

    amount: Amount
    code: int
    far: float
    value: float
    share: bool
    bare: bool  # whether nothing says what it is a number of
    slack: float  # how far off it may be, as a share


def pool_of(row: Row) -> list[Amount]:
    """The amounts right before the result, and those of its sentence right behind it."""
    result = row.result
    near = [each for each in (*row.before.amounts, *row.inputs) if each.sentence != EVERYWHERE]
    near = [
        each for each in _completed(near) if (each.sure or each.share) and each.value > 0 and not _is_no_factor(each)
    ]
    behind = [each for each in near if each.printing.flow is result.printing.flow and each.start > result.start]
    before = [each for each in near if each not in behind]
    return [*before[-_BEFORE:], *(each for each in behind if each.sentence == result.sentence)][: _BEFORE + _AFTER]


def is_before(each: Amount, result: Amount) -> bool:
    """Whether it stands before the result, be it in another paragraph."""
    return each.printing.flow is not result.printing.flow or each.start < result.start


def is_of_groups(row: Row) -> bool:
    """Whether groups of what stands before it add up to it: `48 hosts of 8 and 2 hosts of 4, 392 in all`."""
    from docverify.judge.prose.groups import add_up

    return add_up([each.value for each in pool_of(row) if is_before(each, row.result)], row.result.value)


def _is_no_factor(each: Amount) -> bool:
    """Whether to multiply by it only tells the other amount again, or it tells which one: `GPU 2 has 7.4 GiB`."""
    quantity, text = each.printing.quantity, each.printing.flow.text
    if (
        quantity.bare
        and not quantity.words
        and _ONE_BY_NUMBER.search(text, max(quantity.start - _AHEAD, 0), quantity.start)
    ):
        return True
    return each.value == 1 and not each.measured


def _completed(found: Sequence[Amount]) -> Iterator[Amount]:
    """A large number without a unit has that of the amount of its size before it: `900 queries/s, now 1,530`."""
    last: Amount | None = None
    for each in found:
        if each.kind:
            last = each
        yield like(each, last) if last is not None and _is_alike(each, last) else each


def _is_alike(each: Amount, other: Amount) -> bool:
    quantity = each.printing.quantity
    if not quantity.bare or quantity.printed.value <= _LARGE or other.printing.flow is not each.printing.flow:
        return False
    return 1 / _LIKE < float(quantity.printed.value / (other.printing.quantity.printed.value or 1)) < _LIKE


def amounts_near(result: Amount, pool: Sequence[Amount]) -> tuple[Near, list[Near]]:
    """The result and the pool; what stands in other paragraphs comes first in it."""
    names = sorted({name for each in (result, *pool) for name, _ in each.measured})
    weights = {name: _BASE**at for at, name in enumerate(names)}
    own = result.printing.flow
    flows = list(dict.fromkeys(id(each.printing.flow) for each in pool if each.printing.flow is not own))

    def far(each: Amount) -> float:
        if each.printing.flow is own:
            return _SENTENCE * abs(result.sentence - each.sentence) + _BEHIND * (each.start > result.start)
        return ELSEWHERE + _PARAGRAPH * (len(flows) - flows.index(id(each.printing.flow)))

    def near(each: Amount) -> Near:
        code = sum(power * weights[name] for name, power in each.measured)
        bare = not each.kind and not each.share and not each.printing.quantity.ratio
        return Near(each, code, far(each), each.value, each.share, bare, slack_of(each))

    return near(result), [near(each) for each in pool]
