"""A fence of settings -> equations: what a comment behind a value computes, `gpus: 32  # 4 nodes * 8`, is the value."""

import re
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import RULE, Equation, Printing, Reading
from docverify.claims.numbers.reader import read
from docverify.claims.scripts.scripts import Line, misses
from docverify.claims.tables.cells import Value
from docverify.document.model import Fence
from docverify.expression import Constant, Leaf

_TERM = r"\d[\d_]*(?: [A-Za-z][A-Za-z-]*){0,2}"
_LINE = re.compile(
    r"^[^\n#]{0,80}?[\w\"'][ \t]*[:=][ \t]*(?P<value>\d[\d_]*),?[ \t]+(?:#+|//+|;+)[ \t]*=?[ \t]*"
    rf"(?P<code>{_TERM}(?:[ \t]*[*/×÷+x][ \t]*{_TERM}){{1,5}})[ \t]*$",
    re.MULTILINE,
)
_WORDS = re.compile(r"(?<=[\d_]) [A-WYZa-wyz-][A-Za-z-]*(?: [A-WYZa-wyz-][A-Za-z-]+)?")
_SIGNS = str.maketrans({"×": "*", "x": "*", "÷": "/"})
_FAR = 30  # times as much: of something else, or in another unit
_POWERS = tuple(float(base) ** n for base in (60, 1000, 1024) for n in (-3, -2, -1, 0, 1, 2, 3))


def reckoned(fence: Fence) -> Iterator[Equation]:
    """An equation for each value that its comment misses."""
    text, flow = fence.flow.text, fence.flow
    if not any(sign in text for sign in ("#", "//", ";")):
        return
    for match in _LINE.finditer(text):
        found = _computed(match["code"])
        items = read(text, *match.span("value"))
        quantity = items[0].quantity if len(items) == 1 else None
        if found is None or quantity is None or found[0].denominator != 1 or quantity.printed.value in found[1]:
            continue
        printing, line = Printing(quantity, flow), Line(match["code"], *found, match.span("value"), match.span("code"))
        far = found[0] > _FAR * quantity.printed.value
        if found[0] > 0 and not far and misses(Value(printing), line, items, _POWERS):
            places = flow.span(*line.code)
            reading = Reading(Constant(line.value), "=", Leaf(printing))
            yield Equation(
                RULE, (reading,), printing.span, printing, places, flow, "chain", words=line.text, evidence=(places,)
            )


def _computed(code: str) -> tuple[Fraction, frozenset[Fraction]] | None:
    """What it comes to, and its operands."""
    from docverify.claims.scripts.arithmetic import computed  # loads Python's parser; few documents ask for it

    return computed(_WORDS.sub("", code).translate(_SIGNS), {})
