"""Parts -> the equations that a sentence prints: chains, values with their derivation in brackets, expressions with their value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.structure import Part
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Negative, Node, Unknown, known, leaves, operations
from docverify.grammar import Tree, parser
from docverify.source import Span

RULE = "explicit-equation"
_OPERATORS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "raise": "^"}
_RELATIONS = {"≤": "<=", "<": "<", "≥": ">=", ">": ">", "=": "="}


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


def equations(flow: Flow, parts: Sequence[Part]) -> Iterator[Equation]:
    """Every equation among the parts, those inside brackets too."""
    reader = _Reader(flow)
    at = 0
    while at < len(parts):
        chain, length = reader.chain(parts[at:])
        if chain is None:
            yield from equations(flow, parts[at].inner)
            at += 1
            continue
        whole = parts[at : at + length]
        yield from reader.equations(chain, whole)
        for part in whole:
            yield from equations(flow, part.inner)
        at += length


class _Reader:
    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def chain(self, parts: Sequence[Part]) -> tuple[_Chain | None, int]:
        run = 0
        while run < len(parts) and parts[run].kind not in ("BREAK", "WORD", "FUNCTION"):
            run += 1
        tree, length = parser("claim", "start").prefix(parts[:run])
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
        for side in chain.sides:
            for operand, part, ends in side.glosses:
                yield from self._gloss(side, operand, part, ends)

    def _pair(self, chain: _Chain, left: int, right: int, parts: Sequence[Part]) -> Iterator[Equation]:
        a, b = chain.sides[left], chain.sides[right]
        relation = _relation(chain.relations[right - 1].text)
        if not (operations(a.node) or operations(b.node)):
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

    def _gloss(self, side: _Side, operand: Node, part: Part, ends: bool) -> Iterator[Equation]:
        chain = self._whole(part)
        if chain is None:
            return
        inner, last = chain.sides[0], chain.sides[-1]
        if not all(known(s.node) and _has_numbers(s.node) for s in (inner, last)):
            return
        value = operand.value if isinstance(operand, Leaf) and isinstance(operand.value, Printing) else None
        outer = _Side(operand, part.start, part.start, ())
        if value is not None and operations(side.node) == 0 and (operations(inner.node) or len(chain.sides) > 1):
            yield from self._derived(value, outer, chain, part)
        elif operations(side.node) and known(side.node) and ends and last.single and len(chain.sides) == 1:
            reading = Reading(side.node, _relation("="), last.node)
            yield self._equation((reading,), side, last, last.single, side, "value", part.marks)

    def _derived(self, value: Printing, outer: _Side, chain: _Chain, part: Part) -> Iterator[Equation]:
        """`c (a × b)` and `c (a × b = c)`: any side of the bracket may be the one that c repeats."""
        if any(_relation(r.text) not in "=~" for r in chain.relations):
            return
        sides = [side for side in chain.sides if known(side.node) and _has_numbers(side.node)]
        readings = [Reading(side.node, "=", outer.node) for side in reversed(sides)]
        derivation = _Side(sides[0].node, sides[0].start, sides[-1].end, ())
        start = Span(value.quantity.start, part.end)
        yield Equation(
            RULE, tuple(readings), self.flow.span(start.start, start.end), value,
            self.flow.span(derivation.start, derivation.end), self.flow, "gloss", {}, part.marks,
        )  # fmt: skip

    def _equation(
        self, readings: tuple[Reading, ...], a: _Side, b: _Side, result: Printing | None, derivation: _Side, form: str, marks: tuple[str, ...]
    ) -> Equation:
        return Equation(
            RULE, readings, self.flow.span(a.start, max(a.end, b.end)), result,
            self.flow.span(derivation.start, derivation.end), self.flow, form, {}, marks,
        )  # fmt: skip


def _running_head(node: Node) -> Node | None:
    """The first operand of a product or quotient, from which a running chain goes on."""
    while isinstance(node, Binary) and not node.bracketed:
        node = node.left
    return node if isinstance(node, Leaf) else None


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
    return "~" if text in "≈≅≃≒~==~≐" and text not in ("=", "==") or text.startswith(("\\approx", "\\sim", "\\cong")) else "="


def _has_numbers(node: Node) -> bool:
    return any(isinstance(leaf.value, Printing) for leaf in leaves(node))


def _marks(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(mark for part in parts for mark in part.marks)
