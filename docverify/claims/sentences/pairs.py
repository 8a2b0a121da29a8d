"""Chains of sides -> the equations of neighbours, with what either side may mean; few documents print any."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.items import Item
from docverify.claims.sentences.adjectives import adjective
from docverify.claims.sentences.at_rate import amount_at, amount_times_rate
from docverify.claims.sentences.brackets import apart, concludes, fraction_of, shape_of
from docverify.claims.sentences.chains import Chain, Chains, Side, relation
from docverify.claims.sentences.copulas import tells_only
from docverify.claims.sentences.counted_of import times_amount, times_counted
from docverify.claims.sentences.dashes import behind_items, behind_name
from docverify.claims.sentences.glosses import Glosses
from docverify.claims.sentences.habits import habits, of_base
from docverify.claims.sentences.ordered import ordered
from docverify.claims.sentences.over_time import behind_over, over_time
from docverify.claims.sentences.parts import Part
from docverify.claims.sentences.per_time import taken_over
from docverify.claims.sentences.percentages import of_what_stands_before
from docverify.claims.sentences.restated import by_brackets
from docverify.claims.sentences.running import (
    carried_on,
    last_term,
    loosened,
    mantissa,
    plain_sum,
    rounder,
    running_head,
    scientific,
)
from docverify.claims.sentences.scaled_terms import behind_bare, with_terms
from docverify.claims.sentences.unequal import is_given, leaves_no, no_claim
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Node, operations
from docverify.named import NamedTuple
from docverify.patterns import Worded

_GOES_ON = Worded(r"[^.;,\d]{0,24}?(?:→|⇒|⟶|[-=]>|{sum_goes_on})")  # `9.4M + 4,096 × 400 = 1.6M → 11.0M`
_TABULATED = re.compile(r"\d +\+ {2,}\d")  # a program prints its numbers below one another


def paired(
    chain: Chain, parts: Sequence[Part], flow: Flow, context: Sequence[Item], chains: Chains
) -> Iterator[Equation]:
    """The equations of a chain of sides; `parts` are those that it is of."""
    return _Pairs(flow, context, Glosses(flow, context, chains)).equations(chain, parts)


class _Pairs(NamedTuple):
    """The equations of the chains of one flow."""

    flow: Flow
    context: Sequence[Item]
    glosses: Glosses

    def equations(self, chain: Chain, parts: Sequence[Part]) -> Iterator[Equation]:
        numeric = [n for n, side in enumerate(chain.sides) if side.numeric]
        for left, right in pairwise(numeric):
            if right - left > 1 and any(r.text not in ("=", "==", "＝") for r in chain.relations[left:right]):
                continue
            yield from self._pair(chain, left, right, parts)
        yield from self._over_bare(chain, numeric, parts)
        for side in chain.sides:
            if side is chain.sides[-1] or side.single is None or not side.single.quantity.bare:  # `2 (3 + 1) = 8`
                yield from self.glosses.equations(side)

    def _pair(self, chain: Chain, left: int, right: int, parts: Sequence[Part]) -> Iterator[Equation]:
        a, b = chain.sides[left], chain.sides[right]
        sign = chain.relations[right - 1].text
        holds = relation(sign)
        difference = sign == "=" and a.single is not None and a.single.quantity.falling
        powers = a.power or b.power or (sign == "=" and _are_prints(a, b))
        computed = operations(a.node) or operations(b.node) or powers or difference
        if not (computed or ordered(a, b, holds, self.flow)):
            return
        if ((sign[:1].isalpha() or concludes(sign)) and not operations(a.node)) or adjective(a, b):
            return
        if no_claim(a, b, self.flow.text) or leaves_no(a, sign) or tells_only(a, sign, b, self.flow.text):
            return
        if b.single is not None and apart(a, b.single, self.flow.text, self.context):
            return
        behind = chain.sides[right + 1] if right + 1 < len(chain.sides) else None
        if (b.measured and sign[:1].isalpha() and shape_of(a)) or (a.measured and fraction_of(b, self.flow.text)):
            return
        if behind is not None and self._goes_on(chain, left, b, behind):
            return
        readings = tuple(
            self._readings(a, holds, b, behind, [each.node for each in chain.sides[:left] if each.numeric])
        )
        moved = amount_at(a.node, a.start, b.single, self.flow, self.context) if left == 0 else None
        if moved is not None:
            readings = (Reading(Binary("/", Leaf(moved), a.node), holds, b.node),)
        elif left == 0:
            readings += times_counted(readings[0], a.start, self.flow, self.context)
            readings += times_amount(readings[0], a.start, self.flow, self.context)
        yield self._equation(readings, a, b, moved, parts)

    def _goes_on(self, chain: Chain, left: int, b: Side, behind: Side) -> bool:
        """Whether a computation, of which the result stands `behind`, does not come to what stands before it."""
        a = chain.sides[left]
        given = (left == 0 or _is_setting(chain, left)) and is_given(a, b, behind, self.flow.text)
        return given or taken_over(a.single, b.node, self.flow.text)

    def _equation(
        self, readings: tuple[Reading, ...], a: Side, b: Side, moved: Printing | None, parts: Sequence[Part]
    ) -> Equation:
        """`moved` stands before the first side, which tells at which rate."""
        result = b.single or (a.single if operations(b.node) else None)
        derivation = a if result is b.single and b.single is not None else b
        start = derivation.start if moved is None else moved.quantity.start
        return Equation(
            RULE, readings, self.flow.span(min(a.start, start), max(a.end, b.end)), result,
            self.flow.span(start, derivation.end), self.flow, "chain",
            marks=tuple(mark for part in parts for mark in part.marks), context=self.context,
        )  # fmt: skip

    def _readings(self, a: Side, holds: str, b: Side, behind: Side | None, before: list[Node]) -> Iterator[Reading]:
        """What `a = b` may mean, the plain reading first; `behind` is the side that comes next."""
        multiplied, term = over_time(a.node, self.flow), last_term(a.node)
        if multiplied is not a.node:
            yield Reading(multiplied, holds, b.node)
        yield Reading(a.node, holds, b.node)
        yield from (Reading(a.node, holds, node, name) for node, name in behind_bare(a, b, behind))
        others = self._others(a, b)
        yield from (Reading(e, holds, b.node, name) for e, name in habits(a.node, b.single, self.flow))
        if a.single is not None:
            yield from (Reading(a.node, holds, e, name) for e, name in habits(b.node, a.single, self.flow))
        yield from (Reading(e, holds, b.node, name) for e, name in others if e is not a.node and operations(e))
        if term is not a.node and operations(term) and (before or _GOES_ON.match(self.flow.text, b.end)):
            yield Reading(term, holds, b.node, "the sum goes on")
        head = running_head(b.node, a.node) if operations(b.node) else None
        if head and holds in "=~" and (operations(a.node) or (before and behind is not None)):
            yield Reading(a.node, holds, head, "the equation runs on")
        yield from (Reading(own, holds, of, "the sum runs on") for own, of in carried_on(before, a.node, b.node))
        if holds == "~" and operations(a.node) and operations(b.node):
            yield Reading(a.node, holds, rounder(b.node, a.node), "its numbers are rounded")
        if (behind_bracket := self.glosses.bracketed(a)) is not None:
            yield Reading(behind_bracket, holds, b.node, "the number before the bracket is apart")
        if (factor := self.glosses.factor(a)) is not None and operations(a.node):
            yield Reading(Binary("*", a.node, factor, True), holds, b.node, "the bracket is a factor")
        if _TABULATED.search(self.flow.text, a.start, b.end):
            yield Reading(loosened(a.node), holds, loosened(b.node), "whole numbers are rounded")
        if b.single is not None and scientific(b.single) and plain_sum(a.node):
            yield Reading(a.node, holds, mantissa(b.single), "the power of ten is that of every term")

    def _others(self, a: Side, b: Side) -> Iterator[tuple[Node, str]]:
        """What the side may be instead; itself where that does not apply."""
        yield behind_name(a.node, self.flow), "the dash is no minus sign"
        yield behind_items(a.node, self.flow), "the dashes are those of a list"
        yield of_what_stands_before(a.node), "the percentage is of what stands before it"
        yield of_base(a.node, b.end, self.flow), "what the share is of"
        yield behind_over(a.node, self.flow), "the word leads on to another computation"
        yield from with_terms(a.node, b.single)
        yield amount_times_rate(a.node, b.single), "the amount at the rate"
        yield by_brackets(a, self.glosses.chains), "the terms are what their brackets say"

    def _over_bare(self, chain: Chain, numeric: Sequence[int], parts: Sequence[Part]) -> Iterator[Equation]:
        """In `2 × 4.3 GB = 2 × 4.3 = 8.6 TB` the bare side in the middle must not part the units of the others."""
        for left, middle, right in zip(numeric, numeric[1:], numeric[2:], strict=False):
            a, b, c = (chain.sides[index] for index in (left, middle, right))
            near = relation(chain.relations[left].text) == "~"  # what follows is of the rounded side
            if right - left == 2 and a.measured and c.measured and not (near or b.measured or b.paced or b.counts):
                yield from self._pair(chain, left, right, parts)


def _is_setting(chain: Chain, at: int) -> bool:
    """`Bytes for E=8 experts = 8 * 4,096 = 32,768`: a name, its sign and the number that it is set to are glued."""
    if at != 1 or chain.sides[0].numeric:
        return False
    name, sign, value = chain.sides[0], chain.relations[0], chain.sides[1]
    return name.end == sign.start and sign.end == value.start


def _are_prints(a: Side, b: Side) -> bool:
    """`3 × 10^2 = 300`: one number of no unit, printed in two ways."""
    return a.single is not None and b.single is not None and a.single.quantity.bare and scientific(a.single)
