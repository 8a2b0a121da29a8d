"""Source, Document -> Report: claims are collected and decided; what is contradicted becomes findings."""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims, collect
from docverify.claims.equation import Printing
from docverify.claims.numbers.decimals import printed_as
from docverify.claims.status.status import Statuses, statuses
from docverify.document.model import Document
from docverify.facts.fact import Fact, Notation
from docverify.facts.facts import facts
from docverify.facts.layouts import layouts
from docverify.facts.supposed import supposed
from docverify.findings import Finding, Report, Verdict
from docverify.hardware import named_in
from docverify.judge.code.beside import beside_code, without_causes
from docverify.judge.code.crossed import crossed
from docverify.judge.code.launched import launched
from docverify.judge.code.neighbours import Neighbour, abroad
from docverify.judge.code.setups import coded, described, setups, worlds_of
from docverify.judge.compose import composed
from docverify.judge.facts.in_blocks import in_blocks
from docverify.judge.facts.relations import related
from docverify.judge.facts.supposing import with_supposed
from docverify.judge.facts.together import together as together_in
from docverify.judge.further import implied
from docverify.judge.judgement import Judgement
from docverify.judge.meaning import put_right, softened, taken_back
from docverify.judge.number_verdicts import coverage, number_verdicts
from docverify.judge.phrasebook import phrasebook
from docverify.judge.units.hardware import misstated
from docverify.judge.units.reached import overdone
from docverify.judge.units.unit_fit import misfits
from docverify.judge.units.unit_symbol import wrong_symbols
from docverify.kept import Kept
from docverify.language import spoken_in
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.source import Source, Span

_FEW = 2000  # results that are used again while a document is checked once
_SYMBOL = "unit-symbol"


class Study(NamedTuple):
    """A report with what it was made of: facts, judgements on equations stated or by a rule, and numbers."""

    report: Report
    facts: Sequence[Fact]
    judgements: Sequence[Judgement]
    printings: Sequence[Printing]


def judge(source: Source, document: Document) -> Report:
    """Everything that docverify has to say about one document."""
    return studied(source, document).report


def judge_again(source: Source, document: Document, kept: Kept) -> Report:
    """The same report, with what is kept of the check before."""
    from docverify.document.anchors import anchored
    from docverify.judge.placed import placed

    text, placed_anew = anchored(source, document, kept)
    return placed(_studied(text, placed_anew, (), kept).report, text)


def studied(source: Source, document: Document, beside: Sequence[Neighbour] = ()) -> Study:
    """The report and what led to it; `beside` are the files that the document is compared with."""
    kept = Kept(_FEW)
    try:
        return _studied(source, document, beside, kept)
    finally:
        kept.drop()


def _studied(source: Source, document: Document, beside: Sequence[Neighbour], kept: Kept) -> Study:
    with spoken_in(source.text) as language, printed_as(source.text) as comma:
        kept.alike((language, comma))
        return _read(source, document, beside, kept)


def _read(source: Source, document: Document, beside: Sequence[Neighbour], kept: Kept) -> Study:
    claims, meant = collect(document, phrasebook(), kept), statuses(document, kept)
    judgements = _judgements(claims, document, meant, kept)
    stated = facts(document, claims, meant, kept)
    said, code = _said(stated), coded(stated)
    together, configured = beside_code(source, document, claims.passages, said, code, meant, kept)
    alone = _without(code, configured)
    lines = (
        *layouts(document, said, meant, kept), *together_in(claims, stated, meant, kept),
        *in_blocks(document, said, kept),
    )  # fmt: skip
    every = list(setups(alone))
    given = [*said, *described(every, said)]
    told = related(source, given, judgements, (*worlds_of(launched(every, document), kept), *lines), kept)
    others = (*abroad(source, said, beside), *_published(document, claims, said, meant, source, kept))
    judgements += implied(source, document, claims, stated, said, meant, [*judgements, *told.judgements], kept)
    own = _findings(judgements, source, meant, claims, kept)
    told = with_supposed(source, given, supposed(document, claims, stated), judgements, own, told)
    wrong = {finding.span for finding in (*own, *told.findings)}
    between = crossed(source, together, [fact for fact in said if fact.printing.span not in wrong], kept)
    configured = without_causes(configured, between, wrong)
    found = _ordered((*own, *configured, *told.findings, *others))
    steps = [*judgements, *(judgement for judgement in told.judgements if judgement.equation.result is not None)]
    findings = _cascaded(found, claims, steps, kept)
    numbers = number_verdicts(claims, [*judgements, *told.judgements], meant, kept)
    conventions = dict.fromkeys(j.reading for j in judgements if j.verdict is Verdict.AGREE_IF)
    report = Report(source.path, source.text, findings, numbers, coverage(numbers), tuple(conventions))
    return Study(report, stated, (*judgements, *told.judgements), claims.printings)


def _judgements(claims: Claims, document: Document, meant: Statuses, kept: Kept) -> list[Judgement]:
    if not claims.equations:
        return []
    from docverify.judge.judgements import judgements

    return judgements(claims, document, meant, kept)


def _cascaded(found: list[Finding], claims: Claims, steps: list[Judgement], kept: Kept) -> tuple[Finding, ...]:
    if not found:
        return ()
    from docverify.judge.cascade import cascaded

    return tuple(cascaded(found, claims.printings, steps, kept))


def _said(stated: Sequence[Fact]) -> list[Fact]:
    """Without what code sets."""
    return [fact for fact in stated if fact.notation is not Notation.CODE]


def _without(code: Sequence[Fact], told: Sequence[Finding]) -> list[Fact]:
    """What is set and not told of yet."""
    known = {finding.span for finding in told}
    return [fact for fact in code if fact.printing.span not in known]


def _published(
    document: Document, claims: Claims, said: Sequence[Fact], meant: Statuses, source: Source, kept: Kept
) -> Iterator[Finding]:
    named, rule = [*named_in(source.text)], rules()["published-figures"]
    yield from misstated(document, named, said, meant, rule, source, kept)
    yield from overdone(claims, meant, named, rule, source)


def _findings(
    judgements: list[Judgement], source: Source, meant: Statuses, claims: Claims, kept: Kept
) -> list[Finding]:
    book = rules()
    found = {finding.span: finding for finding in wrong_symbols(claims, judgements, book["unit-symbol"], source)}
    for finding in misfits(claims, book["unit-fit"], source, kept):
        found.setdefault(finding.span, finding)
    held = (j.equation for j in judgements if j.verdict.holds and j.equation.form != "relation")
    settled = {each.result.span for each in held if each.result}  # a bound that is kept confirms no value
    for judgement in judgements:
        wrong = judgement.verdict is Verdict.DISAGREE and not put_right(judgement, meant)
        if wrong and not _other_reading(judgement, settled) and not taken_back(judgement, claims.printings, meant):
            finding = composed(judgement, book[judgement.equation.rule], source, kept)
            found.setdefault(finding.span, softened(finding, judgement.equation, meant))
    return [found[span] for span in sorted(found)]


def _ordered(findings: tuple[Finding, ...]) -> list[Finding]:
    """One finding a place, the first of several, a wrong symbol after a wrong number; in the order of the text."""
    found: dict[Span, Finding] = {}
    for finding in sorted(findings, key=lambda each: each.name == _SYMBOL):
        found.setdefault(finding.span, finding)
    return [found[span] for span in sorted(found)]


def _other_reading(judgement: Judgement, settled: set[Span]) -> bool:
    """Words that would contradict a result which an equation confirms were understood wrongly."""
    result = judgement.equation.result
    return judgement.equation.form == "phrase" and result is not None and result.span in settled
