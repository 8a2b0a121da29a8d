"""Number tokens -> exact values with the place of the last printed digit."""

from fractions import Fraction
from unicodedata import digit, numeric

from docverify.claims.quantity import Printed

_SEPARATORS = str.maketrans("", "", ",_{}\\ \u00a0\u2009\u202f")
_MOST_DIGITS = 60
_LARGEST_EXPONENT = 400


def printed(kind: str, text: str) -> Printed | None:
    """What the digits of a number token stand for; None if no document could mean it."""
    if kind == "VULGAR":
        value = Fraction(numeric(text)).limit_denominator(16)
        return Printed(value, Fraction(0), False, text, 1)
    plain = text.translate(_SEPARATORS)
    if kind == "FULLWIDTH":
        plain = "".join("." if c == "．" else str(digit(c)) for c in text)
    mantissa, _, exponent = plain.lower().partition("e")
    power = int(exponent or 0)
    if len(mantissa) > _MOST_DIGITS or abs(power) > _LARGEST_EXPONENT:
        return None
    whole, _, decimals = mantissa.partition(".")
    scale = Fraction(10) ** (power - len(decimals))
    digits = (whole + decimals).lstrip("0")
    significant = len(digits if decimals else digits.rstrip("0"))
    return Printed(int(whole + decimals or 0) * scale, scale, not decimals, text, max(significant, 1))


def superscript(text: str) -> Printed | None:
    """The exponent that superscript digits stand for."""
    negative = text.startswith("⁻")
    value = int("".join(str(digit(c)) for c in text.lstrip("⁻")))
    if value > _LARGEST_EXPONENT:
        return None
    return Printed(Fraction(-value if negative else value), Fraction(1), True, text, 1)
