"""Runs of parts -> amounts in a time beside the rate that they are: `600 GB in 10 s = 60 GB/s`."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.chains import Chains, relation
from docverify.claims.sentences.parts import Part
from docverify.document.model import Flow
from docverify.expression import Binary, Node, leaves
from docverify.patterns import listed

_TIME = (("time", 1),)


def in_time(flow: Flow, runs: Sequence[Sequence[Part]], context: Sequence[Item]) -> Iterator[Equation]:
    """An equation for each amount, or computation of one, that takes a time and is said to be a rate."""
    for number, run in enumerate(runs):
        for at, (part, sign) in enumerate(pairwise(run)):
            if part.kind == "NUM" and sign.kind == "REL" and (amount := _amount(runs, number, at)):
                yield from _rated(flow, amount, run[at:], context)


def _amount(runs: Sequence[Sequence[Part]], number: int, at: int) -> Sequence[Part]:
    """What stands before `in 10 s`; the preposition may be read as a word of its noun."""
    run = runs[number]
    if at:
        before = run[at - 1].quantity
        return run[:at] if before is not None and before.words and _leads(before.words[-1]) else ()
    return runs[number - 2] if number > 1 and len(runs[number - 1]) == 1 and _leads(runs[number - 1][0].text) else ()


def _leads(word: str) -> bool:
    return word.lower() in listed("in_time")


def _rated(flow: Flow, amount: Sequence[Part], rest: Sequence[Part], context: Sequence[Item]) -> Iterator[Equation]:
    chains = Chains(flow)
    (moved, length), (rated, _) = chains.chain(amount), chains.chain(rest)
    if moved is None or rated is None or length < len(amount) or len(moved.sides) > 1 or len(rated.sides) < 2:
        return
    left, time, rate = moved.sides[0], rated.sides[0].single, rated.sides[1].single
    if not left.numeric or left.glosses or time is None or rate is None:
        return
    if time.quantity.measure.unit.dimensions != _TIME or not _is_of(rate, left.node):
        return
    node = Binary("/", left.node, rated.sides[0].node, True)
    yield Equation(
        RULE, (Reading(node, relation(rated.relations[0].text), rated.sides[1].node),),
        flow.span(left.start, rated.sides[1].end), rate, flow.span(left.start, rated.sides[0].end), flow, "chain",
        context=context,
    )  # fmt: skip


def _is_of(rate: Printing, amount: Node) -> bool:
    """Whether it is a rate of what the amount is of, and the amount not one of each of several things."""
    moved = [leaf.value for leaf in leaves(amount) if isinstance(leaf.value, Printing)]
    above, below = _things(rate)
    held = [_things(each) for each in moved]
    return (
        "time" in below and bool(above) and above <= set().union(*(a for a, _ in held)) and not any(b for _, b in held)
    )


def _things(printing: Printing) -> tuple[set[str], set[str]]:
    """What is measured and counted, and what it is per."""
    unit = printing.quantity.measure.unit
    parts = (*unit.dimensions, *unit.nouns)
    return {name for name, power in parts if power > 0}, {name for name, power in parts if power < 0}
