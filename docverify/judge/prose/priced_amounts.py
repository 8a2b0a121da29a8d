"""Claims -> judgements on what so much comes to at a price or a use of one: `0.18 €/kWh`, `42,000 kWh`, `8,400 €`.

Nothing but the three numbers stands in their sentences, and their units leave one way to go together, so that no word
has to say that the last one follows. A whole factor may be unsaid; only what none explains is told of.
"""

from collections.abc import Iterator, Sequence

from docverify.claims.collect import Claims
from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.passage import Passage
from docverify.claims.status.status import Statuses
from docverify.classes import replace
from docverify.dimensions import in_money, merged
from docverify.expression import Binary, Leaf
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, judged_places
from docverify.judge.prose.amount import Amount
from docverify.judge.prose.cues import cues, patterns
from docverify.judge.prose.following import equation_of
from docverify.judge.prose.owners import PAUSE, kind_of
from docverify.judge.prose.rows import stated_in
from docverify.kept import Kept
from docverify.patterns import Worded
from docverify.units import unit

_RULE = "priced-amount"
_ENERGY, _PER_TIME = "energy", ("time", -1)
_THREE, _SENTENCES, _LONGEST = 3, 2, 400
_FAR, _CALENDAR = 2.5, 0.04  # factors; shares
_PER = Worded(r"\s?(?:{price_per})\s((?:[^\W\d]{3,}\s)?[^\W\d]{4,})")
_UNSAID = (2.0, 0.5)  # both ways, both halves


def priced_amounts(claims: Claims, meant: Statuses, known: Sequence[Judgement], kept: Kept) -> Iterator[Judgement]:
    """One for each result that nothing else has judged."""
    judged = judged_places(known)
    for passage in claims.passages:
        equation = kept.once(_equation, passage, kept) if passage.numbers == _THREE else None
        if equation is None or equation.result is None or equation.result.span in judged:
            continue
        judgement = decide(equation)
        if judgement.verdict is Verdict.DISAGREE and all(map(meant.asserts, equation.printings)):
            yield judgement


def _equation(passage: Passage, kept: Kept) -> Equation | None:
    text, (found, written, _) = passage.flow.text, kept.of(stated_in, passage)
    if (
        len(found) != _THREE
        or written
        or len(text) > _LONGEST
        or not all(each.sure and each.value > 0 for each in found)
    ):
        return None
    one, amount, result = found
    if result.sentence - one.sentence > _SENTENCES or not (in_money(result.kind) or _ENERGY in dict(result.kind)):
        return None
    if not PAUSE.search(text, one.end, result.start) or _is_excused(text):
        return None
    for first in (one, one.plain):
        for second in (amount, amount.plain, *_without_time(amount)):
            if _go_together(text, (first, second, result)) and _is_odd(first, second, result):
                node = Binary("*", Leaf(first.printing), Leaf(second.printing))
                reading = Reading(node, "=", Leaf(result.printing))
                return equation_of(result.printing, (reading,), [one.printing, amount.printing], _RULE)
    return None


def _without_time(amount: Amount) -> Iterator[Amount]:
    """`42,000 kWh a month`: of a month that the result is of, too."""
    quantity = amount.printing.quantity
    known = unit(quantity.unit_text) if _PER_TIME in amount.kind else ()
    for own in known[:1]:
        measures = tuple(replace(each, unit=own) for each in quantity.measures[:1])
        printing = Printing(replace(quantity, measures=measures), amount.printing.flow)
        yield amount._replace(printing=printing, kind=kind_of(own))


def _is_excused(text: str) -> bool:
    (unless,) = patterns(_RULE, ["unless"])
    return unless.search(text) is not None or cues().unsaid.search(text) is not None


def _go_together(text: str, row: tuple[Amount, Amount, Amount]) -> bool:
    """Whether the first is per what the second is an amount of, and both make what the last is."""
    one, amount, result = row
    named = _PER.match(text, one.printing.quantity.end)
    if named is not None and one.kind == one.measured == result.kind:  # of what has no unit: `per cubic metre`
        behind = text[amount.printing.quantity.number_end :].lstrip().lower()
        return not amount.measured and behind.startswith(named[1].lower())
    below = {name for name, power in one.kind if power < 0}
    above = {name for name, power in amount.kind if power > 0}
    return bool(below) and below == above and merged(one.kind, amount.kind) == result.kind


def _is_odd(one: Amount, amount: Amount, result: Amount) -> bool:
    """Whether no factor of two or of a calendar explains it."""
    ratio = result.value / (one.value * amount.value)
    if not 1 / _FAR < ratio < _FAR or abs(ratio - 1) <= _CALENDAR:
        return False
    return all(abs(ratio / each - 1) > _CALENDAR for each in _UNSAID)
