"""Text -> the formulas in it whose names are known: `GPUs = TP × PP × DP`, `Block parameters are 12·L·h²`."""

import re
from collections.abc import Callable, Iterator, Sequence

from docverify.expression import operations
from docverify.formula import BadFormula, Formula, spelled
from docverify.named import NamedTuple
from docverify.patterns import Worded, listed

_OPERATION = re.compile(r"[\w)²³]\s*[×·∙⋅*/÷^−–+-]\s*[\w(]|\d\s?[A-Za-z]|\\(?:times|cdot)")
_RELATION = Worded(r"[=≈≔](?!=)|\b(?:{is_computed})\b")
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?![\w.]*\d)")
_SIGN = re.compile(r"[-+*/^()×·∙⋅÷−–²³]|\\times|\\cdot")
SIGNS = {"×": "*", "·": "*", "∙": "*", "⋅": "*", "\\times": "*", "\\cdot": "*", "÷": "/", "−": "-", "–": "-",
          "²": "^2", "³": "^3"}  # fmt: skip
_CLAUSE = re.compile(r"[.;:,]\s|\n")
_END = re.compile(r"[\s*_`$]*(?:$|[.;:,)|=≈\]\n])")
_NEXT = re.compile(r"[\s*_`$]*([^\W\d]+)")
_BLANK = re.compile(r"[\s*_`$]*")
_LONGEST, _MOST = 1200, 12  # of a text, of parts
_BEFORE = 48

Known = Callable[[str, int], tuple[str, int] | None]  # text and place -> the name there and its end


class Definition(NamedTuple):
    """`left` is the text before the relation, `formula` says `x = …` with names of columns and things."""

    left: str
    formula: Formula
    place: tuple[int, int]


def may_define(text: str) -> bool:
    return len(text) <= _LONGEST and _OPERATION.search(text) is not None and _RELATION.search(text) is not None


def definitions_in(text: str, known: Known) -> Iterator[Definition]:
    """All formulas of a text whose right side holds only numbers and known names."""
    for relation in _RELATION.finditer(text):
        found = _expression(text, relation.end(), known)
        if found is None:
            continue
        spelling, end = found
        try:
            formula = spelled(f"x = {spelling}")
        except BadFormula:
            continue
        if operations(formula.right):
            start = max(0, relation.start() - _BEFORE)
            yield Definition(_CLAUSE.split(text[start : relation.start()].rstrip(" *_`$"))[-1], formula, (start, end))


def expressed(text: str, known: Known) -> Formula | None:
    """A text that is nothing but a formula: the header `p99 / p50`."""
    if _OPERATION.search(text) is None or (found := _expression(text, 0, known)) is None or found[1] < len(text):
        return None
    try:
        formula = spelled(f"x = {found[0]}")
    except BadFormula:
        return None
    return formula if operations(formula.right) else None


def _expression(text: str, at: int, known: Known) -> tuple[str, int] | None:
    """What stands behind the relation, spelled as rules are, if it is understood to the end of its clause."""
    parts: list[str] = []
    while len(parts) < _MOST * 2:
        blank = _BLANK.match(text, at)
        at = blank.end() if blank is not None else at
        part = _part(text, at, known)
        if part is None or (part[0] == ")" and parts.count("(") <= parts.count(")")):
            break
        spelling, at = part
        if parts and _is_operand(parts[-1], False) and _is_operand(spelling, True):
            parts.append("*")
        parts.append(spelling)
    return ("".join(parts), at) if parts and _ends(text, at) else None


def _part(text: str, at: int, known: Known) -> tuple[str, int] | None:
    if (sign := _SIGN.match(text, at)) is not None:
        return SIGNS.get(sign[0], sign[0]), sign.end()
    if (number := _NUMBER.match(text, at)) is not None:
        return number[0], number.end()
    return known(text, at)


def _is_operand(part: str, opens: bool) -> bool:
    return part[0].isalnum() or part == ("(" if opens else ")") or (not opens and part[0] == "^" and len(part) > 1)


def _ends(text: str, at: int) -> bool:
    if _END.match(text, at):
        return True
    word = _NEXT.match(text, at)
    return word is not None and word[1].lower() in listed("after_formulas")


def longest_of(phrases: Sequence[tuple[str, str]]) -> Known:
    """Looks names up: of several phrases the longest, letters as they are written, words in any case."""
    by_first: dict[str, list[tuple[str, str]]] = {}
    for phrase, name in sorted(phrases, key=lambda each: -len(each[0])):
        by_first.setdefault(phrase[:1].lower(), []).append((phrase, name))

    def known(text: str, at: int) -> tuple[str, int] | None:
        for phrase, name in by_first.get(text[at : at + 1].lower(), ()):
            piece = text[at : at + len(phrase)]
            same = piece == phrase if len(phrase) < 3 else piece.lower() == phrase.lower()
            behind = text[at + len(phrase) : at + len(phrase) + 1]
            joined = behind == phrase if len(phrase) == 1 else behind.isalnum()  # `6ND`, but no `PP` of `P`
            if same and not joined:
                return name, at + len(phrase)
        return None

    return known
