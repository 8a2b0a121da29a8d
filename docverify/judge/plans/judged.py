"""A number of a plan, its roles, what the document states -> the judgement on it, if none of its roles fits."""

from contextlib import closing
from fractions import Fraction
from itertools import islice
from math import log

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import BOUNDS
from docverify.expression import leaves
from docverify.findings import Verdict
from docverify.interval import point
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement
from docverify.judge.plans.book import Role
from docverify.judge.plans.equation import equation_of
from docverify.judge.plans.fit import by_factor, fit, may_be_shared, tolerance
from docverify.judge.plans.numbers import Said
from docverify.judge.plans.slipped import slipped
from docverify.judge.plans.value import Computed, Value
from docverify.judge.plans.values import Values
from docverify.source import Span

_CANDIDATES = 60_000
_LISTED = 1000
_FAR = 10.0  # nobody is off by more unless a slip or a forgotten factor explains it
_CLOSE, _BOTH = 0.03, 2
_ALIKE = 0.5  # such values may be of two runs; of one device and of all they are further apart


def judged(
    each: Said, roles: tuple[Role, ...], values: Values, unread: tuple[float, ...], apart: frozenset[int]
) -> Judgement | None:
    """The judgement on the first of its roles if every one of them that must has something to say, and none fits.

    A bound that holds tells nothing of what else the number may be. `apart` is where numbers of other plans stand.
    """
    with values.without(apart):
        return _judged(each, roles, values, unread)


def _judged(each: Said, roles: tuple[Role, ...], values: Values, unread: tuple[float, ...]) -> Judgement | None:
    if any(_bounded(role, each) or _several(role, each, values) or values.unsure(role, each) for role in roles):
        return None
    found, loose = [], any(map(by_factor, roles))
    listed = list[Value]()
    for role in sorted(roles, key=by_factor):
        candidates, asked = _unfitting(role, each, values), fit(each, role)
        if not candidates and candidates is not None and loose:
            continue
        if (candidates is None and asked.relation != "=") or (
            candidates == [] and (role.optional or asked.relation != "=")
        ):
            continue
        if not candidates or any(map(asked.holds, islice(values.judging(role, each, True), _CANDIDATES))):
            return None
        if found_by_slip := slipped(role, candidates, each):
            listed = listed or found_by_slip
            found.append((role, min(found_by_slip, key=lambda value: abs(log(each.value / value.amount)))))
    if (
        not found
        or not (loose or _is_stated(found[0][1]))
        or _repeats(found[0][1], each)
        or may_be_shared(*found[0], each, unread)
    ):
        return None
    if _of_something_else(each, found[0][1]) or _of_one(*found[0]):
        return None
    return _wrong(each, found[0][0], _plainest(found[0][1], listed))


def _plainest(chosen: Value, listed: list[Value]) -> Value:
    """The first of those that are made of the same printed numbers: a page lists its readings from the plainest on."""
    numbers = _numbers(chosen)
    return next((each for each in listed[:_LISTED] if _numbers(each) == numbers), chosen)


def _numbers(value: Value) -> list[Span]:
    return sorted(leaf.value.span for leaf in leaves(value.node) if isinstance(leaf.value, Printing))


def _unfitting(role: Role, each: Said, values: Values) -> list[Value] | None:
    """All that it may follow from in a role; None if something of it fits."""
    candidates, asked = list[Value](), fit(each, role)
    with closing(values.judging(role, each)) as every:  # nothing more is computed once one fits
        for candidate in islice(every, _CANDIDATES):
            if asked.holds(candidate):
                return None
            candidates.append(candidate)
    return candidates


def _wrong(each: Said, role: Role, value: Value) -> Judgement | None:
    equation = equation_of(each, role, value)
    judgement = decide(equation)
    if judgement.verdict is Verdict.NOT_JUDGED:
        unit = each.printing.quantity.measure
        expected = Fraction(value.amount).limit_denominator(10**9) / (unit.factor * unit.unit.factor)
        return Judgement(equation, Verdict.DISAGREE, "", point(expected))
    return judgement if judgement.verdict is Verdict.DISAGREE else None


def _is_stated(value: Value) -> bool:
    """Whether anything of it is a number that the author states, not only a size in a name or a share of something."""
    return any(isinstance(leaf.value, Printing) for leaf in leaves(value.node))


def _repeats(value: Value, each: Said) -> bool:
    """Whether it would follow from itself, told again elsewhere: `40 requests/s at the peak, twice the mean`."""
    used = [leaf.value for leaf in leaves(value.node) if isinstance(leaf.value, Printing)]
    units = each.printing.quantity.measure.unit.dimensions
    chosen = value.made.chosen if isinstance(value.made, Computed) else ()
    values = {(one.amount, one.place[0]) for one in chosen} if each.kind == "count" and len(chosen) == _BOTH else ()
    if len(values) == 1 and any(chosen[0].place):
        return True  # or from one number that stands for both: `64 sequences: 64 × 7.5 GB`
    return any(p.amount == each.value and p.quantity.measure.unit.dimensions == units for p in used if units)


def _of_one(role: Role, value: Value) -> bool:
    """Whether what stands there is of one of several, and not of all: `512 replicas, each of 32 GPUs (TP=8 × PP=4)`."""
    return role.least > 1 >= value.amount


def _of_something_else(each: Said, value: Value) -> bool:
    """Whether it is far from what follows, and neither by a slip nor by a factor of it: then words have misled."""
    ratio = each.value / value.amount
    off = ratio if ratio >= 1 else 1 / ratio
    if off <= _FAR:
        return False
    used = (leaf.value.amount for leaf in leaves(value.node) if isinstance(leaf.value, Printing))
    return not any(_is_power_of(off, factor) for factor in (10.0, 1024.0, 8.0, *map(float, used)))


def _is_power_of(off: float, factor: float) -> bool:
    if factor <= 1:
        return False
    power = log(off) / log(factor)
    return round(power) > 0 and abs(off / factor ** round(power) - 1) < _CLOSE


def _bounded(role: Role, each: Said) -> bool:
    """Whether no value is stated, but a bound of it."""
    assert role.rule is not None
    return each.printing.quantity.hedge in BOUNDS and "topic" in role.rule.parameters


def _several(role: Role, each: Said, values: Values) -> bool:
    """Whether there are more other values of a role than a plan has, if its page says: they may be of alternatives.

    Those that follow from what is stated are of this plan.
    """
    assert role.rule is not None
    most = role.rule.parameters.get("others")
    if most is None:
        return False
    others = [o.amount for o in values.stated(role.name, each) if abs(log(o.amount / each.value)) > tolerance(role)]
    if not others:
        return False
    if role.rule.parameters.get("followed"):
        follow = [value.amount for value in islice(values.judging(role, each), _CANDIDATES)]
        others = [o for o in others if not any(abs(log(o / amount)) <= tolerance(role) for amount in follow)]
    return len(others) > most or any(abs(log(o / each.value)) < _ALIKE for o in others)
