"""Findings x claims -> findings with what repeats their value or was computed from it; repeats are told once."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from docverify.claims.equation import Printing
from docverify.classes import replace
from docverify.dimensions import Dimensions
from docverify.expression import leaves
from docverify.findings import Edit, Finding, Mark, Repair, Verdict
from docverify.judge.equations.slips import corrected
from docverify.judge.judgement import Judgement
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.source import Span

_TELLING = 3  # significant digits that make a number without unit recognisable
_MOST = 40

Key = tuple[int, int, Dimensions, bool, Dimensions]  # of what value, its dimensions, in percent, and what is counted


class Web(NamedTuple):
    """Which printings show one value, and which results were computed from it."""

    shown: Mapping[Key, Sequence[Printing]]
    computed: Mapping[Key, Sequence[Printing]]
    derived: Set[Span]  # results that have a derivation of their own


def cascaded(
    findings: Sequence[Finding], printings: Iterable[Printing], judgements: Sequence[Judgement], kept: Kept
) -> list[Finding]:
    """One finding a cause: the first place of a wrong value carries the others as dependents."""
    printed = {printing.span: printing for printing in printings}
    web = _web(printed.values(), judgements, kept)
    judged = sorted(judgements, key=lambda judgement: judgement.verdict is Verdict.DISAGREE)
    causes = {j.equation.result.span: j for j in judged if j.equation.result is not None}
    once: list[Finding] = []
    told: dict[tuple[str, Span], int] = {}
    for finding in findings:
        before = told.get((finding.key, finding.span))
        if before is None and not finding.evidence:
            before = told.get((finding.code, finding.span))
        if before is not None:
            once[before] = _joined(once[before], finding)
            continue
        cause = causes.get(finding.span)
        place = cause.equation.result if cause is not None else printed.get(finding.span)
        marks = _dependents(place, web) if place is not None else []
        told.update(((name, mark.span), len(once)) for mark in marks for name in (finding.key, finding.code))
        known = {mark.span for mark in finding.dependents}
        dependents = (*finding.dependents, *(m for m in marks if m.span not in known))
        repairs = _plausible(_everywhere(finding, cause, web), cause, web)
        once.append(replace(finding, dependents=dependents, repairs=repairs))
    return once


def _joined(first: Finding, repeated: Finding) -> Finding:
    """A statement that is repeated is repaired at every place."""
    if not (first.repairs and repeated.repairs):
        return first
    repair, *others = first.repairs
    edits = dict.fromkeys((*repair.edits, *repeated.repairs[0].edits))
    return replace(first, repairs=(replace(repair, edits=tuple(edits)), *others))


def _everywhere(finding: Finding, cause: Judgement | None, web: Web) -> tuple[Repair, ...]:
    """The repairs, made at every place that repeats the value."""
    if cause is None or cause.equation.result is None or cause.expected is None or not finding.repairs:
        return finding.repairs
    result = cause.equation.result
    key = value_key(result)
    if key is None or not result.quantity.unit_text:
        return finding.repairs  # bare numbers are equal by chance too
    first, *others = finding.repairs
    own = {printing.span for printing in cause.equation.printings}
    repeated = {mark.span for mark in _dependents(result, web)} - own - web.derived
    edits = [Edit(p.span, corrected(cause, p)) for p in web.shown.get(key, ()) if p.span in repeated]
    return (replace(first, edits=(*first.edits, *edits)), *others)


def _plausible(repairs: tuple[Repair, ...], cause: Judgement | None, web: Web) -> tuple[Repair, ...]:
    """The repairs without slips in values that the document states again elsewhere: nobody slips twice alike."""
    if cause is None:
        return repairs
    keys = {printing.span: value_key(printing) for printing in cause.equation.printings}
    again = {span for span, key in keys.items() if key is not None and len(web.shown.get(key, ())) > 1}
    return (*repairs[:1], *(r for r in repairs[1:] if not any(edit.span in again for edit in r.edits)))


def _web(printings: Iterable[Printing], judgements: Sequence[Judgement], kept: Kept) -> Web:
    shown: dict[Key, list[Printing]] = defaultdict(list)
    for printing in printings:
        if (key := kept.once(value_key, printing)) is not None:
            shown[key].append(printing)
    computed: dict[Key, list[Printing]] = defaultdict(list)
    for judgement in judgements:
        if judgement.verdict.holds:
            for key, result in kept.once(_computed, judgement):
                computed[key].append(result)
    derived = {j.equation.result.span for j in judgements if j.equation.result is not None}
    return Web(shown, computed, derived)


def _computed(judgement: Judgement) -> tuple[tuple[Key, Printing], ...]:
    """Values, and what was computed from them."""
    steps = ((value_key(operand), operand, result) for operand, result in _steps(judgement))
    return tuple(
        (key, result)
        for key, operand, result in steps
        if key is not None and operand.span != result.span and key != value_key(result)
    )


def _steps(judgement: Judgement) -> Iterator[tuple[Printing, Printing]]:
    """Operand and result; in the middle of a chain every number of the right side comes from those of the left."""
    from docverify.judge.facts.boundaries import BOUNDS

    equation = judgement.equation
    if equation.readings[0].relation in BOUNDS:
        return  # a bound computes nothing
    if equation.result is not None:
        yield from ((operand, equation.result) for operand in equation.printings)
        return
    left, right = (
        [leaf.value for leaf in leaves(side)] for side in (equation.readings[0].left, equation.readings[0].right)
    )
    yield from ((a, b) for a in left for b in right if isinstance(a, Printing) and isinstance(b, Printing))


def value_key(printing: Printing) -> Key | None:
    """Value and kind of a printing, where they are telling enough to recognise it elsewhere."""
    quantity = printing.quantity
    if quantity.upper is not None or not quantity.printed.value:
        return None
    measure = quantity.measure
    if not measure.unit.dimensions and quantity.printed.significant < _TELLING:
        return None
    unit = measure.unit
    value = quantity.printed.value * measure.factor * unit.factor
    counted = () if unit.dimensions else unit.nouns
    return value.numerator, value.denominator, unit.dimensions, quantity.percent, counted


def _rest(printing: Printing) -> Key | None:
    """The share that is left beside a share: `97.5%` beside `2.5%`."""
    rest = 1 - printing.quantity.printed.value / 100
    return (rest.numerator, rest.denominator, (), True, ()) if printing.quantity.percent else None


def _dependents(cause: Printing, web: Web) -> list[Mark]:
    """Every restatement of the value and everything computed from it, in order of the text."""
    found: dict[Span, Mark] = {}
    waiting = deque([(cause, "repeats the value")])
    seen: set[Key] = set()
    while waiting and len(found) < _MOST:
        printing, _ = waiting.popleft()
        rest = _rest(printing)
        for other in web.shown.get(rest, ()) if rest is not None else ():
            found.setdefault(other.span, Mark(other.span, "computed from it"))
        key = value_key(printing)
        if key is None or key in seen:
            continue
        seen.add(key)
        for other in web.shown.get(key, ()):
            if other.span != cause.span:
                label = "repeats the value" if key == value_key(cause) else "computed from it"
                found.setdefault(other.span, Mark(other.span, label))
        for result in web.computed.get(key, ()):
            found.setdefault(result.span, Mark(result.span, "computed from it"))
            waiting.append((result, "computed from it"))
    found.pop(cause.span, None)
    return [found[span] for span in sorted(found)]
