"""Claims -> judgements on how long what remains takes at the pace of a week: `剩余 1.92T，按本周速度还需 4 周`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Constant, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import any_of
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.preceding import preceding
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.language import worded
from docverify.named import NamedTuple
from docverify.rulebook.load import rules
from docverify.units import unit

_BEFORE = 6  # passages in which the pace may stand
_LEAD = 40  # characters before an amount in which it is said to be that of a week
_TIME = (("time", 1),)


class _Words(NamedTuple):
    rule: str
    at_pace: re.Pattern[str]
    rest: re.Pattern[str]
    periods: Mapping[str, re.Pattern[str]]


def at_pace(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each time that nothing else has judged."""
    judged, words = judged_places(known), _words()
    for passage, before in preceding(claims.passages, _BEFORE):
        if words.at_pace.search(passage.flow.text) is None:
            continue
        equation = kept.once(_equation, passage, kept.group(*before), kept)
        if equation is None or equation.result is None or equation.result.span in judged:
            continue
        if meant.asserts(equation.result) and (judgement := decide(equation)).verdict is not Verdict.NOT_JUDGED:
            yield judgement


def _equation(passage: Passage, before: tuple[Passage, ...], kept: Kept) -> Equation | None:
    """None where the rest, its time or the pace is not told, or whole periods are rounded up."""
    words, text = _words(), passage.flow.text
    every = kept.of(stated_in, passage).amounts
    said = words.at_pace.search(text)
    assert said is not None
    period = next(
        (name for name, pattern in words.periods.items() if pattern.search(said[0])), ""
    )  # of which one speaks
    times = [each for each in every if each.measured == _TIME]
    rests = [each for each in every if words.rest.search(text, max(0, each.start - _LEAD), each.start)]
    earlier = [each for other in before for each in kept.of(stated_in, other).amounts]
    paces = [each for each in (*earlier, *every) if period and _is_of(each, words.periods[period])]
    paces = [each for each in paces if len(rests) == 1 and each.measured == rests[0].measured and each.value > 0]
    if len(times) != 1 or len(rests) != 1 or len({each.value for each in paces}) != 1:
        return None
    result, rest, pace = times[0], rests[0], paces[-1]
    span = unit(period)[0]
    printed = result.printing.quantity.printed
    if printed.whole and -1 < result.value / float(span.factor) - rest.value / pace.value < 1:
        return None
    long = Constant(Fraction(span.factor), span.dimensions, f"1 {period}")
    node = Binary("*", Binary("/", Leaf(rest.printing), Leaf(pace.printing)), long)
    reading = Reading(node, "=", Leaf(result.printing))
    return equation_of(result.printing, (reading,), [rest.printing, pace.printing], words.rule)


def _is_of(each: Amount, period: re.Pattern[str]) -> bool:
    """Whether a word right before it says that it is what was done in such a time."""
    return period.search(each.printing.flow.text, max(0, each.start - _LEAD), each.start) is not None


@worded()
def _words() -> _Words:
    rule = rules()["pace"]
    pace, rest = (any_of(rule.parameters[key]) for key in ("at_pace", "rest"))
    periods = {name: any_of(found) for name, found in rule.parameters["periods"].items()}
    return _Words(
        rule.name,
        re.compile(pace, re.IGNORECASE),
        re.compile(rf"(?:{rest})[^\d,;.，；。]*$", re.IGNORECASE),
        {name: re.compile(rf"(?:{found})[^\d,;.，；。]*$", re.IGNORECASE) for name, found in periods.items()},
    )
