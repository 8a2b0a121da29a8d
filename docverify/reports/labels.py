"""Labels of one source line -> the rows below it: underlines, and texts that hang from them."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import groupby

from docverify.named import NamedTuple
from docverify.reports.cells import Cell
from docverify.reports.style import visible


class Role(StrEnum):
    """What a place is to a finding; the value is what underlines it."""

    DEPENDENT = "~"
    EVIDENCE = "-"
    PRIMARY = "^"


class Label(NamedTuple):
    """Code points `start` to `end` of a line."""

    start: int
    end: int
    text: str
    role: Role


class Painted(NamedTuple):
    text: str
    role: Role | None


class _Bar(NamedTuple):
    """A label in columns."""

    first: int
    last: int
    text: str
    role: Role


Row = list[Painted]


def rows(line: Sequence[Cell], labels: Sequence[Label]) -> list[Row]:
    """The underlines with the last label beside them, then the others, each hanging from its underline."""
    bars = sorted((_bar(line, label) for label in labels), key=lambda bar: (bar.first, bar.last))
    beside = _beside(bars)
    first = _underlines(bars)
    if beside:
        first += [Painted(" ", None), Painted(beside.text, beside.role)]
    hanging = [bar for bar in bars if bar.text and bar is not beside]
    below = [_stems(hanging)] if hanging else []
    for index in range(len(hanging) - 1, -1, -1):
        bar = hanging[index]
        left = [other for other in hanging[:index] if other.first < bar.first]
        below.append([*_stems(left, bar.first), Painted(bar.text, bar.role)])
    return [first, *below]


def _bar(line: Sequence[Cell], label: Label) -> _Bar:
    column, first, last = 0, -1, -1
    for cell in line:
        if cell.end > label.start and first < 0:
            first = column
        column += cell.width
        if cell.start < label.end:
            last = column
    first = column if first < 0 else first
    return _Bar(first, max(last, first + 1), visible(label.text), label.role)


def _beside(bars: Sequence[_Bar]) -> _Bar | None:
    """The label with nothing to its right."""
    last = max((bar for bar in bars if bar.text), key=lambda bar: bar.first, default=None)
    return last if last and all(bar.last <= last.last for bar in bars) else None


def _underlines(bars: Sequence[_Bar]) -> Row:
    canvas: list[Role | None] = [None] * max((bar.last for bar in bars), default=0)
    for role in Role:  # the primary one last, over the others
        for bar in bars:
            if bar.role is role:
                canvas[bar.first : bar.last] = [role] * (bar.last - bar.first)
    return [Painted(str(role or " ") * len(list(columns)), role) for role, columns in groupby(canvas)]


def _stems(bars: Sequence[_Bar], width: int = 0) -> Row:
    row: Row = []
    for bar in bars:
        if bar.first >= len(row):
            row += [Painted(" ", None)] * (bar.first - len(row)) + [Painted("|", bar.role)]
    return row + [Painted(" ", None)] * (width - len(row))
