"""Text, edits -> text."""

from collections.abc import Iterable

from docverify.findings import Edit


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
    for edit in edits:
        if not any(edit.span.overlaps(other.span) or edit.span == other.span for other in found):
            found.append(edit)
    return tuple(found)
