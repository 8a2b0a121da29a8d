"""Text -> places in it: offsets are code points of the text as it was decoded, line ends included."""

import re
from bisect import bisect_right

from docverify.classes import dataclass, field
from docverify.named import NamedTuple

ANCHOR_BITS = 32  # an offset behind the n-th anchor is n << ANCHOR_BITS and more
_BEHIND_ANCHOR = (1 << ANCHOR_BITS) - 1
CELL, FENCE = "<!-- cell ", "~~~~~~~~"  # what stands before a notebook's cell, and around its code
_NUMBER = re.compile(r"\d+")
_LINE_END = re.compile(r"\r\n?|\n")


class Span(NamedTuple):
    """Code points `start` to `end` (exclusive) of a source text. Its length is theirs."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A line and a column, both counted from one; columns count code points."""

    line: int
    column: int


class Cell(NamedTuple):
    """A cell of a notebook, counted from one, and a line in it."""

    number: int
    line: int


@dataclass(frozen=True, slots=True)
class Source:
    """One document's text. Line ends are kept as they are (`\\n`, `\\r\\n` or `\\r`).

    With `anchors` the spans that it is asked for are counted from one of these offsets: document/anchors.py.
    """

    path: str
    text: str
    anchors: tuple[int, ...] = ()
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _ends: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        ends = list(_LINE_END.finditer(self.text))
        self._starts.extend([0, *[end.end() for end in ends]])
        self._ends.extend([*[end.start() for end in ends], len(self.text)])

    def __getitem__(self, span: Span) -> str:
        start, end = self.placed(span) if self.anchors else span
        return self.text[start:end]

    def placed(self, span: Span) -> Span:
        """The place in the text of a span that is counted from anchors."""
        anchors, (start, end) = self.anchors, span
        return Span(
            anchors[start >> ANCHOR_BITS] + (start & _BEHIND_ANCHOR),
            anchors[end >> ANCHOR_BITS] + (end & _BEHIND_ANCHOR),
        )

    @property
    def line_count(self) -> int:
        return len(self._starts)

    def line_span(self, line: int) -> Span:
        """The span of a line (counted from one) without its line end."""
        return Span(self._starts[line - 1], self._ends[line - 1])

    def place(self, offset: int) -> Place:
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)

    def where(self, offset: int) -> str:
        """`line:column`, in a notebook `cell 3:line:column`."""
        place = self.place(offset)
        cell = self.cell(place.line)
        return f"cell {cell.number}:{cell.line}:{place.column}" if cell else f"{place.line}:{place.column}"

    def shown(self, line: int) -> int:
        """The line as it is counted for a reader: in a notebook from the beginning of its cell."""
        cell = self.cell(line)
        return cell.line if cell else line

    def called(self, line: int) -> str:
        """`line 8`, in a notebook `cell 3, line 2`."""
        cell = self.cell(line)
        return f"cell {cell.number}, line {cell.line}" if cell else f"line {line}"

    def cell(self, line: int) -> "Cell | None":
        """The cell of a notebook that a line of its Markdown stands in, and the line in that cell."""
        start = self._starts[line - 1]
        mark = self.text.rfind(CELL, 0, start) if self.path.endswith(".ipynb") else -1
        number = _NUMBER.match(self.text, mark + len(CELL)) if mark >= 0 else None
        if number is None:
            return None
        first = self.place(mark).line + 2
        first += self.text.startswith(FENCE, self._starts[first - 1])
        return Cell(int(number[0]), max(1, line - first + 1))

    def offset(self, place: Place) -> int:
        return self._starts[place.line - 1] + place.column - 1
