"""Numbers, what is known -> those that are contradicted, with what they should be: others may be computed with it."""

from collections.abc import Iterable, Iterator, Sequence

from docverify.findings import Verdict
from docverify.judge.judgement import Judgement
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.value import rough
from docverify.rulebook.load import rules

_EXACT = 0.001


def mended(others: Sequence[Said], known: Iterable[Judgement]) -> list[Said]:
    """In the order of the text."""
    right = {span: value for judgement in known for span, value in _expected(judgement)}
    return [each._replace(value=right[each.printing.span]) for each in others if each.printing.span in right]


def with_mended(others: Sequence[Said], right: Sequence[Said]) -> Sequence[Said]:
    """All numbers, with what the wrong ones should be in their place."""
    if not right:
        return others
    by_span = {each.printing.span: each for each in right}
    return [by_span.get(each.printing.span, each) for each in others]


def repeats(each: Said, right: Iterable[Said]) -> bool:
    """Whether a number says what a wrong one should be."""
    open_ = rough(each.printing.quantity) + _EXACT
    return any(o.kind == each.kind and abs(o.value - each.value) <= open_ * each.value for o in right)


def _expected(judgement: Judgement) -> Iterator[tuple[object, float]]:
    """Of what the text computes: what rules give for a number may rest on the one that is asked about."""
    result, expected, rule = judgement.equation.result, judgement.expected, rules().get(judgement.equation.rule)
    printed = rule is not None and rule.check == "equation"
    if printed and judgement.verdict is Verdict.DISAGREE and result is not None and expected is not None:
        measure, middle = result.quantity.measure, expected.middle
        value = float(middle) * float(measure.factor * measure.unit.factor)
        if value > 0:
            yield result.span, value
