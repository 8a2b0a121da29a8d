"""Facts x rules -> verdicts and findings: each set of facts that a rule speaks of is judged once."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from docverify.claims.equation import Equation
from docverify.facts.fact import Fact
from docverify.findings import Finding, Verdict
from docverify.judge.compose import composed
from docverify.judge.equations.decide import twice_said
from docverify.judge.facts.blame import Cause, causes, confirmations
from docverify.judge.facts.concluded import concluded, with_repeats
from docverify.judge.facts.weighed import weighed
from docverify.judge.judgement import Judgement
from docverify.judge.units.unit_symbol import only_symbol
from docverify.kept import Kept
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.source import Source, Span


class Related(NamedTuple):
    """What the rules over facts have to say about a document."""

    judgements: tuple[Judgement, ...]
    findings: tuple[Finding, ...]


def related(
    source: Source,
    facts: Sequence[Fact],
    explicit: Iterable[Judgement],
    apart: Sequence[Fact] = (),
    kept: Kept | None = None,
) -> Related:
    """`explicit` are the judgements on the equations in the text: what they confirm is not the place of a finding.

    `apart` are facts of commands, files and lines that tell a layout, each in a scope of its own.
    """
    kept, known = kept or Kept(), list(explicit)
    confirmed = confirmations([j.equation for j in known if j.verdict.holds])
    failing = (j for j in known if j.verdict is Verdict.DISAGREE and not only_symbol(j))
    contradicted = {j.equation.result.span: j for j in failing if j.equation.result}
    wrong = set(contradicted)
    judged, again = weighed(source.text, facts, apart, kept)
    caused = list(causes(judged, confirmed))
    found = _found(source, caused, known, contradicted, facts, kept) if caused else []
    wrong.update(finding.span for _, finding in found)
    repeats = [kept.of(_repeated, said) for said in _unseen((*concluded(facts, known), *again), wrong)]
    findings = [finding for _, finding in found]
    wrong_again = [j for j in repeats if j.verdict is Verdict.DISAGREE]
    findings += [with_repeats(composed(j, rules()[j.equation.rule], source, kept), facts) for j in wrong_again]
    holding = (each.judgement for each in judged if each.verdict is not Verdict.DISAGREE)
    return Related((*holding, *(judgement for judgement, _ in found), *repeats), tuple(findings))


def _found(
    source: Source,
    caused: Sequence[Cause],
    known: Sequence[Judgement],
    contradicted: Mapping[Span, Judgement],
    facts: Sequence[Fact],
    kept: Kept,
) -> list[tuple[Judgement, Finding]]:
    from docverify.judge.facts.telling import findings

    held = [j.equation for j in known if j.verdict.holds]
    return list(findings(source, caused, known, contradicted, held, facts, kept))


def _unseen(again: Iterable[Equation], wrong: set[Span]) -> Iterator[Equation]:
    seen = set(wrong)
    for said in again:
        if said.span not in seen:
            seen.add(said.span)
            yield said


def _repeated(said: Equation) -> Judgement:
    return twice_said(said)  # counts are not rounded
