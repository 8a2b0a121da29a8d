"""Ranges of ids that follow on one another from zero, and how many all of them are said to be -> an equation.

`Stage 0: layers 0-15` … `Stage 3: layers 48-63` beside `together they hold all 64 layers`.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.items import Item, Read
from docverify.claims.ranges.entry import RULE, Entry, part
from docverify.claims.ranges.ranges import counted_kind, counts, per
from docverify.document.model import Document, Flow
from docverify.expression import Binary, Call, Constant, Leaf
from docverify.patterns import Worded
from docverify.rational import ONE

_LEAD = 24  # characters
_ALL = Worded(r"(?:{every_one_of}\s?)$")
_THESE = Worded(r"(?:{every_one_of}|\b{the_thing})\s?$")
_TOLD = Worded(r"(?:{every_one_of}|\b{the_thing}|\b{has_all})\s?$")
_FEWEST = 3


def said_of_all(flow: Flow, items: Sequence[Item], ahead: Worded = _ALL) -> Iterator[tuple[str, Printing]]:
    """What a flow counts as all there are of a kind: `all 64 layers`."""
    for at, item in enumerate(items):
        quantity = item.quantity
        if quantity is None or not counts(quantity) or per(items, at + 1):
            continue
        kind = counted_kind(items, at)
        if kind and ahead.search(flow.text, max(0, quantity.start - _LEAD), quantity.start):
            yield kind, Printing(quantity, flow)


def dealt_out(flow: Flow, items: Sequence[Item]) -> Mapping[str, Printing]:
    """What a sentence that lists ranges counts before them: `the 128 experts: experts 0-31 on rank 0, …`."""
    return dict(said_of_all(flow, items, _THESE))


def wholes(document: Document, items: Read) -> Mapping[int, Mapping[str, Printing]]:
    """What the flows of each section count as all there are, each kind once: by `all`, or else by `the` or `has`."""
    told, all_ = (_counted(document, items, ahead) for ahead in (_TOLD, _ALL))
    return {section: {**kinds, **all_.get(section, {})} for section, kinds in told.items()}


def _counted(document: Document, items: Read, ahead: Worded) -> Mapping[int, Mapping[str, Printing]]:
    found: dict[int, dict[str, dict[str, Printing]]] = {}
    for flow in document.flows:
        for kind, place in said_of_all(flow, items(flow), ahead):
            own = found.setdefault(flow.section, {})
            own.setdefault(kind, {}).setdefault(place.quantity.printed.text, place)
    return {section: _once(kinds) for section, kinds in found.items()}


def _once(kinds: Mapping[str, Mapping[str, Printing]]) -> Mapping[str, Printing]:
    return {kind: next(iter(places.values())) for kind, places in kinds.items() if len(places) == 1}


def covering(run: Sequence[Entry], whole: Printing) -> Iterator[Equation]:
    """The last id is that of the last of all, where nothing is left out before it."""
    joined = all(b.found.first == a.found.last + 1 for a, b in pairwise(run))
    count, last = whole.quantity.printed.value, run[-1]
    if len(run) < _FEWEST or not joined or run[0].found.first != 0 or not _is_its_end(run, int(count)):
        return
    upper = part(last.place, last.place.quantity.upper or last.place.quantity.printed, first=False)
    node = Binary("+", Call("last", (Leaf(last.place),)), Constant(ONE), True)
    yield Equation(
        RULE, (Reading(node, "=", Leaf(whole)),), upper.span, upper, whole.span, upper.flow, "covered",
        words=whole.text, evidence=(whole.span, last.place.span),
    )  # fmt: skip


def _is_its_end(run: Sequence[Entry], count: int) -> bool:
    """Whether the last range would reach that far, were it about as long as the others."""
    half = run[-2].found.length / 2
    return run[-1].found.first + half <= count <= run[-1].found.last + 1 + half
