"""Judged instances -> those whose result is, by its own sentence or by the rows that deny it, of the same thing."""

import re
from collections.abc import Iterator, Sequence

from docverify.claims.status.sentences import Stretch, read_in
from docverify.document.model import FlowKind
from docverify.facts.mentions import mentions
from docverify.facts.vocabulary import vocabulary
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.facts.blame import Judged
from docverify.judge.facts.relation import equation
from docverify.judge.facts.statement import Statement
from docverify.source import Span

_FORMAT = "bytes_per_param"
_SEVERAL = 2  # rows
_FAR = 1.1  # by which what follows in one row is more than what follows in another
_Place = tuple[str, Span]


def without_others(judged: Sequence[Judged]) -> list[Judged]:
    """Those that hold, and those that deny what is said of the same thing."""
    others = _of_no_row(judged)
    return [each for each in judged if each.verdict is not Verdict.DISAGREE or not _is_other(each, others)]


def _is_other(judged: Judged, others: frozenset[_Place]) -> bool:
    found = judged.instance
    if any((found.rule.name, found.bound[name].printing.span) in others for name in found.results):
        return True
    patterns = found.rule.parameters.get("unless_beside", ())
    result = found.bound[next(found.results)]
    own = _sentence(result)
    if any(re.search(each, result.printing.flow.text[own.start : own.end], re.IGNORECASE) for each in patterns):
        return True
    used = found.bound.get(_FORMAT)
    return used is not None and _in_other_format(own, used, result)


def _in_other_format(own: Stretch, used: Statement, result: Statement) -> bool:
    """`V3 in FP8 (671 GB of weights)` has nothing to do with the BF16 of another sentence."""
    flow, at = result.printing.flow, result.printing.quantity.start
    if any(fact.printing.flow is flow for fact in used.facts):
        return False
    book, value = vocabulary().precisions, used.printing.quantity.printed.value
    named = [each for each in mentions(flow.text).all if each.phrase.precision and own.holds(each.start)]
    nearest = min(named, key=lambda each: (each.start > at, abs(each.start - at)), default=None)
    return nearest is not None and book[nearest.phrase.precision] != value


def _sentence(statement: Statement) -> Stretch:
    flow = statement.printing.flow
    if flow.kind is not FlowKind.PARAGRAPH:
        return Stretch(0, len(flow.text))
    sentences = read_in(flow.text)
    return sentences.all[sentences.index(statement.printing.quantity.start)]


def _of_no_row(judged: Sequence[Judged]) -> frozenset[_Place]:
    """What stands outside of rows or options of which none fits it, and each asks for another value: a total of all."""
    denied: dict[_Place, list[Judged]] = {}
    held: set[_Place] = set()
    for each in judged:
        for name in _outside(each):
            place = (each.instance.rule.name, each.instance.bound[name].printing.span)
            if each.verdict is Verdict.DISAGREE:
                denied.setdefault(place, []).append(each)
            else:
                held.add(place)
    return frozenset(
        place for place, rows in denied.items() if place not in held and len(rows) >= _SEVERAL and _differ(place, rows)
    )


def _outside(judged: Judged) -> Iterator[str]:
    """The results of an instance of a row that are said around it."""
    found = judged.instance
    for name in found.results if found.world.branches else ():
        if found.bound[name].facts[0].scope.alternatives != found.world.branches:
            yield name


def _differ(place: _Place, rows: Sequence[Judged]) -> bool:
    """Whether the rows ask for different values."""
    asked = []
    for each in rows:
        name = next(n for n in _outside(each) if each.instance.bound[n].printing.span == place[1])
        turned = equation(each.instance, name)
        expected = decide(turned).expected if turned is not None else None
        if expected is not None and expected.low > 0:
            asked.append(expected)
    return len(asked) >= _SEVERAL and max(e.low for e in asked) > min(e.high for e in asked) * _FAR
