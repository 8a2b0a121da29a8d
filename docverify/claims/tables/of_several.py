"""Columns of one, of several, of all (`per GPU`, `per node`, `cluster`) -> an equation a row, so many times the first.

How many they are, rows tell that agree, and a header that counts them: two of these are enough.
"""

from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from docverify.claims.equation import Equation, Reading
from docverify.claims.tables.cells import Value, rounded, sum_of
from docverify.claims.tables.columns import Computed
from docverify.claims.tables.grid import Column, Grid
from docverify.expression import Binary, Constant, Leaf
from docverify.patterns import Worded
from docverify.source import Span

_OF_ONE = Worded(r"\b{each_owner}\b|[/／]|{one_of}")
_FEWEST = 2  # rows and headers that agree
_FAR = 4  # times too much or too little: further off it is of something else
_CLOSE = 200  # parts of a sum that rounding may take
_DATA, _A_SECOND = (("information", 1),), ("time", -1)


def of_several(grid: Grid) -> Iterator[Computed]:
    """The rows of each column beside the first column of one thing."""
    one = next((column for column in grid.columns if _OF_ONE.search(column.heading.text)), None)
    for column in grid.columns if one is not None else ():
        if one is not None and column.index > one.index:
            yield from _scaled(one, column)


def _scaled(one: Column, column: Column) -> Iterator[Computed]:
    pairs = [(a, b) for a, b in zip(one.values, column.values, strict=True) if a is not None and b is not None]
    pairs = [pair for pair in pairs if _is_additive(*pair)]
    told = Counter(round(b.number / a.number) for a, b in pairs)
    told.update(int(each.quantity.printed.value) for each in column.heading.numbers if each.quantity.printed.whole)
    for many, _ in told.most_common(1):
        fitting = [pair for pair in pairs if _fits(*pair, many)]
        headed = any(each.quantity.printed.value == many for each in column.heading.numbers)
        odd = [pair for pair in pairs if pair not in fitting and not _adds_up(pair[1], column)]
        if many > 1 and fitting and len(fitting) + headed >= _FEWEST and len(odd) <= 1:
            yield from (Computed(_equation(*pair, many), False) for pair in fitting)
            yield from (Computed(_equation(*pair, many), True) for pair in odd if _is_slip(*pair, many))


def _is_additive(one: Value, several: Value) -> bool:
    """Whether several have so many times what one has: no times and shares, no power and prices, to which hosts add."""
    plain = one.plain and several.plain and not (one.noted or several.noted or one.quantity.percent)
    added = one.quantity.measure.unit.dimensions in ((), _DATA) or _is_rate(one)
    return one.dimensions == several.dimensions and plain and added and one.number > 0


def _is_rate(one: Value) -> bool:
    unit = one.quantity.measure.unit.dimensions
    return _A_SECOND in unit and not {"energy", "currency"} & {name for name, _ in unit}


def _fits(one: Value, several: Value, many: int) -> bool:
    return abs(several.number - many * one.number) <= many * one.half + several.half


def _adds_up(value: Value, column: Column) -> bool:
    """Whether it is the sum of the others, of which one may have no share: embeddings are in no layer."""
    others = sum_of(each for each in column.values if each is not None and each is not value)
    return abs(others - value.number) * _CLOSE <= value.number


def _is_slip(one: Value, several: Value, many: int) -> bool:
    """Whether it is too much, or too little of what is not lost where many work together; the same is of one."""
    off = several.number / one.number / many
    return several.number != one.number and (1 if _is_rate(one) else Fraction(1, _FAR)) < off < _FAR


def _equation(one: Value, several: Value, many: int) -> Equation:
    node = Binary("*", Constant(Fraction(many)), Leaf(one.printing if one.counted else rounded(one.printing)), True)
    places = one.printing.span, several.printing.span
    return Equation(
        "table-column", (Reading(node, "=", several.node),), Span(min(places).start, max(places).end),
        several.printing, places[0], several.printing.flow, "headed", words=f"{many} × {one.printing.text}",
        evidence=places[:1],
    )  # fmt: skip
