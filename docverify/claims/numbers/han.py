"""Chinese writes no blanks: characters behind a number -> its scale, unit and the rest, as tokens of their own."""

from collections.abc import Iterator, Sequence

from docverify.claims.numbers.han_counts import counts_in
from docverify.claims.numbers.han_shares import shares_in
from docverify.claims.numbers.tokens import NUMBERS, Token
from docverify.claims.numbers.words import words
from docverify.units import unit

_LONGEST = 4  # characters of a unit
_DOTS = frozenset("·⋅∙")  # between the units of a product
_NEAR = 4  # tokens before a number that say what it is of


def parted(found: Sequence[Token]) -> list[Token]:
    """The tokens with the runs behind a number, a unit's slash or a scale parted: `亿`, `小时`, `张` + `卡`."""
    out: list[Token] = []
    found = _with_numbers(found)
    for index, token in enumerate(found):
        if (
            token.kind == "CJK"
            and out
            and (
                out[-1].kind in NUMBERS
                or out[-1].kind in ("SLASH", "TILDE")
                or out[-1].text in _DOTS
                or out[-1].text in words().scales
            )
        ):
            below = (
                out[-1].kind == "SLASH" or out[-1].text in _DOTS or _cued(token, found[max(index - _NEAR, 0) : index])
            )
            out.extend(_parts(token, found[index + 1] if index + 1 < len(found) else None, below))
        else:
            out.append(token)
    return out


def is_tenths(text: str, at: int) -> bool:
    """Whether `成` stands there for itself, as in `占七成`, and not in `成本`."""
    return text[at : at + 1] in words().tenths and text[at + 1 : at + 2] not in words().no_tenths


def _with_numbers(found: Sequence[Token]) -> list[Token]:
    """`三分之一`, `七成` and `三个副本` as numbers and what stands around them."""
    out: list[Token] = []
    for token in found:
        start = 0
        for at, end, kind in sorted(_numbers(token.text)) if token.kind == "CJK" else ():
            if at >= start:
                out.extend([_piece(token, start, at, "CJK")] if at > start else [])
                out.append(_piece(token, at, end, kind))
                start = end
        if start < len(token.text):
            out.append(_piece(token, start, len(token.text), token.kind) if start else token)
    return out


def _numbers(text: str) -> Iterator[tuple[int, int, str]]:
    yield from ((at, end, "HAN_SHARE") for at, end in shares_in(text))
    yield from (
        (at, at + 1, "HAN_DIGIT") for at, each in enumerate(text) if each in words().han and is_tenths(text, at + 1)
    )
    yield from ((at, end, "HAN_DIGIT") for at, end in counts_in(text))


def named_operand(tokens: Sequence[Token], at: int) -> bool:
    """Whether behind a sign stands a name with its number, `150ms＋预填充 420ms`: no measure, as in `100+个`."""
    if at + 1 >= len(tokens) or tokens[at].kind != "CJK" or not tokens[at].glued:
        return False
    return tokens[at + 1].kind in NUMBERS and tokens[at].text[0] not in words().measures


def _cued(token: Token, before: Sequence[Token]) -> bool:
    """Whether a word before the number makes what stands behind it a unit."""
    scale = _head(token.text, words().scales)
    cues = words().cued.get(token.text[scale : scale + 1], ())
    return bool(cues) and any(cue in each.text for each in before for cue in cues)


def _parts(token: Token, follows: Token | None, below: bool) -> Iterator[Token]:
    scale = _head(token.text, words().scales) or token.text[0] in words().times or is_tenths(token.text, 0)
    if scale:
        yield _piece(token, 0, scale, "CJK")
    at = scale
    counted = at + (token.text[at : at + 1] in words().measures)
    for start in dict.fromkeys((at, counted)):
        length = _unit_length(token.text[start:])
        if length and (below or token.text[start : start + length] not in words().below):
            yield _piece(token, start, start + length, "WORD")
            at = start + length
            break
    else:
        skipped = (
            counted == len(token.text) > at and follows is not None and follows.kind == "WORD" and unit(follows.text)
        )
        at = counted if skipped else at
    if at < len(token.text):
        yield _piece(token, at, len(token.text), "CJK")


def _head(text: str, known: dict[str, int]) -> int:
    return next((length for length in (3, 2, 1) if len(text) >= length and text[:length] in known), 0)


def _unit_length(text: str) -> int:
    return next((length for length in range(min(_LONGEST, len(text)), 0, -1) if unit(text[:length])), 0)


def _piece(token: Token, start: int, end: int, kind: str) -> Token:
    glued = token.glued or start > 0
    return Token(kind, token.text[start:end], token.start + start, token.start + end, glued)
