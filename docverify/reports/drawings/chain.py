"""Steps -> the chain from stated values to derived ones: a graph in columns, each value right of what it needs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from docverify.findings import Verdict
from docverify.judge.judge import Study
from docverify.judge.steps import Step, steps
from docverify.reports.dossier import Drawing
from docverify.reports.drawings.svg import box, picture, tag, title, words
from docverify.source import Source, Span

_MOST, _MOST_DEEP, _TALLEST = 42, 7, 14
_WIDE, _HIGH, _ACROSS, _DOWN = 150.0, 24.0, 60.0, 8.0


class _Graph(NamedTuple):
    """Who is computed from whom, and which of them do not hold."""

    needs: Mapping[Span, Sequence[Span]]
    wrong: frozenset[Span]


def chain(source: Source, study: Study) -> tuple[Drawing, ...]:
    """One picture, if some value is computed from others that are computed in turn, or does not hold."""
    graph = _graph(steps(source, study.judgements))
    chosen = _chosen(graph)
    if len(chosen) < 3:
        return ()
    depth = _depths(graph, chosen)
    said = tuple(_said(source, graph, chosen))
    drawn = _drawn(source, study, graph, depth)
    return (Drawing("chain", "From stated values to derived ones", drawn, said),)


def _graph(known: Sequence[Step]) -> _Graph:
    """One step for each result, the first that shows its computation; nothing is computed from itself."""
    needs: dict[Span, tuple[Span, ...]] = {}
    wrong = set()
    for step in known:
        if step.result is None or step.rule.check == "consistency" or not step.operands:
            continue
        operands = tuple(mark.span for mark in step.operands)
        if step.result not in needs and not _reaches(needs, operands, step.result):
            needs[step.result] = operands
        if step.verdict is Verdict.DISAGREE:
            wrong.add(step.result)
    return _Graph(needs, frozenset(wrong))


def _reaches(needs: Mapping[Span, Sequence[Span]], starts: Sequence[Span], wanted: Span) -> bool:
    waiting, seen = list(starts), set[Span]()
    while waiting:
        span = waiting.pop()
        if span == wanted:
            return True
        if span not in seen:
            seen.add(span)
            waiting += needs.get(span, ())
    return False


def _chosen(graph: _Graph) -> set[Span]:
    """Wrong results with all they need first, then the results that need most."""

    def weight(span: Span) -> tuple[bool, int]:
        return span not in graph.wrong, -sum(operand in graph.needs for operand in graph.needs[span])

    chosen: set[Span] = set()
    for result in sorted(graph.needs, key=lambda span: (*weight(span), span)):
        wanted = _below(graph, result)
        if len(chosen | wanted) <= _MOST:
            chosen |= wanted
    return chosen


def _below(graph: _Graph, result: Span) -> set[Span]:
    found, waiting = set[Span](), [result]
    while waiting:
        span = waiting.pop()
        if span not in found:
            found.add(span)
            waiting += graph.needs.get(span, ())
    return found


def _depths(graph: _Graph, chosen: set[Span]) -> dict[Span, int]:
    depth: dict[Span, int] = dict.fromkeys(chosen, 0)
    for _ in range(_MOST_DEEP):
        for span in chosen:
            below = [depth[operand] for operand in graph.needs.get(span, ()) if operand in depth]
            depth[span] = min(max(below, default=-1) + 1, _MOST_DEEP)
    return depth


def _said(source: Source, graph: _Graph, chosen: set[Span]) -> Iterator[str]:
    for result in sorted(chosen & graph.needs.keys()):
        line = source.place(result.start).line
        mark = ", which does not fit" if result in graph.wrong else ""
        needs = ", ".join(_text(source, span) for span in graph.needs[result])
        yield f"line {line}: {_text(source, result)} from {needs}{mark}"


def _text(source: Source, span: Span) -> str:
    return " ".join(source[span].split())


def _drawn(source: Source, study: Study, graph: _Graph, depth: Mapping[Span, int]) -> str:
    columns: dict[int, list[Span]] = defaultdict(list)
    for span in sorted(depth):
        columns[depth[span]].append(span)
    place, x = dict[Span, tuple[float, float]](), 2.0
    for level in sorted(columns):
        for index, span in enumerate(columns[level]):
            place[span] = (x + index // _TALLEST * (_WIDE + 12), 2 + index % _TALLEST * (_HIGH + _DOWN))
        x += (-(-len(columns[level]) // _TALLEST)) * (_WIDE + 12) + _ACROSS
    numbers = {number.span: index for index, number in enumerate(study.report.numbers)}
    lines = [
        _line(place[operand], place[span])
        for span in place
        for operand in graph.needs.get(span, ())
        if operand in place
    ]
    nodes = [_node(source, span, at, span in graph.wrong, numbers.get(span)) for span, at in place.items()]
    high = max(y for _, y in place.values()) + _HIGH + 4
    return picture("chain", "From stated values to derived ones", x - _ACROSS, high, (*lines, *nodes))


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = (start[0] + _WIDE, start[1] + _HIGH / 2), (end[0], end[1] + _HIGH / 2)
    middle = (x1 + x2) / 2
    return tag(
        "path", d=f"M{x1:.1f} {y1:.1f} C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}", class_="link"
    )


def _node(source: Source, span: Span, at: tuple[float, float], wrong: bool, number: int | None) -> str:
    x, y = at
    line = f"{source.place(span.start).line}"
    text = _text(source, span)
    room = _WIDE - 14 - 7 * len(line) - 8
    return tag(
        "g", title(f"line {line}: {text}"), box(x, y, _WIDE, _HIGH, class_="node wrong" if wrong else "node", rx=4),
        words(text, x + 7, y + 16, room), words(line, x + _WIDE - 6, y + 16, text_anchor="end", class_="quiet"),
    )  # fmt: skip
