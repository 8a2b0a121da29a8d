"""Brackets behind operands -> equations: `c (a × b)`, `c (a × b = c)`, `a / b (p%)`; others restate nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docverify.claims.chains import Chain, Chains, Side, relation
from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.items import Item
from docverify.claims.parts import Part
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Leaf, Node, known, leaves, operations, replaced

_LIST = re.compile(r"[(（\[]?[^\s/()]+(?:/[^\s/()]+)+(?:\s+[A-Za-z][^()]*)?[)）\]]?")
_SHAPE = re.compile(r"[(（\[]?\d+(?:x\d+)+\b.*")

_ASIDE = [[word] for word in ("for", "per", "with", "to", "by")]


class Glosses(NamedTuple):
    """Reads the brackets of one flow."""

    flow: Flow
    context: Sequence[Item]
    chains: Chains

    def equations(self, side: Side) -> Iterator[Equation]:
        """The equations that the brackets of a side claim."""
        for operand, part, ends in side.glosses:
            yield from self._gloss(side, operand, part, ends)

    def _gloss(self, side: Side, operand: Node, part: Part, ends: bool) -> Iterator[Equation]:
        chain = self.chains.whole(part)
        if chain is None:
            return
        inner, last = chain.sides[0], chain.sides[-1]
        if not (inner.numeric and last.numeric):
            return
        if _is_list(self.flow.text[part.start : part.end]) and not _relates(operand, last):
            return
        if len(chain.sides) == 1 and _parts_named(inner.node):
            return
        value = operand.value if isinstance(operand, Leaf) and isinstance(operand.value, Printing) else None
        if value is not None and not self._one_voice(value, part):
            return
        outer = Side(operand, part.start, part.start, ())
        if value is not None and operations(side.node) == 0 and (operations(inner.node) or len(chain.sides) > 1):
            yield from self._derived(value, outer, chain, part)
        elif operations(side.node) and known(side.node) and ends and last.single and len(chain.sides) == 1:
            behind = self.flow.text[last.single.quantity.end : part.end - 1]
            if not _explains(side.node, last.single) or any(map(str.isalpha, behind)) or self._named_shape(side):
                return
            yield Equation(
                RULE, (Reading(side.node, "=", last.node),), self.flow.span(side.start, max(side.end, last.end)),
                last.single, self.flow.span(side.start, side.end), self.flow, "value",
                marks=part.marks, context=self.context,
            )  # fmt: skip

    def factor(self, side: Side) -> Node | None:
        """The `0.5x` of `8 GPUs × 2 h (0.5x)`, if it is all of a bracket of the side."""
        chains = [chain for _, part, _ in side.glosses if (chain := self.chains.whole(part)) is not None]
        alone = [(chain.sides[0].node, chain.sides[0].single) for chain in chains if len(chain.sides) == 1]
        return next((n for n, p in alone if p is not None and (p.quantity.ratio or p.quantity.percent)), None)

    def bracketed(self, side: Side) -> Node | None:
        """`With 3 stages (12 + 4) / (3 + 1)`: the side with the bracket in place of the counts before it."""
        operand, part, _ = side.glosses[0] if side.glosses else (None, None, False)
        head = next(leaves(side.node), None)
        if operand is None or operand is not head or part is None or (chain := self.chains.whole(part)) is None:
            return None
        inner, counts = chain.sides[0].node, isinstance(head.value, Printing) and not head.value.quantity.bare
        if not counts or len(chain.sides) > 1 or not operations(inner):
            return None
        return replaced(side.node, lambda leaf: inner if leaf is head else leaf)

    def _one_voice(self, value: Printing, part: Part) -> bool:
        """A bracket explains a number of the same code span or math, or one that is a code span by itself."""
        at, end = value.quantity.start, value.quantity.end
        before, behind = self.flow.piece_at(at), self.flow.piece_at(part.start)
        if before is behind or before.kind == behind.kind:
            return True
        return before.start == at and end >= before.start + len(before.text)

    def _derived(self, value: Printing, outer: Side, chain: Chain, part: Part) -> Iterator[Equation]:
        """`c (a × b)` and `c (a × b = c)`: any side of the bracket may be the one that c repeats."""
        if any(relation(r.text) not in "=~" for r in chain.relations) or self._about_another(value, chain, part):
            return
        if self._sizes_a_name(value, chain) or self._spelled_aside(value):
            return
        sides = [side for side in chain.sides if side.numeric]
        readings = [Reading(side.node, "=", outer.node) for side in reversed(sides)]
        if _counts_whole(value) and len(chain.sides) > 1:
            readings.append(Reading(Call("floor", (sides[-1].node,)), "=", outer.node, "whole things are rounded down"))
        yield Equation(
            RULE, tuple(readings), self.flow.span(value.quantity.start, part.end), value,
            self.flow.span(sides[0].start, sides[-1].end), self.flow, "gloss", marks=part.marks, context=self.context,
        )  # fmt: skip

    def _sizes_a_name(self, value: Printing, chain: Chain) -> bool:
        """`64 H100 80GB (8 × 8)`: the size of a product is not what a bracket of counts explains."""
        if not value.quantity.measure.unit.dimensions or any(side.measured for side in chain.sides):
            return False
        before = bisect_right(self.context, value.quantity.start, key=lambda item: item.end) - 1
        return before >= 0 and self.context[before].opaque

    def _spelled_aside(self, value: Printing) -> bool:
        """`42 tokens/s for one user (1 / 0.024)`: a word behind a preposition is not what a bracket computes."""
        before = self.flow.text[: value.quantity.start].split()[-1:]
        return value.quantity.spelled and before in _ASIDE

    def _named_shape(self, side: Side) -> bool:
        """`16x16 mesh (64 chips)`: a shape with a noun is no product."""
        last = [leaf.value for leaf in leaves(side.node)][-1]
        if not isinstance(last, Printing) or not last.quantity.words:
            return False
        return re.fullmatch(r"\d+(?:x\d+)+", self.flow.text[side.start : last.quantity.end]) is not None

    def _about_another(self, value: Printing, chain: Chain, part: Part) -> bool:
        """A bracket that is an equation of its own may explain another number of the sentence, or none."""
        result = chain.sides[-1].single
        if len(chain.sides) < 2 or result is None:
            return False
        if self.flow.text[value.quantity.end : part.start].strip(" `*"):
            return True
        if value.quantity.measure.unit.dimensions and result.quantity.bare:
            return True
        if any(_computes_with(value, side) for side in chain.sides[:-1]):
            return True
        numbers = [i.quantity.printed.value for i in self.context if i.quantity and i.end <= value.quantity.start]
        return result.quantity.printed.value in numbers


def _computes_with(value: Printing, side: Side) -> bool:
    """`with 64 GPUs (381.3k / 64 = 5,958)`: the number is an operand of what the bracket computes."""
    operands = [leaf.value for leaf in leaves(side.node) if isinstance(leaf.value, Printing)]
    return len(operands) > 1 and value.quantity.printed.value in [p.quantity.printed.value for p in operands]


def _counts_whole(value: Printing) -> bool:
    """Whether the print is a number of whole things."""
    quantity = value.quantity
    signed = quantity.percent or quantity.ratio or quantity.currency
    scaled = quantity.measure.unit.dimensions or quantity.measure.factor != 1
    return quantity.printed.whole and not (signed or scaled)


def _is_list(text: str) -> bool:
    """`2B/9B/27B` and `16x16 mesh` name alternatives and shapes; slashes and signs without blanks need not divide."""
    return bool(_LIST.fullmatch(text) or _SHAPE.fullmatch(text))


def _parts_named(node: Node) -> bool:
    """`464,949 (355,956 in / 108,993 out)`: the slash stands between two things that are told apart by a word."""
    if not isinstance(node, Binary) or node.operator != "/":
        return False
    told = [leaf.value for leaf in (node.left, node.right) if isinstance(leaf, Leaf)]
    named = [each for each in told if isinstance(each, Printing) and each.quantity.words and each.quantity.bare]
    return len(named) == 2


def _relates(operand: Node, last: Side) -> bool:
    """Whether list or shape explain the number in front all the same: a share, or a count of devices."""
    value = operand.value if isinstance(operand, Leaf) else None
    if not isinstance(value, Printing):
        return last.single is not None and (last.single.quantity.percent or last.single.quantity.ratio)
    quantity = value.quantity
    return (
        quantity.percent
        or quantity.ratio
        or bool(quantity.measure.unit.nouns and operations(last.node) > 1 and not _divides(last.node))
    )


def _divides(node: Node) -> bool:
    return isinstance(node, Binary) and (node.operator == "/" or _divides(node.left) or _divides(node.right))


def _is_part(leaf: Leaf) -> bool:
    quantity = leaf.value.quantity if isinstance(leaf.value, Printing) else None
    return quantity is not None and (quantity.percent or quantity.ratio or 0 < quantity.printed.value < 1)


def _explains(node: Node, value: Printing) -> bool:
    """Behind a quotient only a share or a measured value is its result; `3 / 3.1 (8B)` is none, nor is a share that of
    `40 × 8 (90%)`."""
    quantity = value.quantity
    if quantity.percent or quantity.ratio:
        return _divides(node) or any(_is_part(leaf) for leaf in leaves(node))
    if quantity.measure.unit.dimensions:
        return True
    return not _divides(node) and not quantity.measure.letter
