"""Values -> text as the author writes numbers: digits, separators, unit."""

import re
from fractions import Fraction

from docverify.claims.numbers.decimals import comma
from docverify.claims.numbers.digits import TURNED, english
from docverify.claims.numbers.quantity import Quantity
from docverify.interval import Interval
from docverify.units import unit

_MOST_DECIMALS = 12
_POWER = re.compile(r"(?:10\s*(?:\^|\*\*)\s*|(?<=\d)[eE]\+?|10(?=[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]))(\{?)([-−]?\d+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)(\}?)$")
_PREFIXES = ("n", "μ", "m", "", "K", "M", "G", "T", "P")
_PREFIXED = re.compile(r"(\s*)([KMGTPmnμ])((?:[Bb]|FLOP|Flop|flop|s|W|Hz)\w*)")
_SIZES = tuple(map(Fraction, (1, 2, 4, 8)))  # bytes of formats
_BINARY = Fraction(5, 100)  # between 8 MB and 8 MiB
_NOUN = re.compile(r"\s+([A-Za-z]{2,})")
_HOURS = re.compile(r"(\s*)(hours?|hrs?|h|days?|d)\b(?!/)")
_NEAR = Fraction(2, 100)
_READABLE = (Fraction(1, 100), Fraction(10**6))
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


def in_style(value: Fraction, quantity: Quantity) -> str:
    """`value`, in the unit of `quantity`, with its decimals and separators, and as many digits as tell it."""
    printed = quantity.printed
    if power := _POWER.search(printed.text):
        return _in_powers(value, quantity, power)
    text = plain(value, _decimals(quantity))
    if not _tells(text, value):
        text = _trimmed(plain(value, _needed(value, 3)))
    elif value.denominator == 1 and not printed.text.endswith("0"):
        text = plain(value, 0)
    whole, dot, rest = text.partition(".")
    turned = english(printed.text)
    text = _grouped(whole, turned) + (dot + rest if rest else "")
    return text if turned == printed.text and not (rest and comma()) else text.translate(TURNED)


def _tells(text: str, value: Fraction) -> bool:
    """Whether the author's decimals are enough: two significant digits after a point, or not far off."""
    digits = text.replace(".", "").replace("-", "").lstrip("0")
    near = not value or abs(Fraction(text) / value - 1) <= _NEAR
    return near or ("." in text and len(digits) > 1)


def _in_powers(value: Fraction, quantity: Quantity, power: re.Match[str]) -> str:
    """`3.744 × 10^{23}` where the author wrote `3.74 × 10^{24}`."""
    text, exponent = quantity.printed.text, 0
    while value and abs(value) >= 10:
        value, exponent = value / 10, exponent + 1
    while value and abs(value) < 1:
        value, exponent = value * 10, exponent - 1
    written = str(exponent) if power[2][-1].isascii() else str(exponent).translate(_RAISED)
    mantissa = re.match(r"[\d.]+", text[: power.start()])
    tail = text[power.start() : power.start(2)] + written + power[3]
    if mantissa is None:
        return f"{_trimmed(plain(value, 2))} × {tail}"
    return (
        _trimmed(plain(value, max(quantity.printed.significant - 1, 1))) + text[mantissa.end() : power.start()] + tail
    )


def _decimals(quantity: Quantity) -> int:
    ulp, decimals = quantity.printed.ulp, 0
    while ulp and ulp < 1 and decimals < _MOST_DECIMALS:
        ulp, decimals = ulp * 10, decimals + 1
    return decimals


def _needed(value: Fraction, digits: int) -> int:
    """Decimals that show `digits` significant digits; none for whole values."""
    if value.denominator == 1:
        return 0
    size, decimals = abs(value), digits - 1
    while size >= 10:
        size, decimals = size / 10, decimals - 1
    while size < 1:
        size, decimals = size * 10, decimals + 1
    return min(max(decimals, 0), _MOST_DECIMALS)


def plain(value: Fraction, decimals: int) -> str:
    """Decimal text, rounded half away from zero; trailing zeros are kept only as far as the author has decimals."""
    scaled = abs(value) * 10**decimals
    rounded = int(scaled + Fraction(1, 2))
    text = str(rounded).rjust(decimals + 1, "0")
    sign = "-" if value < 0 and rounded else ""
    return sign + (f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text)


def _grouped(whole: str, printed: str) -> str:
    separator = next((mark for mark in (",", "_", "\u00a0", "\u2009", "\u202f") if mark in printed), "")
    if not separator:
        return whole
    sign, digits = whole[: whole.startswith("-")], whole.removeprefix("-")
    head = len(digits) % 3 or 3
    groups = [digits[:head], *(digits[i : i + 3] for i in range(head, len(digits), 3))]
    return sign + separator.join(group for group in groups if group)


def with_unit(value: Fraction, quantity: Quantity, text: str) -> str:
    """The quantity as printed in `text`, with `value` for its number; a format by its bytes."""
    if quantity.named:
        return in_bytes(next((size for size in _SIZES if abs(value / size - 1) < _BINARY), value))
    before = text[: text.find(quantity.printed.text)] if quantity.printed.text in text else ""
    after = text[quantity.number_end - quantity.start :] or ("%" if quantity.percent else "")
    value, after = _readable(value, quantity, after)
    after = _one_or_many(value, quantity, after)
    return f"{before}{in_style(value, quantity)}{after}".strip()


def in_bytes(value: Fraction) -> str:
    return "1 byte" if value == 1 else f"{_trimmed(plain(value, _needed(value, 3)))} bytes"


def with_prefix(quantity: Quantity, text: str, steps: int) -> str:
    """The quantity as printed, its prefix `steps` powers of 1000 higher; empty if it has no such prefix."""
    split = quantity.number_end - quantity.start
    found = _PREFIXED.match(text[split:])
    if found is None:
        return ""
    blank, prefix, symbol = found.groups()
    index = _PREFIXES.index(prefix) + steps
    other = _PREFIXES[index] if 0 <= index < len(_PREFIXES) else ""
    if not _alike(other + symbol, prefix + symbol):
        return ""
    return text[:split] + blank + other + symbol + text[split + found.end() :]


def _readable(value: Fraction, quantity: Quantity, after: str) -> tuple[Fraction, str]:
    """Value and unit with another prefix where the author's would leave nothing but zeros."""
    found = _PREFIXED.match(after)
    if 0 < value < _READABLE[0] and (hours := _HOURS.match(after)):
        return value * (3600 if hours[2][0] == "h" else 86400), f"{hours[1]}s{after[hours.end() :]}"
    if found is None or not value or _READABLE[0] <= abs(value) < _READABLE[1]:
        return value, after
    blank, prefix, symbol = found.groups()
    for other in _PREFIXES:
        shifted = value * Fraction(1000) ** (_PREFIXES.index(prefix) - _PREFIXES.index(other))
        if 1 <= abs(shifted) < 1000 and _alike(other + symbol, prefix + symbol):
            return shifted, blank + other + symbol + after[found.end() :]
    return value, after


def _one_or_many(value: Fraction, quantity: Quantity, after: str) -> str:
    """` replica` for ` replicas` behind a one, and the other way round."""
    found = _NOUN.match(after) if (value == 1) is not (quantity.printed.value == 1) else None
    if found is None:
        return after
    noun, plural = found[1], found[1].endswith("s")
    other = noun.removesuffix("s") if value == 1 else noun if plural else f"{noun}s"
    known = unit(other)
    counted = bool(known) and bool(known[0].nouns) and known == unit(noun)
    return after[: found.start(1)] + other + after[found.end() :] if counted else after


def _alike(one: str, other: str) -> bool:
    """Whether two symbols are of one kind, as MB and GB of an `MB/s`."""
    return not {each.dimensions for each in unit(one)}.isdisjoint(each.dimensions for each in unit(other))


def bounds(interval: Interval) -> tuple[str, str]:
    """Both ends as decimal texts; empty where unbounded."""
    low, high = (
        "" if isinstance(end, float) else _trimmed(plain(end, _needed(end, 6))) for end in (interval.low, interval.high)
    )
    return low, high


def _trimmed(text: str) -> str:
    return text.rstrip("0").rstrip(".") if "." in text else text


def short(value: Fraction, digits: int = 4) -> str:
    """A value on its own, with four significant digits: `4 096 000`, `0.0252`, `3.744 × 10²³`."""
    if abs(value) >= 10**9 or 0 < abs(value) < Fraction(1, 10**4):
        return _scientific(value, digits)
    text = _trimmed(plain(value, _needed(value, digits)))
    return _grouped(text.partition(".")[0], "\u202f") + (text[text.index(".") :] if "." in text else "")


def told_apart(one: Fraction, other: Fraction) -> tuple[str, str]:
    """Two values with as many digits as it takes to see that they differ."""
    shown = ((short(one, digits), short(other, digits)) for digits in range(4, _MOST_DECIMALS))
    return next((pair for pair in shown if pair[0] != pair[1]), (short(one), short(other)))


def _scientific(value: Fraction, digits: int = 4) -> str:
    power = 0
    while abs(value) >= 10:
        value, power = value / 10, power + 1
    while abs(value) < 1:
        value, power = value * 10, power - 1
    exponent = str(power).translate(_RAISED)
    return f"{_trimmed(plain(value, digits - 1))} × 10{exponent}"
