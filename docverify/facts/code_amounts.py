"""A setting's text -> the amount that it is: `256Gi`, `900G`, `15s`, `36:00:00`."""

import re
from collections.abc import Mapping
from fractions import Fraction

from docverify.claims.numbers.quantity import Measure, Printed, Quantity
from docverify.facts.code_setting import Setting
from docverify.units import unit

_AMOUNT = re.compile(r"(\d{1,60}(?:\.\d{1,60})?)([KMGTkmgt]i?[bB]?|ms|s|h)")
_CLOCK = re.compile(r"(?:(\d{1,3})-)?(\d{1,3}):(\d\d):(\d\d)")
_DAY, _HOUR, _MINUTE = 86400, 3600, 60
_TIMES: Mapping[str, str] = {"ms": "ms", "s": "s", "h": "h"}


def amount_of(setting: Setting) -> Quantity | None:
    """None for what is no number with a unit. `G` and `GB` are decimal, `Gi` binary, as schedulers read them."""
    text = setting.value
    if (clock := _CLOCK.fullmatch(text)) is not None:
        days, hours, minutes, seconds = (int(each or 0) for each in clock.groups())
        return _quantity(setting, Fraction(days * _DAY + hours * _HOUR + minutes * _MINUTE + seconds), "s")
    match = _AMOUNT.fullmatch(text)
    if match is None:
        return None
    symbol = _TIMES.get(match[2]) or f"{match[2][0].upper()}{'iB' if 'i' in match[2] else 'B'}"
    return _quantity(setting, Fraction(match[1]), symbol)


def _quantity(setting: Setting, value: Fraction, symbol: str) -> Quantity | None:
    known = unit(symbol.replace("KB", "kB"))
    if not known:
        return None
    end = setting.start + len(setting.value)
    printed = Printed(value, Fraction(value.denominator == 1), value.denominator == 1, setting.value, 3)
    return Quantity(setting.start, end, end, printed, (Measure(unit=known[0]),), symbol)
