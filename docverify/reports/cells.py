"""A source line -> cells of a terminal: tabs, wide and combining characters, controls, and lines too long to show."""

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import combining, east_asian_width

from docverify.named import NamedTuple
from docverify.reports.style import visible

TAB = 4
CUT = "…"
_JOINER, _EMOJI = "\u200d", "\ufe0f"
_MOST_CONTEXT = 48  # code points on either side of an end of a mark; the middle of a long mark is not shown
_SMALLEST_CUT = 4  # a gap that is hardly longer than the mark for it is shown


class Cell(NamedTuple):
    """What is printed for the code points `start` to `end` of a line, and how many columns it takes."""

    text: str
    width: int
    start: int
    end: int


def cells(line: str) -> list[Cell]:
    """The line as it is printed; combining characters share the cell of their base."""
    if line.isascii() and line.isprintable():
        return [Cell(char, 1, index, index + 1) for index, char in enumerate(line)]
    found: list[Cell] = []
    column = 0
    for index, char in enumerate(line):
        last = found[-1] if found else None
        if last and (_joins(char) or last.text.endswith(_JOINER)):
            width = 2 if char == _EMOJI else last.width
            found[-1] = Cell(last.text + char, width, last.start, index + 1)
            column += width - last.width
            continue
        text = " " * (TAB - column % TAB) if char == "\t" else visible(char)
        found.append(Cell(text, columns(text), index, index + 1))
        column += found[-1].width
    return found


def columns(text: str) -> int:
    """How many columns a text takes."""
    return sum(0 if _joins(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _joins(char: str) -> bool:
    return char > "\u02ff" and (combining(char) > 0 or char in (_JOINER, _EMOJI, "\u200c", "\u20e3"))


def shown(line: str, marks: Sequence[tuple[int, int]], budget: int) -> str:
    """The line as it is printed, cut to about `budget` columns around its marks."""
    if len(line) <= budget and line.isascii() and line.isprintable():
        return line
    return "".join(cell.text for cell in window(cells(line), marks, budget))


def window(line: Sequence[Cell], marks: Sequence[tuple[int, int]], budget: int) -> list[Cell]:
    """The line cut to about `budget` columns around its marks (code points); each gap becomes one `…`."""
    if sum(cell.width for cell in line) <= budget:
        return list(line)
    ends = [end for first, behind in marks for end in (first, max(behind - 1, first))]
    far = [min((abs(cell.start - end) for end in ends), default=_MOST_CONTEXT + 1) for cell in line]
    for context in range(_MOST_CONTEXT, 2, -3):
        if sum(cell.width for cell, distance in zip(line, far, strict=True) if distance <= context) <= budget:
            break
    return _cut(line, [distance <= context for distance in far])


def _cut(line: Sequence[Cell], keep: Sequence[bool]) -> list[Cell]:
    edges = [0, *(i + 1 for i, (one, two) in enumerate(pairwise(keep)) if one != two), len(line)]
    shown: list[Cell] = []
    for first, last in pairwise(edges):
        if keep[first] or last - first < _SMALLEST_CUT:
            shown += line[first:last]
        else:
            shown.append(Cell(CUT, 1, line[first].start, line[last - 1].end))
    return shown
