"""Judgement -> how a text would write what explains it: `30%` of a cost that is 30 % less than computed; `8 workers` of
memory that is an eighth.
"""

from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.classes import replace
from docverify.findings import Verdict
from docverify.judge.equations.decide import decide
from docverify.judge.judgement import Judgement, mismatch
from docverify.patterns import filled

_ROUNDED = Fraction(2, 100)
_NEAR = Fraction(6, 10)  # of a per cent


def shares(judgement: Judgement) -> str:
    """A pattern of the shares that the value would be of a computed one, less or more; empty where it holds."""
    if judgement.verdict is not Verdict.DISAGREE:
        return ""
    found = {written for reading in judgement.equation.readings for written in _shares(judgement.equation, reading)}
    return rf"(?<![\d.,])(?:{'|'.join(sorted(found))})\s?(?:%|per ?cent|％)" if found else ""


def parts(judgement: Judgement) -> str:
    """A pattern of the numbers of devices over which the computed value would be spread; empty where it holds."""
    if judgement.verdict is not Verdict.DISAGREE:
        return ""
    ratios = [_ratio(judgement.equation, reading) for reading in judgement.equation.readings]
    found = {
        str(whole)
        for ratio in ratios
        if ratio and (whole := round(ratio)) > 1 and abs(ratio - whole) <= whole * _ROUNDED
    }
    return rf"(?<![\d.,])(?:{'|'.join(sorted(found))}){filled('{spread_over}')}" if found else ""


def _shares(equation: Equation, reading: Reading) -> Iterator[str]:
    ratio = _ratio(equation, reading)
    stated = 100 / ratio if ratio else Fraction(0)
    for each in (stated, 100 - stated, stated - 100):
        if 0 < each < 1000:
            yield from _written(each)


def _ratio(equation: Equation, reading: Reading) -> Fraction | None:
    """What follows over what is stated."""
    return mismatch(decide(replace(equation, readings=(reading,))))


def _written(share: Fraction) -> set[str]:
    """As it may be rounded: `70`, `69.9`."""
    whole = {f"{number}(?:\\.0)?" for number in (int(share), int(share) + 1) if abs(share - number) <= _NEAR}
    tenths = {rf"{float(share + step):.1f}".replace(".", r"\.") for step in (Fraction(-1, 10), 0, Fraction(1, 10))}
    return whole | tenths
