"""An amount x a value -> whether a known slip makes its print of the value."""

from docverify.judge.amount import Amount
from docverify.judge.misprints import changed, swapped
from docverify.judge.near_ways import CLEAR

_POINTS = tuple(10.0**power for power in (1, -1, 2, -2))
_TEN = 9
_HALF, _MANY, _LARGE = 0.51, 99, 9999  # a large whole number may be rounded
_ROUGH = 0.06  # of what follows: what is printed with so few digits stands for too much
_LITTLE, _MUCH = 0.02, 0.1  # what is measured is a little off


def is_misprint(result: Amount, value: float, clear: int = CLEAR, pointed: bool = True) -> bool:
    """Whether two digits swapped, a point elsewhere or one wrong digit make the print of the result of the value.

    Fewer than `clear` digits come near too many others by one of them. The point is only doubted if `pointed`.
    """
    number = result.printing.quantity.printed
    follows = value * float(number.value) / result.value
    off = float(number.ulp) * _HALF
    if number.whole and min(float(number.value), follows) > _MANY and not number.value % 10:
        off = max(off, follows * 10.0 ** (1 - max(number.significant, CLEAR + (follows > _LARGE))) * _HALF)
    if off > follows * _ROUGH:
        return False
    far = abs(float(number.value) / follows - 1)
    orders = (float(each) for each in swapped(number.text) if each * _TEN > number.value)  # none begins with a zero
    if far > _LITTLE and any(abs(each - follows) <= off for each in orders):
        return True
    points = _POINTS if pointed and number.significant > 1 else ()
    if any(abs(float(number.value) * point - follows) <= float(number.ulp) * _HALF * point for point in points):
        return True
    known = number.significant >= clear and far > _MUCH
    return known and any(abs(float(each) - follows) <= off for each in changed(number.text))
