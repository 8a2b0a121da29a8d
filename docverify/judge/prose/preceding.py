"""Passages -> each paragraph with those before it that its first sentence may go on from."""

from collections.abc import Iterable, Iterator

from docverify.claims.passage import Passage
from docverify.document.model import FlowKind

_BEFORE = 2  # paragraphs or list items
_APART = 8  # lines between two that belong together


def preceding(passages: Iterable[Passage], most: int = _BEFORE) -> Iterator[tuple[Passage, tuple[Passage, ...]]]:
    """In the order of the text; a heading begins anew."""
    last: list[Passage] = []
    for passage in passages:
        flow = passage.flow
        if flow.kind is not FlowKind.PARAGRAPH:
            continue
        if last and (last[-1].flow.section != flow.section or flow.line - last[-1].flow.line > _APART):
            last = []
        if passage.numbers:
            yield passage, tuple(last)
        last = [*last, passage][-most:]
