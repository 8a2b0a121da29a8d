"""Text -> whether a quantity may be read in it; names, versions and links hold digits too, and need not be read."""

import re

from docverify.claims.numbers.words import words

DIGIT = re.compile(r"[0-9０-９½⅓⅔¼¾]")
# Digits behind a letter or `#` are parts of names, but for degrees (`TP8`), products (`8x16`) and operands.
_NUMERAL = re.compile(r"(?<![A-Za-z_\d#])\d|\d\.\d|[xXpP][ _-]?\d|#\d+\s*[×*/=÷]|[^\x00-\x7f]\d|[½⅓⅔¼¾⅕⅛⅜⅝⅞⁰¹²³⁴⁵⁶⁷⁸⁹]")
_WORD = re.compile(r"[a-zß-öø-ÿ]+")


def may_count(text: str) -> bool:
    """Whether there may be a number in digits, or one in words."""
    return _NUMERAL.search(text) is not None or not words().numbers.keys().isdisjoint(_WORD.findall(text.lower()))
