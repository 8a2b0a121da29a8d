"""A side of an equation -> the part of it that alone may be meant where a chain runs on or units are shared."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeGuard

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge, Measure
from docverify.claims.tables.cells import rounded
from docverify.classes import replace
from docverify.expression import Binary, Leaf, Node, leaves, replaced
from docverify.rational import ONE, ten_to


def running_head(node: Node, before: Node) -> Node | None:
    """The first operand of a product or quotient, from which a chain runs on, perhaps cut off at its last digit;
    rounded, if what stands `before` does not come out whole: `60 × 1.44 = 86 × 0.988 TB`."""
    while isinstance(node, Binary) and not node.bracketed:
        node = node.left
    if not isinstance(node, Leaf):
        return None
    node = replaced(node, lambda leaf: Leaf(_cut_off(leaf.value)) if isinstance(leaf.value, Printing) else leaf)
    printed = (leaf.value.quantity.printed for leaf in leaves(before) if isinstance(leaf.value, Printing))
    return node if all(each.whole for each in printed) else loosened(node)


def _cut_off(printing: Printing) -> Printing:
    number = printing.quantity.printed
    return Printing(replace(printing.quantity, printed=replace(number, ulp=2 * number.ulp)), printing.flow)


def last_term(node: Node) -> Node:
    """What a sum adds last."""
    return node.right if isinstance(node, Binary) and node.operator in "+-" and not node.bracketed else node


def carried_on(before: Sequence[Node], node: Node, other: Node) -> Iterator[tuple[Node, Node]]:
    """`25 + 92 / 128 = 0.72 + 1 = 26.7`: a side begins with what the last term of the one `before` it comes to, and the
    end of the chain is the sum of all."""
    if _adds(node) and _adds(other) and (head := running_head(other, node)) is not None:
        yield last_term(node), head
    total, ahead = node, [each.left for each in before if _adds(each)]
    for each in ahead:
        total = Binary("+", each, total)
    if ahead:
        yield total, other


def _adds(node: Node) -> TypeGuard[Binary]:
    return isinstance(node, Binary) and node.operator == "+" and not node.bracketed


def plain_sum(node: Node) -> bool:
    """`4.22 + 1.73`: numbers without a power or unit of their own."""
    if not isinstance(node, Binary) or node.operator not in "+-":
        return False
    return all(
        isinstance(v, Printing) and v.quantity.bare and not scientific(v) for v in (n.value for n in leaves(node))
    )


def loosened(node: Node) -> Node:
    """The same with every number as one that was rounded."""
    return replaced(node, lambda leaf: Leaf(rounded(leaf.value)) if isinstance(leaf.value, Printing) else leaf)


def rounder(node: Node, before: Node) -> Node:
    """`400M / 86,400 ≈ 400M / 100,000`: the numbers that do not stand `before` are nearly those that do."""
    told = {each.value.quantity.printed.value for each in leaves(before) if isinstance(each.value, Printing)}
    return replaced(node, lambda leaf: Leaf(_nearly(leaf.value, told)) if isinstance(leaf.value, Printing) else leaf)


def _nearly(printing: Printing, told: set[Fraction]) -> Printing:
    quantity = printing.quantity
    hedge = quantity.hedge if quantity.printed.value in told else Hedge.ABOUT
    return Printing(replace(quantity, hedge=hedge), printing.flow)


def scientific(printing: Printing) -> bool:
    """Whether it is printed with a power of ten: `5.95 × 10^15`."""
    printed = printing.quantity.printed
    return printed.value >= 100 and "10" in printed.text[1:] and not printed.text.isdigit() and printed.ulp != 1


def mantissa(printing: Printing) -> Leaf:
    """`5.95` of `5.95 × 10^15`, without a unit."""
    printed = printing.quantity.printed
    scale = ten_to(len(str(abs(int(printed.value)))) - 1)
    number = replace(printed, value=printed.value / scale, ulp=printed.ulp / scale, whole=False)
    return Leaf(Printing(replace(printing.quantity, printed=number, measures=(Measure(ONE),)), printing.flow))
