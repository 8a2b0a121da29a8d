"""Table of parallel dimensions -> the cells that say in how many groups each divides the GPUs, with what they are."""

from collections.abc import Iterator, Sequence

from docverify.document.model import Flow, Table
from docverify.facts.degrees import DEGREES
from docverify.facts.labels import Label, label
from docverify.patterns import Worded

_GROUPS = Worded(r"\W*{number_of_groups}\W*")


def grouped(table: Table, rows: Sequence[Label | None]) -> Iterator[tuple[Label, Flow]]:
    """`TP | 4 | 32` under `dimension | size | groups`: 32 TP groups."""
    column = next((at for at, head in enumerate(table.header) if at and _GROUPS.fullmatch(head.text)), None)
    if column is None:
        return
    for row, named in zip(table.rows, rows, strict=True):
        for name in named.names if named is not None else ():
            found = label(f"{name.upper()} groups", False) if name in DEGREES else None
            if found is not None:
                yield found, row[column]
