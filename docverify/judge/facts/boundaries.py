"""A broken bound or formula -> what each of its values would have to be: open repairs, the nearest first.

Within a bound nothing is determined, and under an assumption any value may be the slip: the choice is the author's.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.classes import replace
from docverify.findings import Edit, Repair
from docverify.judge.equations.misprints import is_count
from docverify.judge.equations.operands import limit
from docverify.judge.judgement import Judgement
from docverify.judge.style import with_unit
from docverify.judge.wording import with_title
from docverify.source import Span

BOUNDS = ("<", "<=", ">", ">=")
_MOST = 4
_FARTHEST, _FAR = 1000, 10  # factors that no slip explains, in the value at the place and in the others
_NARROW = Fraction(6, 5)  # high over low of what one value can stand for
_DIGITS = re.compile(r"\d[\d,._]*")
_PERCENT = 100
_SAID = {">=": "at least ", "<=": "at most ", "=": "", "~": ""}


def at_the_boundary(judgement: Judgement, place: Span) -> tuple[Repair, ...]:
    """The value at `place` first, then the others in order of how little they would have to change."""
    found: list[tuple[bool, Fraction, Repair]] = []
    for printing in judgement.equation.printings:
        for gap, repair in () if printing.is_list else _moved(judgement, printing, place):
            found.append((printing.span != place, gap, repair))
    return tuple(repair for _, _, repair in sorted(found, key=lambda each: each[:2])[:_MOST])


def _moved(judgement: Judgement, printing: Printing, at: Span) -> Iterator[tuple[Fraction, Repair]]:
    quantity = printing.quantity
    found = limit(judgement.equation, printing, judgement)
    if found is None or quantity.upper is not None or quantity.power or not quantity.printed.value:
        return
    relation, interval = found
    bound = interval.middle
    if bound == 1 < quantity.printed.value <= _PERCENT and len(judgement.equation.printings) == 1:
        share = with_unit(quantity.printed.value / _PERCENT, quantity, printing.text)
        why = f"write the percentage as a share, {share}"
        yield Fraction(1), Repair((Edit(printing.span, share),), False, why, open=True)
    if isinstance(bound, float) or bound <= 0 or relation not in _SAID:
        return
    if relation in ("=", "~") and (interval.high > interval.low * _NARROW or (is_count(quantity) and bound % 1)):
        return
    value, ulp = _rounded(bound, relation, quantity)
    gap = max(value / quantity.printed.value, quantity.printed.value / value) if value > 0 else Fraction(0)
    if 1 < gap <= (_FARTHEST if printing.span == at else _FAR):
        finer = replace(quantity, printed=replace(quantity.printed, ulp=ulp))
        text = with_unit(value, finer, printing.text)
        kind = "a format of " if quantity.named else ""
        why = f"{named(judgement, printing)} would have to be {kind}{_SAID[relation]}{number(text, printing)}"
        yield gap, Repair((Edit(printing.span, text),), False, why, open=True)


def _rounded(bound: Fraction, relation: str, quantity: Quantity) -> tuple[Fraction, Fraction]:
    """The bound on the allowed side, with the author's last digit or with three digits, and that digit."""
    ulp = quantity.printed.ulp or Fraction(1)
    while bound < 100 * ulp and not is_count(quantity):
        ulp /= 10
    steps = bound / ulp
    whole = -(-steps // 1) if relation == ">=" else steps // 1 if relation == "<=" else round(steps)
    return whole * ulp, ulp


def named(judgement: Judgement, printing: Printing) -> str:
    """What is printed, with its name where a rule speaks of names: `64-way (EP)`."""
    roles = judgement.equation.roles
    name = next((name for name, each in roles.items() if each.span == printing.span), "")
    if not name or len(roles) < 2 or printing.quantity.named:
        return printing.text
    return with_title(printing.text, name)


def number(text: str, printing: Printing) -> str:
    """A count without the words that it is printed with: `64` of `64-way`."""
    found = _DIGITS.search(text) if is_count(printing.quantity) else None
    return found.group() if found else text.removesuffix("+")
