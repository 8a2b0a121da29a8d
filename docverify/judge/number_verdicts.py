"""Claims, judgements -> the verdict on every number, and how many have one."""

from collections.abc import Iterable, Mapping

from docverify.claims.collect import Claims, printings_in
from docverify.claims.equation import Printing
from docverify.claims.status.status import Statuses
from docverify.findings import Coverage, NumberVerdict, Verdict
from docverify.judge.judgement import Judgement
from docverify.judge.meaning import UNCONNECTED, idle
from docverify.kept import Kept
from docverify.source import Span

_RANK = {Verdict.NOT_JUDGED: 0, Verdict.AGREE_IF: 1, Verdict.AGREE: 2, Verdict.DISAGREE: 3}
_Told = tuple[Verdict, str, str]  # verdict, reason, rule


def number_verdicts(
    claims: Claims, judgements: Iterable[Judgement], meant: Statuses, kept: Kept
) -> tuple[NumberVerdict, ...]:
    """The strongest of the verdicts on the equations that a number takes part in."""
    best: dict[Span, _Told] = {}
    for judgement in judgements:
        for span, told in kept.once(_told, judgement):
            known = best.get(span)
            if known is None or _RANK[known[0]] < _RANK[told[0]]:
                best[span] = told
    numbers: list[NumberVerdict] = []
    for passage in claims.passages:
        printings = kept.of(printings_in, passage)
        if not printings:
            continue
        idle_here = kept.once(_unconnected, printings)
        if meant.is_quiet(passage.flow) and best.keys().isdisjoint([number.span for number in idle_here]):
            numbers += idle_here
        else:
            numbers += [_verdict(*each, best, meant) for each in zip(idle_here, printings, strict=True)]
    return tuple(sorted(numbers, key=lambda number: number.span))


def _unconnected(printings: Iterable[Printing]) -> tuple[NumberVerdict, ...]:
    return tuple(NumberVerdict(p.span, p.text, Verdict.NOT_JUDGED, UNCONNECTED, "") for p in printings)


def _verdict(number: NumberVerdict, printing: Printing, best: Mapping[Span, _Told], meant: Statuses) -> NumberVerdict:
    told = best.get(number.span) or (Verdict.NOT_JUDGED, idle(printing, meant), "")
    return NumberVerdict(number.span, number.text, *told)


def _told(judgement: Judgement) -> tuple[tuple[Span, _Told], ...]:
    """What the judgement says of each number of its equation."""
    verdict, rule, result = judgement.verdict, judgement.equation.rule, judgement.equation.result
    own = verdict, judgement.reading, rule
    operand = Verdict.NOT_JUDGED, "operand of an equation that does not hold", rule
    return tuple(
        (printing.span, operand if verdict is Verdict.DISAGREE and printing is not result else own)
        for printing in judgement.equation.printings
    )


def coverage(numbers: Iterable[NumberVerdict]) -> Coverage:
    reasons: dict[str, int] = {}
    count = dict.fromkeys(Verdict, 0)
    for number in numbers:
        count[number.verdict] += 1
        if number.verdict is Verdict.NOT_JUDGED:
            reason = number.reason.partition(":")[0]
            reasons[reason] = reasons.get(reason, 0) + 1
    judged = (count[Verdict.AGREE], count[Verdict.AGREE_IF], count[Verdict.DISAGREE])
    return Coverage(sum(count.values()), *judged, dict(sorted(reasons.items())))
