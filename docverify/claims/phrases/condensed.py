"""Tokens -> the same without the computations of printed results: `from 2 × 8 = 16 to 32 GPUs` is from 16 to 32.

A statement compares results, whether or not it shows how they come about.
"""

from docverify.claims.phrases.matching import Tokens
from docverify.forms import OPERAND

_EQUAL = frozenset("=＝≈")
_SIGNS = frozenset((*"+-−–×x*·⋅•/÷^[]\\", "times", "cdot", "div"))
_FEWEST, _LONGEST = 2, 200  # operands and tokens of a computation


def condensed(tokens: Tokens) -> Tokens | None:
    """The tokens with `a + b = c` replaced by `c`; None where no such computation stands."""
    signs = (at for sign in _EQUAL & tokens.places.keys() for at in tokens.places[sign])
    left_out = {at for sign in signs for at in _computed(tokens, sign)}
    if not left_out:
        return None
    texts: list[str] = []
    places: dict[str, list[int]] = {}
    quantities = {}
    for at, text in enumerate(tokens.texts):
        if at not in left_out:
            places.setdefault(text, []).append(len(texts))
            if at in tokens.quantities:
                quantities[len(texts)] = tokens.quantities[at]
            texts.append(text)
    return Tokens(tuple(texts), quantities, places)


def _computed(tokens: Tokens, end: int) -> range:
    """The places of the computation before the sign at `end`, and of the sign; none if no single result follows."""
    if end + 1 not in tokens.quantities or tokens.texts[end + 1] == OPERAND:
        return range(0)
    start, open_brackets, first = end, 0, max(0, end - _LONGEST)
    while start > first and (
        tokens.texts[start - 1] in _SIGNS or tokens.texts[start - 1] in (OPERAND, ")") or open_brackets
    ):
        start -= 1
        open_brackets += {")": 1, "(": -1}.get(tokens.texts[start], 0)
    enough = tokens.texts[start:end].count(OPERAND) >= _FEWEST
    return range(start, end + 1) if enough and not open_brackets else range(0)
