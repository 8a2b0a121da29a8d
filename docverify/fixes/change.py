"""What was done to a text: each change with its finding, its edits and what it follows from."""

from docverify.findings import Edit, Finding
from docverify.named import NamedTuple
from docverify.source import Source


class Change(NamedTuple):
    """A repair that was made. Places are those of `source`, the text just before; lines are those of every text."""

    finding: Finding
    edits: tuple[Edit, ...]
    source: Source
    cause: Finding | None = None  # the repaired finding that made this one wrong

    @property
    def line(self) -> int:
        return self.source.place(self.finding.span.start).line

    @property
    def main(self) -> Edit:
        """The edit at the finding's place, or else the first."""
        here = [edit for edit in self.edits if edit.span.overlaps(self.finding.span)]
        return (here or list(self.edits))[0]


class Fixed(NamedTuple):
    """The corrected text, the changes made, and the findings left, each with the reason why."""

    text: str
    changes: tuple[Change, ...]
    left: tuple[tuple[Finding, str], ...]

    @property
    def applied(self) -> tuple[Finding, ...]:
        """The findings that were repaired for their own sake."""
        return tuple(change.finding for change in self.changes if change.cause is None)
