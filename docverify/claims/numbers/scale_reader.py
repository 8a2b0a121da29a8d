"""Tokens after a number -> its scale: the `B` of `30B`, `million`, `Ki`, `万`; a letter may be one of bytes as well."""

from collections.abc import Sequence

from docverify.claims.numbers.quantity import Measure
from docverify.claims.numbers.tokens import NUMBERS, Token
from docverify.claims.numbers.words import words
from docverify.patterns import listed
from docverify.rational import lowest, ten_to
from docverify.units import unit

LETTERS = frozenset("KkMBGT")
CURRENCY = {"$": "dollar", "US$": "dollar", "€": "euro", "£": "pound", "¥": "yuan", "￥": "yuan", "₹": "rupee"}
_BYTES_BY_LETTER = {"K": "KB", "k": "KB", "M": "MB", "G": "GB", "T": "TB", "B": "B"}
_HANGUL = "가", "힣"
_LEAST = 4  # letters of a noun
_THOUSAND = 3  # power of ten
_LONG = 3  # digits of a number that multiplies no symbol
_DIGITS = frozenset({"INTEGER", "DECIMAL", "GROUPED"})
_OF_SYMBOLS = frozenset({"POWER", "SUPERSCRIPT", "BRACE_OPEN"})
_GOES_ON = NUMBERS | {"WORD", "FOREIGN", "BRACE_OPEN", "PATH"}
_FORMULA = 24  # tokens of a formula
_BINARY = {"Ki": 1, "Mi": 2, "Gi": 3, "Ti": 4}


def scale(tokens: Sequence[Token], at: int) -> tuple[tuple[Measure, ...], int]:
    """The readings of the scale at `at`, none if there is none, and the index behind it."""
    if at >= len(tokens):
        return (), at
    token = tokens[at]
    if token.kind == "DASH" and token.glued and _is_scale_word(tokens, at + 1):
        return scale(tokens, at + 1)  # `52-billion-parameter model`
    if token.kind == "CJK":
        return _cjk_scale(token, at)
    if token.kind == "WORD" and token.text in _BINARY:
        return _binary_scale(token.text), at + 1
    if token.kind == "WORD" and token.glued and _HANGUL[0] <= token.text[0] <= _HANGUL[1]:
        found = _cjk_scale(token, at)[0]
        return found, at + bool(found)  # `300만원`: what is counted is written on
    power = words().scales.get(token.text if token.text in LETTERS else token.text.lower())
    if token.kind != "WORD" or power is None or (token.text in LETTERS and not _is_scale(tokens, at)):
        return (), at
    factor = ten_to(_THOUSAND if _is_thousand(tokens, at) else power)
    if token.text not in LETTERS:
        more = _of_thousands(tokens, at + 1) if power == _THOUSAND else 0
        return (Measure(factor * ten_to(more)),), at + 1 + (bool(more) or _is_shortened(tokens, at))
    bytes_ = unit(_BYTES_BY_LETTER[token.text])[0]
    return (Measure(factor, letter=token.text), Measure(unit=bytes_, letter=token.text)), at + 1


def _is_thousand(tokens: Sequence[Token], at: int) -> bool:
    """`435 T€`: nobody spends trillions."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].text == "T" and follows is not None and follows.text == "€" and follows.glued


def _is_shortened(tokens: Sequence[Token], at: int) -> bool:
    """`1,4 Mio. Sekunden`."""
    stop = tokens[at + 1] if at + 1 < len(tokens) else None
    return (
        stop is not None and stop.text == "." and stop.glued and tokens[at].text.lower() in listed("shortened_scales")
    )


def _of_thousands(tokens: Sequence[Token], at: int) -> int:
    """The power of ten that stands behind a thousand: `3 thousand million`, `70 mil millones`."""
    text = tokens[at].text if at < len(tokens) and tokens[at].kind == "WORD" and not tokens[at].glued else ""
    return words().scales.get(text.lower(), 0) if len(text) >= _LEAST else 0


def _is_scale_word(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens) or not tokens[at].glued:
        return False
    text = tokens[at].text.lower()
    return len(text) > _LONG and text in words().scales


def _binary_scale(letters: str) -> tuple[Measure, ...]:
    """`128 Ki` tokens, and `64Gi` of memory."""
    power = lowest(1024 ** _BINARY[letters], 1)
    return Measure(power, letter=letters), Measure(unit=unit(letters + "B")[0], letter=letters)


def _cjk_scale(token: Token, at: int) -> tuple[tuple[Measure, ...], int]:
    for length in (3, 2, 1):
        power = words().scales.get(token.text[:length])
        if power is not None and len(token.text) >= length:
            rest = token.text[length:]
            return (Measure(ten_to(power)),), at + (not rest)
    return (), at


def _is_scale(tokens: Sequence[Token], at: int) -> bool:
    """`30B` and `30 B`; but in `8 × M` or `4 T x` a letter that stands apart is a symbol unless a noun follows, or the
    number is no factor of a formula."""
    if tokens[at].glued:
        return True
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is not None and follows.kind == "CURRENCY" and follows.glued:  # `54 M€`
        return True
    if follows is None or follows.kind != "WORD":
        return _is_amount(tokens, at - 1) and (follows is None or follows.kind not in _OF_SYMBOLS)
    if _is_amount(tokens, at - 1) and (_is_word(follows.text) or follows.text in words().per or _is_money(tokens, at)):
        return True  # `1.28 M at`, `$3.17 M a year`
    return bool(unit(follows.text)) or _is_noun(follows.text) or follows.text in listed("of")


def _is_amount(tokens: Sequence[Token], at: int) -> bool:
    """The `1.35` of `1.35 M × 8` and the `120` of `$120 k`: factors of formulas are small and whole."""
    if at < 0 or tokens[at].kind not in _DIGITS:
        return False
    if _is_money(tokens, at + 1):
        return True
    if tokens[at + 1].text == "B":  # more often bytes
        return False
    return tokens[at].kind != "INTEGER" or len(tokens[at].text) >= _LONG


def _is_money(tokens: Sequence[Token], at: int) -> bool:
    return at > 1 and tokens[at - 2].kind == "CURRENCY"


def _is_word(text: str) -> bool:
    """Whether it is no symbol."""
    return len(text) > 1 and text.isascii() and text.isalpha() and text.islower()


def _is_noun(word: str) -> bool:
    """Whether it may name what is counted: `42 M rows`."""
    return len(word) >= _LEAST and word.isascii() and word.isalpha() and word.islower() and word not in words().joints


def stands_behind(tokens: Sequence[Token], at: int) -> bool:
    """`944 ¥/h` and `3.20 €`: no amount or name goes on behind the sign."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    closes = tokens[at].text == "$" and tokens[at].glued and not _is_scaled(tokens, at)  # `$N = 8$`
    sign = tokens[at].text in CURRENCY and not closes
    return sign and (follows is None or not (follows.glued and follows.kind in _GOES_ON))


def _is_scaled(tokens: Sequence[Token], at: int) -> bool:
    """`102 k$`, unless a sign before opens a formula: `$D = 300B$`."""
    scaled = at > 0 and tokens[at - 1].kind == "WORD" and tokens[at - 1].text in LETTERS
    ahead = range(max(0, at - _FORMULA), at)
    return scaled and not any(
        tokens[i].text == "$" and (tokens[i + 1].kind not in NUMBERS or i > at - 4) for i in ahead
    )
