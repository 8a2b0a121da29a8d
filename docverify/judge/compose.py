"""Judgement -> finding: the message from the rule's page, the places, what follows and what would settle it."""

from fractions import Fraction

from docverify.claims.equation import Equation
from docverify.findings import Edit, Expected, Finding, Mark, Repair, Severity
from docverify.interval import Interval
from docverify.judge.decide import Judgement, mismatch
from docverify.judge.style import bounds, short, with_unit
from docverify.rulebook.rule import Rule
from docverify.source import Source, Span

_SLIPS = (
    (Fraction(1000), "a factor of 1000: the prefix is one step off"),
    (Fraction(10**6), "a factor of 10⁶: the prefix is two steps off"),
    (Fraction(1024), "a factor of 1024"),
    (Fraction(8), "a factor of 8: bits and bytes"),
    (Fraction(2), "a factor of 2"),
    (Fraction(10), "a factor of 10: the decimal point"),
    (Fraction(100), "a factor of 100: the percent sign"),
)
_CLOSE = Fraction(2, 100)


def composed(judgement: Judgement, rule: Rule, source: Source) -> Finding:
    """The finding about an equation that does not hold."""
    equation = judgement.equation
    place = _place(equation)
    claimed = source[place]
    expected = _expected(judgement, claimed)
    derivation = equation.words or source[equation.derivation].strip()
    values = {
        **{name: printing.text for name, printing in equation.roles.items()},
        "claimed": claimed,
        "expected": expected[0].text if expected else "",
        "derivation": derivation,
        "text": source[equation.span].strip(),
        "left": _side(judgement.left.interval) if judgement.left else "",
        "right": _side(judgement.right.interval) if judgement.right else "",
    }
    slip = _slip(judgement)
    return Finding(
        rule.code, rule.name, Severity(rule.severity), rule.messages[_case(judgement, rule)].format(**values), place, claimed,
        tuple(expected), slip, _notes(equation), judgement.tried, _evidence(equation, place, expected), (),
        _repairs(equation, expected, place), f"{rule.name}:{_normal(derivation)}",
    )  # fmt: skip


def _place(equation: Equation) -> Span:
    return equation.result.span if equation.result is not None else equation.span


def _case(judgement: Judgement, rule: Rule) -> str:
    equation = judgement.equation
    if equation.readings[0].relation in ("<", "<=", ">", ">="):
        case = "relation"
    else:
        case = equation.form if equation.result is not None else "sides"
    return case if case in rule.messages else next(iter(rule.messages))


def _expected(judgement: Judgement, claimed: str) -> list[Expected]:
    result, interval = judgement.equation.result, judgement.expected
    if result is None or interval is None or isinstance(interval.middle, float):
        return []
    low, high = bounds(interval)
    text = with_unit(interval.middle, result.quantity, claimed)
    return [Expected(text, low, high, result.quantity.unit_text, "; ".join(judgement.options.names))]


def _side(interval: Interval) -> str:
    return short(interval.middle) if isinstance(interval.middle, Fraction) else "unbounded"


def _slip(judgement: Judgement) -> str:
    """A well-known slip that explains the gap."""
    ratio = mismatch(judgement)
    if ratio is None or ratio <= 0:
        return ""
    gap = ratio if ratio >= 1 else 1 / ratio
    for factor, words in _SLIPS:
        if abs(gap / factor - 1) <= _CLOSE:
            return f"off by {words}"
    return f"off by a factor of {short(gap)}" if gap >= Fraction(3, 2) else ""


def _notes(equation: Equation) -> tuple[str, ...]:
    return tuple(f"the line is marked {mark}" for mark in dict.fromkeys(equation.marks))


def _evidence(equation: Equation, place: Span, expected: list[Expected]) -> tuple[Mark, ...]:
    if equation.evidence:
        return tuple(Mark(span) for span in equation.evidence if span != place)
    if equation.derivation == place or equation.result is None:
        return ()
    return (Mark(equation.derivation, f"= {expected[0].text}" if expected else ""),)


def _repairs(equation: Equation, expected: list[Expected], place: Span) -> tuple[Repair, ...]:
    if equation.result is None or not expected:
        return ()
    return (Repair((Edit(place, expected[0].text),), False, "replace the result by what the operands give"),)


def _normal(text: str) -> str:
    return " ".join(text.split()).lower()
