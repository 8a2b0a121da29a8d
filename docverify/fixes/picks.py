"""Finding -> which of its repairs to make: None for none of them."""

from collections.abc import Callable

from docverify.findings import Finding
from docverify.source import Source

Pick = Callable[[Source, Finding], int | None]


def safe(source: Source, finding: Finding) -> int | None:
    """The first repair if it is safe."""
    return 0 if finding.repairs and finding.repairs[0].safe else None


def unsafe(source: Source, finding: Finding) -> int | None:
    """The first repair, unless others are as good."""
    return 0 if finding.repairs and not finding.repairs[0].open else None
