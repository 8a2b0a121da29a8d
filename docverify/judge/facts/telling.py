"""Causes -> what is told of those that say something new: judgements, and findings with all that they rest on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docverify.claims.equation import Equation
from docverify.classes import replace
from docverify.facts.fact import Fact
from docverify.findings import Edit, Finding, Mark, Repair, Verdict
from docverify.judge.compose import composed
from docverify.judge.equations.decide import decide
from docverify.judge.facts.blame import Cause
from docverify.judge.facts.boundaries import at_the_boundary
from docverify.judge.facts.either import standing
from docverify.judge.facts.otherwise import holds_otherwise
from docverify.judge.facts.partial import of_part
from docverify.judge.facts.relation import Instance, equation, whole
from docverify.judge.facts.statement import Statement
from docverify.judge.facts.upstream import upstream
from docverify.judge.judgement import Judgement
from docverify.judge.ranged import holds_within
from docverify.judge.wording import title
from docverify.kept import Kept
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

_SHOWN = 4  # conventions in a note


def findings(
    source: Source,
    caused: Sequence[Cause],
    known: Sequence[Judgement],
    contradicted: Mapping[Span, Judgement],
    held: Sequence[Equation],
    facts: Sequence[Fact],
    kept: Kept,
) -> Iterator[tuple[Judgement, Finding]]:
    """`contradicted` are the judgements on values that equations contradict, `held` the equations that hold."""
    for judgement, finding in _found(source, _news(caused, contradicted), held, facts, kept):
        yield judgement, _led_to(finding, known)


def _found(
    source: Source, news: Iterable[Cause], held: Sequence[Equation], facts: Sequence[Fact], kept: Kept
) -> Iterator[tuple[Judgement, Finding]]:
    """What is told of the causes that nothing in the text excuses."""
    for cause in news:
        if not (of_part(cause.instance, held, facts) or holds_otherwise(cause.instance, facts)):
            judgement, finding = told(source, cause, kept)
            if not holds_within(judgement):
                yield judgement, finding


def _led_to(finding: Finding, known: Sequence[Judgement]) -> Finding:
    """The finding with the computations that end in its value."""
    found = upstream(finding.span, known)
    if not found:
        return finding
    marks = {mark.span: mark for mark in (*(Mark(p.span, "leads to it") for p in found), *finding.evidence)}
    note = f"it is computed from {', '.join(dict.fromkeys(p.text for p in found))}"
    return replace(finding, evidence=tuple(marks[span] for span in sorted(marks)), notes=(*finding.notes, note))


def _news(causes: Iterable[Cause], wrong: Mapping[Span, Judgement]) -> Iterator[Cause]:
    """The causes that say something new: none is settled by one that is blamed, or by a value known to be wrong."""
    blamed: set[Span] = set()
    for cause in causes:
        bound = cause.instance.bound
        suspects = {bound[name].printing.span for name in cause.instance.results}
        news = standing(cause, wrong) if wrong.keys().isdisjoint(suspects) and blamed.isdisjoint(suspects) else None
        if news is not None:
            blamed.add(bound[cause.name].printing.span)
            yield news


def told(source: Source, cause: Cause, kept: Kept) -> tuple[Judgement, Finding]:
    """The judgement on the statement that is wrong, and what to say about it."""
    judgement = kept.of(_turned, cause.instance, kept.same(cause.name))
    finding = _placed(source, cause, judgement, kept)
    result = replace(judgement.equation, result=cause.instance.printings[cause.name])
    return replace(judgement, equation=result), finding


def _turned(found: Instance, name: str) -> Judgement:
    return replace(decide(equation(found, name) or whole(found)), verdict=Verdict.DISAGREE)


def _placed(source: Source, cause: Cause, judgement: Judgement, kept: Kept) -> Finding:
    """The finding at the statement that is wrong, with all that it rests on and all that repeats it."""
    found = cause.instance
    finding = composed(judgement, found.rule, source, kept)
    place = found.bound[cause.name]
    at = place.printing.span
    others = sorted(
        ((name, s) for name, s in found.bound.items() if s is not place), key=lambda each: not each[1].origin
    )
    evidence = tuple(mark for name, s in others for mark in _marks(name, s))  # those stated here last: they hold
    further = tuple(
        Mark(s.printing.span, f"{title(name)}, by {other.rule.name}")
        for other in cause.others
        for name, s in other.bound.items()
        if s.printing.span != at and s.origin is None
    )
    marks = {mark.span: mark for mark in (*further, *evidence)}
    return replace(
        finding,
        span=at,
        claimed=source[at],
        evidence=tuple(marks[span] for span in sorted(marks)),
        dependents=tuple(Mark(span, "repeats the value") for f in place.facts[1:] if (span := f.printing.span) != at),
        notes=(*finding.notes, *_notes(cause)),
        readings_tried=tuple(each for each in finding.readings_tried if each not in _conventions(cause)),
        repairs=_repairs(finding, judgement, found.rule, at),
    )


def _marks(name: str, statement: Statement) -> Iterator[Mark]:
    """Where a value stands, or all that it follows from."""
    origin = statement.origin
    if origin is None:
        yield Mark(statement.printing.span, title(name))
    else:
        label = f"{title(name)} = {statement.printing.text} follows"
        yield from (Mark(each.printing.span, label) for each in origin.stated)


def _notes(cause: Cause) -> Iterator[str]:
    yield from (each.origin.words for each in cause.instance.bound.values() if each.origin is not None)
    conventions = _conventions(cause)
    if conventions:
        yield f"no convention fits: {_few(conventions)}"
    for assumption in cause.instance.rule.parameters.get("assumes", ()):
        yield f"assumed: {assumption}"
    if cause.doubted:
        doubted = " and ".join(each.text for each in cause.doubted)
        yield f"what is computed for {doubted} breaks it as well"
    others = {each.rule.code: each.rule.name for each in cause.others}
    yield from (f"{code} ({name}) is broken by the same value" for code, name in others.items())


def _conventions(cause: Cause) -> list[str]:
    """The published conventions of which each was tried, if there are several."""
    names = [name for name, _ in cause.instance.readings]
    return names if len(names) > 1 else []


def _few(conventions: Sequence[str]) -> str:
    """The first of them; a long list tells nobody anything."""
    more = len(conventions) - _SHOWN
    return "; ".join(conventions[:_SHOWN]) + (f"; and {more} more" if more > 0 else "")


def _repairs(finding: Finding, judgement: Judgement, rule: Rule, place: Span) -> tuple[Repair, ...]:
    """The value as the others give it; what is only assumed leaves it to the author which of them all is wrong."""
    if not finding.expected or not finding.repairs or finding.repairs[0].open:
        return finding.repairs
    text = finding.expected[0].text
    if rule.severity == "error":
        return (Repair((Edit(place, text),), False, "replace the value by what the others give"),)
    first = Repair((Edit(place, text),), False, f"{finding.claimed} would have to be {text}", open=True)
    others = (each for each in at_the_boundary(judgement, place) if each.edits[0].span != place)
    return (first, *others)
