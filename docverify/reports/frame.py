"""Places of a source -> its lines with a gutter, underlined and labelled."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from docverify.findings import Severity
from docverify.named import NamedTuple
from docverify.reports.cells import cells, shown, window
from docverify.reports.labels import Label, Role, Row, rows
from docverify.reports.style import Style
from docverify.source import Source, Span


class Marked(NamedTuple):
    """A span of the source with its label."""

    span: Span
    text: str
    role: Role


class Gutter(NamedTuple):
    """The column of line numbers, `width` digits wide."""

    width: int
    style: Style

    def line(self, number: int | str, text: str, sign: str = "|") -> str:
        return f"{self.style.frame(f'{number:>{self.width}} {sign}')} {text}".rstrip() + "\n"

    def empty(self) -> str:
        return self.line("", "")

    def arrow(self, text: str, sign: str = "-->") -> str:
        return f"{' ' * self.width}{self.style.frame(sign)} {text}\n"

    def note(self, name: str, text: str) -> str:
        return f"{' ' * self.width} {self.style.frame('=')} {self.style.strong(name + ':')} {text}\n"

    def room(self) -> int:
        """Columns left for a source line."""
        return self.style.width - self.width - 3


def frame(source: Source, marked: Iterable[Marked], severity: Severity, gutter: Gutter) -> Iterator[str]:
    """The marked lines in order, with `...` where lines are left out."""
    labels = sorted((pair for mark in marked for pair in _lines(source, mark)), key=lambda pair: pair[0])
    yield gutter.empty()
    before = 0
    for number, group in groupby(labels, key=lambda pair: pair[0]):
        if before and number == before + 2:
            yield gutter.line(source.shown(before + 1), _text(source, before + 1, [], gutter))
        elif before and number > before + 1:
            yield gutter.style.frame("...") + "\n"
        yield from _labelled(source, number, [label for _, label in group], severity, gutter)
        before = number
    yield gutter.empty()


def _labelled(
    source: Source, number: int, labels: Sequence[Label], severity: Severity, gutter: Gutter
) -> Iterator[str]:
    marks = [(label.start, label.end) for label in labels]
    line = window(cells(source[source.line_span(number)]), marks, gutter.room())
    yield gutter.line(source.shown(number), "".join(cell.text for cell in line))
    for row in rows(line, labels):
        yield gutter.line("", _painted(row, severity, gutter.style))


def _text(source: Source, number: int, marks: Sequence[tuple[int, int]], gutter: Gutter) -> str:
    return shown(source[source.line_span(number)], marks or [(0, 1)], gutter.room())


def _lines(source: Source, mark: Marked) -> Iterator[tuple[int, Label]]:
    """The mark on each line it begins or ends on; the label goes with the end."""
    first, last = source.place(mark.span.start), source.place(mark.span.end)
    if first.line == last.line:
        yield first.line, Label(first.column - 1, last.column - 1, mark.text, mark.role)
        return
    yield first.line, Label(first.column - 1, len(source.line_span(first.line)), "", mark.role)
    text = source[source.line_span(last.line)]
    yield last.line, Label(len(text) - len(text.lstrip()), last.column - 1, mark.text, mark.role)


def _painted(row: Row, severity: Severity, style: Style) -> str:
    text = ""
    for role, parts in groupby(row, key=lambda part: part.role):
        joined = "".join(part.text for part in parts)
        if role is None:
            text += joined
        else:
            text += style.level(joined, severity) if role is Role.PRIMARY else style.frame(joined)
    return text
