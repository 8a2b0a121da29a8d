"""Expression -> readings that habits of writing allow: a multiple cut off, the second of two names over the first."""

import re
from collections.abc import Iterator

from docverify.claims.equation import Printing
from docverify.document.model import Flow
from docverify.expression import Binary, Call, Leaf, Node

_NAMED = re.compile(r"\s*/\s*[A-Za-z_][\w.-]*\s+")
_NAME_BEFORE = re.compile(r"[A-Za-z_][\w.-]*:?\s+$")
_LONGEST = 24
_WHOLE = "a whole multiple, the rest is cut off"
_LATER = "the second is compared with the first"


def habits(node: Node, result: Printing | None, flow: Flow) -> Iterator[tuple[Node, str]]:
    """What else the expression may come to, and the name of that reading."""
    match node:
        case Binary("*", Binary("/", whole, Leaf(Printing() as block) as below), Leaf(Printing() as again) as times):
            if block.quantity.printed.value == again.quantity.printed.value:
                yield Binary("*", Call("floor", (Binary("/", whole, below, True),)), times), _WHOLE
        case Binary("/", Leaf(Printing() as first) as base, Leaf(Printing() as second) as later):
            if result is not None and result.quantity.ratio and _both_named(first, second, flow):
                yield Binary("/", later, base), _LATER


def _both_named(first: Printing, second: Printing, flow: Flow) -> bool:
    """`base 32,086 / ours 34,263 = 1.068x`: each number stands behind its name."""
    start = first.quantity.start
    before = _NAME_BEFORE.search(flow.text, max(start - _LONGEST, 0), start)
    return before is not None and _NAMED.fullmatch(flow.text, first.quantity.end, second.quantity.start) is not None
