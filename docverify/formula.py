"""The equation of a rule, as text -> two expressions and the relation between them; leaves hold names."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from docverify.expression import Binary, Call, Constant, Leaf, Negative, Node, leaves
from docverify.grammar import Tree, parser

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
    found = list(_tokens(text))
    tree, length = parser("rule", "start").prefix(found)
    if tree is None or length < len(found):
        raise BadFormula(f"{text!r} is no equation")
    left, relation, right = tree.children
    return Formula(_node(left), relation.text, _node(right))


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


def _node(tree: Tree) -> Node:
    children: tuple[Any, ...] = tree.children
    match tree.rule:
        case "number":
            return Constant(Fraction(children[0].text))
        case "name":
            return Leaf(children[0].text)
        case "negative":
            return Negative(_node(children[1]))
        case "group":
            return _node(children[1])
        case "call":
            return Call(children[0].text, tuple(_node(child) for child in children if isinstance(child, Tree)))
    return Binary(_OPERATORS[tree.rule], _node(children[0]), _node(children[2]), bracketed=True)
