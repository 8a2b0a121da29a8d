"""Flows -> the stretches of text in which one layout may be told: paragraphs, sentences, cells, rows, comments."""

import re
from collections.abc import Iterator

from docverify.document.languages import PLAIN
from docverify.document.model import Fence, Flow, FlowKind, Piece, PieceKind
from docverify.named import NamedTuple
from docverify.patterns import Worded
from docverify.source import Span

HINT = Worded(
    r"(?<=[tTpPdDfF])[pP][ _=:-]?\s?\d|{parallel}|[/×x*,]\s?(?:[TPDEC]P|[tpdec]p)\b"
    r"|\b(?i:{axis})[\"']?(?:\s?[,x×*/|-]\s?|\sand\s)[\"']?(?i:{axis})\b",
    re.NOFLAG,
)
_COMMENT = re.compile(r"(?:(?<=\n)|^)[^\S\n]*(?:#+|//+|--|;|%|\*)[^\S\n]*(\S[^\n]*)|[^\S\n]#[^\S\n]+(\S[^\n]*)")
_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"(?<=[.!?;])\s+(?=[^a-z\s])|[。；]|\n+")
_LONGEST = 400


class Stretch(NamedTuple):
    """A flow's characters `start` to `end`; `whole` if they are all that it says."""

    flow: Flow
    start: int
    end: int
    whole: bool

    @property
    def text(self) -> str:
        return self.flow.text[self.start : self.end]


def sentences(flow: Flow) -> Iterator[Stretch]:
    """Those that speak of parallelism: the flow as a whole, and each of its sentences if there are several."""
    text = flow.text
    if not HINT.search(text):
        return
    ends = [(end.start(), end.end()) for end in _END.finditer(text)]
    cuts = [0, *(cut for end in ends for cut in end), len(text)]
    parts = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=True) if text[a:b].strip()]
    if len(text) <= _LONGEST:
        yield Stretch(flow, 0, len(text), True)
    for start, end in parts if len(parts) > 1 or len(text) > _LONGEST else ():
        if HINT.search(text, start, end):
            yield Stretch(flow, start, end, False)


def lines(fence: Fence) -> Iterator[Flow]:
    """The comments of a block of code, or all lines of one that is no code."""
    text = fence.flow.text
    if not HINT.search(text):
        return
    for match in (_LINE if fence.language in PLAIN else _COMMENT).finditer(text):
        group = 0 if fence.language in PLAIN else match.lastindex or 0
        start, end = match.span(group)
        span = fence.flow.span(start, end)
        if len(span) == end - start:
            yield part(fence.flow, start, end, span)


def part(flow: Flow, start: int, end: int, span: Span) -> Flow:
    """A line of a block as a flow of its own."""
    text = flow.text[start:end]
    return Flow(FlowKind.FENCE, text, (Piece(PieceKind.TEXT, text, 0, span),), flow.section, flow.item, flow.depth)
