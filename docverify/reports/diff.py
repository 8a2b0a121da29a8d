"""A repair -> the lines it changes, before and after."""

from collections.abc import Iterator, Sequence

from docverify.findings import Edit, Repair
from docverify.reports.cells import shown
from docverify.reports.frame import Gutter
from docverify.source import Source


def diff(source: Source, repair: Repair, gutter: Gutter) -> Iterator[str]:
    """`68 - old` and `68 + new` for each group of lines that the edits touch."""
    yield gutter.empty()
    for edits in _groups(source, sorted(repair.edits, key=lambda edit: edit.span)):
        first = source.place(edits[0].span.start).line
        last = source.place(edits[-1].span.end).line
        start, end = source.line_span(first).start, source.line_span(last).end
        old, new = source.text[start:end], _edited(source, start, end, edits)
        removed = [(edit.span.start - start, edit.span.end - start) for edit in edits]
        yield from _side(old, removed, source.shown(first), "-", gutter)
        if new.strip() or not old.strip():
            yield from _side(new, _moved(removed, edits), source.shown(first), "+", gutter)
    yield gutter.empty()


def _groups(source: Source, edits: Sequence[Edit]) -> Iterator[list[Edit]]:
    """Edits that touch the same lines, together."""
    group: list[Edit] = []
    for edit in edits:
        if group and source.place(group[-1].span.end).line < source.place(edit.span.start).line:
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _edited(source: Source, start: int, end: int, edits: Sequence[Edit]) -> str:
    parts, at = [], start
    for edit in edits:
        parts += [source.text[at : edit.span.start], edit.text]
        at = max(at, edit.span.end)
    return "".join(parts) + source.text[at:end]


def _moved(removed: Sequence[tuple[int, int]], edits: Sequence[Edit]) -> list[tuple[int, int]]:
    """Where the edits' texts are in the edited text."""
    shift, moved = 0, []
    for (start, end), edit in zip(removed, edits, strict=True):
        moved.append((start + shift, start + shift + len(edit.text)))
        shift += len(edit.text) - (end - start)
    return moved


def _side(text: str, marks: Sequence[tuple[int, int]], first: int, sign: str, gutter: Gutter) -> Iterator[str]:
    offset = 0
    for number, line in enumerate(text.splitlines(), first):
        here = [(start - offset, end - offset) for start, end in marks if offset <= end and start <= offset + len(line)]
        offset += len(line) + 1
        said = shown(line, here or [(0, 1)], gutter.room())
        style = gutter.style
        yield gutter.line(number, style.removed(said) if sign == "-" else style.added(said), sign)
