"""Tokens from a number on -> one item, by the way the number is written."""

from collections.abc import Sequence

from docverify.claims.numbers.digits import printed
from docverify.claims.numbers.items import Item
from docverify.claims.numbers.number_reader import NumberReader, name
from docverify.claims.numbers.quantity import Printed, Quantity
from docverify.claims.numbers.spelled import spelled_at
from docverify.claims.numbers.tokens import NUMBERS, Token
from docverify.claims.numbers.words import words
from docverify.rational import ONE, lowest

_SIGNS = frozenset({"TIMES", "DIVIDE", "APPROXIMATELY", "AT_MOST", "AT_LEAST", "LESS", "MORE", "ARROW"})


def number_at(text: str, tokens: Sequence[Token], at: int, before: Sequence[Item]) -> tuple[Item, int] | None:
    """The number that begins at token `at`, and the index behind it; None if none begins there."""
    token = tokens[at]
    if token.kind == "DEGREE":
        return _labelled(token, at)
    if token.kind == "RATIO":
        return _to_one(token, at)
    if token.kind == "WORD":
        return _spelled(text, tokens, at, before)
    currency = token.text.removeprefix("\\") if token.kind == "CURRENCY" else ""
    first = at + bool(currency)
    if first >= len(tokens) or tokens[first].kind not in NUMBERS:
        return None
    value = printed(tokens[first].kind, tokens[first].text)
    if value is None or _of_a_name(text, tokens[first], tokens[first - 1] if first else None):
        return name(text, token, tokens[first], first + 1)
    kind = tokens[first].kind
    counted = kind == "HAN_SHARE" or (kind == "HAN_DIGIT" and not _is_share(tokens, first + 1))
    return NumberReader(text, tokens, at, first, value, currency, spelled=counted).item(before)


def _is_share(tokens: Sequence[Token], at: int) -> bool:
    """`七成`: a number like any other."""
    return at < len(tokens) and tokens[at].text[:1] in words().tenths


def _of_a_name(text: str, digits: Token, sign: Token | None) -> bool:
    r"""A number glued behind a letter belongs to a name; behind that of a sign, as in `2\cdot80`, it does not."""
    if sign is not None and sign.end == digits.start and (sign.kind == "CURRENCY" or _is_latex(sign)):
        return False
    before = text[digits.start - 1 : digits.start]
    return before.isalpha() and before.isascii() and before not in "xX"


def _is_latex(sign: Token) -> bool:
    return sign.kind in _SIGNS and sign.text.startswith("\\")


def _labelled(token: Token, at: int) -> tuple[Item, int] | None:
    """`TP4`."""
    label = token.text.rstrip("0123456789")
    value = printed("INTEGER", token.text[len(label) :])
    if value is None:
        return None
    quantity = Quantity(token.start, token.end, token.end, value, label=label.strip(" _-"))
    return Item("NUM", token.text, token.start, token.end, token.glued, quantity), at + 1


def _to_one(token: Token, at: int) -> tuple[Item, int] | None:
    """`8:1`."""
    digits = token.text.removesuffix(":1")
    value = printed("DECIMAL" if "." in digits else "INTEGER", digits)
    if value is None:
        return None
    end = token.start + len(digits)
    quantity = Quantity(token.start, token.end, end, value, unit_text=":1", ratio=True)
    return Item("NUM", token.text, token.start, token.end, token.glued, quantity), at + 1


def _spelled(text: str, tokens: Sequence[Token], at: int, before: Sequence[Item]) -> tuple[Item, int] | None:
    """`eight experts`: a number in words counts only beside a noun that is counted."""
    found = spelled_at(tokens, at, before)
    if found is None:
        return None
    number, noun = found
    written = text[tokens[at].start : tokens[noun - 1].end]
    value = Printed(lowest(number, 1), ONE, True, written, 1)
    return NumberReader(text, tokens, at, noun - 1, value, "", spelled=True).item(before)
