"""A number that a word calls left, amounts of one kind before it -> the equation of a whole without several parts.

`Of the 72 GB weights take 17.5 GB and buffers 4.5 GB, so 50 GB remain.` Of two amounts `beside_pair` tells.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from docverify.claims.equation import Equation, Reading
from docverify.expression import Binary, Leaf, Node
from docverify.judge.equations.misprints import slipped
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.explained import explained
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.owners import counts
from docverify.judge.prose.prints import rounding_of
from docverify.judge.prose.relating import Related

_FEWEST, _MOST = 3, 8
_CLOSE = 0.004
_BACK = 1  # sentences before
_FAR = 3.0


def left_of_several(result: Amount, before: Sequence[Amount], related: Related) -> Equation | None:
    """None where other parts, or none of them, explain the number; of a lossy kind less may be left."""
    if related.aside is not None or not (result.sure and result.measured) or result.value <= 0:
        return None
    near = [each for each in before if each.sentence >= result.sentence - _BACK]
    alike = [each for each in near if each.measured == result.measured and each.value > 0]
    if not _FEWEST <= len(alike) <= _MOST or not all(each.sure and _is_like(each, result) for each in alike):
        return None
    whole = next((at for at in range(len(alike) - 2) if _holds(alike[at:])), None)
    if whole is None:
        return None
    left = alike[whole].value - sum(each.value for each in alike[whole + 1 :])
    lossy = any(name in related.rule.parameters.get("lossy", ()) for name, _ in result.kind)
    if not 1 / _FAR < result.value / left < _FAR and not slipped(result, result.value / left):
        return None
    off = rounding_of(result) + _CLOSE
    if any(abs(each / result.value - 1) <= off for each in _rests(alike)) or explained(result, near):
        return None
    node: Node = Leaf(alike[whole].printing)
    for each in alike[whole + 1 :]:
        node = Binary("-", node, Leaf(each.printing))
    relation = ">=" if lossy and not slipped(result, result.value / left) else "="
    reading = Reading(node, relation, Leaf(result.printing))
    return equation_of(result.printing, (reading,), [each.printing for each in alike[whole:]], related.rule.name)


def _is_like(each: Amount, result: Amount) -> bool:
    """Whether the same is measured, whatever it is of one of."""
    kinds = ([part for part in one.kind if part[1] > 0 or not counts(part[0])] for one in (each, result))
    return next(kinds) == next(kinds)


def _holds(amounts: Sequence[Amount]) -> bool:
    first, *parts = amounts
    return first.value > sum(each.value for each in parts)


def _rests(amounts: Sequence[Amount]) -> Iterator[float]:
    """What any of them leaves of any others, and all there is of them."""
    for size in range(1, len(amounts)):
        for chosen in combinations(amounts, size):
            parts = sum(each.value for each in chosen)
            yield parts
            yield from (each.value - parts for each in amounts if each not in chosen)
