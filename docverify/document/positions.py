"""A block's content -> its places in the source.

A block parser cuts away the front of a line (bullets, quote marks, indentation) and blanks behind it, never anything
between. So a content line's place is known from its end.
"""

from bisect import bisect_right

from docverify.named import NamedTuple
from docverify.source import Source, Span

BLANK = "".join(map(chr, [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029]))
BLANK += "\u202f\u205f\u3000"


class LineMap(NamedTuple):
    """Content offsets to source offsets: on each line of the content they differ by a constant."""

    starts: list[int]  # content offsets of the lines' starts
    shifts: list[int]  # what to add to a content offset of that line

    def __call__(self, offset: int) -> int:
        if len(self.starts) == 1:
            return offset + self.shifts[0]
        return offset + self.shifts[bisect_right(self.starts, offset) - 1]


def align(source: Source, content: str, line: int, end: int | None = None) -> LineMap | None:
    """Where the lines of `content` are, the first on `line` (counted from zero); None if that cannot be told.

    `end` is the source offset behind the last line, if it is not the end of that line's text. Blanks that begin a line
    may be expanded tabs; offsets of them mean nothing.
    """
    if line + content.count("\n") >= source.line_count:
        return None
    if "\n" not in content:
        span = source.line_span(line + 1)
        at = _suffix(source.text, content, span.start, span.end if end is None else end)
        return None if at is None else LineMap([0], [at])
    starts, shifts = [], []
    start = 0
    lines = content.split("\n")
    for number, text in enumerate(lines, line + 1):
        span = source.line_span(number)
        stop = span.end if end is None or number < line + len(lines) else end
        at = _suffix(source.text, text, span.start, stop)
        if at is None:
            return None
        starts.append(start)
        shifts.append(at - start)
        start += len(text) + 1
    return LineMap(starts, shifts)


def _suffix(text: str, content: str, start: int, end: int) -> int | None:
    """Where `content` starts so that it ends at `end`, blanks at both ends aside."""
    at = end - len(content)
    if at >= start and text.startswith(content, at):
        return at
    body = content.strip(BLANK)
    if not body:
        return end - len(content)
    at = start + len(text[start:end].rstrip(BLANK)) - len(body)
    if at < start or not text.startswith(body, at):
        return None
    return at - (len(content) - len(content.lstrip(BLANK)))


def heading_end(source: Source, line: int) -> int:
    """Where the text of an ATX heading ends on `line` (counted from zero): before its closing `#`s."""
    span = source.line_span(line + 1)
    text = source[span].rstrip(" \t")
    open_end = text.rstrip("#")
    closed = open_end != text and open_end[-1:] in (" ", "\t")
    return span.start + len(open_end if closed else text)


def lines_of(source: Source, first: int, last: int) -> Span:
    """The span of the lines `first` to `last` (exclusive), counted from zero: the answer when no better is known."""
    last = min(max(last, first + 1), source.line_count)
    return Span(source.line_span(first + 1).start, source.line_span(last).end)
