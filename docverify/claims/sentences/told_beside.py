"""A bracket with two numbers behind another -> whether it tells of that number, or of something else."""

from collections.abc import Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.brackets import divides, far_off
from docverify.claims.sentences.chains import Chain, Side
from docverify.document.model import Flow, FlowKind, PieceKind
from docverify.expression import Binary, leaves
from docverify.patterns import Worded

_TWO = 2
_LEAD = 24  # characters in which a number is said to be the name of one
_NAMES_ONE = Worded(r"{names_one}")


def told_beside(chain: Chain, value: Printing, context: Sequence[Item], end: int) -> bool:
    """`batch 2 (4*2) makes steps of 8`, `3M samples (5B tokens / 90 steps)`: what it comes to is said behind the
    bracket, or it counts other things."""
    if _counts_sections(value, chain):
        return True
    node = chain.sides[0].node
    parts = [leaf.value.quantity for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    if not isinstance(node, Binary) or node.operator not in "*/" or len(parts) != _TWO or len(chain.sides) > 1:
        return False
    above, below = (each.printed.value * each.measure.factor for each in parts)
    stated = value.quantity.printed.value * value.quantity.measure.factor
    if node.operator == "*":
        behind = [i.quantity.printed.value for i in context if i.quantity is not None and i.start >= end]
        return value.quantity.bare and stated in (above, below) and stated != above * below and above * below in behind
    nouns = [each.measure.unit.nouns for each in (value.quantity, *parts)]
    counted = all(len(each) == 1 and each[0][1] == 1 for each in nouns)
    return counted and len(set(nouns)) == len(nouns) and bool(below and stated) and far_off(above / below / stated)


def coded_quotient(chain: Chain, flow: Flow) -> bool:
    """`4805 steps (76894/16)`, in a code span: a slash between its numbers names no alternatives."""
    inner = chain.sides[0]
    if len(chain.sides) > 1 or flow.kind_at(inner.start) is not PieceKind.CODE or not divides(inner.node):
        return False
    values = [leaf.value for leaf in leaves(inner.node)]
    return all(isinstance(each, Printing) and each.quantity.bare for each in values)


def names_which(side: Side, text: str) -> bool:
    """`Rank 0 hosts A100 ×4 (320 GB)`: the first number says which one, and is no count of what is behind it."""
    first = next(leaves(side.node)).value
    if not isinstance(first, Printing) or first.quantity.bare:
        return False
    return _NAMES_ONE.search(text[max(0, side.start - _LEAD) : side.start].rstrip()) is not None


def _counts_sections(value: Printing, chain: Chain) -> bool:
    """The `7.3` of the heading `7.3 Several nodes (32 GPUs = 4 × 8)`."""
    quantity = value.quantity
    numbered = quantity.start == 0 and quantity.bare and (len(chain.sides) > 1 or not quantity.printed.whole)
    return numbered and value.flow.kind is FlowKind.HEADING
