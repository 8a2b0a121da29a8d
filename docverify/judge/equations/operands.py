"""A contradicted equation -> the operands in which a small slip would explain everything."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from docverify.claims.equation import Equation, Printing, Reading
from docverify.claims.numbers.quantity import Printed
from docverify.classes import replace
from docverify.expression import Leaf, Node, replaced
from docverify.formula import Formula
from docverify.interval import Interval
from docverify.judge.equations.evaluate import Uncomputable, evaluated, factor_of, measure_of
from docverify.judge.equations.glance import View, view
from docverify.judge.equations.misprints import FAR, misprints, slip_size
from docverify.judge.equations.options import Options
from docverify.judge.equations.outcome import Outcome
from docverify.judge.equations.solve import solved
from docverify.judge.judgement import Judgement
from docverify.judge.style import with_unit
from docverify.named import NamedTuple

_WANTED = "wanted"
_SMALL = 2
_MOST = 12  # operands worth trying


class Slip(NamedTuple):
    """An operand, what it would have to be, and how far that is from what is printed."""

    size: int
    printing: Printing
    text: str


def slips(judgement: Judgement) -> list[Slip]:
    """The smallest first, one for each operand; of several operands printed alike, as in `8 × 8`, the first stands."""
    equation = judgement.equation
    readings = equation.readings[:1] if equation.form == "phrase" else equation.readings
    views = [view(equation, each, judgement.options) for each in readings]
    found: dict[tuple[str, str], Slip] = {}
    operands = [p for p in equation.printings if p is not equation.result and _plain(p) and _may_slip(equation, p)]
    for printing in operands[:_MOST]:
        meant = min(_meant(judgement, printing, views), key=lambda slip: slip.size, default=None)
        if meant is not None:
            found.setdefault((printing.text, meant.text), meant)
    return sorted(found.values(), key=lambda slip: slip.size)


def _may_slip(equation: Equation, printing: Printing) -> bool:
    """In a column that is computed, the other rows agree with each other: only the odd row may hold the slip."""
    return equation.form != "product" or printing.flow.line == equation.flow.line


def _plain(printing: Printing) -> bool:
    return not (printing.quantity.power or printing.is_list) and printing.quantity.upper is None


def _meant(judgement: Judgement, printing: Printing, views: Sequence[View]) -> Iterator[Slip]:
    text = _needed(judgement, printing)
    size = slip_size(printing.text, text) if text else FAR
    if 0 < size <= _SMALL:
        yield Slip(size, printing, text)
    if size > 1:
        tests = [(each.reading, each.test(printing)) for each in views]
        for misprint in misprints(printing.quantity, printing.text):
            number = _number(printing.quantity.printed, misprint.value)
            readings = [reading for reading, may_hold in tests if may_hold(number.value, number.ulp)]
            if readings and _settles(judgement, printing, readings, number):
                other = misprint.text or with_unit(number.value, printing.quantity, printing.text)
                if other != printing.text:
                    yield Slip(misprint.size, printing, other)


def _number(printed: Printed, value: Fraction) -> Printed:
    """Another number, printed as precisely."""
    scale = value / printed.value if printed.value else Fraction(0)
    ulp = printed.ulp * scale if printed.whole else min(printed.ulp, printed.ulp * scale)
    return replace(printed, value=value, ulp=min(ulp, printed.ulp))


def _settles(judgement: Judgement, printing: Printing, readings: Sequence[Reading], number: Printed) -> bool:
    """Whether the equation holds in one of these readings if the number is another one."""
    meant = Leaf(Printing(replace(printing.quantity, printed=number), printing.flow))
    options = _options(judgement)
    for each in readings:
        try:
            if Outcome(judgement.equation, with_leaf(each, printing, meant), options).holds() == "":
                return True
        except Uncomputable:
            continue
    return False


def _options(judgement: Judgement) -> Options:
    """Where no side is a rounded result, what is meant makes both sides the same."""
    return judgement.options._replace(nominal=judgement.equation.result is None)


def _needed(judgement: Judgement, printing: Printing) -> str:
    """What the operand would have to be for the printed result to hold, in its own style; empty if nothing would do."""
    reading, options = judgement.equation.readings[0], _options(judgement)
    wanted = with_leaf(reading, printing, Leaf(_WANTED))
    formula = solved(Formula(wanted.left, "=", wanted.right), _WANTED)
    if formula is None:
        return ""
    try:
        value = evaluated(formula.left, options).interval
        middle = evaluated(formula.left, options._replace(nominal=True)).interval.middle
    except Uncomputable:
        return ""
    factor = factor_of(measure_of(printing, options), options)
    if isinstance(value.low, float) or isinstance(value.high, float) or isinstance(middle, float) or value.low <= 0:
        return ""
    ulp = printing.quantity.printed.ulp or Fraction(1)
    nearest = round(middle / factor / ulp) * ulp
    fits = value.low / factor <= nearest <= value.high / factor
    return with_unit(nearest, printing.quantity, printing.text) if fits else ""


def with_leaf(reading: Reading, printing: Printing, other: Leaf) -> Reading:
    """The reading with another operand in the place of one."""

    span = printing.span

    def swap(leaf: Leaf) -> Node:
        value = leaf.value
        return other if isinstance(value, Printing) and value.span == span else leaf

    return replace(reading, left=replaced(reading.left, swap), right=replaced(reading.right, swap))


def limit(equation: Equation, printing: Printing, judgement: Judgement) -> tuple[str, Interval] | None:
    """`>=` or `<=` and the bound that the rest sets for one operand, in its printed unit; None if it sets none."""
    reading, options = equation.readings[0], judgement.options
    wanted = with_leaf(reading, printing, Leaf(_WANTED))
    formula = solved(Formula(wanted.left, wanted.relation, wanted.right), _WANTED)
    if formula is None:
        return None
    try:
        value = evaluated(formula.left, options._replace(nominal=True)).interval
    except Uncomputable:
        return None
    factor = factor_of(measure_of(printing, options), options)
    relation = {"<": ">=", "<=": ">=", ">": "<=", ">=": "<="}.get(formula.relation, formula.relation)
    return relation, value.scaled(1 / factor)
