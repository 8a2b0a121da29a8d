"""Items before a number -> its hedge: `~5`, `about 5`, `at most 5`, `<5`, `不超过 5`."""

from collections.abc import Sequence

from docverify.claims.numbers.items import Item
from docverify.claims.numbers.quantity import Hedge
from docverify.claims.numbers.words import words

_SIGNS = {
    "≤": Hedge.AT_MOST, "<=": Hedge.AT_MOST, "\\le": Hedge.AT_MOST, "\\leq": Hedge.AT_MOST, "≦": Hedge.AT_MOST,
    "≥": Hedge.AT_LEAST, ">=": Hedge.AT_LEAST, "\\ge": Hedge.AT_LEAST, "\\geq": Hedge.AT_LEAST, "≧": Hedge.AT_LEAST,
    "<": Hedge.LESS, "＜": Hedge.LESS, ">": Hedge.MORE, "＞": Hedge.MORE,
    "≈": Hedge.ABOUT, "\\approx": Hedge.ABOUT, "\\approxeq": Hedge.ABOUT, "\\sim": Hedge.ABOUT, "~=": Hedge.ABOUT,
}  # fmt: skip
_TURNED = {Hedge.MORE: Hedge.AT_MOST, Hedge.LESS: Hedge.AT_LEAST}
_SHORTENED = frozenset({"approx", "ca", "appr"})
_LONGEST = 4  # words in a hedging phrase


def hedge(before: Sequence[Item]) -> Hedge:
    """The hedge that the items before a number put on it."""
    if not before:
        return Hedge.NONE
    last = before[-1]
    if last.kind == "TILDE":
        return Hedge.ABOUT
    if last.text == "." and len(before) > 1 and before[-2].text.lower() in _SHORTENED and last.glued:
        return Hedge.ABOUT
    if last.kind == "REL":
        operand = len(before) > 1 and before[-2].kind in ("NUM", "CLOSE")
        return Hedge.NONE if operand else _SIGNS.get(last.text, Hedge.NONE)
    return _in_words(before) if last.kind == "WORD" else Hedge.NONE


def _in_words(before: Sequence[Item]) -> Hedge:
    """`no more than` is not `more than`: the longest phrase counts. In `35% more than 64` it compares."""
    known = words().hedges
    phrase, found, leading = "", "", None
    for index, item in enumerate(reversed(before[-_LONGEST:]), 2):
        if item.kind != "WORD":
            break
        phrase = f"{item.text.lower()} {phrase}".strip()
        if phrase in known:
            found, leading = known[phrase], before[-index].quantity if index <= len(before) else None
    compares = leading is not None and phrase.endswith("than") and (leading.percent or leading.ratio)
    if found == "none" or (found and compares):  # `they add up to 5`
        return Hedge.NONE
    if not found:
        return _in_characters(before[-1].text)
    other = _TURNED.get(Hedge(found))
    return other if other is not None and _denied(before) else Hedge(found)


def _denied(before: Sequence[Item]) -> bool:
    """`never holds more than 96` is at most 96."""
    denied = words().denied
    for item in reversed(before[-denied.far - _LONGEST :]):
        word = item.text.lower()
        if item.kind != "WORD" or word in denied.unless:
            return False
        if word in denied.words:
            return True
    return False


def _in_characters(text: str) -> Hedge:
    """Chinese writes no blanks: the hedge is the end of a run of characters."""
    if text.isascii():
        return Hedge.NONE
    known = words().hedges
    found = next((known[text[i:]] for i in range(max(len(text) - 4, 0), len(text)) if text[i:] in known), "none")
    return Hedge.NONE if found == "none" else Hedge(found)
