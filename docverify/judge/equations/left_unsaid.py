"""A contradicted computation -> whether a prefix or a length of time explains it that a neighbour prints, or nobody.

`512 × 989 TF = 506 PF; 320 × 2,250 = 720 PF`: the second is in the unit of the first. `8 × 320 = 2.56` behind it has no
unit at all, and numbers alone are not off by a thousand. `512 × $2.60 = $11.7M a year` is for its hours.
"""

from docverify.claims.equation import Equation, Printing
from docverify.claims.numbers.quantity import Quantity
from docverify.judge.judgement import Judgement

_THOUSANDS = tuple(1000.0**power for power in (-4, -3, -2, -1, 1, 2, 3, 4))
_GIGA = 1e9
_PERIODS = (24.0, 720.0, 730.0, 8760.0, 7.0, 30.0, 365.0, 12.0)  # hours, days and months of a longer time
_OFF = 0.002
_TIME = ("time", 1)


def left_unsaid(judgement: Judgement, ratio: float) -> bool:
    """`ratio` is what follows over what is printed."""
    equation, result = judgement.equation, judgement.equation.result
    if result is None or ratio <= 0 or not result.quantity.printed.value:
        return False
    operands = [each.quantity for each in equation.printings if each is not result]
    off = float(result.quantity.printed.ulp / result.quantity.printed.value) / 2 + _OFF
    thousand = next((each for each in _THOUSANDS if abs(ratio / each - 1) <= off), None)
    bare = result.quantity.bare and not result.quantity.measure.unit.dimensions  # unlike `300 drops/s`
    if thousand is not None and bare and (thousand >= _GIGA or _measured(judgement)):
        return True  # nobody misplaces a point by nine digits, and a unit that is left out may have a prefix
    if thousand is not None and all(each.bare or each.percent for each in operands):
        if bare:
            return thousand > 1  # `256 / 4 = 64,000` goes the other way
        scaled = thousand * float(result.quantity.measure.factor) == 1  # `4.5% of 48.67 = $2.19M`
        return scaled or _prefixed_before(equation, result, thousand)
    timed = any(_TIME in each.measure.unit.dimensions for each in operands if not _is_money(each))
    if not _is_money(result.quantity) or timed:
        return False
    return any(abs(1 / ratio / each - 1) <= off for each in _PERIODS)


def _is_money(quantity: Quantity) -> bool:
    """`$5`, `5 k$`, `0.14 €/kWh`."""
    return quantity.currency or any(name.startswith("currency") for name, _ in quantity.measure.unit.dimensions)


def _measured(judgement: Judgement) -> bool:
    """`1979 TOPS / 3.35 TB/s = 0.59`: what follows has a unit, and the print has none."""
    return any(side is not None and side.dimensions for side in (judgement.left, judgement.right))


def _prefixed_before(equation: Equation, result: Printing, thousand: float) -> bool:
    """Whether a number in front has the unit of the result with the prefix that would be right."""
    start = min(each.quantity.start for each in equation.printings)
    unit = result.quantity.measure.unit
    ahead = (item.quantity.measure.unit for item in equation.context if item.quantity is not None and item.end <= start)
    alike = (other for other in ahead if other.dimensions == unit.dimensions and unit.dimensions)
    return any(float(unit.factor / other.factor) == thousand for other in alike)
