"""The equation of a rule, as text -> two expressions and the relation between them; leaves hold names."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node, leaves
from docverify.grammar import Tree, parser
from docverify.named import NamedTuple
from docverify.shipped import shipped, states
from docverify.start.kept import in_use

_TERMINALS = re.compile(
    r"\s*(?:(?P<REL><=|>=|[=~<>])|(?P<NUMBER>\d+(?:\.\d+)?)|(?P<FUNCTION>(?:min|max|abs|ceil|floor|sqrt)(?=\())|(?P<NAME>[A-Za-z_]\w*)"
    r"|(?P<PLUS>\+)|(?P<MINUS>-)|(?P<TIMES>\*)|(?P<DIVIDE>/)|(?P<POWER>\^)|(?P<OPEN>\()|(?P<CLOSE>\))|(?P<COMMA>,))"
)
_OPERATORS = {"add": "+", "subtract": "-", "multiply": "*", "divide": "/", "raise": "^"}


class BadFormula(ValueError):
    """The text is no equation."""


class Formula(NamedTuple):
    """`left relation right`, as `(a - b) / a = p` says it; the relation is one of = ~ < <= > >=."""

    left: Node
    relation: str
    right: Node

    @property
    def names(self) -> frozenset[str]:
        return frozenset(str(leaf.value) for side in (self.left, self.right) for leaf in leaves(side))


class _Token(NamedTuple):
    kind: str
    text: str


@lru_cache(1024)
def formula(text: str) -> Formula:
    """The equation that `text` spells. Raises BadFormula."""
    known = _known()
    if known is None:
        left, relation, right = _parsed(text)
    else:
        if text not in known:
            known[text] = _parsed(text)
        left, relation, right = known[text]
    return Formula(_node(left), relation, _node(right))


def spelled(text: str) -> Formula:
    """The same for an equation of a document, of which nothing is kept. Raises BadFormula."""
    left, relation, right = _parsed(text)
    return Formula(_node(left), relation, _node(right))


@cache
def _known() -> dict[str, Any] | None:
    """Those that were read at former starts, to read 80 of which takes 15 ms; a library keeps nothing."""
    kept, places = in_use(), (shipped("grammars") / "rule.lark", __file__)
    return None if kept is None else kept.notes("formulas", [state for file in places for state in states(str(file))])


def _parsed(text: str) -> tuple[Any, str, Any]:
    found = list(_tokens(text))
    tree, length = parser("rule", "start").prefix(found)
    if tree is None or length < len(found):
        raise BadFormula(f"{text!r} is no equation")
    left, relation, right = tree.children
    return _plain(left), relation.text, _plain(right)


def _plain(tree: Tree) -> tuple[Any, ...]:
    """A tree as its rule and its children, a token as its text."""
    return tree.rule, *(_plain(child) if isinstance(child, Tree) else child.text for child in tree.children)


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    text = text.strip()
    while at < len(text):
        match = _TERMINALS.match(text, at)
        if match is None:
            raise BadFormula(f"{text!r} is no equation: {text[at:]!r} cannot be read")
        kind = str(match.lastgroup)
        yield _Token(kind, match[kind])
        at = match.end()


def _node(tree: tuple[Any, ...]) -> Node:
    match tree:
        case "number", text:
            return Constant(Fraction(text))
        case "name", text:
            return Leaf(text)
        case "negative", _, operand:
            return Negative(_node(operand))
        case "group", _, inside, _:
            return _node(inside)
        case "call", name, *others:
            return Call(name, tuple(_node(child) for child in others if isinstance(child, tuple)))
    rule, left, _, right = tree
    return Binary(_OPERATORS[rule], _node(left), _node(right), bracketed=True)
