"""Brackets behind operands -> equations: `c (a × b)`, `c (a × b = c)`, `a / b (p%)`; others restate nothing."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.brackets import (
    below_one,
    counts_whole,
    explains,
    is_list,
    is_span,
    names_case,
    parts_named,
    relates,
    sized,
    tells_more,
    tells_of_last,
)
from docverify.claims.sentences.chains import Chain, Chains, Side, relation
from docverify.claims.sentences.explained import explained
from docverify.claims.sentences.other_kinds import of_another_kind
from docverify.claims.sentences.over_time import over_time
from docverify.claims.sentences.parts import Part, without_sign
from docverify.claims.sentences.per_time import untimed
from docverify.claims.sentences.restated import computes, other_sums, times_over
from docverify.claims.sentences.told_beside import coded_quotient, names_which, told_beside
from docverify.claims.sentences.unequal import slashed, tells_of_another
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Leaf, Node, known, leaves, operations, replaced
from docverify.named import NamedTuple
from docverify.units import Unit

_DOWN = "whole things are rounded down"
_ONE = "of one"
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
        chain = self.chains.whole(without_sign(part))
        if chain is None:
            return
        inner, last = chain.sides[0], chain.sides[-1]
        if not (inner.numeric and last.numeric):
            return
        listed = is_list(self.flow.text[part.start : part.end]) and not coded_quotient(chain, self.flow)
        if listed and not relates(operand, last):
            return
        if len(chain.sides) == 1 and (parts_named(inner.node) or is_span(inner.node)):
            return
        value = operand.value if isinstance(operand, Leaf) and isinstance(operand.value, Printing) else None
        if value is not None and not self._one_voice(value, part):
            return
        if value is not None and operations(side.node) == 0 and computes(value, chain):
            yield from self.derived(explained(value, chain, self.context), chain, part)
        elif operations(side.node) and known(side.node) and ends and last.single and len(chain.sides) == 1:
            behind = self.flow.text[last.single.quantity.end : part.end - 1]
            if not explains(side.node, last.single) or tells_more(behind) or self._named_shape(side):
                return
            if self._tells_otherwise(side, last.single) or names_which(side, self.flow.text):
                return
            readings = (Reading(side.node, "=", last.node), *_of_one(operand, last))
            yield Equation(
                RULE, readings, self.flow.span(side.start, max(side.end, last.end)),
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

    def _tells_otherwise(self, side: Side, value: Printing) -> bool:
        if slashed(side, self.flow.text) or (value.quantity.percent and self._lasts(side)):
            return True
        return tells_of_last(side, value) or self._of_each(side, value.quantity.measure.unit)

    def _of_each(self, side: Side, unit: Unit) -> bool:
        """`1 draft (0.5 ms) + 1 check (8 ms)`: each term has a bracket of its own that tells the same of it."""
        chains = [chain for _, part, ends in side.glosses if not ends and (chain := self.chains.whole(part))]
        units = [first.quantity.measure.unit for chain in chains if (first := chain.sides[0].single) is not None]
        kind = unit.dimensions, unit.nouns
        return any(kind) and kind in [(each.dimensions, each.nouns) for each in units]

    def _lasts(self, side: Side) -> bool:
        """`a burn rate of 6 over 6 h (5 %)`: over a time there is no share."""
        return over_time(side.node, self.flow) is not side.node

    def _one_voice(self, value: Printing, part: Part) -> bool:
        """A bracket explains a number of the same code span or math, or one that is a code span by itself."""
        at, end = value.quantity.start, value.quantity.end
        before, behind = self.flow.piece_at(at), self.flow.piece_at(part.start)
        if before is behind or before.kind == behind.kind:
            return True
        return before.start == at and end >= before.start + len(before.text)

    def derived(self, value: Printing, chain: Chain, part: Part) -> Iterator[Equation]:
        """`c (a × b)` and `c (a × b = c)`: any side of the bracket may be the one that c repeats."""
        if any(relation(r.text) not in "=~" for r in chain.relations) or self._about_another(value, chain, part):
            return
        if names_case(chain.sides[0], self.flow.text, value) or below_one(
            over_time(chain.sides[0].node, self.flow), value
        ):
            return
        if tells_of_another(chain.sides[0], value, self.flow.text) or told_beside(chain, value, self.context, part.end):
            return
        if self._spelled_aside(value) or of_another_kind(value, chain, part, self.context):
            return
        if len(chain.sides) == 1 and times_over(value, chain.sides[0].node):
            return
        sides = [side for side in chain.sides if side.numeric]
        value = untimed(value, [side.node for side in sides])
        readings = [Reading(over_time(side.node, self.flow), "=", Leaf(value)) for side in reversed(sides)]
        if counts_whole(value) and len(chain.sides) > 1:
            readings.append(Reading(Call("floor", (sides[-1].node,)), "=", Leaf(value), _DOWN))
        if len(chain.sides) == 1:
            readings += [Reading(node, "=", Leaf(value)) for node in other_sums(value, sides[-1].node)]
        if value.quantity.measure.unit.dimensions:
            readings += _held(Leaf(value), sides[-1].node)
        yield Equation(
            RULE, tuple(readings), self.flow.span(value.quantity.start, part.end), value,
            self.flow.span(sides[0].start, sides[-1].end), self.flow, "gloss", marks=part.marks, context=self.context,
        )  # fmt: skip

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
        if len(chain.sides) > 1 and any(_computes_with(value, side) for side in chain.sides):
            return True
        if len(chain.sides) < 2 or result is None:
            return False
        if not any(operations(side.node) for side in chain.sides):
            return True  # `1,024 sequences (4M = 4,194,304)` says how a letter counts
        if self.flow.text[value.quantity.end : part.start].strip(" `*"):
            return True
        if value.quantity.measure.unit.dimensions and result.quantity.bare:
            return True
        numbers = [i.quantity.printed.value for i in self.context if i.quantity and i.end <= value.quantity.start]
        return result.quantity.printed.value in numbers


def _of_one(operand: Node, told: Side) -> Iterator[Reading]:
    """`3 × 400 Gb/s (50 GB/s)`: the bracket tells the factor before it in another unit."""
    if isinstance(operand, Leaf) and sized(operand) and isinstance(operand.value, Printing) and told.single:
        units = [each.quantity.measure.unit for each in (operand.value, told.single)]
        if units[0].dimensions == units[1].dimensions and units[0] != units[1]:
            yield Reading(operand, "=", told.node, _ONE)


def _held(limit: Node, product: Node) -> Iterator[Reading]:
    """`64 GiB (3,276 blocks × 20 MB)`: as many as go into the limit."""
    if isinstance(product, Binary) and product.operator == "*":
        for count, size in ((product.left, product.right), (product.right, product.left)):
            counted = count.value if isinstance(count, Leaf) and isinstance(size, Leaf) and sized(size) else None
            if isinstance(counted, Printing) and counts_whole(counted) and not counted.quantity.bare:
                yield Reading(Call("floor", (Binary("/", limit, size, True),)), "=", count, _DOWN)


def _computes_with(value: Printing, side: Side) -> bool:
    """`with 64 GPUs (381.3k / 64 = 5,958)`: the number is an operand of what the bracket computes."""
    operands = [leaf.value for leaf in leaves(side.node) if isinstance(leaf.value, Printing)]
    return len(operands) > 1 and value.quantity.printed.value in [p.quantity.printed.value for p in operands]
