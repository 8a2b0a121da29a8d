"""Bindings -> bindings: a number of devices that tells the size of a node is no number of nodes, nor of all devices.

`8-GPU hosts` and `Node: 8 × H200` say how many devices one node has.
"""

from collections.abc import Iterable, Iterator

from docverify.classes import replace
from docverify.facts.fact import Notation
from docverify.facts.page import Binding
from docverify.patterns import Worded

_SIZED = Worded(r"[-‑]{sized_by}[\s-]+{node_nouns}\b")  # behind the number
_HOLDS = Worded(r"\s*[×x*]\s*{device_products}")
_ONE = Worded(r"(?:{node_nouns})")
_NAMES = frozenset({"nodes", "gpus"})


def sized_nodes(found: Iterable[Binding], text: str) -> Iterator[Binding]:
    for each in found:
        yield _sized(each, text) if each.name in _NAMES else each


def _sized(each: Binding, text: str) -> Binding:
    end = each.printing.quantity.number_end
    if _SIZED.match(text, end) is not None:
        return replace(each, name="gpus_per_node", qualifiers=frozenset({"mentioned"}))
    words = each.words.strip().lower()
    one = each.notation is Notation.KEY and _ONE.fullmatch(words) is not None and not words.endswith("s")
    if one and _HOLDS.match(text, end) is not None:
        return replace(each, name="gpus_per_node", qualifiers=frozenset())
    return each
