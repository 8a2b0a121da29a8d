"""Parts -> the equations that a sentence prints: chains, values with their derivation in brackets, expressions with their value."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.items import Item
from docverify.claims.quantity import Hedge
from docverify.claims.structure import Part
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Negative, Node, Unknown, known, leaves, operations, replaced
from docverify.grammar import Tree, parser
from docverify.source import Span

RULE = "explicit-equation"
_OPERATORS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "raise": "^"}
_LONGEST = 200  # parts of a computation that a reader could follow
_NEEDS_LEFT = frozenset({"TIMES", "DIVIDE", "POWER"})
_HEDGE_SIGNS = frozenset("~≈")


@dataclass(frozen=True, slots=True)
class _Side:
    node: Node
    start: int
    end: int
    glosses: tuple[tuple[Node, Part, bool], ...]  # operand, bracket, whether it ends the side

    @property
    def single(self) -> Printing | None:
        value = self.node.value if isinstance(self.node, Leaf) else None
        return value if isinstance(value, Printing) else None


@dataclass(frozen=True, slots=True)
class _Chain:
    sides: tuple[_Side, ...]
    relations: tuple[Part, ...]


def equations(flow: Flow, parts: Sequence[Part], context: Sequence[Item] = ()) -> Iterator[Equation]:
    """Every equation among the parts, those inside brackets too."""
    reader = _Reader(flow, context)
    for run in _runs(parts):
        if _qualifies(flow, run):
            continue
        at = len(run) if len(run) == 1 and not run[0].inner else 0
        while at < len(run):
            at = _behind_tail(run, at)
            chain, length = reader.chain(run[at:]) if _promising(run[at:]) else (None, 0)
            if chain is not None:
                yield from reader.equations(chain, run[at : at + length])
            at += max(length, 1)
        for part in run:
            yield from equations(flow, part.inner, context)


def expression(flow: Flow, parts: Sequence[Part]) -> Node | None:
    """The computation that the parts are, all of them, with every value known."""
    chain, length = _Reader(flow, ()).chain(parts)
    if chain is None or length < len(parts) or len(chain.sides) > 1 or chain.sides[0].glosses:
        return None
    node = chain.sides[0].node
    return node if known(node) and operations(node) else None


def _runs(parts: Sequence[Part]) -> Iterator[Sequence[Part]]:
    """The stretches between commas, stops and words that take no part in arithmetic."""
    start = 0
    for index, part in enumerate(parts):
        if part.kind in ("BREAK", "WORD", "FUNCTION"):
            yield from (parts[start:index],) if index > start else ()
            yield (part,)
            start = index + 1
    yield from (parts[start:],) if start < len(parts) else ()


def _qualifies(flow: Flow, run: Sequence[Part]) -> bool:
    """`… per 128 × 128 block = 1.0002`: behind "per" a number only qualifies what was said before."""
    return flow.text[max(run[0].start - 4, 0) : run[0].start].lower() == "per "


def _behind_tail(run: Sequence[Part], at: int) -> int:
    """What follows an operator whose left side could not be read, or a number without a word between, is the tail of an
    unknown expression: it is passed over."""
    before = run[max(at - 1, 0)]
    beside = at > 0 and before.kind == run[at].kind == "NUM" and run[at].start <= before.end + 1
    if before.kind not in _NEEDS_LEFT and not beside:
        return at
    return next((n + 1 for n in range(at, len(run)) if run[n].kind == "REL"), len(run))


def _promising(run: Sequence[Part]) -> bool:
    return 1 < len(run) <= _LONGEST and any(part.kind in ("REL", "GLOSS") for part in run)


class _Reader:
    def __init__(self, flow: Flow, context: Sequence[Item]) -> None:
        self.flow, self.context = flow, context

    def chain(self, parts: Sequence[Part]) -> tuple[_Chain | None, int]:
        tree, length = parser("claim", "start").prefix(parts)
        if tree is None:
            return None, 0
        sides, relations = [], []
        for child in tree.children[0].children:
            if isinstance(child, Tree):
                sides.append(self._side(child))
            else:
                relations.append(child)
        return _Chain(tuple(sides), tuple(relations)), length

    def _side(self, tree: Tree) -> _Side:
        glosses: list[tuple[Node, Part, bool]] = []
        node = self._node(tree.children[0], glosses)
        if operations(node):
            node = replaced(node, self._unhedged)
        first, last = _edges(tree)
        ends = [(operand, part, part is last) for operand, part, _ in glosses]
        end = last.start if last.kind == "GLOSS" else last.end
        return _Side(node, first.start, end, tuple(ends))

    def _node(self, tree: Tree, glosses: list[tuple[Node, Part, bool]]) -> Node:
        children = tree.children
        match tree.rule:
            case "number":
                return self._leaf(children[0])
            case "group":
                return self._group(children[0])
            case "fraction":
                return Binary("/", self._group(children[1]), self._group(children[2]), True)
            case "gloss":
                operand = self._node(children[0], glosses)
                glosses.append((operand, children[1], False))
                return operand
            case "negative":
                return Negative(self._node(children[1], glosses))
            case "positive":
                return self._node(children[1], glosses)
            case "unknown":
                return Unknown(children[0].text)
        return Binary(_OPERATORS[tree.rule], self._node(children[0], glosses), self._node(children[2], glosses))

    def _unhedged(self, leaf: Leaf) -> Node:
        """`about 4 × 8` hedges the product, not its first factor; `~4 × 8` hedges the factor."""
        printing = leaf.value
        if not isinstance(printing, Printing) or not printing.quantity.hedge:
            return leaf
        sign = self.flow.text[: printing.quantity.start].rstrip()[-1:]
        return leaf if sign in _HEDGE_SIGNS else Leaf(Printing(replace(printing.quantity, hedge=Hedge.NONE), self.flow))

    def _leaf(self, part: Part) -> Node:
        assert part.quantity is not None
        return Leaf(Printing(part.quantity, self.flow))

    def _group(self, part: Part) -> Node:
        """The value of a bracket: its first side; what is not wholly one chain is unknown."""
        chain = self._whole(part)
        if chain is None:
            return Unknown(self.flow.text[part.start : part.end])
        node = chain.sides[0].node
        return replace(node, bracketed=True) if isinstance(node, Binary) else node

    def _whole(self, part: Part) -> _Chain | None:
        chain, length = self.chain(part.inner)
        return chain if chain is not None and length == len(part.inner) else None

    def equations(self, chain: _Chain, parts: Sequence[Part]) -> Iterator[Equation]:
        numeric = [n for n, side in enumerate(chain.sides) if known(side.node) and _has_numbers(side.node)]
        for left, right in zip(numeric, numeric[1:], strict=False):
            if right - left > 1 and any(r.text not in "==" for r in chain.relations[left:right]):
                continue
            yield from self._pair(chain, left, right, parts)
        yield from self._over_bare(chain, numeric, parts)
        for side in chain.sides:
            for operand, part, ends in side.glosses:
                yield from self._gloss(side, operand, part, ends)

    def _pair(self, chain: _Chain, left: int, right: int, parts: Sequence[Part]) -> Iterator[Equation]:
        a, b = chain.sides[left], chain.sides[right]
        relation = _relation(chain.relations[right - 1].text)
        if not (operations(a.node) or operations(b.node) or _power(a) or _power(b)):
            return
        if chain.relations[right - 1].text.isalpha() and not operations(a.node):
            return
        readings = [Reading(a.node, relation, b.node)]
        head = _running_head(b.node)
        if head is not None and relation == "=":
            readings.append(Reading(a.node, relation, head, "the equation runs on"))
        result = b.single or (a.single if operations(b.node) else None)
        derivation = a if result is b.single and b.single is not None else b
        yield self._equation(tuple(readings), a, b, result, derivation, "chain", _marks(parts))

    def _over_bare(self, chain: _Chain, numeric: Sequence[int], parts: Sequence[Part]) -> Iterator[Equation]:
        """In `2 × 4.3 GB = 2 × 4.3 = 8.6 TB` the bare side in the middle must not part the units of the others."""
        for left, middle, right in zip(numeric, numeric[1:], numeric[2:], strict=False):
            a, b, c = (chain.sides[index] for index in (left, middle, right))
            if right - left == 2 and _has_units(a.node) and _has_units(c.node) and not _has_units(b.node):
                yield from self._pair(chain, left, right, parts)

    def _gloss(self, side: _Side, operand: Node, part: Part, ends: bool) -> Iterator[Equation]:
        chain = self._whole(part)
        if chain is None:
            return
        inner, last = chain.sides[0], chain.sides[-1]
        if not all(known(s.node) and _has_numbers(s.node) for s in (inner, last)):
            return
        if _is_list(self.flow.text[part.start : part.end]) and not _relates(operand, last):
            return
        value = operand.value if isinstance(operand, Leaf) and isinstance(operand.value, Printing) else None
        if value is not None and not self._one_voice(value, part):
            return
        outer = _Side(operand, part.start, part.start, ())
        if value is not None and operations(side.node) == 0 and (operations(inner.node) or len(chain.sides) > 1):
            yield from self._derived(value, outer, chain, part)
        elif operations(side.node) and known(side.node) and ends and last.single and len(chain.sides) == 1:
            behind = self.flow.text[last.single.quantity.end : part.end - 1]
            if not _explains(side.node, last.single) or any(map(str.isalpha, behind)):
                return
            reading = Reading(side.node, _relation("="), last.node)
            yield self._equation((reading,), side, last, last.single, side, "value", part.marks)

    def _one_voice(self, value: Printing, part: Part) -> bool:
        """A bracket explains a number of the same code span or math, or one that is a code span by itself."""
        at, end = value.quantity.start, value.quantity.end
        before, behind = self.flow.piece_at(at), self.flow.piece_at(part.start)
        if before is behind or before.kind == behind.kind:
            return True
        return before.start == at and end >= before.start + len(before.text)

    def _derived(self, value: Printing, outer: _Side, chain: _Chain, part: Part) -> Iterator[Equation]:
        """`c (a × b)` and `c (a × b = c)`: any side of the bracket may be the one that c repeats."""
        if any(_relation(r.text) not in "=~" for r in chain.relations) or self._about_another(value, chain, part):
            return
        sides = [side for side in chain.sides if known(side.node) and _has_numbers(side.node)]
        readings = [Reading(side.node, "=", outer.node) for side in reversed(sides)]
        derivation = _Side(sides[0].node, sides[0].start, sides[-1].end, ())
        start = Span(value.quantity.start, part.end)
        yield Equation(
            RULE, tuple(readings), self.flow.span(start.start, start.end), value,
            self.flow.span(derivation.start, derivation.end), self.flow, "gloss", marks=part.marks, context=self.context,
        )  # fmt: skip

    def _about_another(self, value: Printing, chain: _Chain, part: Part) -> bool:
        """A bracket that is an equation of its own may explain another number of the sentence, or none."""
        result = chain.sides[-1].single
        if len(chain.sides) < 2 or result is None:
            return False
        if self.flow.text[value.quantity.end : part.start].strip(" `*"):
            return True
        if value.quantity.measure.unit.dimensions and result.quantity.bare:
            return True
        numbers = [i.quantity.printed.value for i in self.context if i.quantity and i.end <= value.quantity.start]
        return result.quantity.printed.value in numbers

    def _equation(
        self,
        readings: tuple[Reading, ...],
        a: _Side,
        b: _Side,
        result: Printing | None,
        derivation: _Side,
        form: str,
        marks: tuple[str, ...],
    ) -> Equation:
        return Equation(
            RULE, readings, self.flow.span(a.start, max(a.end, b.end)), result,
            self.flow.span(derivation.start, derivation.end), self.flow, form, marks=marks, context=self.context,
        )  # fmt: skip


_LIST = re.compile(r"[(（\[]?[^\s/()]+(?:/[^\s/()]+)+(?:\s+[A-Za-z][^()]*)?[)）\]]?")
_SHAPE = re.compile(r"[(（\[]?\d+(?:x\d+)+\b.*")


def _is_list(text: str) -> bool:
    """`2B/9B/27B` and `16x16 mesh` name alternatives and shapes; slashes and signs without blanks need not divide."""
    return bool(_LIST.fullmatch(text) or _SHAPE.fullmatch(text))


def _relates(operand: Node, last: _Side) -> bool:
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


def _explains(node: Node, value: Printing) -> bool:
    """Behind a quotient only a share or a measured value is its result; `3 / 3.1 (8B)` is none."""
    quantity = value.quantity
    if quantity.percent or quantity.ratio or quantity.measure.unit.dimensions:
        return True
    return not _divides(node) and not quantity.measure.letter


def _running_head(node: Node) -> Node | None:
    """The first operand of a product or quotient, from which a running chain goes on."""
    while isinstance(node, Binary) and not node.bracketed:
        node = node.left
    return node if isinstance(node, Leaf) else None


def _power(side: _Side) -> bool:
    return side.single is not None and side.single.quantity.power


def _edges(tree: Tree) -> tuple[Part, Part]:
    parts = list(_terminals(tree))
    return parts[0], parts[-1]


def _terminals(tree: Tree) -> Iterator[Part]:
    for child in tree.children:
        if isinstance(child, Tree):
            yield from _terminals(child)
        else:
            yield child


def _relation(text: str) -> str:
    if text in ("≤", "<=", "≦", "⩽") or text.startswith("\\le"):
        return "<="
    if text in ("≥", ">=", "≧", "⩾") or text.startswith("\\ge"):
        return ">="
    if text in ("<", "＜", "\\lt"):
        return "<"
    if text in (">", "＞", "\\gt"):
        return ">"
    return (
        "~"
        if (text in "≈≅≃≒~==~≐" and text not in ("=", "==")) or text.startswith(("\\approx", "\\sim", "\\cong"))
        else "="
    )


def _has_numbers(node: Node) -> bool:
    return any(isinstance(leaf.value, Printing) for leaf in leaves(node))


def _has_units(node: Node) -> bool:
    return any(
        isinstance(leaf.value, Printing) and leaf.value.quantity.measure.unit.dimensions for leaf in leaves(node)
    )


def _marks(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(mark for part in parts for mark in part.marks)
