"""Finding -> its frame: the lines with everything that it rests on, as compilers show them."""

from collections.abc import Iterator, Sequence

from docverify.findings import Finding, Mark, Repair
from docverify.judge.readable import readable
from docverify.reports.diff import diff
from docverify.reports.frame import Gutter, Marked, frame
from docverify.reports.labels import Role
from docverify.reports.style import Style, visible
from docverify.reports.summary import counted
from docverify.source import Source

_MARKS = 6  # of one kind in a frame; the others are named by their lines
_REPAIRS = 3
_READINGS = 4


def framed(source: Source, finding: Finding, style: Style) -> Iterator[str]:
    """Its parts."""
    marked = list(_marked(finding))
    lines = [source.place(mark.span.end).line for mark in marked]
    last = max((*lines, *(each.source.place(each.span.end).line for each in finding.elsewhere)))
    gutter = Gutter(len(str(last)), style)
    head = style.level(f"{finding.severity}[{finding.code}]", finding.severity)
    yield f"{head} {style.strong(f'{finding.name}: {visible(finding.message)}')}\n"
    yield gutter.arrow(f"{visible(source.path)}:{source.where(finding.span.start)}")
    yield from frame(source, marked, finding.severity, gutter)
    for each in finding.elsewhere:
        yield gutter.arrow(f"{visible(each.source.path)}:{each.source.where(each.span.start)}", ":::")
        yield from frame(each.source, [Marked(each.span, each.label, Role.EVIDENCE)], finding.severity, gutter)
    yield from _notes(source, finding, gutter)
    yield from _repairs(source, finding, gutter)


def _marked(finding: Finding) -> Iterator[Marked]:
    expected = " or ".join(readable(each.text) for each in finding.expected)
    label = finding.label or (f"expected {expected}" if expected else "")
    yield Marked(finding.span, label, Role.PRIMARY)
    for role, marks in ((Role.EVIDENCE, finding.evidence), (Role.DEPENDENT, finding.dependents)):
        yield from (Marked(mark.span, mark.label, role) for mark in marks[:_MARKS])


def _notes(source: Source, finding: Finding, gutter: Gutter) -> Iterator[str]:
    for note in finding.notes:
        yield gutter.note("note", visible(note))
    if finding.readings_tried:
        more = len(finding.readings_tried) - _READINGS
        others = f" and {more} more" if more > 0 else ""
        yield gutter.note("readings tried", visible(", ".join(finding.readings_tried[:_READINGS])) + others)
    if finding.dependents:
        yield gutter.note("dependents", _where(source, finding.dependents))
    if len(finding.evidence) > _MARKS:
        yield gutter.note("evidence", _where(source, finding.evidence))


def _where(source: Source, marks: Sequence[Mark]) -> str:
    """`line 7`, `lines 4, 7 and 9`, `lines 1, 2, 3, … and 17 more`."""
    lines = sorted({source.place(mark.span.start).line for mark in marks})
    shown = [f"{c.number}:{c.line}" if (c := source.cell(line)) else str(line) for line in lines[: 2 * _MARKS]]
    if len(lines) > len(shown):
        return f"lines {', '.join(shown)} and {len(lines) - len(shown)} more"
    return f"line {shown[0]}" if len(shown) == 1 else f"lines {', '.join(shown[:-1])} and {shown[-1]}"


def _repairs(source: Source, finding: Finding, gutter: Gutter) -> Iterator[str]:
    closed = [repair for repair in finding.repairs if not repair.open]
    count = len(closed)
    for index, repair in enumerate(closed[:_REPAIRS], 1):
        word = f"help ({index} of {count}):" if count > 1 else "help:"
        yield f"{gutter.style.help(word)} {visible(repair.why)} [{'safe' if repair.safe else 'unsafe'}]\n"
        yield from diff(source, repair, gutter)
    if count > _REPAIRS:
        yield f"{gutter.style.help('help:')} {counted(count - _REPAIRS, 'other repair')} would do as well\n"
    yield from _open(source, [repair for repair in finding.repairs if repair.open], gutter)


def _open(source: Source, repairs: Sequence[Repair], gutter: Gutter) -> Iterator[str]:
    """What the author has to decide: any one of these would settle it."""
    if repairs:
        several = "any of these would settle it" if len(repairs) > 1 else "this would settle it"
        yield f"{gutter.style.help('help:')} {several} [for the author to decide]\n"
    for repair in repairs:
        line = source.place(repair.edits[0].span.start).line
        yield gutter.line(source.shown(line), visible(repair.why), "?")
