"""Expression -> the same without the number of a name that a dash parts from it: `Phase 2 – 18 × 5 = 90 nodes`."""

import re
from dataclasses import replace

from docverify.claims.equation import Printing
from docverify.document.model import Flow
from docverify.expression import Binary, Leaf, Node

_NAME = re.compile(r"(?:^|[^\w-])[A-Z][\w.]*[ -]$")
_PAUSE = re.compile(r"\s[-–—]\s")


def behind_name(node: Node, flow: Flow) -> Node:
    """The node itself if it does not begin with the number of a name and a dash between blanks."""
    match node:
        case Binary("-", Leaf(Printing() as number), rest, bracketed=False) if _names(number, flow):
            return rest
        case Binary(left=left, bracketed=False):
            first = behind_name(left, flow)
            return node if first is left else replace(node, left=first)
    return node


def _names(number: Printing, flow: Flow) -> bool:
    start, end = number.quantity.start, number.quantity.end
    named = _NAME.search(flow.text[max(0, start - 24) : start])
    return number.quantity.bare and named is not None and _PAUSE.match(flow.text, end) is not None
