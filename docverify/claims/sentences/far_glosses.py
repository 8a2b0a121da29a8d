"""A number, words and a bracket that computes -> the equation of both: `42 hours of wall time (512 steps × 5 min)`.

Close behind a number a bracket is of it. With words between it may be of another thing, so its units, or what its last
factor counts, must be those of the number, and the number none of its operands.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.items import OPERATORS, Item
from docverify.claims.sentences.chains import Chains
from docverify.claims.sentences.glosses import Glosses
from docverify.claims.sentences.parts import Part
from docverify.dimensions import Dimensions, merged
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Node, leaves, operations
from docverify.patterns import Worded

_MOST = 5  # words between
_BETWEEN = Worded(r"\s*(?:{tells_where})?(?P<rest>(?:\s+[^\W\d]+(?:-[^\W\d]+)*){1,4})\s*")
_OTHER = Worded(r"\b(?:{tells_of_more})\b|[每各比的]")


def far_glosses(flow: Flow, runs: Sequence[Sequence[Part]], context: Sequence[Item]) -> Iterator[Equation]:
    """An equation for each bracket that is far behind its number."""
    for number, run in enumerate(runs):
        part = run[0]
        if part.kind != "GROUP" or len(run) > 1 or not any(each.kind in OPERATORS for each in part.inner):
            continue
        value = _before(flow, runs, number)
        if value is not None:
            chains = Chains(flow)
            chain = chains.whole(part)
            if chain is not None and len(chain.sides) == 1 and _is_of(chain.sides[0].node, value):
                yield from Glosses(flow, context, chains).derived(value, chain, part)


def _before(flow: Flow, runs: Sequence[Sequence[Part]], number: int) -> Printing | None:
    """The last number, if it stands by itself and only words are between."""
    for back in range(1, min(_MOST + 2, number + 1)):
        part = runs[number - back][-1]
        if part.kind == "NUM" and part.quantity is not None:
            alone = back > 1 and len(runs[number - back]) == 1 and part.quantity.one
            between = _BETWEEN.fullmatch(flow.text, part.quantity.end, runs[number][0].start)
            own = between is not None and _OTHER.search(between["rest"]) is None
            return Printing(part.quantity, flow) if alone and own else None
        if not part.text.isalpha():
            return None
    return None


def _is_of(node: Node, value: Printing) -> bool:
    told = [leaf.value for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    if not operations(node) or any(each.quantity.printed.value == value.quantity.printed.value for each in told):
        return False
    unit, found = value.quantity.measure.unit, _dimensions(node)
    if unit.dimensions or found != ():
        return found == unit.dimensions and not value.quantity.percent
    return bool(unit.nouns) and bool(told) and unit.nouns == told[-1].quantity.measure.unit.nouns


def _dimensions(node: Node) -> Dimensions | None:
    """Of a product or quotient, or of terms that are of one kind; None if it is something else."""
    match node:
        case Leaf(Printing() as each):
            return each.quantity.measure.unit.dimensions
        case Binary("*" | "/" as operator, left, right):
            above, below = _dimensions(left), _dimensions(right)
            known = above is not None and below is not None
            return merged(above or (), below or (), 1 if operator == "*" else -1) if known else None
        case Binary("+" | "-", left, right):
            kind = _dimensions(left)
            return kind if kind == _dimensions(right) else None
    return None
