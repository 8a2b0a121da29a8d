"""A number x the computation in the bracket behind it -> whether the bracket computes with the number, or tells of what
it is the mean, or what else there is."""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.sentences.chains import Chain, Chains, Side
from docverify.claims.sentences.scenes import is_of_scene
from docverify.expression import Binary, Constant, Leaf, Node, leaves, operations, replaced
from docverify.patterns import listed
from docverify.units import Unit

_EXPONENTS = 128
_OF_TWO = re.compile(r"2\s?(?:\^|\*\*)")
_NEAR = Fraction(3, 20)  # runs of one measurement differ by less


def computes(value: Printing, chain: Chain) -> bool:
    """Whether the bracket computes something, or is a power of two: `1,048,576 (2^20)`. One of ten may be a scale, and
    a small number the exponent, as of `16 bits (2^16)`."""
    inner = chain.sides[0]
    if operations(inner.node) or len(chain.sides) > 1:
        return True
    power = inner.single is not None and inner.single.quantity.power and _OF_TWO.match(inner.single.text) is not None
    return power and value.quantity.printed.value > _EXPONENTS


def times_over(value: Printing, node: Node) -> bool:
    """`one 16,384-token sample per GPU (32 × 16,384 tokens)`, `Cores of 3 hosts (32 * 3)`: what stands in front is a
    factor in the bracket."""
    if not isinstance(node, Binary) or node.operator != "*" or value.quantity.bare:
        return False
    measure = value.quantity.measure
    operands = [leaf.value.quantity for leaf in leaves(node) if isinstance(leaf.value, Printing)]
    same = [each for each in operands if each.printed.value == value.quantity.printed.value]
    if any(each.measure.factor == measure.factor and _alike(each.measure.unit, measure.unit) for each in same):
        return True
    return any(each.bare for each in same) and is_of_scene(value.quantity, value.flow)


def _alike(unit: Unit, other: Unit) -> bool:
    """Of one kind, whatever they are said to be per."""
    nouns = [{name for name, power in each.nouns if power > 0} for each in (unit, other)]
    return unit.dimensions == other.dimensions and nouns[0] == nouns[1] and bool(unit.dimensions or nouns[0])


def other_sums(value: Printing, node: Node) -> Iterator[Node]:
    """What a sum may be of instead: `34 racks (32 compute + 2 network + 4 spare)` does not count what is set aside."""
    if (mean := _mean_of(value, node)) is not None:
        yield mean
    if isinstance(node, Binary) and node.operator == "+" and isinstance(node.right, Leaf):
        last = node.right.value
        if isinstance(last, Printing) and not listed("set_aside").isdisjoint(last.quantity.words):
            yield node.left


def by_brackets(side: Side, chains: Chains) -> Node:
    """`an int (4) + 2 pointers (16) = 20 bytes`: the terms of a sum are what their brackets say."""
    told = {id(operand): chain.sides[0].node for operand, part, _ in side.glosses if (chain := chains.whole(part))}
    added = told and isinstance(side.node, Binary) and side.node.operator == "+"
    return replaced(side.node, lambda leaf: told.get(id(leaf), leaf)) if added else side.node


def _mean_of(value: Printing, node: Node) -> Node | None:
    """`166 tok/s (169.6 + 162.8)`: the mean of runs, none of them far from it, which no sum of them could be."""
    terms = _terms(node)
    printed = [each.value.quantity.printed.value for each in terms if isinstance(each.value, Printing)]
    own = value.quantity.printed.value
    if len(printed) < 2 or len(printed) < len(terms) or len(set(printed)) == 1:
        return None
    if any(abs(each - own) > own * _NEAR for each in printed):
        return None
    return Binary("/", node, Constant(Fraction(len(printed))))


def _terms(node: Node) -> list[Leaf]:
    """The numbers that are added up; none if anything else is done with them."""
    found = list[Leaf]()
    while isinstance(node, Binary) and node.operator == "+" and isinstance(node.right, Leaf):
        found.append(node.right)
        node = node.left
    return [*found, node] if isinstance(node, Leaf) else []
