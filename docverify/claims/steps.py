"""Runs of parts -> computations whose result stands behind an arrow: `8 nodes × 8 GPUs → 64 GPUs`.

An arrow may as well lead from an old value to a new one; that is for the judge to tell.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.chains import Chains
from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.items import Item
from docverify.claims.parts import Part
from docverify.document.model import Flow
from docverify.expression import leaves, operations

STEP = "step"  # the form
_ARROWS = frozenset({"→", "->", "➜", "⟶"})


def steps(flow: Flow, runs: Sequence[Sequence[Part]], context: Sequence[Item]) -> Iterator[Equation]:
    """An equation for each arrow between a whole computation and a single value."""
    for before, sign, behind in zip(runs, runs[1:], runs[2:], strict=False):
        if len(sign) == 1 and sign[0].text in _ARROWS and len(behind) == 1 and behind[0].kind == "NUM":
            yield from _step(flow, before, behind, context)


def _step(flow: Flow, before: Sequence[Part], behind: Sequence[Part], context: Sequence[Item]) -> Iterator[Equation]:
    chains = Chains(flow)
    (computed, length), (stated, _) = chains.chain(before), chains.chain(behind)
    if computed is None or stated is None or length < len(before) or len(computed.sides) > 1:
        return
    left, right = computed.sides[0], stated.sides[0]
    if not left.numeric or not operations(left.node) or left.glosses or right.single is None:
        return
    value = right.single.quantity.printed.value  # `1024 × 512 → 512`: what goes in and what comes out
    if any(
        isinstance(each.value, Printing) and each.value.quantity.printed.value == value for each in leaves(left.node)
    ):
        return
    yield Equation(
        RULE, (Reading(left.node, "=", right.node),), flow.span(left.start, right.end), right.single,
        flow.span(left.start, left.end), flow, STEP, marks=behind[0].marks, context=context,
    )  # fmt: skip
