"""A glance rules out nothing that holds."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docverify.claims.collect import collect
from docverify.claims.status.status import statuses
from docverify.document.parse import parse
from docverify.interfaces.check import check
from docverify.judge.equations.glance import view
from docverify.judge.equations.operands import _number, _settles
from docverify.judge.meaning import considered
from docverify.judge.phrasebook import phrasebook
from docverify.kept import Kept
from docverify.source import Source

UNITS = ("", " GB", " TB", " %", " tokens", " GiB", " ms", "x")
NUMBERS = st.sampled_from(("1", "2", "3.5", "8", "16", "80", "100", "0.25", "640", "1,024", "99.9", "~40", "12-16"))
SHAPES = (
    "{} × {}{} = {}{}",
    "{} + {}{} = {}{}",
    "{} / {}{} ≈ {}{}",
    "({} - {}{}) × 2 = {}{}",
    "from {} to {}{} is {}{} more",
)


@settings(max_examples=200)
@given(st.sampled_from(SHAPES), NUMBERS, NUMBERS, NUMBERS, st.sampled_from(UNITS), st.sampled_from(UNITS), st.data())
def test_what_is_ruled_out_does_not_hold(
    shape: str, a: str, b: str, c: str, unit: str, other: str, data: st.DataObject
) -> None:
    document = parse(Source("a.md", f"It is {shape.format(a, b, unit, c, other)} here.\n"))
    meant = statuses(document)
    for equation in collect(document, phrasebook()).equations:
        judgement = considered(equation, meant, Kept())
        for printing in equation.printings if equation.result is not None else ():
            printed = printing.quantity.printed
            factor = data.draw(
                st.sampled_from((Fraction(1, 10), Fraction(1, 2), Fraction(2), Fraction(10), Fraction(3)))
            )
            number = _number(printed, printed.value * factor)
            for reading in equation.readings if printing is not equation.result and not printing.quantity.upper else ():
                may_hold = view(equation, reading, judgement.options).test(printing)
                if not may_hold(number.value, number.ulp):
                    assert not _settles(judgement, printing, [reading], number)


LARGE = "9" * 308


@pytest.mark.parametrize(
    "said", ["10^400 + 2 × 3 = 10", f"{LARGE} × 10 × 2 - {LARGE} × 10 = 5", "8 / 10^-400 × 1e400 GB - 64 ≈ 80 GB"]
)
def test_what_no_floating_point_holds_is_computed(said: str) -> None:
    check(f"It is {said} here.\n")
