"""Expression -> the same without what only a dash parts from it: `Phase 2 – 18 × 5 = 90 nodes`.

Items of a list that stand in one line have a dash each: `has: - 32 GB for weights - 48 GB of cache - 48 GB / 2 = 24`.
"""

import re

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Negative, Node

_NAME = re.compile(r"(?:^|[^\w-])[A-Z][\w.]*[ -]$")
_PAUSE = re.compile(r"\s[-–—]\s")
_MARKS = ("- ", "– ", "— ")


def behind_name(node: Node, flow: Flow) -> Node:
    """The node itself if it does not begin with the number of a name and a dash between blanks."""
    match node:
        case Binary("-", Leaf(Printing() as number), rest, bracketed=False) if _names(number, flow):
            return rest
        case Binary(left=left, bracketed=False):
            first = behind_name(left, flow)
            return node if first is left else replace(node, left=first)
    return node


def behind_items(node: Node, flow: Flow) -> Node:
    """What stands behind the last dash, if a dash with a blank behind it begins it all."""
    first = node
    while isinstance(first, Binary) and first.operator in "+-":
        first = first.left
    if first is node or not isinstance(first, Negative) or not isinstance(first.operand, Leaf):
        return node
    printing = first.operand.value
    lists = isinstance(printing, Printing) and flow.text[: printing.quantity.start].endswith(_MARKS)
    return node.right if lists and isinstance(node, Binary) and node.operator == "-" else node


def _names(number: Printing, flow: Flow) -> bool:
    start, end = number.quantity.start, number.quantity.end
    named = _NAME.search(flow.text[max(0, start - 24) : start])
    return number.quantity.bare and named is not None and _PAUSE.match(flow.text, end) is not None
