"""Parts -> chains: sides joined by relations, each an expression over printed quantities."""

from collections.abc import Iterator, Sequence

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.sentences.parts import Part
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Leaf, Negative, Node, Unknown, known, leaves, operations, replaced
from docverify.grammar import Tree, parser
from docverify.named import NamedTuple

_OPERATORS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "raise": "^"}
_HEDGE_SIGNS = frozenset("~≈")
_RELATIONS = {
    "<=": ("≤", "<=", "≦", "⩽", "\\le", "\\leq", "\\leqslant"),
    ">=": ("≥", ">=", "≧", "⩾", "\\ge", "\\geq", "\\geqslant"),
    "<": ("<", "＜", "\\lt"),
    ">": (">", "＞", "\\gt"),
    "~": ("≈", "≅", "≃", "≒", "≐", "~=", "=~", "\\approx", "\\approxeq", "\\simeq", "\\cong", "\\sim"),
}


class Side(NamedTuple):
    """One side of a relation: its expression, its place, and the brackets that explain its operands."""

    node: Node
    start: int
    end: int
    glosses: tuple[tuple[Node, Part, bool], ...]  # operand, bracket, whether it ends the side

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers and nothing unknown."""
        return known(self.node) and any(isinstance(leaf.value, Printing) for leaf in leaves(self.node))

    @property
    def measured(self) -> bool:
        """Whether one of its numbers has a unit with a dimension."""
        values = [leaf.value for leaf in leaves(self.node)]
        return any(isinstance(value, Printing) and value.quantity.measure.unit.dimensions for value in values)

    @property
    def paced(self) -> bool:
        """Whether one of its numbers is a time per time: `min/month`."""
        values = [leaf.value for leaf in leaves(self.node)]
        return any(isinstance(value, Printing) and value.quantity.measure.unit.rescales for value in values)

    @property
    def single(self) -> Printing | None:
        value = self.node.value if isinstance(self.node, Leaf) else None
        return value if isinstance(value, Printing) else None

    @property
    def counts(self) -> bool:
        """Whether it is a number of things."""
        quantity = self.single.quantity if self.single is not None and not self.measured else None
        return quantity is not None and bool(quantity.words or quantity.measure.unit.nouns)

    @property
    def power(self) -> bool:
        """Whether it is one number that is printed as a power: `2^30`."""
        return self.single is not None and self.single.quantity.power


class Chain(NamedTuple):
    """`a = b = c`: sides, and the relation before each side but the first."""

    sides: tuple[Side, ...]
    relations: tuple[Part, ...]


class Chains:
    """Reads chains of parts of one flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow

    def chain(self, parts: Sequence[Part]) -> tuple[Chain | None, int]:
        """The longest chain at the head of the parts, and how many of them it takes."""
        tree, length = parser("claim", "start").prefix(parts)
        if tree is None:
            return None, 0
        sides, relations = [], []
        for child in tree.children[0].children:
            if isinstance(child, Tree):
                sides.append(self._side(child))
            else:
                relations.append(child)
        return Chain(tuple(sides), tuple(relations)), length

    def _side(self, tree: Tree) -> Side:
        glosses: list[tuple[Node, Part, bool]] = []
        node = self._node(tree.children[0], glosses)
        if operations(node):
            head = next(leaves(node), None)
            node = replaced(node, lambda leaf: self._unhedged(leaf) if leaf is head else leaf)
        first, last = _edges(tree)
        ends = [(operand, part, part is last) for operand, part, _ in glosses]
        end = last.start if last.kind == "GLOSS" else last.end
        return Side(node, first.start, end, tuple(ends))

    def _node(self, tree: Tree, glosses: list[tuple[Node, Part, bool]]) -> Node:
        children = tree.children
        match tree.rule:
            case "number":
                return self._leaf(children[0])
            case "group":
                return self._group(children[0])
            case "fraction":
                return Binary("/", self._group(children[1]), self._group(children[2]), True)
            case "root":
                return Call("sqrt", (self._group(children[1]),))
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
        if sign in _HEDGE_SIGNS or "+" in printing.text:
            return leaf
        return Leaf(Printing(replace(printing.quantity, hedge=Hedge.NONE), self.flow))

    def _leaf(self, part: Part) -> Node:
        assert part.quantity is not None
        return Leaf(Printing(part.quantity, self.flow))

    def _group(self, part: Part) -> Node:
        """The value of a bracket: its first side; what is not wholly one chain is unknown."""
        chain = self.whole(part)
        if chain is None:
            return Unknown(self.flow.text[part.start : part.end])
        node = chain.sides[0].node
        return replace(node, bracketed=True) if isinstance(node, Binary) else node

    def whole(self, part: Part) -> Chain | None:
        """The chain that a bracket holds, if it holds nothing else."""
        chain, length = self.chain(part.inner)
        return chain if chain is not None and length == len(part.inner) else None


def relation(sign: str) -> str:
    """= ~ < <= > or >= for a sign or word as printed."""
    return next((name for name, signs in _RELATIONS.items() if sign in signs), "=")


def _edges(tree: Tree) -> tuple[Part, Part]:
    parts = list(_terminals(tree))
    return parts[0], parts[-1]


def _terminals(tree: Tree) -> Iterator[Part]:
    for child in tree.children:
        if isinstance(child, Tree):
            yield from _terminals(child)
        else:
            yield child
