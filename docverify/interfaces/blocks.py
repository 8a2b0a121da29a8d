"""Lines that a comment alone on its line is about: the block that follows it."""

import re

from docverify.source import Source, Span

_MARKERS = re.compile(r"[ \t]*(?:>[ \t]?)*")  # of block quotes


def lines_of(source: Source, comment: Span) -> tuple[int, int]:
    """First and last line that a comment covers: its own, or those of the next block if nothing stands beside it."""
    first, last = source.place(comment.start).line, source.place(comment.end).line
    before = source.text[source.line_span(first).start : comment.start]
    after = source.text[comment.end : source.line_span(last).end]
    if after.strip() or not re.fullmatch(r"[ \t>*+-]*", before):
        return first, last
    return _block(source, last + 1)


def _block(source: Source, line: int) -> tuple[int, int]:
    while line <= source.line_count and not _content(source, line):
        line += 1
    if line > source.line_count:
        return source.line_count + 1, source.line_count
    content = _content(source, line)
    if re.match(r"#{1,6}(\s|$)", content):
        return line, line
    fence = re.match(r"`{3,}|~{3,}", content)
    end = line
    while end < source.line_count:
        following = _content(source, end + 1)
        if fence and following.startswith(fence[0]):
            return line, end + 1
        if not fence and not following:
            break
        end += 1
    return line, end


def _content(source: Source, line: int) -> str:
    text = source[source.line_span(line)]
    found = _MARKERS.match(text)
    return text[found.end() if found else 0 :].strip()
