"""Number tokens -> exact values with the place of the last printed digit."""

import re
from collections.abc import Sequence
from fractions import Fraction
from unicodedata import digit, normalize, numeric

from docverify.claims.numbers.decimals import comma
from docverify.claims.numbers.han_counts import value_of
from docverify.claims.numbers.han_shares import share_of
from docverify.claims.numbers.quantity import Printed
from docverify.claims.numbers.tokens import Token
from docverify.rational import ONE, ZERO, Rational, lowest, ten_to

_SEPARATORS = str.maketrans("", "", ",_{}\\ \u00a0\u2009\u202f")
TURNED = str.maketrans(",.", ".,")
_POINT = re.compile(r"(?![1-9]\d{0,2}(?:\.\d{3})+$)\d*\.\d+(?:[eE].*)?")  # `0.9`, as programs print it everywhere
_MOST_DIGITS = 60
_LARGEST_EXPONENT = 200  # with any scale and unit it is still a float


def printed(kind: str, text: str) -> Printed | None:
    """What the digits of a number token stand for; None if no document could mean it."""
    if kind == "VULGAR":
        value = Rational(Fraction(numeric(text)).limit_denominator(16))
        return Printed(value, ZERO, False, text, 1)
    if kind == "HAN_DIGIT":
        return Printed(lowest(value_of(text) or 0, 1), ONE, True, text, 1)
    if kind == "HAN_SHARE":
        share = share_of(text)
        return Printed(Rational(share[0]), Rational(share[1]), False, text, 1) if share else None
    plain = english(normalize("NFKC", text) if kind == "FULLWIDTH" else text).translate(_SEPARATORS)
    mantissa, _, exponent = plain.lower().partition("e")
    power = int(exponent[:_MOST_DIGITS] or 0)
    if len(mantissa) > _MOST_DIGITS or abs(power) > _LARGEST_EXPONENT:
        return None
    whole, _, decimals = mantissa.partition(".")
    scale = ten_to(power - len(decimals))
    digits = (whole + decimals).lstrip("0")
    significant = len(digits if decimals else digits.rstrip("0"))
    return Printed(int(whole + decimals or 0) * scale, scale, not decimals, text, max(significant, 1))


def english(text: str) -> str:
    """Digits with a decimal point, and commas between groups, where a language prints it the other way; and back."""
    return text.translate(TURNED) if comma() and not _POINT.fullmatch(text) else text


def superscript(text: str) -> Printed | None:
    """The exponent that superscript digits stand for."""
    negative = text.startswith("⁻")
    value = int("".join(str(digit(c)) for c in text.lstrip("⁻")))
    if value > _LARGEST_EXPONENT:
        return None
    return Printed(lowest(-value if negative else value, 1), ONE, True, text, 1)


def power_at(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The whole exponent that is written from token `at` on, and the index behind it."""
    kinds = [token.kind for token in tokens[at : at + 5]]
    if kinds[:1] == ["SUPERSCRIPT"] and tokens[at].glued:
        value = superscript(tokens[at].text)
        return (int(value.value) if value else None), at + 1
    if kinds[:1] != ["POWER"]:
        return None, at
    brace = kinds[1:2] == ["BRACE_OPEN"]
    first = at + 1 + brace
    sign = tokens[first].kind in ("DASH", "MINUS") if first < len(tokens) else False
    digits = first + sign
    if digits >= len(tokens) or tokens[digits].kind != "INTEGER" or not tokens[digits].text.isdigit():
        return None, at
    behind = [token.kind for token in tokens[digits + 1 : digits + 2]]
    if (brace and behind != ["BRACE_CLOSE"]) or behind in (["POWER"], ["SUPERSCRIPT"]):
        return None, at
    exponent = int(tokens[digits].text[:4])
    return (-exponent if sign else exponent), digits + 1 + brace


def raised_to(base: Printed, exponent: int) -> Printed | None:
    """A whole number to a whole power, exact; None if too large to mean anything."""
    if (
        abs(exponent) > _LARGEST_EXPONENT
        or len(str(int(base.value))) * abs(exponent) > _LARGEST_EXPONENT
        or (base.value > 10 and abs(exponent) > 32)
        or (not base.value and exponent < 0)
    ):
        return None
    value = base.value**exponent
    return Printed(value, ZERO if exponent < 0 else ONE, exponent >= 0, base.text, base.significant)
