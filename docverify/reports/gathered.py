"""A study, places -> the parts of a dossier: numbers with their derivations, findings with their outcome."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docverify.findings import Finding, Mark, NumberVerdict, Report, Verdict
from docverify.judge.equations.steps import Step, steps
from docverify.judge.judge import Study
from docverify.reports.dossier import Alternative, Derivation, Issue, Number, Place
from docverify.reports.telling import sentence, told
from docverify.rulebook.load import rules
from docverify.source import Source, Span

_MOST = 6  # derivations of one number
_ROLES = ("place", "evidence", "dependent")


class Places:
    """Where things stand in one text, with the index of the number that stands there."""

    def __init__(self, source: Source, numbers: Sequence[NumberVerdict] = ()) -> None:
        self.source = source
        self._numbers = {number.span: index for index, number in enumerate(numbers)}

    def at(self, span: Span, label: str = "") -> Place:
        place = self.source.place(span.start)
        text = " ".join(self.source[span].split())
        return Place(place.line, place.column, text, label, self._numbers.get(span, -1), span.start, span.end)

    def marks(self, marks: Iterable[Mark]) -> tuple[Place, ...]:
        return tuple(self.at(mark.span, mark.label) for mark in marks)


def issues(source: Source, report: Report, left: Mapping[str, str]) -> tuple[Issue, ...]:
    """The findings; `left` says why one was not corrected, by its fingerprint."""
    from docverify.reports.fingerprint import fingerprints

    places, marks = Places(source, report.numbers), fingerprints(report)
    return tuple(
        _issue(index, finding, places, left.get(mark))
        for index, (finding, mark) in enumerate(zip(report.findings, marks, strict=True))
    )


def _issue(index: int, finding: Finding, places: Places, reason: str | None) -> Issue:
    page = rules().get(finding.name)
    return Issue(
        index, finding.code, finding.name, page.title if page else finding.name, str(finding.severity),
        finding.message, places.at(finding.span), finding.label, finding.notes, finding.readings_tried,
        places.marks(finding.evidence), places.marks(finding.dependents), alternatives(places.source, finding),
        "corrected" if reason is None else "left", reason or "",
        tuple((each.source.path, Places(each.source).at(each.span, each.label)) for each in finding.elsewhere),
    )  # fmt: skip


def alternatives(source: Source, finding: Finding) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(repair.why, tuple(changed(source, edit.span, edit.text) for edit in repair.edits))
        for repair in finding.repairs
    )


def changed(source: Source, span: Span, text: str) -> tuple[int, str, str]:
    return source.place(span.start).line, source[span], text


def derivations(source: Source, study: Study) -> tuple[Derivation, ...]:
    """Every check that holds, in the order of the text."""
    places = Places(source, study.report.numbers)
    holding = (step for step in steps(source, study.judgements) if step.verdict is not Verdict.DISAGREE)
    return tuple(_derivation(index, step, places) for index, step in enumerate(holding))


def _derivation(index: int, step: Step, places: Places) -> Derivation:
    result = () if step.result is None else (places.at(step.result, "the result"),)
    return Derivation(
        index, step.rule.code, step.rule.name, step.rule.title, step.verdict.value, told(places.source, step),
        step.reading, (*result, *places.marks(step.operands)),
    )  # fmt: skip


def numbers(source: Source, report: Report, known: Sequence[Derivation]) -> tuple[Number, ...]:
    """Every number of the report, in order, with the checks that it takes part in."""
    taking = _by_number(known)
    involved = _involved(report)
    found = []
    for index, number in enumerate(report.numbers):
        issue, role = involved.get(index, (-1, ""))
        own = taking.get(index, ())
        why = sentence(number.reason) if number.verdict is Verdict.NOT_JUDGED and not own else ""
        line = source.place(number.span.start).line
        span = number.span
        found.append(
            Number(index, number.text, line, span.start, span.end, number.verdict.value, why, issue, role, tuple(own))
        )
    return tuple(found)


def _by_number(known: Sequence[Derivation]) -> dict[int, list[int]]:
    """The first checks of each number; those whose result it is come first."""
    found: dict[int, list[int]] = defaultdict(list)
    for each in known:
        for place in each.rests:
            found[place.number].append(each.id)
    return {n: sorted(own, key=lambda i: known[i].rests[0].number != n)[:_MOST] for n, own in found.items()}


def _involved(report: Report) -> dict[int, tuple[int, str]]:
    """Which finding a number belongs to, by its index, and as what: rather its place than evidence or dependent."""
    starts = [number.span for number in report.numbers]
    found: dict[int, tuple[int, str]] = {}
    for role in reversed(_ROLES):
        for index, finding in enumerate(report.findings):
            for span in _spans(finding, role):
                for each in _overlapping(starts, span):
                    found[each] = (index, role)
    return found


def _spans(finding: Finding, role: str) -> Iterator[Span]:
    if role == "place":
        yield finding.span
    marks = finding.evidence if role == "evidence" else finding.dependents if role == "dependent" else ()
    yield from (mark.span for mark in marks)


def _overlapping(spans: Sequence[Span], wanted: Span) -> Iterator[int]:
    from bisect import bisect_left

    index = max(bisect_left(spans, wanted) - 1, 0)
    while index < len(spans) and spans[index].start < wanted.end:
        if spans[index].overlaps(wanted):
            yield index
        index += 1
