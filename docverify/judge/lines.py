"""Facts -> the same, for lines that tell a whole layout: there the GPUs that are counted are those of the layout."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from docverify.facts.fact import Fact

_LAYOUT = frozenset({"tp", "pp", "cp", "dp", "ep", "etp"})
_OPERATORS = ("×", "x", "*", "·", "÷", "/")  # `2 nodes × 8 GPUs`
_NEAR = 60  # characters between the GPUs and the nearest degree


def layouts(facts: Sequence[Fact]) -> Iterator[Fact]:
    """The facts of every flow that gives several degrees beside one number of GPUs, as a world of their own."""
    ordered = sorted(facts, key=lambda fact: fact.printing.span)
    for number, (_, together) in enumerate(groupby(ordered, key=lambda fact: id(fact.printing.flow))):
        found = list(together)
        degrees = [fact for fact in found if fact.name in _LAYOUT]
        gpus = [fact for fact in found if fact.name == "gpus"]
        names = [fact.name for fact in degrees]
        if len(gpus) == 1 and len(names) > 1 and len(set(names)) == len(names) and _near(gpus[0], degrees):
            scope = replace(gpus[0].scope, alternatives=(("line", str(number)),))
            for fact in (gpus[0], *degrees):
                yield replace(fact, scope=scope, qualifiers=fact.qualifiers - {"mentioned"})


def _near(gpus: Fact, degrees: Sequence[Fact]) -> bool:
    start, end = gpus.printing.quantity.start, gpus.printing.quantity.end
    gaps = (max(d.printing.quantity.start - end, start - d.printing.quantity.end) for d in degrees)
    factor = gpus.printing.flow.text[:start].rstrip().endswith(_OPERATORS)
    return gpus.qualifiers <= {"mentioned", "total"} and min(gaps) <= _NEAR and not factor
