"""A dash among tokens -> whether it is a minus sign."""

from collections.abc import Sequence
from itertools import takewhile

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.tokens import Token

_LONG = "—"  # a pause: `12 rounds ≈ 4.3 hours — two days are enough`
_SPOKEN = frozenset({"WORD", "CJK", "FOREIGN"})
_RESULT = ["REL", "NUM"]
_ENDS = frozenset({"STOP", "COMMA", "LINE"})
_COMPUTES = frozenset(
    {"TIMES", "DIVIDE", "SLASH", "PLUS", "MINUS", "POWER", "EQUAL", "APPROXIMATELY", "AT_MOST", "AT_LEAST", "LESS"}
    | {"MORE"}
)


def subtracts(tokens: Sequence[Token], at: int, before: Sequence[Item]) -> bool:
    """A dash between blanks, behind a bracket, or as the sign of a number; never inside a word, nor a long one, nor
    the mark of an item: `# - 64 GPUs`."""
    token, follows = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None or len(token.text) > 1 or token.text == _LONG:
        return False
    if token.glued and follows.glued and follows.kind == "CURRENCY" and before[-1:] and before[-1].quantity is not None:
        return False  # `$150K–$250K` is a range
    last = before[-1].kind if before else ""
    spaced = last not in ("", "LINE") and not token.glued and not follows.glued
    behind = token.glued and last in ("CLOSE", "NUM")
    sign = follows.glued and last not in ("NUM", "CLOSE", "WORD")
    return (spaced and not _pauses(tokens, at + 1, before)) or behind or sign


def _pauses(tokens: Sequence[Token], at: int, before: Sequence[Item]) -> bool:
    """The dash of `= 450 MB – fits on one`: behind a result, before words that nothing is computed with."""
    if tokens[at].kind not in _SPOKEN or [item.kind for item in before[-2:]] != _RESULT:
        return False
    clause = takewhile(lambda token: token.kind not in _ENDS, (tokens[n] for n in range(at, len(tokens))))
    return _COMPUTES.isdisjoint(token.kind for token in clause)
