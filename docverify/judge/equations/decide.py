"""Equation -> judgement: the first reading that holds, or what follows instead of what is printed."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from math import inf, log

from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.classes import replace
from docverify.expression import Binary, leaves
from docverify.findings import Verdict
from docverify.judge.equations.by_hand import by_calendar, conversions, in_labels
from docverify.judge.equations.counted import only_counts
from docverify.judge.equations.evaluate import Uncomputable, evaluated, factor_of, measure_of
from docverify.judge.equations.options import Options, Order, Units, trials
from docverify.judge.equations.outcome import Outcome
from docverify.judge.equations.scales import is_share
from docverify.judge.equations.shared_scale import OTHERS
from docverify.judge.judgement import Judgement

_LARGE = 10**6  # no count that a share is computed from
_TWO = 2
_FEW = 12  # options to try for a conversion by hand
_WRITTEN = ("chain", "step")  # forms in which the author computes with what is printed
_DAYS_TIMES_HOURS = ("time", 2)
_BRACKETS = ("gloss", "value")
_UNLIKE = 10_000  # times as much: a bracket that is further off and by no slip is of something else
_ABSURD = 10**6  # times as much: another reading is the author's
_SLIPS = (10.0, 1024.0)
_EXACTLY = 0.02


def decide(equation: Equation) -> Judgement:
    """Tries the readings from the plainest on; contradicted only if none holds."""
    outcomes: list[Outcome] = []
    tried: dict[str, None] = {}
    reason = "no common unit"
    for reading, options in _trials(equation):
        try:
            outcome = Outcome(equation, reading, options)
        except Uncomputable as error:
            reason = f"not computable: {error}"
            continue
        granted = outcome.holds()
        if granted is not None:
            return outcome.judgement(granted)
        tried.update(dict.fromkeys(outcome.names))
        outcomes.append(outcome)
    comparable = [outcome for outcome in outcomes if outcome.comparable]
    if not comparable or _only_counts(equation, outcomes[0]):
        return Judgement(equation, Verdict.NOT_JUDGED, reason)
    if _is_span(outcomes[0]):
        return Judgement(equation, Verdict.NOT_JUDGED, "from one number to a larger one")
    told = _plainest([each for each in comparable if each.options.order is Order.USUAL] or comparable)
    if equation.rule == RULE and equation.form in _BRACKETS and _is_unlike(told.distance()):
        return Judgement(equation, Verdict.NOT_JUDGED, "the bracket is of something else")
    return replace(told.contradiction(), tried=tuple(name for name in tried if name not in told.names))


def holds(equation: Equation) -> bool:
    """Whether `decide` would find a reading that holds; what follows instead is not looked for."""
    for reading, options in _trials(equation):
        with suppress(Uncomputable):
            if Outcome(equation, reading, options).holds() is not None:
                return True
    return False


def _is_span(plainest: Outcome) -> bool:
    """`a row ≈ 500 bytes - 2 KB`: behind what it tells of, and less than nothing if it were a difference."""
    node = plainest.computed_node
    difference = isinstance(node, Binary) and node.operator == "-" and len(list(leaves(node))) == _TWO
    return difference and plainest.computed is plainest.right and plainest.opposed


def _only_counts(equation: Equation, plainest: Outcome) -> bool:
    return len(equation.readings) == 1 and plainest.computed.free and only_counts(plainest)


def _is_unlike(off: float) -> bool:
    """`a 32B in AWQ (9 replicas × 4 cards)`: neither near nor a power of ten, or of 1024, away."""
    if not _UNLIKE < off < inf:
        return False
    powers = [base ** round(log(off) / log(base)) for base in _SLIPS]
    return not any(abs(off / power - 1) < _EXACTLY for power in powers)


def twice_said(equation: Equation) -> Judgement:
    """As `decide`, but no side is taken to be a rounded result of the other: what is stated twice is stated alike."""
    judgement = decide(replace(equation, result=None))
    if equation.result is not None and judgement.expected is not None:
        factor = factor_of(measure_of(equation.result, judgement.options), judgement.options)
        judgement = replace(judgement, expected=judgement.expected.scaled(1 / factor))
    return replace(judgement, equation=equation)


def _plainest(outcomes: list[Outcome]) -> Outcome:
    """The outcome to tell of: the first with both sides of one dimension, or a conversion by hand that comes closer."""
    plain = next((outcome for outcome in outcomes if outcome.fitting), outcomes[0])
    if plain.distance() > _ABSURD:  # `70B × 2 / 80 GB = 2.75`: nobody meant 70 bytes
        return min(outcomes, key=Outcome.distance)
    decimal = [each for each in outcomes if not (each.options.binary or each.options.binary_to)]
    by_hand = [each for each in decimal if each.by_hand and not each.opposed]
    return min([plain, *by_hand], key=Outcome.unlikeliness)


def _trials(equation: Equation) -> Iterator[tuple[Reading, Options]]:
    for reading in equation.readings:
        for options in trials(reading.left, reading.right, not (equation.words or equation.form == "phrase")):
            yield reading, options._replace(settings=equation.form in _WRITTEN)
        for others in OTHERS:
            yield from ((other, Options()) for other in others(reading))
    if _shares_unit(equation):
        yield equation.readings[0], Options(units=Units.LABELS)
    if equation.form in ("chain", "gloss", "step"):
        for reading in equation.readings:
            for converted in conversions(reading):
                yield from ((converted, options) for options in islice(trials(reading.left, reading.right), _FEW))
            different = (not is_share(equation.result) or _leaves_units_out(reading)) and _different(reading)
            labelled = different or _per_something(equation) or _is_time_per_time(equation.result)
            if equation.form == "chain" and (by_calendar(reading) or labelled):
                yield from ((reading, options) for options in in_labels(reading))
            elif equation.form == "gloss" and _is_priced(equation, reading):
                yield reading, Options(units=Units.LABELS)


def _shares_unit(equation: Equation) -> bool:
    """`62/80 GB (77.5%)`, `400 TFLOPS / 989 = 40 %`: one unit of a quotient stands for both of its numbers."""
    result, node = equation.result, equation.readings[0].left
    if result is None or not (result.quantity.percent or result.quantity.ratio):
        return False
    written = equation.form in _WRITTEN
    if equation.form not in _BRACKETS and not (written and result.quantity.percent):
        return False
    sides = [leaf.value for leaf in leaves(node)]
    divides = isinstance(node, Binary) and node.operator == "/" and len(sides) == 2
    bare = [isinstance(side, Printing) and side.quantity.bare for side in sides]
    return divides and (bare[0] or (written and bare[1]))


def _leaves_units_out(reading: Reading) -> bool:
    """`6 × 8e9 × 1.1M tokens/s / (128 × 989e12) = 42 %`: a large operand that has a unit is printed without."""
    operands = [
        leaf.value.quantity
        for side in (reading.left, reading.right)
        for leaf in leaves(side)
        if isinstance(leaf.value, Printing)
    ]
    return any(each.bare and each.printed.value >= _LARGE for each in operands)


def _per_something(equation: Equation) -> bool:
    """`$5 × 0.5 + $15 × 0.5 = $10 / 1M tokens`: only the result says what all of the prices are per."""
    result = equation.result
    if result is None or not result.quantity.currency:
        return False
    operands = [each.quantity for each in equation.printings if each is not result]
    per = {name for name, power in result.quantity.measure.unit.nouns if power < 0}
    told = {name for each in operands for name, _ in each.measure.unit.nouns}
    return bool(per - told) and any(each.currency for each in operands)


def _is_time_per_time(result: Printing | None) -> bool:
    """`256 × 8760 × 0.7 = 1,569,792 GPU-hours/year`: nobody divides the hours by those of a year."""
    unit = result.quantity.measure.unit if result is not None and "/" in result.quantity.unit_text else None
    return unit is not None and not unit.dimensions and unit.factor != 1


def _is_priced(equation: Equation, reading: Reading) -> bool:
    """`$270,720 a month (160 GPUs × 720 h × $2.35)`: what the price is per goes without saying."""
    operands = [each.quantity for each in equation.printings if each is not equation.result]
    kinds = {name for each in operands for name, _ in each.measure.unit.dimensions if not each.currency}
    money = equation.result is not None and equation.result.quantity.currency
    return money and kinds <= {"time"} and sum(each.currency for each in operands) == 1 and _different(reading)


def _different(reading: Reading) -> bool:
    """Whether units may be labels: the dimensions differ though both sides have units, or days are multiplied by the
    hours of a day (`21 days × 24 h × 128`)."""
    try:
        left, right = evaluated(reading.left, Options()), evaluated(reading.right, Options())
    except Uncomputable:
        return True
    if _DAYS_TIMES_HOURS in left.dimensions + right.dimensions:
        return True
    return left.dimensions != right.dimensions and not (left.free or right.free)
