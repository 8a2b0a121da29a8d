"""Text, edits -> text."""

from bisect import bisect_left
from collections.abc import Iterable

from docverify.findings import Edit
from docverify.source import Span


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made, last first, so that none moves another; table cells keep their width."""
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        behind = text[edit.span.end :]
        grown = len(edit.text) - len(edit.span)
        padding = len(behind) - len(behind.lstrip(" "))
        in_cell = behind.lstrip(" ").startswith("|") and padding > 1
        if in_cell and grown > 0:
            behind = behind[min(grown, padding - 1) :]
        elif in_cell and grown < 0:
            behind = " " * -grown + behind
        text = text[: edit.span.start] + edit.text + behind
    return text


def apart(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that can be made together: where two touch, the first stands."""
    found: list[Edit] = []
    taken: list[Span] = []
    for edit in edits:
        index = bisect_left(taken, edit.span)
        near = taken[max(index - 1, 0) : index + 1]
        if not any(edit.span.overlaps(other) or edit.span == other for other in near):
            found.append(edit)
            taken.insert(index, edit.span)
    return tuple(found)
