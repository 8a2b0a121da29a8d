"""Steps -> the chain from stated values to derived ones: a graph in columns, each value right of what it needs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set

from docverify.findings import Verdict
from docverify.judge.cascade import value_key
from docverify.judge.equations.steps import steps
from docverify.judge.judge import Study
from docverify.judge.wording import title as named
from docverify.named import NamedTuple
from docverify.reports.dossier import Drawing
from docverify.reports.drawings.svg import box, picture, tag, title, words
from docverify.source import Source, Span

_MOST, _MOST_DEEP, _TALLEST = 42, 7, 14
_WIDE, _HIGH, _ACROSS, _DOWN = 176.0, 24.0, 60.0, 8.0


class _Graph(NamedTuple):
    """Who is computed from whom on other lines, from what in all, and which of them do not hold."""

    needs: Mapping[Span, Sequence[Span]]
    words: Mapping[Span, str]
    wrong: frozenset[Span]


def chain(source: Source, study: Study) -> tuple[Drawing, ...]:
    """One picture, if some value is computed from others that are computed in turn, or does not hold."""
    graph = _graph(source, study)
    chosen = _chosen(graph)
    if len(chosen) < 3:
        return ()
    depth = _depths(graph, chosen)
    said = tuple(_said(source, graph, chosen))
    drawn = _drawn(source, study, graph, depth)
    return (Drawing("chain", "From stated values to derived ones", drawn, said),)


def _graph(source: Source, study: Study) -> _Graph:
    """One step for each result, the first that shows its computation; nothing is computed from itself.

    What stands beside the result on its line needs no arrow, unless it was computed in turn.
    """
    needs: dict[Span, tuple[Span, ...]] = {}
    said, wrong = dict[Span, str](), set[Span]()
    known = steps(source, study.judgements)
    results = {step.result for step in known if step.result is not None}
    first = _first(study, results)
    for step in known:
        if step.result is None or step.rule.check == "consistency" or not step.operands:
            continue
        line = source.place(step.result.start).line
        stated = (first.get(mark.span, mark.span) for mark in step.operands)
        operands = tuple(span for span in stated if source.place(span.start).line != line or span in results)
        if step.result not in needs and not _reaches(needs, operands, step.result):
            needs[step.result], said[step.result] = operands, step.words
        if step.verdict is Verdict.DISAGREE:
            wrong.add(step.result)
    return _Graph(needs, said, frozenset(wrong))


def _first(study: Study, results: Set[Span]) -> dict[Span, Span]:
    """For each number the place where its value is computed, or else stated first, if the value is recognisable."""
    keys = {printing.span: value_key(printing) for printing in study.printings}
    found: dict[object, Span] = {}
    for span in sorted(keys, key=lambda span: (span not in results, span)):
        found.setdefault(keys[span], span)
    return {span: found[key] for span, key in keys.items() if key is not None}


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
        if (len(wanted) > 1 or result in graph.wrong) and len(chosen | wanted) <= _MOST:
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
        yield f"{source.called(line)}: {_text(source, result)} from {graph.words[result]}{mark}"


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
    names = {fact.printing.span: named(fact.name) for fact in study.facts}
    lines = [
        _line(place[operand], place[span])
        for span in place
        for operand in graph.needs.get(span, ())
        if operand in place
    ]
    nodes = [_node(source, span, at, graph, names.get(span, "")) for span, at in place.items()]
    high = max(y for _, y in place.values()) + _HIGH + 4
    return picture("chain", "From stated values to derived ones", x - _ACROSS, high, (*lines, *nodes))


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    (x1, y1), (x2, y2) = (start[0] + _WIDE, start[1] + _HIGH / 2), (end[0], end[1] + _HIGH / 2)
    middle = (x1 + x2) / 2
    return tag(
        "path", d=f"M{x1:.1f} {y1:.1f} C{middle:.1f} {y1:.1f} {middle:.1f} {y2:.1f} {x2:.1f} {y2:.1f}", class_="link"
    )


def _node(source: Source, span: Span, at: tuple[float, float], graph: _Graph, name: str) -> str:
    x, y = at
    place, text = source.place(span.start).line, _text(source, span)
    line = source.where(span.start).removeprefix("cell ").rpartition(":")[0]
    said = f"{source.called(place)}: {text}" + (f" from {graph.words[span]}" if span in graph.words else "")
    shown = text if not name or name.rstrip("s").casefold() in text.casefold() else f"{name}: {text}"
    room = _WIDE - 14 - 7 * len(line) - 8
    return tag(
        "g", title(said), box(x, y, _WIDE, _HIGH, class_="node wrong" if span in graph.wrong else "node", rx=4),
        words(shown, x + 7, y + 16, room), words(line, x + _WIDE - 6, y + 16, text_anchor="end", class_="quiet"),
    )  # fmt: skip
