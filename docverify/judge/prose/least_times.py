"""Claims -> judgements on times below what the work of their section takes at the rate of all devices there.

`Work: 0.98 PFLOP`, `Rate: 32 × 400 TFLOPS = 12.8 PFLOPS`, `Time: 20 ms`: nothing says that the one follows from the
others, but nothing is done before its operations are.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from math import log10

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.status.status import Statuses
from docverify.expression import Binary, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.cues import patterns
from docverify.judge.prose.following import equation_of

RULE = "least-time-of-work"
_WORK, _RATE, _TIME = (("operation", 1),), (("operation", 1), ("time", -1)), (("time", 1),)
_LEAST, _MOST, _NEAR = 1.15, 12, 0.03  # times as long; a power of ten may be further off
_LEAD = re.compile(r"[^\n.;。；，]{0,80}$")  # what names a time
_FEW = 2


def least_times(claims: Claims, meant: Statuses, known: Sequence[Judgement]) -> Iterator[Judgement]:
    """One for each time that nothing else has judged."""
    found = (each for section in sections_with(claims, {_WORK, _RATE, _TIME}) for each in _equations(section))
    yield from disagreeing(found, meant, known)


def sections_with(claims: Claims, kinds: Set[object]) -> Iterator[list[Printing]]:
    """The numbers, in their order, of each section that has one of each of these kinds."""
    sections: dict[int, list[Printing]] = defaultdict(list)
    for each in claims.printings:
        sections[each.flow.section].append(each)
    for printings in sections.values():
        if kinds <= {*map(kind, printings)}:
            yield sorted(printings, key=lambda each: each.span)


def disagreeing(found: Iterable[Equation], meant: Statuses, known: Sequence[Judgement]) -> Iterator[Judgement]:
    """Those that do not hold, of what the author means and nothing else has judged or found wrong."""
    judged = judged_places(known)
    wrong = judged_places([each for each in known if each.verdict is Verdict.DISAGREE])
    for equation in found:
        judgement = decide(equation)
        new = judgement.verdict is Verdict.DISAGREE and equation.result and equation.result.span not in judged
        if new and all(meant.asserts(each) and each.span not in wrong for each in equation.printings):
            yield judgement


def _equations(printings: Sequence[Printing]) -> Iterator[Equation]:
    for at, time in enumerate(printings):
        if kind(time) != _TIME or not _is_computed(time):
            continue
        works, rates = ([each for each in printings[:at] if kind(each) == sought] for sought in (_WORK, _RATE))
        work, rate = (max(found, key=_amount, default=None) for found in (works, rates))
        if work is None or rate is None or work.amount != works[-1].amount or not _is_of_all(rate, printings):
            continue
        off = work.amount / rate.amount / time.amount
        if is_slip(off, printings):
            node = Binary("/", Leaf(works[-1]), Leaf(rate), True)
            yield equation_of(time, (Reading(node, "<=", Leaf(time)),), [works[-1], rate], RULE)


def kind(each: Printing) -> object:
    unit = each.quantity.measure.unit
    return None if unit.nouns else unit.dimensions


def _amount(each: Printing) -> float:
    return each.amount


def _is_computed(time: Printing) -> bool:
    """Whether the words before it say that it is a time of computing, of all that is computed."""
    named, unless = patterns(RULE, ("named", "unless"))
    said = said_before(time)
    return is_plain(time) and named.search(said) is not None and unless.search(said) is None


def said_before(each: Printing) -> str:
    """What its clause says before it."""
    lead = _LEAD.search(each.flow.text, 0, each.quantity.start)
    return lead[0] if lead is not None else ""


def is_plain(each: Printing) -> bool:
    """Whether it is no range and no bound."""
    return each.quantity.upper is None and each.quantity.hedge in (Hedge.NONE, Hedge.ABOUT) and each.amount > 0


def _is_of_all(rate: Printing, printings: Sequence[Printing]) -> bool:
    """Whether it is said beside so many times a smaller one."""
    beside = [each for each in printings if each.flow is rate.flow]
    ones = [each.amount for each in beside if kind(each) == _RATE and 0 < each.amount < rate.amount]
    return any(abs(rate.amount / one / many - 1) < _NEAR for one in ones for many in _counts(beside))


def _counts(printings: Sequence[Printing]) -> Iterator[float]:
    for each in printings:
        quantity, unit = each.quantity, each.quantity.measure.unit
        several = each.amount > _FEW or (each.amount == _FEW and unit.nouns)
        if several and quantity.printed.whole and not (quantity.percent or unit.dimensions):
            yield each.amount


def is_slip(off: float, printings: Sequence[Printing]) -> bool:
    """Whether a time is so many times too short, and no count beside makes up for it."""
    power = round(log10(off)) if off > 0 else 0
    far = _LEAST < off < _MOST or (power > 0 and abs(off / 10**power - 1) < _NEAR)
    return far and not any(abs(off / each - 1) < _NEAR for each in _counts(printings))
