"""A contradicted result -> the well-known slip that explains it, if one does."""

from fractions import Fraction

from docverify.claims.equation import Printing
from docverify.interval import Interval
from docverify.judge.equations.evaluate import factor_of
from docverify.judge.equations.misprints import is_changed, is_swapped
from docverify.judge.equations.options import Options
from docverify.judge.equations.stated import stands_as_printed
from docverify.judge.judgement import Judgement, mismatch
from docverify.judge.style import short, with_prefix, with_unit

_BITS = Fraction(8)
_SLIPS = (
    (Fraction(1000), "a factor of 1000: the prefix is one step off"),
    (Fraction(10**6), "a factor of 10⁶: the prefix is two steps off"),
    (_BITS, "a factor of 8: bits and bytes"),
    (Fraction(2), "a factor of 2"),
    (Fraction(10), "a factor of 10: the decimal point"),
    (Fraction(100), "a factor of 100: the percent sign"),
    (Fraction(1024), "a factor of 1024"),
)
_WORTH_TELLING = Fraction(3, 2)
_FAR = 10
_TWICE = Fraction(5, 2)  # and what rounds to it
_LONG = 10_000
_COUNTED = 10**15  # of larger numbers nobody prints the digits
_SPREAD = Fraction(6, 5)


def slip(judgement: Judgement) -> str:
    """In words: how far the print is off, and by which slip if exactly that factor repairs it."""
    result, expected = judgement.equation.result, judgement.expected
    ratio = mismatch(judgement)
    if result is None or expected is None or ratio is None or ratio <= 0:
        return ""
    if spread(expected):
        return ""
    if words := _known(judgement, expected, ratio):
        return f"off by {words}"
    gap = ratio if ratio >= 1 else 1 / ratio
    return f"off by a factor of {short(gap)}" if gap >= _FAR else ""


def explained(judgement: Judgement) -> bool:
    """Whether the result is off by less than a factor of two or by a well-known slip; else an operand may be meant."""
    ratio = mismatch(judgement)
    return ratio is not None and (Fraction(1, 2) <= ratio <= 2 or known_slip(judgement))


def known_slip(judgement: Judgement) -> bool:
    """Whether a well-known factor exactly repairs the print."""
    ratio, expected = mismatch(judgement), judgement.expected
    return ratio is not None and expected is not None and ratio > 0 and bool(_known(judgement, expected, ratio))


def misprinted(judgement: Judgement) -> bool:
    """Whether a prefix, the point or two swapped digits explain the print; twice as much may be meant."""
    ratio, result = mismatch(judgement), judgement.equation.result
    if ratio is None or result is None:
        return False
    far = not 1 / _TWICE <= ratio <= _TWICE
    if far and known_slip(judgement):
        return True
    number = result.quantity.printed
    expected = number.value * ratio
    return expected < _COUNTED and is_swapped(number, float(expected))


def mistyped(judgement: Judgement) -> bool:
    """Whether one wrong digit explains the print."""
    ratio, result = mismatch(judgement), judgement.equation.result
    if ratio is None or result is None:
        return False
    number = result.quantity.printed
    return number.value * ratio < _COUNTED and is_changed(number, float(number.value * ratio))


def _known(judgement: Judgement, expected: Interval, ratio: Fraction) -> str:
    """The slip that repairs the print; of one digit, several may: the nearest."""
    gap = max(ratio, 1 / ratio)
    if gap <= _WORTH_TELLING:
        return ""
    kinds = _kinds(judgement)
    fit = [
        (abs(gap / factor - 1), words)
        for factor, words in _SLIPS
        if (factor != _BITS or ("information", 1) in kinds)
        and _repairs(judgement, expected.scaled(1 / factor if ratio > 1 else factor))
    ]
    return min(fit)[1] if fit else ""


def spread(expected: Interval) -> bool:
    """Whether what follows is a whole range, because an operand is one: then no single value is the right one."""
    return not (expected.low > 0 and expected.high <= expected.low * _SPREAD)


def corrected(judgement: Judgement, printing: Printing) -> str:
    """What to print for the result, or where it is repeated: its own digits with another prefix if that settles it."""
    result, expected = judgement.equation.result, judgement.expected
    if result is None or expected is None or isinstance(expected.middle, float):
        return ""
    for steps in (-1, 1, -2, 2) if _short(result) else ():
        if _repairs(judgement, expected.scaled(Fraction(1000) ** -steps)):
            text = with_prefix(printing.quantity, printing.text, steps)
            if text:
                return text
    scale = factor_of(result.quantity.measure, Options()) / factor_of(printing.quantity.measure, Options())
    return with_unit(expected.middle * scale, printing.quantity, printing.text)


def _kinds(judgement: Judgement) -> set[tuple[str, int]]:
    printings = judgement.equation.printings
    return {kind for p in printings for kind in p.quantity.measure.unit.dimensions}


def _short(result: Printing) -> bool:
    """Whether the number is one that a prefix is printed beside: 4.3 TFLOP, not 400000 Gbps."""
    return result.quantity.printed.value < _LONG


def _repairs(judgement: Judgement, shifted: Interval) -> bool:
    result = judgement.equation.result
    assert result is not None
    return stands_as_printed(result.quantity, result.quantity.measure, shifted)
