"""Lines of a calculation without signs of equality -> rows: label, computation, value and note, parted by blanks, dots
or arrows: `experts    8 x 302 M    2,416 M`, `KV cache -> 40.3 GB   (24 requests)`."""

import re
from collections import Counter
from collections.abc import Sequence

from docverify.document.cut import Place

_FEWEST, _FEWEST_LED = 3, 2  # lines with a value; where dots lead from every label to its value
_NOTED = ("(", "#", "//", "--", "[")
_LED = re.compile(r"\w ?(?:\.{3,}|…{2,}|·{3,}) ?\S")
_PARTS = re.compile(r"\.{3,}|…{2,}|·{3,}|(?<!\S)(?:->|→|⟶|<-|←|⇒|-+>)(?!\S)")
_CELLS = re.compile(r"\S+(?: \S+)*")
_VALUE = re.compile(
    r"[~≈]{0,2} ?(?:US)?[$€£¥]?\d[\d.,]*(?:[eE][+-]?\d+)? ?(?:%|[^\W\d][\w/%-]*(?: (?:per )?[^\W\d][\w/-]*){0,2})?"
)
_COMPUTATION = re.compile(r"\d[\w.,]*\)?(?: [\w/]+)? ?[x×*·⋅÷/+−-] ?\(?\d")
_EQUATED = re.compile(r"[=≈≃:：|]")
_Row = list[Place | None]


def aligned(text: str, lines: Sequence[Place]) -> list[_Row] | None:
    """The rows, if most lines are such ones and their values stand below one another."""
    if any(_EQUATED.search(text, start, end) for start, end in lines):
        return None
    rows = [_row(text, start, end) for start, end in lines]
    found = [row for row in rows if row is not None]
    valued = [(line, row[2]) for line, row in zip(lines, rows, strict=True) if row is not None and row[2] is not None]
    led = all(_LED.search(text, start, end) for start, end in lines)
    if len(found) < len(rows) or len(valued) < (_FEWEST_LED if led else _FEWEST) or len(valued) * 2 < len(rows):
        return None
    computed = [row for row in found if row[1] is not None]
    named = [row for row in found if row[0] is not None and not text[row[0][0]].isdigit()]
    if len(named) * 2 < len(found):
        return None
    ends = Counter(place[1] - line[0] for line, place in valued).most_common(1)[0][1]
    starts = Counter(place[0] - line[0] for line, place in valued).most_common(1)[0][1]
    return found if max(ends, starts, len(computed)) * 2 > len(valued) else None


def _row(text: str, start: int, end: int) -> _Row | None:
    """The cells of a line by what they are; None if one is nothing of that."""
    line = text[start:end]
    for mark in _PARTS.finditer(line):
        line = line[: mark.start()] + " " * len(mark[0]) + line[mark.end() :]
    cells = [(start + cell.start(), start + cell.end()) for cell in _CELLS.finditer(line)]
    if not cells:
        return None
    row: _Row = [cells[0], None, None, None]
    for cell in cells[1:]:
        written = text[cell[0] : cell[1]]
        kind = 3 if written.startswith(_NOTED) else 2 if _VALUE.fullmatch(written) else 3
        kind = 1 if kind == 3 and _COMPUTATION.search(written) and not written.startswith(_NOTED) else kind
        if row[kind] is not None and kind != 2:
            return None
        if kind == 2 and row[2] is not None:
            row[3] = row[3] or row[2]
        row[kind] = cell
    return row
