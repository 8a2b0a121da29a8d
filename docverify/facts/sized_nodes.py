"""Bindings -> bindings: a number of devices that tells the size of a node is no number of nodes, nor of all devices.

`8-GPU hosts` and `Node: 8 × H200` say how many devices one node has, and so does `16 nodes, 8 × H200`: there are no
fewer devices than nodes.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.facts.fact import Notation
from docverify.facts.page import Binding, Page
from docverify.patterns import Worded

_SIZED = Worded(r"[-‑]{sized_by}[\s-]+{node_nouns}\b")  # behind the number
_HOLDS = Worded(r"\s*[×x*]\s*{device_products}")
_ONE = Worded(r"(?:{node_nouns})")
_HOLDERS = {"nodes": "gpus_per_node", "replicas": "gpus_per_replica"}
_NAMES = frozenset({"nodes", "gpus"})
_JOINED = Worded(r"\s*(?:{node_nouns})?\s*[,(（，、×x]?\s*(?:{each_has}\s+)?")  # from nodes to devices
_PASSING = frozenset({"mentioned"})


def sized_nodes(found: Iterable[Binding], text: str) -> Iterator[Binding]:
    bindings = tuple(found)
    nodes = sorted((each.printing.quantity for each in bindings if each.name == "nodes"), key=_start)
    for each in bindings:
        yield _sized(each, text, nodes) if each.name in _NAMES else each


def _sized(each: Binding, text: str, nodes: Sequence[Quantity]) -> Binding:
    end = each.printing.quantity.number_end
    if each.name == "gpus" and not each.qualifiers - _PASSING and _has(nodes, each, text):
        return replace(each, name="gpus_per_node", qualifiers=frozenset())
    if _SIZED.match(text, end) is not None:
        return replace(each, name="gpus_per_node", qualifiers=frozenset({"mentioned"}))
    words = each.words.strip().lower()
    one = each.notation is Notation.KEY and _ONE.fullmatch(words) is not None and not words.endswith("s")
    if one and _HOLDS.match(text, end) is not None:
        return replace(each, name="gpus_per_node", qualifiers=frozenset())
    return each


def _start(quantity: Quantity) -> int:
    return quantity.start


def _has(nodes: Sequence[Quantity], each: Binding, text: str) -> bool:
    """Whether devices right behind a number of nodes are fewer than these."""
    devices = each.printing.quantity
    before = bisect_left(nodes, devices.start, key=_start)
    last = nodes[before - 1] if before else None
    if last is None or devices.printed.value >= last.printed.value:
        return False
    return _JOINED.fullmatch(text, max(last.end, last.number_end), max(devices.start, last.end)) is not None


def of_items(read: Sequence[tuple[Page, tuple[Binding, ...]]]) -> Iterator[tuple[Page, tuple[Binding, ...]]]:
    """The items of a list; `8 GPUs each` below `60 servers` are those of one server."""
    before = ""
    for page, told in read:
        yield page, tuple(_of_each(each, before) for each in told) if before else told
        before = told[0].name if len(told) == 1 and told[0].name in _HOLDERS else ""


def _of_each(each: Binding, holder: str) -> Binding:
    mine = each.name == "gpus" and "per_other" in each.qualifiers
    return replace(each, name=_HOLDERS[holder], qualifiers=frozenset()) if mine else each
