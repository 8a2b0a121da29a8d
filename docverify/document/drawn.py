"""Lines of a fence -> the tables drawn in them, with bars, commas, tabs or blanks between cells, and the lines left."""

import re
from collections.abc import Iterator, Sequence

from docverify.document.aligned import aligned
from docverify.document.cut import cut, table
from docverify.document.languages import LISTED
from docverify.document.model import Fence, Flow, FlowKind, Table
from docverify.named import NamedTuple

_FEWEST = 3  # lines
_DOTS = "..."
_MOST_LINES, _WIDEST = 400, 40
_RULE = re.compile(r"[\s+|\u2500-\u257f=:_—–-]*[=_\u2500-\u257f—–-][\s+|\u2500-\u257f=:_—–-]*")
_BARS = re.compile(r"[|│┃║]")
_CODE = re.compile(r"[{};]|==|[├└]─|[+`\\]--+ |--[a-z]|\S+\(\)|^\s*[$#>%]\s|[:=：]\s*(?:\s{2}|$)", re.MULTILINE)
_CELLS = re.compile(r"(?:[+−-] {1,12}(?=\d))?\S+(?: \S+)*")
_SIGNS_ALONE = re.compile(r"\S+(?: \S+)*")  # a dash may be a cell that is empty
_LEADERS = re.compile(r" ?(?:\.{3,}|…{2,}|·{3,}) ?")
_NUMBER = re.compile(r"[~≈<>≤≥+−–-]{0,2} ?(?:US)?[$€£¥]?\d")


class _Drawn(NamedTuple):
    rows: list[list[tuple[int, int] | None]]
    headed: bool
    ruled: frozenset[int] = frozenset()


def drawn(fence: Fence, caption: Flow | None) -> Iterator[Fence | Table]:
    """The fence, or what it holds: its tables, and fences of the lines between them."""
    text, left = fence.flow.text, 0
    for start, end in _stretches(text) if text.count("\n") + 1 >= _FEWEST else ():
        if (found := _table(text, start, end, fence.language in LISTED)) is None:
            continue
        yield from _rest(fence, left, found[0])
        read = found[1]
        yield table(fence.flow, read.rows, read.headed, caption)._replace(ruled=read.ruled)
        left = end
    yield from _rest(fence, left, len(text)) if left else (fence,)


def _rest(fence: Fence, start: int, end: int) -> Iterator[Fence]:
    if fence.flow.text[start:end].strip():
        first = start + len(fence.flow.text[start:end]) - len(fence.flow.text[start:end].lstrip("\n"))
        yield fence._replace(flow=cut(fence.flow, first, end, FlowKind.FENCE))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The lines between blank ones."""
    start = at = 0
    for line in [*text.split("\n"), ""]:
        if not line.strip():
            fewest = _FEWEST - (_DOTS in text[start:at])  # where dots lead to values, the last three are enough
            if fewest <= text.count("\n", start, at) <= _MOST_LINES:
                yield start, at - 1
            start = at + len(line) + 1
        at += len(line) + 1


def _table(text: str, start: int, end: int, listed: bool) -> tuple[int, _Drawn] | None:
    """The table in a stretch and where it begins: behind a line of its own that may be its title."""
    if not any(c.isdigit() for c in text[start:end]):
        return None
    lines, rules, at = list[tuple[int, int]](), set[int](), start
    for line in text[start:end].split("\n"):
        if _RULE.fullmatch(line):
            rules.add(len(lines))
        else:
            lines.append((at, at + len(line)))
        at += len(line) + 1
    for first in (0, 1):
        own = lines[first:]
        enough = len(own) >= _FEWEST - bool(rules)
        found = _read(text, own, {rule - first for rule in rules}, listed) if enough else None
        if found is not None:
            below = frozenset(rule - first - found.headed for rule in rules) & frozenset(
                range(1, len(found.rows) - found.headed)
            )
            return (start if not first else own[0][0]), found._replace(ruled=below)
    return None


def _read(text: str, lines: Sequence[tuple[int, int]], rules: set[int], listed: bool) -> _Drawn | None:
    written = [text[start:end] for start, end in lines]
    if all(_BARS.search(line) for line in written):
        split = [_split(text, start, end, _BARS) for start, end in lines]
        return _even(text, [_inner(cells, line) for cells, line in zip(split, written, strict=True)], 1 in rules)
    if "\t" in written[0]:
        return _even(text, [_split(text, start, end, re.compile("\t+")) for start, end in lines], True)
    commas = written[0].count(",")
    if commas > (not listed) and all(line.count(",") == commas and '"' not in line for line in written):
        return _even(text, [_split(text, start, end, re.compile(",")) for start, end in lines], True)
    if _CODE.search("\n".join(written)):
        return None
    found = _spaced(text, lines, 1 in rules)
    rows = aligned(text, lines) if found is None else None
    return found if rows is None else _Drawn(rows, False)


def _split(text: str, start: int, end: int, mark: re.Pattern[str]) -> list[tuple[int, int]]:
    edges = [start, *(edge for found in mark.finditer(text, start, end) for edge in found.span()), end]
    return [_stripped(text, *edges[n : n + 2]) for n in range(0, len(edges), 2)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    inside = text[start:end].strip()
    first = start + (text[start:end].find(inside) if inside else 0)
    return first, first + len(inside)


def _inner(cells: list[tuple[int, int]], line: str) -> list[tuple[int, int]]:
    """The cells without the empty ones outside the first and the last bar."""
    bare = line.strip()
    first, last = bare[:1] in "|│┃║", bare[-1:] in "|│┃║"
    return cells[1 if first else 0 : len(cells) - 1 if last else len(cells)]


def _even(text: str, rows: Sequence[Sequence[tuple[int, int]]], ruled: bool) -> _Drawn | None:
    """Rows that have as many cells as the first."""
    width = len(rows[0])
    if not 1 < width <= _WIDEST or any(len(row) != width for row in rows):
        return None
    headed = ruled or not any(_numeric(text, cell) for cell in rows[0])
    return _plausible(text, [list(row) for row in rows], headed)


def _spaced(text: str, lines: Sequence[tuple[int, int]], ruled: bool) -> _Drawn | None:
    """Cells with two blanks or dots between them, each below those of its column."""
    rows = [_by_blanks(text, start, end, _CELLS) for start, end in lines]
    width = max(map(len, rows))
    alone = [_by_blanks(text, start, end, _SIGNS_ALONE) for start, end in lines]
    rows = [own if len(own) == width > len(row) else row for row, own in zip(rows, alone, strict=True)]
    full = [(line, row) for line, row in zip(lines, rows, strict=True) if len(row) == width]
    if not 1 < width <= _WIDEST or len(full) * 2 < len(rows):
        return None
    columns = [
        (min(row[n][0] - line[0] for line, row in full), max(row[n][1] - line[0] for line, row in full))
        for n in range(width)
    ]
    placed = [_below(row, line[0], columns) for line, row in zip(lines, rows, strict=True)]
    even = [row for row in placed if row is not None]
    headed = not any(_numeric(text, cell) for cell in even[0] if cell) if even else False
    if len(even) < len(placed) or not (headed or (width == 2 and not ruled)):
        return None
    return _plausible(text, even, headed)


def _by_blanks(text: str, start: int, end: int, cells: re.Pattern[str]) -> list[tuple[int, int]]:
    line = text[start:end]
    for dots in _LEADERS.finditer(line):
        line = line[: dots.start()] + " " * len(dots.group()) + line[dots.end() :]
    return [(start + cell.start(), start + cell.end()) for cell in cells.finditer(line)]


def _below(
    row: Sequence[tuple[int, int]], start: int, columns: Sequence[tuple[int, int]]
) -> list[tuple[int, int] | None] | None:
    """The cells in the columns that they stand in; None if one stands in several, or in none."""
    if len(row) == len(columns):
        return list(row)
    found: list[tuple[int, int] | None] = [None] * len(columns)
    for cell in row:
        inside = [n for n, (low, high) in enumerate(columns) if cell[0] - start < high and cell[1] - start > low]
        if len(inside) != 1 or found[inside[0]] is not None:
            return None
        found[inside[0]] = cell
    return found


def _plausible(text: str, rows: list[list[tuple[int, int] | None]], headed: bool) -> _Drawn | None:
    """Whether it is a table of numbers: a column of them behind one of words, or below a header."""
    body = rows[1:] if headed else rows
    if len(body) < _FEWEST - headed:
        return None
    numeric = [[cell is not None and _numeric(text, cell) for cell in row] for row in body]
    most = max(sum(column) for column in zip(*numeric, strict=True))
    named = headed or not any(row[0] for row in numeric)
    return _Drawn(rows, headed) if named and most * 2 > len(body) else None


def _numeric(text: str, cell: tuple[int, int]) -> bool:
    return _NUMBER.match(text, cell[0], cell[1]) is not None
